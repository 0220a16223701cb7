"""The screen in which a document is coded: keys become acts, and acts are shown at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message import Message

from codebook.model import Code, CodeKind
from coder.errors import USER_ERRORS
from coder.model import Suggestion
from coder.workflow import suggesting, undoing
from coder.workflow.project import Project, open_project
from transcripts.model import Span
from tui.dialogs.code_picker import CodePicker
from tui.keys import bindings
from tui.screens.coding.asking import Asking
from tui.screens.coding.desk import Desk
from tui.screens.coding.session import value_of

_LOOK_AROUND_SECONDS = 2.0


class CodingScreen(Desk):
    """One document, coded by the project's coder. Closes with `dismiss`.

    Letters move and command until something is selected; then they are codes. Whatever is
    refused is said in the hint bar, and nothing is lost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding")]

    @dataclass
    class Suggested(Message):
        """The worker has looked for suggestions; `refused` tells why it could not."""

        found: list[Suggestion]
        refused: str = ""

    def __init__(self, project: Project, document_name: str, *, at: Span | None = None) -> None:
        super().__init__(project, document_name)
        self._at = at
        self._grown: list[Span] = []

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal():
            yield self.codebook_pane
            yield self.view
            yield self.inspector
        yield self.hint_bar

    def on_mount(self) -> None:
        self.view.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.redraw())
        self.set_interval(_LOOK_AROUND_SECONDS, self.look_around)
        self.call_after_refresh(self._open)

    def look_around(self) -> None:
        """Show what another program has written to the project meanwhile."""
        if self.project.changed():
            self.session.refresh()
            self.redraw()

    # Selecting

    def action_select_sentence(self) -> None:
        self._select(self.view.units.sentence_at(self.place))

    def action_select_turn(self) -> None:
        self._select(self.view.units.turn_at(self.place))

    def action_extend(self) -> None:
        self.view.extending = not self.view.extending
        self.show_hints()

    def action_drop(self) -> None:
        if self.asking is not None:
            self.ask(None)
        else:
            self.view.drop()
            self.show_hints()

    # Coding

    def type_letter(self, typed: str) -> None:
        """A small letter is a code, a digit a recent code or a value, + and - change the words."""
        asking = self.asking
        if asking is not None and asking.code is not None:
            self._answer(asking, typed)
        elif typed in {"+", "-"}:
            self._grow() if typed == "+" else self._shrink()
        else:
            span = asking.span if asking else None
            self.ask(None)
            self._code_typed(typed, span)

    async def action_pick(self) -> None:
        """While extending, Enter ends it; else it opens the list of codes."""
        if self.view.extending:
            self.action_extend()
        else:
            await self.app.push_screen(CodePicker(self.session.codebook), self._picked)

    def action_quick(self) -> None:
        self.ask(Asking(self.view.units.sentence_at(self.place)))

    def action_repeat(self) -> None:
        if self.session.recent:
            self._give(self.session.recent[0])
        else:
            self.say("No code has been used yet: select words and press a code's letter.")

    def action_uncode(self) -> None:
        here = [mark for mark in self.view.marks.at(self.place) if not mark.guess]
        if not here:
            self.say("You have coded nothing here.")
        elif removed := self.attempt(lambda: self.session.remove(here[0].key)):
            self.redraw()
            self.say(f"Removed {removed.id} {removed.label}.")

    def action_level(self) -> None:
        here = [self.session.code(mark.code) for mark in self.view.marks.at(self.place)]
        wanted = [self.session.levelled(code) for code in (*here, *self.session.recent[:1])]
        code = next((one for one in wanted if one is not None), None)
        if code is None:
            self.say("No code with levels is here: code some words with one first.")
        else:
            self._ask_value(code)

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    def action_finish(self) -> None:
        finished = self.attempt(self.session.finish_or_reopen)
        if finished is not None:
            self.show_status()
            state = "finished: it counts in agreement and themes" if finished else "open again"
            self.say(f"{self.session.document.name} is {state}.")

    def action_leave(self) -> None:
        self.dismiss()

    # Going about

    def action_coded(self, step: int) -> None:
        self._go_to_mark(step, guess=False, otherwise="No coded words there.")

    def action_next_suggestion(self) -> None:
        self._go_to_mark(1, guess=True, otherwise="No further suggestion; g shows or hides them.")

    # Suggestions

    def action_suggestions(self) -> None:
        if self.session.suggested is None:
            self.say("Looking for the codebook's keywords …")
            self._look_for_suggestions()
        else:
            self.session.suggested = None
            self.redraw()
            self.say("Suggestions are hidden.")

    def action_decide(self, what: str) -> None:
        offer = self.offer_here()
        if offer is None:
            self.say("No suggestion here; g shows suggestions, Tab goes to the next.")
        elif what == "accept":
            if code := self.attempt(lambda: self.session.accept(offer)):
                self.redraw()
                self.say(f"{code.id} {code.label}: accepted.")
        elif (gone := self.attempt(lambda: self.session.reject(offer))) is not None:
            self.redraw()
            self.say("Rejected." if gone else "Left out; it is shown at the next opening.")

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _look_for_suggestions(self) -> None:
        """Load spaCy and read the text, in a thread and over a connection of its own."""
        coder = self.project.coder.name if self.project.coder else None
        try:
            with open_project(self.project.path, coder=coder) as project:
                found = suggesting.suggestions(project, [self.session.document])
        except USER_ERRORS as error:
            self.post_message(self.Suggested([], str(error)))
        else:
            self.post_message(self.Suggested(found))

    def on_coding_screen_suggested(self, event: Suggested) -> None:
        if event.refused:
            self.say(event.refused)
            return
        self.attempt(lambda: self.session.see(event.found))
        self.redraw()
        if event.found:
            self.say(f"{len(event.found)} to decide: Tab next, a accept, r reject, g hide.")
        else:
            self.say("No keyword of the codebook is left to decide in this document.")

    # How it is done

    def _open(self) -> None:
        self.redraw()
        self.show_hints()
        answers = self.session.document.respondent_turns()
        if self._at is not None:
            self.view.go(self._at.start)
        elif answers:
            self.view.go(answers[0].speech)

    def _select(self, span: Span | None) -> None:
        if span is not None:
            self.view.extending = False
            self._grown.clear()
            self.view.select(span)

    def _grow(self) -> None:
        span = self.view.selection
        if span is not None and (larger := self.view.units.grown(span)) != span:
            self._grown.append(span)
            self.view.select(larger)

    def _shrink(self) -> None:
        if self._grown:
            self.view.select(self._grown.pop())

    def _code_typed(self, typed: str, span: Span | None) -> None:
        recent = self.session.recent
        if typed.isdigit():
            place = int(typed)
            code = recent[place - 1] if 0 < place <= len(recent) else None
        else:
            code = self.session.letters.get(typed)
        if code is None:
            self.say(f"No code has the key {typed!r}; Enter finds a code by its name.")
        else:
            self._give(code, span)

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self._give(code)

    def _give(self, code: Code, span: Span | None = None) -> None:
        """Apply a code to the words asked for, else the selection, else this sentence."""
        if code.kind is CodeKind.CHOICE:
            self._ask_value(code)
            return
        words = span or self.view.selection or self.view.units.sentence_at(self.place)
        if words is None:
            self.say("There are no words here that could be coded.")
        elif made := self.attempt(lambda: self.session.apply(code, words)):
            self.draw(made)
            self.say(f"{code.id} {code.label}: saved.")

    def _ask_value(self, code: Code) -> None:
        """Ask for a value or a level, if documents like this one have it."""
        if wanted := self.attempt(lambda: self.session.fitting(code)):
            self.ask(Asking(self.view.selection, wanted, given=code.guid in self.session.ratings))

    def _answer(self, asking: Asking, typed: str) -> None:
        code = asking.code
        if code and asking.given and typed == "-":
            self._unrate(code)
            return
        value = value_of(code, typed) if code and typed.isdigit() else None
        if code is None or value is None:
            self.say("Press one of the digits shown, or Esc.")
            return
        self.ask(None)
        if self.attempt(lambda: self.session.rate(code, value, asking.span)):
            self.redraw()
            self.say(f"{code.id} {code.label}: {self.value_label(code, value)}.")

    def _unrate(self, code: Code) -> None:
        self.ask(None)
        if self.attempt(lambda: self.session.unrate(code)):
            self.redraw()
            self.say(f"{code.id} {code.label}: no value any more.")

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        if what := self.attempt(lambda: act(self.project)):
            self.session.refresh()
            self.redraw()
            self.say(f"{word}: {what}.")

    def _go_to_mark(self, step: int, *, guess: bool, otherwise: str) -> None:
        marks, place = self.view.marks, self.place
        mark = marks.after(place) if step > 0 else marks.before(place)
        while mark is not None and mark.guess is not guess:
            place = mark.span.start
            mark = marks.after(place) if step > 0 else marks.before(place)
        if mark is None:
            self.say(otherwise)
        else:
            self.view.go(mark.span.start)
