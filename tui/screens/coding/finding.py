"""Searching in the document that is open: while one types, and from hit to hit afterwards."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from textual import events, work
from textual.message import Message

from coder.errors import USER_ERRORS
from coder.search.patterns import Query, SearchKind, Voices
from coder.workflow.project import Project
from coder.workflow.searching import find
from transcripts.model import Span
from tui.keys import Layer, hints, in_use, legend, sign
from tui.page.search_kinds import NAMES, next_kind
from tui.screens.coding.desk import Desk
from tui.widgets.messages import OpenSearch

_KEYS = {"search.next": "next", "search.previous": "before", "select.drop": "hides them"}
_AT_ONCE = 400_000  # characters that are searched between two keys


@dataclass(frozen=True, slots=True)
class Line:
    """What is typed behind the slash, and where the coder was before."""

    query: Query
    origin: int


class Finding(Desk):
    """What the keys do that search. Everybody's words are searched: a reader looks for a place."""

    @dataclass
    class Found(Message):
        """A thread has searched; `refused` tells why it could not."""

        query: Query
        spans: list[Span]
        refused: str = ""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self.line: Line | None = None  # while one types
        self.asked = Query("", voices=Voices.ALL)
        self.found: list[Span] = []

    # While one types

    async def press(self, event: events.Key) -> None:
        if self.line is None:
            await super().press(event)
            return
        known = {one: key for key in in_use() if key.owner == "find" for one in key.keys.split(",")}
        if event.key in known:
            await self.app.run_action(f"find_{known[event.key].action}", self)
        elif event.is_printable and event.character:
            self._type(self.line.query.words + event.character)

    def on_paste(self, event: events.Paste) -> None:
        if self.line is not None:
            event.stop()
            self._type(self.line.query.words + " ".join(event.text.split()))

    def action_find(self) -> None:
        """Begin to type; nothing is searched for before the first sign."""
        self.line = Line(replace(self.asked, words="", forms=()), self.place)
        self._show_line("type what to look for")

    def action_find_rub_out(self) -> None:
        if self.line is not None:
            self._type(self.line.query.words[:-1])

    def action_find_clear(self) -> None:
        self._type("")

    def action_find_turn(self) -> None:
        """The next kind of search for the same words."""
        if self.line is not None:
            kind = next_kind(self.line.query.kind)
            self.line = replace(self.line, query=replace(self.line.query, kind=kind))
            self._type(self.line.query.words)

    def action_find_keep(self) -> None:
        line, self.line = self.line, None
        if line is not None and line.query.words:
            self.asked = line.query
            self._tell()
        else:
            self.show_hints()

    def action_find_drop(self) -> None:
        """Back to where one was, with what was found before."""
        if self.line is not None:
            self.view.go(self.line.origin)
            self.line = None
            self._look(self.asked)
            self.show_hints()

    def action_find_step(self, step: int) -> None:
        self._go(step)
        self._show_line()

    # Afterwards

    def action_search_project(self) -> None:
        self.post_message(OpenSearch(self.asked.words))

    def action_found(self, step: int) -> None:
        """To the next hit or the one before, round the ends of the text."""
        if not self.asked.words:
            self.say(f"Nothing has been searched for; {sign('search.text')} searches in this text.")
            return
        self._go(step)
        self._tell()

    def action_drop(self) -> None:
        """Esc lets go of a selection first, then of what was found."""
        if self.found and self.asking is None and self.key_layer is Layer.COMMAND:
            self.asked = replace(self.asked, words="", forms=())
            self._look(self.asked)
            self.show_hints()
        else:
            super().action_drop()  # type: ignore[misc] # what selects stands behind this class

    def show_hints(self) -> None:
        if self.line is None:
            super().show_hints()
        else:
            self._show_line()

    def on_finding_found(self, event: Found) -> None:
        asked = self.line.query if self.line else self.asked
        if event.query != asked:
            return  # somebody has typed on meanwhile
        self._show_found(event.spans)
        if event.refused and self.line is None:
            self.say(event.refused)
        elif self.line is not None:
            self._show_line("not to be read so yet" if event.refused else "")

    def _type(self, words: str) -> None:
        if self.line is not None:
            self.line = replace(self.line, query=replace(self.line.query, words=words))
            self._look(self.line.query)
            self._show_line()

    def _look(self, query: Query) -> None:
        """Search at once where that is quick; else in a thread."""
        quick = query.kind in {SearchKind.PLAIN, SearchKind.WORD}
        if not query.words.strip():
            self._show_found([])
        elif quick and len(self.session.document.text) < _AT_ONCE:
            self._show_found(self._spans(query))
        else:
            self._search(query)

    @work(thread=True, exclusive=True, exit_on_error=False, group="find")
    def _search(self, query: Query) -> None:
        try:
            self.post_message(self.Found(query, self._spans(query)))
        except USER_ERRORS as error:
            self.post_message(self.Found(query, [], str(error)))

    def _spans(self, query: Query) -> list[Span]:
        document = self.session.document
        return [span for _, span in find(query, [document])[document.guid]]

    def _show_found(self, spans: list[Span]) -> None:
        self.found = spans
        self.view.show_found(spans)
        if self.line is not None:
            after = [one.start for one in spans if one.start >= self.line.origin]
            self.view.go((after or [one.start for one in spans] or [self.line.origin])[0])

    def _go(self, step: int) -> None:
        starts = [one.start for one in self.found]
        if starts:
            here = self.view.cursor.offset
            place = bisect_left(starts, here + 1) if step > 0 else bisect_left(starts, here) - 1
            self.view.drop()
            self.view.go(starts[place % len(starts)])

    # What is said

    def _place(self) -> str:
        """`3 of 12`, at a hit; else how many there are."""
        starts = [one.start for one in self.found]
        place = bisect_left(starts, self.view.cursor.offset)
        if not starts:
            return "not found"
        here = place < len(starts) and starts[place] == self.view.cursor.offset
        return f"hit {place + 1} of {len(starts)}" if here else f"{len(starts)} hits"

    def _tell(self) -> None:
        self.say(f"“{self.asked.words}”: {self._place()}   {legend(_KEYS)}")

    def _show_line(self, remark: str = "") -> None:
        if self.line is not None:
            query = self.line.query
            said = remark or (self._place() if query.words.strip() else "")
            typed = [(f"/{query.words}▏", said), (NAMES[query.kind], "")]
            self.hint_bar.show("SEARCH", [*typed, *hints("find", Layer.COMMAND)])
