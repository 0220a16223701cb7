"""The transcript: text that is read, selected and coded with keys and mouse, line by line."""

from bisect import bisect_left, bisect_right
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from operator import attrgetter
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.strip import Strip

from transcripts.model import Document, Span
from tui.keys import bindings
from tui.page.columns import Columns, columns, speaker_labels, widest_label
from tui.page.cursor import Cursor
from tui.page.lanes import Mark, SpanIndex
from tui.page.layout import Layout
from tui.page.units import Units
from tui.widgets.ink import Ink, Look
from tui.widgets.line_painter import UNICODE, Focus, Glyphs, LinePainter
from tui.widgets.pointing import Pointing

_CACHED_LINES = 1000
_AHEAD = 3  # lines that keys leave below and above, so that a turn is not read in halves


class TranscriptView(Pointing, can_focus=True):
    """One document with its marks.

    It knows nothing of projects: it is told what to draw, and tells which letters mean codes. Its
    owner may set `moved`, which is called as soon as the cursor or the selection has changed, and
    `take_key`, which gets all keys; neither waits for Textual's queues. A cursor that moves paints
    two lines, a mark that comes or goes the lines that it touches.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("transcript")]
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    TranscriptView { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll;
                     scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        document: Document,
        *,
        looks: Mapping[str, Look],
        marks: Iterable[Mark] = (),
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name for it
    ) -> None:
        super().__init__(id=id)
        self.document = document
        self.extending = False  # motions select, and letters are motions still
        self.wants_letters = False  # the screen waits for a letter, whatever is selected
        self.times = 1  # how often the next motion is done
        self.fence: Span | None = None  # where the cursor stays, with some words selected
        self.moved: Callable[[], None] = lambda: None
        self.fitted: Callable[[], None] = lambda: None  # there is room for names now, or no more
        self.take_key: Callable[[events.Key], Awaitable[None]] | None = None
        self._looks = looks
        self._glyphs = glyphs
        self._labels: dict[str, str] = {}
        self._cache: LRUCache[int, tuple[Focus, Strip]] = LRUCache(_CACHED_LINES)
        self.columns = self._shared_out(self._likely_width())
        self.page = Layout(document.text, document.turns, self.columns.text)
        self.units = Units(self.page)
        self.marks = SpanIndex(self.page, marks)
        self.cursor = Cursor(self.page.first)
        self._painter: LinePainter | None = None
        self._found: Sequence[Span] = ()

    # What the screen asks and tells

    @property
    def selection(self) -> Span | None:
        """The selected words, without blanks and hidden labels at their ends."""
        raw = self.cursor.selected
        return self.page.trimmed(raw) if raw else None

    @property
    def has_names(self) -> bool:
        """Whether the window is wide enough for the names of codes beside the text."""
        return self.columns.names > 0

    def go(self, offset: int, *, selecting: bool = False) -> None:
        """Put the cursor somewhere and bring it into view; selecting keeps the other end."""
        self._change(self._held(self.cursor.at(self.page, offset, selecting=selecting)))

    def select(self, span: Span) -> None:
        """Select a span; the cursor stands behind it, or stays at the start of a selection."""
        at_start, cursor = self.at_start, self.cursor.around(self.page, span)
        self._change(cursor.turned(self.page) if at_start else cursor)

    @property
    def at_start(self) -> bool:
        """Whether the cursor stands at the start of a selection."""
        return self.cursor.selected is not None and self.cursor.offset == self.cursor.selected.start

    def turn(self) -> None:
        """Put the cursor at the other end of the selection."""
        self._change(self.cursor.turned(self.page))

    def drop(self) -> None:
        """Let go of the selection; the cursor stays."""
        self.extending = False
        self._change(self.cursor.without_selection())

    def show_marks(self, marks: Iterable[Mark]) -> None:
        """Draw exactly these marks; lines that stay as they were are not painted again."""
        wanted = {mark.key: mark for mark in marks}
        there = {mark.key for mark in self.marks.marks()}
        self.change_marks(dict.fromkeys(there - wanted.keys()) | wanted)

    def change_marks(self, changed: Mapping[str, Mark | None]) -> None:
        """Draw these marks by their keys, and those that have gone (None) no more."""
        different = {key: one for key, one in changed.items() if self.marks.get(key) != one}
        for key in different:
            if key in self.marks:
                self.erase_mark(key)
        for mark in different.values():
            if mark is not None:
                self.draw_mark(mark)

    def show_found(self, spans: Sequence[Span]) -> None:
        """Show these words as found; they stand in order and do not overlap."""
        self._found = spans
        self.refresh()

    def draw_mark(self, mark: Mark) -> None:
        self._touch(self.marks.add(mark))

    def erase_mark(self, key: str) -> None:
        self._touch(self.marks.remove(key))

    # Keys

    def action_move(self, name: str) -> None:
        self._move(name, selecting=self.extending)

    def action_select(self, name: str) -> None:
        self._move(name, selecting=True)

    def takes(self, typed: str) -> bool:
        """Whether a character is for a code now, not a command.

        Small letters and digits are codes if and only if something is selected, or if the screen
        has asked for one (then - is an answer, too). Capitals and other signs stay commands.
        """
        if not (typed.islower() or typed.isdigit() or typed == "-"):
            return False
        return self.wants_letters or (
            typed != "-" and self.cursor.anchor is not None and not self.extending
        )

    async def on_key(self, event: events.Key) -> None:
        if self.take_key is not None:
            await self.take_key(event)

    # Drawing

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.repaint(self._looks))

    def on_resize(self) -> None:
        top = self.page.starts[min(self.scroll_offset.y, len(self.page) - 1)]
        width, had_names = self.scrollable_content_region.width, self.has_names
        self._fit(width)
        if self.has_names != had_names:
            self.call_after_refresh(self.fitted)  # what has no name beside it is named elsewhere
        self.virtual_size = Size(width, len(self.page))
        self.scroll_to(y=self.page.line_of(top), animate=False, immediate=True)
        self._reveal()

    def repaint(self, looks: Mapping[str, Look]) -> None:
        """Paint everything anew, with these looks of the codes."""
        self._looks, self._painter = looks, None
        self._cache.clear()
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines as they are: without border and padding, Textual has nothing to add to them."""
        strips = [self.render_line(y) for y in crop.line_range]
        for line_filter in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        line = self.scroll_offset.y + y
        painter = self._ready_painter()
        if line >= len(self.page):
            return Strip.blank(self.columns.width, painter.ink.base)
        focus = self._focus_on(line)
        cached = self._cache.get(line)
        if cached is None or cached[0] != focus:
            cached = (focus, painter.strip(line, focus))
            self._cache.discard(line)  # else the old one stays
            self._cache[line] = cached
        return cached[1]

    def _ready_painter(self) -> LinePainter:
        if self._painter is None:
            self._painter = LinePainter(
                self.marks,
                self.columns,
                self._labels,
                self._looks,
                Ink.of(self.app),
                self._glyphs,
            )
        return self._painter

    def _focus_on(self, line: int) -> Focus:
        start, stop = self.page.starts[line], self.page.stops[line]
        offset, raw, selected = self.cursor.offset, self.cursor.selected, None
        here = start <= offset <= stop and self.page.line_of(offset) == line
        if raw and raw.start < stop and start < raw.stop:
            selected = Span(max(raw.start, start), min(raw.stop, stop))
        return Focus(offset if here else None, selected, self._found_on(start, stop))

    def _found_on(self, start: int, stop: int) -> tuple[Span, ...]:
        if not self._found:
            return ()
        first = bisect_right(self._found, start, key=attrgetter("stop"))
        return tuple(self._found[first : bisect_left(self._found, stop, key=attrgetter("start"))])

    def _likely_width(self) -> int:
        """The width of the screen, on which the text is mostly wrapped as on part of it."""
        with suppress(RuntimeError):  # no app runs
            return self.app.size.width
        return 80

    def _shared_out(self, width: int) -> Columns:
        turns = self.document.turns
        self._labels = speaker_labels(turns, limit=widest_label(width))
        speaker = max(map(cell_len, self._labels.values()), default=0)
        return columns(width, turns=len(turns), speaker=speaker)

    def _fit(self, width: int) -> None:
        """Wrap the text for a width, unless it is wrapped so already."""
        fitted = self._shared_out(width)
        if fitted.text != self.columns.text or self.page.turns is not self.document.turns:
            self.page = Layout(self.document.text, self.document.turns, fitted.text)
            self.units = Units(self.page)
            self.marks = SpanIndex(self.page, self.marks.marks())
        self.columns, self._painter = fitted, None
        self._cache.clear()

    # Moving

    def _move(self, name: str, *, selecting: bool) -> None:
        page = max(self.size.height - 1, 1)
        cursor = self.cursor.moved(
            self.units, name, page=page, selecting=selecting, times=self.times
        )
        self._change(self._held(cursor), ahead=min(_AHEAD, self.size.height // 6))

    def _held(self, cursor: Cursor) -> Cursor:
        return cursor if self.fence is None else self.cursor.fenced(cursor, self.page, self.fence)

    def _change(self, cursor: Cursor, *, ahead: int = 0) -> None:
        before, self.cursor = self.cursor, cursor
        ends = {before.offset, cursor.offset}
        if cursor.anchor != before.anchor:
            ends |= {end for end in (cursor.anchor, before.anchor) if end is not None}
        if cursor.anchor is None and before.anchor is None:
            for end in ends:
                self.refresh_line(self.page.line_of(end))
        else:
            self._refresh_between(min(ends), max(ends))
        self._reveal(ahead)
        self.moved()

    def _refresh_between(self, start: int, stop: int) -> None:
        """Refresh the lines in the window from one offset to another."""
        top = self.scroll_offset.y
        first = max(self.page.line_of(start), top)
        after = min(self.page.line_of(stop) + 1, top + self.size.height)
        if first < after:
            self.refresh_lines(first, after - first)

    def _touch(self, lines: range) -> None:
        for line in lines:
            self._cache.discard(line)
        self.refresh_lines(lines.start, len(lines))

    def _reveal(self, ahead: int = 0) -> None:
        """Scroll by a third of the window where the cursor is less than `ahead` lines in it."""
        height, top, last = self.size.height, self.scroll_offset.y, int(self.max_scroll_y)
        line = self.page.line_of(self.cursor.offset)
        if height and not top + ahead <= line < top + height - ahead:
            goal = line - height // 3 if line < top + ahead else line - height * 2 // 3
            if min(max(goal, 0), last) != top:
                self.scroll_to(y=goal, animate=False, immediate=True)
