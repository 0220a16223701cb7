"""The list of documents: what there is, what is finished and by whom, and the way into each."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from coder.workflow import browsing, coding, memoing, placing, rounds, undoing
from coder.workflow.browsing import Progress, Work
from coder.workflow.memo_subjects import around
from coder.workflow.project import Project
from transcripts.model import State
from transcripts.text import visible
from tui.dialogs.memo_editor import MemoEditor
from tui.keys import Layer, bindings, hints, sign_in_writing
from tui.page.listing import Line, in_order, is_codable
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.messages import (
    OpenDocument,
    OpenMemos,
    OpenResponses,
    OpenScreen,
    OpenSearch,
)
from tui.widgets.patient import Patient
from tui.widgets.rows import Column, Row, Rows

_NOTHING = Work()


class DocumentsScreen(Patient[None]):
    """Every document with its progress; Enter opens one.

    The cursor starts at the first document that the coder has not finished, and stays where it
    was when the coder comes back. Who is in an open round sees its documents first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("documents")]
    DEFAULT_CSS = """
    DocumentsScreen { background: $background; }
    DocumentsScreen Input, DocumentsScreen Input:focus {
        dock: bottom; height: 1; border: none; padding: 0 1; display: none; background: $surface;
    }
    DocumentsScreen.-filter Input, DocumentsScreen.-filter Input:focus { display: block; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.rows = Rows()
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self._has_said = False
        ends = sign_in_writing("documents.unfilter")
        self.filter = Input(
            placeholder=f"words of a name, a borough … Enter keeps them, {ends} ends"
        )
        self.lines: list[Line] = []
        self.shown: list[Line] = []
        self._attributes: tuple[str, ...] = ()
        self._memos: Mapping[str, int] = {}
        self._my_rounds: list[rounds.Task] = []
        self._my_round: rounds.Task | None = None
        self._number = project.round

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.rows
        yield self.hint_bar
        yield self.filter

    def on_mount(self) -> None:
        self.rows.focus()

    def on_screen_resume(self) -> None:
        """Read the project once the frame stands, and again on coming back."""
        self.show_hints()
        self.call_after_refresh(self._read_if_in_front)

    def read_news(self) -> None:
        """Read the project and show it, the cursor on the document it was on."""
        place = self.here.guid if self.here else ""
        self._read()
        self._show(place)

    async def begin(self, event: events.Key) -> None:
        """A sentence on what was done last goes with the next key."""
        if self._has_said:
            self.show_hints()
        await super().begin(event)

    def say(self, sentence: str) -> None:
        self._has_said = True
        self.hint_bar.say(sentence)

    def show_hints(self) -> None:
        self._has_said = False
        keys, *_ = hints("app", Layer.COMMAND)
        self.hint_bar.show("DOCUMENTS", [*hints("documents", Layer.COMMAND), keys])

    @property
    def here(self) -> Progress | None:
        """The document at the cursor; None in an empty list."""
        return self.shown[self.rows.cursor].progress if self.shown else None

    # Filtering

    def action_filter(self) -> None:
        self.add_class("-filter")
        self.filter.focus()

    def action_unfilter(self) -> None:
        self.filter.value = ""
        self._close_filter()

    def on_input_changed(self) -> None:
        place = self.here
        self._show(place.guid if place else "")

    def on_input_submitted(self) -> None:
        self._close_filter()

    def _close_filter(self) -> None:
        self.remove_class("-filter")
        self.rows.focus()

    def action_round(self) -> None:
        """Show only the next of one's rounds, and after the last all documents."""
        if not self._my_rounds:
            self.say("You are in no open round: coder round new --help")
            return
        numbers = [*sorted(one.round.number for one in self._my_rounds), 0]
        after = self._my_round.round.number if self._my_round else 0
        self._number = numbers[(numbers.index(after) + 1) % len(numbers)]
        self._choose_round()
        self._show(self.here.guid if self.here else "")
        self.say(str(self._my_round) if self._my_round else "All documents.")

    def _choose_round(self) -> None:
        """The round that was asked for; at first one that has documents left."""
        mine = {one.round.number: one for one in self._my_rounds}
        if self._number is None:
            self._number = next((number for number, one in mine.items() if not one.is_done), 0)
        self._my_round = mine.get(self._number)

    # Going elsewhere

    def on_rows_chosen(self) -> None:
        if self.here:
            self.post_message(OpenDocument(self.here.document))

    def action_open(self, name: str) -> None:
        self.post_message(OpenScreen(name))

    def action_responses(self) -> None:
        self.post_message(OpenResponses())

    def action_memos(self) -> None:
        self.post_message(OpenMemos())

    async def action_memo(self) -> None:
        """Write on the document at the cursor; in an empty list, on the project."""
        here = browsing.document(self.project, self.here.document) if self.here else None
        await self.app.push_screen(MemoEditor(self.project, around(self.project, here)))

    def action_search(self) -> None:
        self.post_message(OpenSearch())

    # Working

    def action_finish(self) -> None:
        """Mark the document at the cursor finished, or reopen it."""
        if self.here is not None:
            here = self.here
            change = coding.reopen if self._mine(here).finished else coding.finish
            self.attempt(
                lambda: change(self.project, [browsing.document(self.project, here.document)])
            )
            self.look_again()

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        if what := self.attempt(lambda: act(self.project)):
            self.look_again()
            self.say(f"{word}: {what}.")

    # What is shown

    async def _read_if_in_front(self) -> None:
        """Read, unless a document lies above already: then nobody waits for the list."""
        if self.app.screen is self or self.app.screen.is_modal:
            await self.read_first("the list")

    def _read(self) -> None:
        cases = browsing.seen_cases(self.project)
        names = dict.fromkeys(name for case in cases.values() for name in case.attributes)
        memos = memoing.counts(self.project)
        lines = [
            Line(
                one,
                tuple(cases[one.case].attributes.get(name, "") for name in names)
                if one.case in cases
                else ("",) * len(names),
            )
            for one in browsing.progress(self.project)
        ]
        self.lines, self._memos, self._attributes = lines, memos, tuple(names)
        self._my_rounds = rounds.tasks(self.project)
        self._choose_round()

    def _show(self, place: str) -> None:
        words = self.filter.value.casefold().split()
        otherwise = 0 if self.shown else None
        order = self._my_round.round.documents if self._my_round else None
        self.shown = [line for line in in_order(self.lines, order) if line.matches(words)]
        guids = [line.progress.guid for line in self.shown]
        if place in guids:
            otherwise = guids.index(place)
        cursor = self._first_open() if otherwise is None else otherwise
        self.rows.show(self._columns(), [self._row(line) for line in self.shown], cursor=cursor)
        self._show_status()

    def _first_open(self) -> int:
        """The document that the coder was in last, else the first one; but not a finished one."""
        waiting = [
            place
            for place, line in enumerate(self.shown)
            if is_codable(line.progress) and not self._mine(line.progress).finished
        ]
        last = placing.last_document(self.project)
        again = (place for place in waiting if self.shown[place].progress.guid == last)
        return next(again, waiting[0] if waiting else 0)

    def _columns(self) -> list[Column]:
        attributes = [Column(name, 7 + place) for place, name in enumerate(self._attributes)]
        return [
            Column(" "),
            Column("Document"),
            Column("Words", 3, right=True),
            Column("Coded", 1, right=True),
            Column("Finished by", 2),
            Column("Memos", 6, right=True),
            Column("Case", 6),
            Column("Time", 4),
            Column("Scenario", 5),
            *attributes,
        ]

    def _row(self, line: Line) -> Row:
        one, mine = line.progress, self._mine(line.progress)
        by = ", ".join(name for name, work in one.coders.items() if work.finished)
        cells = (
            "✓" if mine.finished else "·" if mine.codings else " ",
            one.document,
            f"{one.words:,}" if one.state == State.PRESENT else one.state,
            str(mine.codings or ""),
            f"✓ {by}" if by else "",
            str(self._memos.get(one.guid, "")),
            one.case,
            one.time,
            one.scenario,
            *line.attributes,
        )
        return Row(tuple(map(visible, cells)), quiet=not is_codable(one))

    def _show_status(self) -> None:
        codable = [line.progress for line in self.lines if is_codable(line.progress)]
        finished = sum(self._mine(one).finished for one in codable)
        wanted = self.filter.value.strip()
        self.status.show(
            [
                Part(self.project.path.name, 0),
                Part(str(self._my_round or f"you finished {finished} of {len(codable)}"), 1),
                Part(f"“{wanted}”: {len(self.shown)} shown" if wanted else "", 2),
                Part(f"coder {self.project.me().name}", 3),
            ]
        )

    def _mine(self, progress: Progress) -> Work:
        return progress.coders.get(self.project.me().name, _NOTHING)
