"""Canonical text wrapped turn by turn into lines, without the speakers' labels."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.model import Span, Turn
from tui.page.clusters import clusters, is_plain

NOBODY = -1
NARROWEST = 8
_LINES_KEPT = 64  # whose cells are remembered: keys mostly stay on a line


class Cell(NamedTuple):
    """A cluster in its place on a line: `column` and `width` in terminal cells."""

    start: int
    stop: int
    column: int
    width: int
    shown: str


class Stretch(NamedTuple):
    """Text that is shown without a gap: one turn's speech, or words that belong to nobody."""

    start: int
    stop: int
    turn: int


class Layout:
    """The lines of a text at one width.

    Line `i` shows `text[starts[i]:stops[i]]`, what a person says in `turns[owners[i]]` (or
    `NOBODY`). A line is at most `width` cells wide; the blank or line break at which it ends hangs
    over by one cell. A text without words has one empty line. A cursor stands before any shown
    code point or at the end of a stretch.
    """

    def __init__(self, text: str, turns: Sequence[Turn], width: int) -> None:
        self.text = text
        self.turns = tuple(turns)
        self.width = max(width, NARROWEST)
        self.stretches = tuple(_stretches(text, self.turns)) or (Stretch(0, 0, NOBODY),)
        self.starts: list[int] = []
        self.stops: list[int] = []
        self.owners: list[int] = []
        for stretch in self.stretches:
            self._wrap(stretch)
        self._first_offsets = [stretch.start for stretch in self.stretches]
        self._cells: dict[int, list[Cell]] = {}

    def __len__(self) -> int:
        return len(self.starts)

    @property
    def first(self) -> int:
        """The first place of the cursor."""
        return self.starts[0]

    @property
    def last(self) -> int:
        """The last place of the cursor: behind the last shown code point."""
        return self.stops[-1]

    def line_of(self, offset: int) -> int:
        """The line that shows the offset; for a hidden one, the next line that shows anything."""
        line = max(bisect_right(self.starts, offset) - 1, 0)
        return line if offset <= self.stops[line] else min(line + 1, len(self) - 1)

    def lines_of(self, span: Span) -> range:
        """The lines on which a span lies: at least one."""
        first = self.line_of(span.start)
        return range(first, max(bisect_left(self.starts, span.stop), first + 1))

    def stretch_of(self, offset: int) -> int:
        """The index of the stretch at the offset; for a hidden offset, of the one before it."""
        return max(bisect_right(self._first_offsets, offset) - 1, 0)

    def opens_stretch(self, line: int) -> bool:
        """Whether a turn (or a passage of nobody's) begins on this line."""
        place = bisect_left(self._first_offsets, self.starts[line])
        return place < len(self.stretches) and self._first_offsets[place] == self.starts[line]

    def place(self, offset: int) -> int:
        """The place of the cursor at an offset: the start of its cluster, or the next one shown."""
        line = self.line_of(offset)
        if self.is_plain(line):
            return min(max(offset, self.starts[line]), self.stops[line])
        starts = (cell.start for cell in self.cells(line) if cell.stop > offset)
        return next(starts, self.stops[line])

    def cells(self, line: int) -> list[Cell]:
        """What is seen on a line; blanks that hang over the edge share the last column."""
        if line not in self._cells:
            if len(self._cells) >= _LINES_KEPT:
                self._cells.clear()
            self._cells[line] = [*self._cells_of(line)]
        return self._cells[line]

    def is_plain(self, line: int) -> bool:
        """Whether each code point of a line is one cell wide, so that columns can be counted."""
        return is_plain(self.text, self.starts[line], self.stops[line])

    def column_of(self, offset: int) -> int:
        """The column of a place of the cursor on its line."""
        line, column = self.line_of(offset), 0
        if self.is_plain(line):
            return min(max(offset - self.starts[line], 0), self.width)
        for cell in self.cells(line):
            if offset < cell.stop:
                return cell.column
            column = min(cell.column + cell.width, self.width)
        return column

    def offset_at(self, line: int, column: int) -> int:
        """The place of the cursor on a line that is nearest to a column."""
        for cell in self.cells(line):
            if column < cell.column + cell.width:
                return cell.start
        return self.end_of(line)

    def end_of(self, line: int) -> int:
        """The last place on a line: its last cluster, or behind it where a stretch ends."""
        if line + 1 == len(self) or self.opens_stretch(line + 1):
            return self.stops[line]
        return self.cells(line)[-1].start

    def trimmed(self, span: Span) -> Span | None:
        """The span without hidden text and blanks at its ends, or None if nothing is left.

        It cuts through no cluster, unless the span does.
        """
        first, last = self.stretch_of(span.start), self.stretch_of(span.stop)
        shown = [
            (max(start, span.start), min(stop, span.stop))
            for start, stop, _ in self.stretches[first : last + 1]
        ]
        words = [(start, stop) for start, stop in shown if self.text[start:stop].strip()]
        if not words:
            return None
        (start, after), (before, stop) = words[0], words[-1]
        head, tail = self.text[start:after], self.text[before:stop]
        whole = self._whole(after - len(head.lstrip()), before + len(tail.rstrip()))
        return Span(max(whole.start, span.start), min(whole.stop, span.stop))

    def _whole(self, start: int, stop: int) -> Span:
        """The span without a cut through a cluster, for a sign may be joined to a blank."""
        after = self.place(stop)
        if after < stop:
            after = next(cell.stop for cell in self.cells(self.line_of(stop)) if cell.stop > stop)
        return Span(self.place(start), after)

    def _cells_of(self, line: int) -> Iterator[Cell]:
        column = 0
        for start, stop, width, shown in clusters(self.text, self.starts[line], self.stops[line]):
            yield Cell(start, stop, min(column, self.width), width, shown)
            column += width

    def _wrap(self, stretch: Stretch) -> None:
        start = stretch.start
        for stop in _line_ends(self.text, stretch, self.width):
            self.starts.append(start)
            self.stops.append(stop)
            self.owners.append(stretch.turn)
            start = stop


def _stretches(text: str, turns: Sequence[Turn]) -> Iterator[Stretch]:
    after = 0
    for index, turn in enumerate(turns):
        yield from _passage(text, after, turn.start)
        yield Stretch(turn.speech, turn.stop, index)
        after = turn.stop
    yield from _passage(text, after, len(text))


def _passage(text: str, start: int, stop: int) -> Iterator[Stretch]:
    """The words between two turns, if there are any."""
    between = text[start:stop]
    if words := between.strip():
        first = start + between.index(words)
        yield Stretch(first, first + len(words), NOBODY)


def _line_ends(text: str, stretch: Stretch, width: int) -> Iterator[int]:
    if stretch.start == stretch.stop:
        yield stretch.stop
    start = stretch.start
    while start < stretch.stop:
        newline = text.find("\n", start, stretch.stop)
        stop = stretch.stop if newline < 0 else newline
        wrap = _wrapped_plain if is_plain(text, start, stop) else _wrapped
        # The line break, if there is one, hangs at the end of the paragraph's last line.
        *inner, last = [*wrap(text, Span(start, stop), width)] if start < stop else [stop]
        yield from inner
        start = last if newline < 0 else newline + 1
        yield start


def _wrapped_plain(text: str, paragraph: Span, width: int) -> Iterator[int]:
    """The ends of lines where each code point is one cell: a search backwards for a blank."""
    start, stop = paragraph.start, paragraph.stop
    while stop - start > width:
        blank = text.rfind(" ", start, start + width + 1)
        end = start + width if blank < 0 else blank + 1
        while blank >= 0 and end < stop and text[end] == " ":
            end += 1
        yield end
        start = end
    if start < stop:
        yield stop


def _wrapped(text: str, paragraph: Span, width: int) -> Iterator[int]:
    """The ends of lines for any text, cluster by cluster: linear, however long a word is."""
    first = word = paragraph.start
    used = in_word = 0
    for start, stop, cells, shown in clusters(text, paragraph.start, paragraph.stop):
        if shown.isspace():
            used, word, in_word = used + cells, stop, 0
            continue
        while used + cells > width:  # twice, if a wide character comes behind a full word
            fits = word > first
            first, used = (word, in_word) if fits else (start, 0)
            yield first
        used, in_word = used + cells, in_word + cells
    yield paragraph.stop
