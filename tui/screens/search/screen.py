"""Search the project: what is asked, the hits in their context, and codes for many at once."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from codebook.model import Code
from coder.search.concordance import Hit
from coder.workflow import searching, undoing
from coder.workflow.coding import refusal
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.code_picker import CodePicker
from tui.keys import Layer, bindings, sign, sign_beside_codes
from tui.page.search_kinds import NAMES
from tui.screens.search.asking import Asking
from tui.widgets.bars import Part
from tui.widgets.messages import OpenDocument

_BEFORE = 400  # characters before and after, where they are read

_ON_MARKS = ("open", "mark", "leave")


class SearchScreen(Asking):
    """Hits of one search at a time. Closes with `dismiss`.

    Letters are commands until a hit is marked; then they are codes for all that is marked. What
    has been coded stays marked, so that a second code can follow; Esc lets go.
    """

    AS_BEFORE: ClassVar[tuple[str, ...]] = ("asked", "marked", "words_alone")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    SearchScreen { background: $background; }
    SearchScreen Horizontal { height: 1fr; layout: vertical; }
    SearchScreen.-wide Horizontal { layout: horizontal; }
    SearchScreen #context { height: 6; width: 100%; padding: 0 1; border-top: hkey $panel; }
    SearchScreen.-wide #context { height: 100%; width: 48; border-top: none;
                                  border-left: vkey $panel; }
    """

    def __init__(self, project: Project, words: str = "") -> None:
        super().__init__(project, words)
        self.context = Static(id="context", markup=False)
        self.marked: set[int] = set()
        self.words_alone = False
        self.documents = 0  # that have a hit

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.words
        with Horizontal():
            yield self.hit_list
            yield self.context
        yield self.hint_bar

    # Keys

    async def press(self, event: events.Key) -> None:
        """Do a key; Enter and Esc leave the line in which one types."""
        if isinstance(self.focused, Input) and event.key in {"enter", "escape"}:
            await self.end_asking(search=event.key == "enter")
        else:
            await super().press(event)

    def takes(self, typed: str) -> bool:
        """Marks make letters codes."""
        return bool(self.marked) and (typed.islower() or typed.isdigit())

    def action_step(self, by: int) -> None:
        self.hit_list.go(self.hit_list.cursor + by)

    def action_page(self, by: int) -> None:
        self.action_step(by * max(self.hit_list.size.height - 1, 1))

    def action_first(self) -> None:
        self.hit_list.go(0)

    def action_last(self) -> None:
        self.hit_list.go(len(self.hits) - 1)

    async def action_open(self) -> None:
        """Read the hit in its document; with marks, find a code for them."""
        if self.marked:
            await self.action_code()
        elif here := self.hit_list.here:
            self.post_message(OpenDocument(here.document.name, here.span.start))

    def action_leave(self) -> None:
        if self.marked:
            self._mark(set())
        else:
            self.dismiss()

    # Marking

    def action_mark(self) -> None:
        if self.hits:
            self._mark(self.marked ^ {self.hit_list.cursor})

    def action_answer(self, wanted: bool) -> None:  # noqa: FBT001 - a key's action gives it so
        """Yes or no to this hit, and on to the next."""
        if self.hits:
            place = {self.hit_list.cursor}
            self._mark(self.marked | place if wanted else self.marked - place)
            self.action_step(1)

    def action_mark_all(self) -> None:
        self._mark(set() if self.marked else set(range(len(self.hits))))

    def action_scope(self) -> None:
        self.words_alone = not self.words_alone
        self._show_status()
        what = "The words alone are" if self.words_alone else "The whole sentence of a hit is"
        self.say(f"{what} coded.")

    def _mark(self, places: set[int]) -> None:
        self.marked = places
        self.hit_list.show_marked(places)
        self._show_status()
        self.show_hints()

    # Coding

    async def action_code(self) -> None:
        if self.hits:
            picked = self.in_turn("the chosen code", self._picked)
            documents = list({one.document.guid: one.document for one in self._asked()}.values())
            picker = CodePicker(self.codebook, refusal=lambda code: refusal(code, documents))
            await self.app.push_screen(picker, picked)

    def action_undo(self) -> None:
        if what := self.attempt(lambda: undoing.undo(self.project)):
            self.take_in(self.show_codes)
            self.say(f"Undone: {what}.")

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self._give(code)

    def type_letter(self, typed: str) -> None:
        code = next((one for one in self.codebook if one.hotkey == typed), None)
        if code is None:
            self.say(
                f"No code has the key {typed!r}; {sign('search.open')} finds a code by its name."
            )
        else:
            self._give(code)

    def _give(self, code: Code) -> None:
        """Code all that is marked, else the hit at the cursor; say what was left and why."""
        asked = self._asked()
        fitting = self.attempt(lambda: searching.codable(code, asked))
        if not fitting:
            if fitting is not None:
                self.say("None of them is a respondent's words; only those are coded.")
            return
        made = self.attempt(
            lambda: searching.code_hits(self.project, code, fitting, words_alone=self.words_alone)
        )
        if made is not None:
            self.take_in(self.show_codes)
            left = len(asked) - len(fitting)
            rest = (
                f" {left} not, being no respondent's words or in other documents." if left else ""
            )
            many = _counted(len(made), words_alone=self.words_alone)
            self.say(f"{code.id} {code.label}: {many}.{rest}")

    def _asked(self) -> list[Hit]:
        """The hits that are marked, else the one at the cursor."""
        return [self.hits[place] for place in sorted(self.marked) or [self.hit_list.cursor]]

    # What is shown

    def on_hit_list_moved(self) -> None:
        here = self.hit_list.here
        self.context.update(self._around(here) if here else "")
        self._show_status()

    def hits_changed(self) -> None:
        self.documents = len({one.document.guid for one in self.hits})
        self._mark(set())

    def _around(self, hit: Hit) -> Text:
        """The hit with more of what the turn says, who says it, and the codes on it."""
        codes = {code.guid: code for code in self.codebook}
        document = hit.document
        facts = (document.name, document.case, hit.speaker, f"turn {hit.turn}")
        names = [f"▌{codes[one].id} {codes[one].label}" for one in hit.codes if one in codes]
        left, match, right = (visible(part) for part in hit.around(_BEFORE))
        room = self.context.size.width * max(self.context.size.height - 2, 1) // 2
        text = Text(visible(" · ".join(dict.fromkeys(filter(None, facts)))) + "\n", "dim")
        text = Text.assemble(text, ("  ".join(names) + "\n" if names else "", "bold"))
        before = left if len(left) <= room else f"…{left[-room:].partition(' ')[2]}"
        return text.append(before).append(match, "reverse bold").append(right)

    def _show_status(self) -> None:
        number, place = len(self.hits), self.hit_list.cursor
        self.status.show(
            [
                Part(visible(f"Search “{self.asked.words}”") if self.asked.words else "Search", 0),
                Part(f"{place + 1} of {number} hits" if number else "", 1),
                Part(f"{len(self.marked)} marked" if self.marked else "", 2),
                Part("codes words alone" if self.words_alone else "codes sentences", 4),
                Part(f"in {self.documents} documents" if number else "", 5),
                Part(NAMES[self.asked.kind], 3),
                Part(self.who(), 6),
            ]
        )

    def show_hints(self) -> None:
        if self.marked:
            codes = [(one.hotkey, one.id) for one in self.codebook if one.hotkey]
            find, mark, leave = (sign_beside_codes(f"search.{name}") for name in _ON_MARKS)
            here = [(find, "find a code"), (mark, "mark"), *codes, (leave, "let go")]
            self.hint_bar.show(Layer.CODE, here)
        else:
            super().show_hints()


def _counted(many: int, *, words_alone: bool) -> str:
    thing = "segment" if words_alone else "sentence"
    return f"{many} {thing}{'' if many == 1 else 's'} coded"
