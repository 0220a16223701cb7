"""The answers to one prompt: the way through them, and which are shown."""

from collections.abc import Sequence
from pathlib import Path

from textual.widgets import Input

from coder.errors import InvalidRequestError, ProjectBusyError
from coder.themes.answers import Asked, Question
from coder.workflow import looking, responding
from coder.workflow.project import Project
from tui.keys import Layer, bindings, sign_in_writing
from tui.page.where import asked_for
from tui.screens.responses.chooser import QuestionChooser
from tui.screens.responses.giving import Giving
from tui.screens.responses.grid import AnswerGrid
from tui.widgets.messages import OpenDocument

# What each project was asked last: one person sits before this process, and comes back to it.
_last: dict[Path, Asked] = {}
_WORDS, _WHERE = "words", "where"
_EXAMPLE = "borough=Ashmere role=family social worker; nothing shows everybody"


class ResponsesScreen(Giving):
    """One prompt's answers as grid and cards; without a question, the coder chooses one.

    With a `document` (a guid), its answer comes first, as a card. Raises InvalidRequestError where
    there are no responses, or none to such a question.
    """

    BINDINGS = [*bindings("responses")]  # noqa: RUF012 - Textual's

    def __init__(self, project: Project, asked: Asked | None = None, *, document: str = "") -> None:
        super().__init__(project, asked or _last.get(project.path, Asked("")))
        self.where: dict[str, list[str]] = {}
        self._wants = _WORDS
        self._is_open = False
        self._questions = self._known_questions() if asked is None else []
        if asked is not None:
            self._read(asked)
        if not (document and self.sheet.go_to(document)):
            self.sheet.go_to_first_waiting()
        self.set_class(bool(document), "-cards")

    def on_mount(self) -> None:
        self.watch(self.app, "theme", self._recolour, init=False)
        if self._questions:
            self._choose(self._questions)

    async def on_screen_resume(self) -> None:
        """Coming back from a document, what was coded there is seen at once."""
        self.show_hints()
        if self._is_open:
            await self.read_first("the answers")
        self._is_open = True
        self.redraw()
        self.show_hints()

    def read_news(self) -> None:
        self.look_at_work()
        self.look_anew()
        self.redraw()

    # The way through

    def action_step(self, by: int) -> None:
        self._go(self.sheet.cursor + by)

    def action_page(self, by: int) -> None:
        if self.has_cards:
            self.card.page(by)
        else:
            self._go(self.sheet.cursor + by * self.grid.page())

    def action_first(self) -> None:
        self._go(0)

    def action_last(self) -> None:
        self._go(len(self.sheet) - 1)

    def action_waiting(self, step: int) -> None:
        """To the next answer that waits for the coder."""
        if self.sheet.go_to_waiting(step):
            self.follow()
            self.show_hints()
        elif self.sheet.scale is not None:
            self.say(f"All answers shown here have a value of {self.sheet.scale.id}.")
        else:
            self.say("All answers shown here are coded or finished.")

    def action_turn(self) -> None:
        """From the grid to the cards, and back."""
        self.toggle_class("-cards")
        self.follow()

    async def action_open(self) -> None:
        """From a row to the card, from the card to the document; find a code in the code layer."""
        here = self.sheet.here
        if self.key_layer is Layer.CODE:
            await self.action_pick()
        elif here is not None and not self.has_cards:
            self.action_turn()
        elif here is not None:
            offset = here.spans[0].start if here.spans else 0
            self.post_message(OpenDocument(here.document.name, offset))

    def on_answer_grid_clicked(self, event: AnswerGrid.Clicked) -> None:
        self._go(event.place)
        if event.twice:
            self.action_turn()

    def _go(self, place: int) -> None:
        self.sheet.go(place)
        self.follow()
        self.show_hints()

    # Selecting

    def action_select(self) -> None:
        """Letters are codes from now on, whichever answer the cursor goes to."""
        self.selecting = True
        self.show_hints()

    def action_mark(self) -> None:
        """Mark the answer here and go to the next; in a grid, marks stand before their rows."""
        if not self.sheet.mark():
            self.say("Nothing is answered here that could be coded.")
            return
        self.grid.repaint(self.sheet.cursor)
        self._go(self.sheet.cursor + 1)

    def action_mark_all(self) -> None:
        self.sheet.mark_all()
        self.grid.refresh()
        self.show_hints()

    def action_drop(self) -> None:
        """Let go of one thing after the other: the line that is typed, marks, codes, the filter."""
        if self.has_class("-typing"):
            self._give_up_typing()
        elif self.sheet.marks:
            self.sheet.drop_marks()
            self.grid.refresh()
        elif self.selecting:
            self.selecting = False
        elif self.sheet.words:
            self.sheet.seek("")
            self.redraw()
        self.show_hints()

    # Which are shown

    def action_mask(self) -> None:
        """Hide who the respondents are and shuffle them, so that nobody sways the coder."""
        if self.sheet.masked and not self.attempt(self._tell_the_trail):
            return
        self.sheet.mask()
        self.redraw()
        self.say(
            "Masked: no names or attributes, in a shuffled order."
            if self.sheet.masked
            else "Names and attributes are shown again."
        )

    def action_order(self) -> None:
        by = self.sheet.order_by_next()
        self.redraw()
        self.say(f"Ordered by {by}.")

    def action_filter(self) -> None:
        ends = sign_in_writing("answers.drop")
        what = f"words of the answers … Enter keeps them, {ends} ends"
        self._type(_WORDS, self.sheet.words, what)

    def action_where(self) -> None:
        self._type(_WHERE, self.narrowed, _EXAMPLE)

    def on_input_changed(self, event: Input.Changed) -> None:
        if self._wants == _WORDS and self.has_class("-typing"):
            self.sheet.seek(event.value)
            self.redraw()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        await self.in_turn("Enter", self._keep_typed)(event.value)

    def _keep_typed(self, typed: str) -> None:
        if self._wants == _WORDS or self.attempt(lambda: self._narrow(typed)):
            self._stop_typing()

    def _narrow(self, typed: str) -> bool:
        """Show these respondents only. Raises InvalidRequestError, and then shows whom it did."""
        before, self.where = self.where, asked_for(typed)
        try:
            self._read(self.sheet.asked)
        except (InvalidRequestError, ProjectBusyError):
            self.where = before
            raise
        self.narrowed = typed.strip()
        self.redraw()
        return True

    def _type(self, wants: str, words: str, example: str) -> None:
        self._wants = wants
        self.typed.placeholder, self.typed.value = example, words
        self.add_class("-typing")
        self.set_focus(self.typed)  # now: letters may be under way

    def _give_up_typing(self) -> None:
        self._stop_typing()
        if self._wants == _WORDS:
            self.sheet.seek("")
            self.redraw()

    def _stop_typing(self) -> None:
        self.remove_class("-typing")
        self.set_focus(None)
        self.show_hints()

    def _tell_the_trail(self) -> bool:
        """Who takes a mask off has seen who the answers are from."""
        looking.saw_names(self.project, self.sheet.asked.name)
        return True

    # Other questions

    def action_question(self) -> None:
        """Choose another prompt, scenario or time."""
        if known := self.attempt(self._known_questions):
            self._choose(known)

    def action_leave(self) -> None:
        self.dismiss()

    def _choose(self, known: Sequence[Question]) -> None:
        chosen = self.in_turn("the answers", self._chosen)
        self.app.push_screen(QuestionChooser(known, self.sheet.asked), chosen)

    def _known_questions(self) -> list[Question]:
        known = responding.questions(self.project)
        if not known:
            raise InvalidRequestError(
                "There are no scenario answers in this project. Bring some in with: coder import"
            )
        return known

    def _chosen(self, asked: Asked | None) -> None:
        if asked is not None:
            self.attempt(lambda: self._read(asked))
            self.sheet.drop_marks()
            self.sheet.go(0)
            self.sheet.go_to_first_waiting()
            self.redraw()
            self.show_hints()
        elif not self.sheet.all():
            self.dismiss()

    def _read(self, asked: Asked) -> None:
        self.sheet.take(responding.answers(self.project, asked, where=self.where))
        _last[self.project.path] = self.sheet.asked

    def _recolour(self) -> None:
        self.look_again()
