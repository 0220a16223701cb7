"""Excerpts to be read: marked, given another code, or taken away, as far as they are one's own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets.option_list import Option

from codebook.model import Code
from coder.model import Coding
from coder.themes.attribution import Detail
from coder.themes.balance import balances
from coder.themes.excerpts import Excerpt
from coder.workflow import quotations, reporting, undoing
from coder.workflow.coding_many import uncode_all
from coder.workflow.project import Project
from coder.workflow.reshaping import recode
from transcripts.text import visible
from tui.dialogs.code_picker import CodePicker
from tui.keys import Layer, bindings, hints, sign, sign_beside_codes
from tui.screens.excerpts.quotations import Quotations, quotation
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.messages import OpenDocument
from tui.widgets.patient import Patient

Collected = Callable[[], Sequence[Excerpt]]
_ON_MARKS = ("open", "uncode", "leave")


class ExcerptsScreen(Patient[None]):
    """Excerpts, collected by whoever opened the screen. Closes with `dismiss`.

    `again` collects them anew when something has changed. Letters are commands until an excerpt is
    marked; then they are codes that all marked ones get instead of theirs.
    """

    NAME = "EXCERPTS"
    AS_BEFORE: ClassVar[tuple[str, ...]] = ("marked",)
    BINDINGS = [*bindings("excerpts")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = "ExcerptsScreen { background: $background; }"

    def __init__(
        self,
        project: Project,
        excerpts: Sequence[Excerpt],
        title: str,
        *,
        again: Collected | None = None,
    ) -> None:
        super().__init__(project)
        self.codebook = project.codebook()
        self.excerpts = excerpts
        self.title_words = title
        self.again = again or (lambda: self.excerpts)
        self.marked: set[str] = set()  # guids
        self.chosen = quotations.chosen(project)
        self.detail: Detail | None = None
        self.names: Mapping[str, str] = {}  # document → who speaks in it, at that detail
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self.quotations = Quotations()

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.quotations
        yield self.hint_bar

    def on_mount(self) -> None:
        self.show(self.excerpts)
        self.quotations.focus()

    async def on_screen_resume(self) -> None:
        """Show what was changed in a document meanwhile."""
        await self.read_first("the excerpts")

    def key_for_news(self) -> str:
        return "excerpts.again"

    def read_news(self) -> None:
        """Collect the excerpts anew, and show them where they are others than before."""
        found, self.codebook = self.again(), self.project.codebook()
        chosen = quotations.chosen(self.project)
        if list(found) != list(self.excerpts) or chosen != self.chosen:
            self.show(found)

    # Keys

    def takes(self, typed: str) -> bool:
        """Marks make letters codes."""
        return bool(self.marked) and (typed.islower() or typed.isdigit())

    async def action_open(self) -> None:
        """Read the excerpt in its document; with marks, find another code for them."""
        here = self.here
        if self.marked:
            await self.action_recode()
        elif here is not None:
            self.post_message(OpenDocument(here.document, here.span.start if here.span else 0))

    def action_leave(self) -> None:
        if self.marked:
            self._mark(set())
        else:
            self.dismiss()

    def action_mark(self) -> None:
        if self.here is not None:
            self._mark(self.marked ^ {self.here.guid})

    def action_mark_all(self) -> None:
        self._mark(set() if self.marked else {one.guid for one in self.excerpts})

    async def action_recode(self) -> None:
        if self.excerpts:
            picked = self.in_turn("the chosen code", self._picked)
            await self.app.push_screen(CodePicker(self.codebook), picked)

    def action_uncode(self) -> None:
        """Take away what is marked, else the segment at the cursor."""
        self._change(lambda codings: uncode_all(self.project, codings), "taken away")

    def action_choose(self) -> None:
        """Choose what is marked, or the segment at the cursor; all chosen already: drop them."""
        asked = {one.guid for one in self.asked_for() if one.text}
        done = asked <= self.chosen
        act = quotations.drop if done else quotations.choose
        if not asked:
            self.say("There are no words to quote.")
        elif (count := self.attempt(lambda: act(self.project, sorted(asked)))) is not None:
            self.show(self.excerpts)
            what = "chosen no longer" if done else "chosen for the report"
            self.say(f"{count} segment{'' if count == 1 else 's'} {what}.")

    def action_detail(self) -> None:
        """Name who spoke as a report could: in full, in part, by role, and as before."""
        levels = [None, *Detail]
        after = levels[(levels.index(self.detail) + 1) % len(levels)]
        self.detail, self.names = None, {}
        self.show(self.excerpts)
        names = self.attempt(lambda: quotations.attributions(self.project, after))
        if names is not None:
            self.detail, self.names = after, names
            self.show(self.excerpts)
            self.say(f"Attribution: {after or 'case, time and scenario'}.")

    def action_undo(self) -> None:
        if what := self.attempt(lambda: undoing.undo(self.project)):
            self.read_again()
            self.say(f"Undone: {what}.")

    def on_option_list_option_highlighted(self) -> None:
        self.show_status()

    async def on_option_list_option_selected(self) -> None:
        await self.patience.do("the excerpt", self.action_open)

    # Changing

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self._recode(code)

    def type_letter(self, typed: str) -> None:
        code = next((one for one in self.codebook if one.hotkey == typed), None)
        if code is None:
            self.say(
                f"No code has the key {typed!r}; {sign('excerpts.open')} finds a code by its name."
            )
        else:
            self._recode(code)

    def _recode(self, code: Code) -> None:
        self._change(lambda codings: recode(self.project, codings, code), f"now {code.id}")

    def _change(self, act: Callable[[list[Coding]], object], became: str) -> None:
        """Do it to one's own codings among those that are asked for; say what became of all."""
        asked = self.asked_for()
        codings = self.attempt(lambda: reporting.own_codings(self.project, asked))
        if codings is None:
            return
        left = len(asked) - len(codings)
        rest = f" {left} left as they are: only your own segments change." if left else ""
        done = bool(codings) and self.attempt(lambda: (act(codings),)) is not None
        if done:
            self.marked = set()
            self.read_again()
            self.say(f"{len(codings)} segment{'' if len(codings) == 1 else 's'} {became}.{rest}")
        elif not codings:
            self.say(rest.strip() or "There is nothing to change.")

    def asked_for(self) -> list[Excerpt]:
        """What is marked, else the segment at the cursor, if there is one."""
        marked = [one for one in self.excerpts if one.guid in self.marked]
        return marked or ([self.here] if self.here else [])

    def _mark(self, guids: set[str]) -> None:
        changed, self.marked = self.marked ^ guids, guids
        for place, one in enumerate(self.excerpts):
            if one.guid in changed:
                self.quotations.replace_option_prompt_at_index(place, self._shown(one))
        self.show_status()
        self.show_hints()

    # What is shown

    @property
    def here(self) -> Excerpt | None:
        """The excerpt at the cursor; None in an empty list."""
        at = self.quotations.highlighted
        return self.excerpts[at] if at is not None and at < len(self.excerpts) else None

    def read_again(self) -> None:
        """Collect the excerpts anew; the cursor stays on its segment, or near its place."""
        found = self.attempt(self.again)
        if found is not None:
            self.codebook = self.project.codebook()
            self.show(found)

    def show(self, excerpts: Sequence[Excerpt]) -> None:
        """Show these excerpts, the cursor on the segment where it was, or near its place."""
        was, at = self.here, self.quotations.highlighted or 0
        self.excerpts = excerpts
        guids = [one.guid for one in excerpts]
        self.marked &= set(guids)
        self.chosen = quotations.chosen(self.project)
        self.quotations.set_options(Option(self._shown(one)) for one in excerpts)
        at = guids.index(was.guid) if was is not None and was.guid in guids else at
        self.quotations.highlighted = min(at, len(excerpts) - 1) if excerpts else None
        self.show_hints()
        if not excerpts:
            self.say(self.nothing())
        self.show_status()

    def _shown(self, one: Excerpt) -> Text:
        called = replace(one, attribution=self.names.get(one.document, one.attribution))
        marked, chosen = one.guid in self.marked, one.guid in self.chosen
        return quotation(called, self.codebook, marked=marked, chosen=chosen)

    def show_status(self) -> None:
        number, at = len(self.excerpts), self.quotations.highlighted or 0
        people = len({one.case or one.document for one in self.excerpts})
        chosen = sum(one.guid in self.chosen for one in self.excerpts)
        self.status.show(
            [
                Part(visible(self.title_words), 0),
                Part(f"{at + 1} of {number} excerpts" if number else "no excerpts", 1),
                Part(f"{len(self.marked)} marked" if self.marked else "", 2),
                Part(f"{chosen} chosen" if chosen else "", 3),
                *self.facts(),
                Part(visible(self._balance()), 4),
                Part(f"{people} respondent{'' if people == 1 else 's'}" if number else "", 5),
                Part(visible(self.excerpts[at].document) if number else "", 6),
            ]
        )

    def _balance(self) -> str:
        """Who supplies more than a fifth of what is here."""
        if not (leaders := balances(self.excerpts)[0].leaders()):
            return ""
        who, count = leaders[0]
        return f"{who} {count} of them, over a fifth"

    def facts(self) -> list[Part]:
        """What more there is to say of the list."""
        return []

    def nothing(self) -> str:
        """What is said of an empty list."""
        return "No coded words stand behind this number."

    def show_hints(self) -> None:
        if self.marked:
            codes = [(one.hotkey, one.id) for one in self.codebook if one.hotkey]
            find, uncode, leave = (sign_beside_codes(f"excerpts.{name}") for name in _ON_MARKS)
            keys = [(find, "find a code"), (uncode, "uncode"), *codes, (leave, "let go")]
            self.hint_bar.show(Layer.CODE, keys)
        else:
            self.hint_bar.show(self.NAME, hints("excerpts", Layer.COMMAND))

    def say(self, sentence: str) -> None:
        self.hint_bar.show(self.NAME, ())
        self.hint_bar.say(sentence)
