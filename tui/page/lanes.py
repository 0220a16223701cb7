"""Which marks lie on which line, and in which lane of the margin each is drawn."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from typing import NamedTuple

from transcripts.model import Span
from tui.page.layout import Layout


@dataclass(frozen=True, slots=True)
class Mark:
    """A code on a span, as the page draws it: `key` tells marks apart, `code` is a code's guid.

    A guess is a suggestion: it is drawn differently and counts for nothing. `memo`: there is one.
    `whose` names another coder, whose work is only looked at.
    """

    key: str
    span: Span
    code: str
    guess: bool = False
    memo: bool = False
    whose: str = ""


class Placed(NamedTuple):
    """A mark with its lane (0 is beside the text) and the lines that it touches.

    `arrival` tells which of two marks on the same words was drawn first.
    """

    mark: Mark
    lane: int
    lines: range
    arrival: int


_READING_ORDER = attrgetter("mark.span.start", "mark.span.stop", "arrival")


class SpanIndex:
    """The marks of a layout by line, each in the innermost lane that is free on all its lines.

    A mark keeps its lane as long as it is there; a lane that becomes free is used again.
    """

    def __init__(self, layout: Layout, marks: Iterable[Mark] = ()) -> None:
        self.layout = layout
        self._placed: dict[str, Placed] = {}
        self._on_line: dict[int, list[Placed]] = {}
        self._busy: dict[int, int] = {}
        self._starts = list[tuple[int, int, str]]()  # start, arrival, key
        self._arrivals = count()
        for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.stop)):
            self.add(mark)

    def __contains__(self, key: str) -> bool:
        return key in self._placed

    def get(self, key: str) -> Mark | None:
        """The mark of that key, if it is there."""
        placed = self._placed.get(key)
        return placed.mark if placed else None

    def marks(self) -> list[Mark]:
        """All marks in the order of the text; where they start together, as they came."""
        return [self._placed[key].mark for *_, key in self._starts]

    def add(self, mark: Mark) -> range:
        """Draw a mark; the lines that look different now."""
        lines = self.layout.lines_of(mark.span)
        busy = 0
        for line in lines:
            busy |= self._busy.get(line, 0)
        lane = (~busy & (busy + 1)).bit_length() - 1
        placed = Placed(mark, lane, lines, next(self._arrivals))
        self._placed[mark.key] = placed
        insort(self._starts, (mark.span.start, placed.arrival, mark.key))
        for line in lines:
            self._busy[line] = self._busy.get(line, 0) | 1 << lane
            insort(self._on_line.setdefault(line, []), placed, key=_READING_ORDER)
        return lines

    def remove(self, key: str) -> range:
        """Take a mark away; the lines that look different now."""
        placed = self._placed.pop(key)
        self._starts.remove((placed.mark.span.start, placed.arrival, key))
        for line in placed.lines:
            self._busy[line] &= ~(1 << placed.lane)
            self._on_line[line].remove(placed)
            if not self._on_line[line]:
                del self._busy[line], self._on_line[line]
        return placed.lines

    def on_line(self, line: int) -> list[Placed]:
        """The marks that touch a line, in the order in which they start."""
        return self._on_line.get(line, [])

    def at(self, offset: int) -> list[Mark]:
        """The marks around an offset, the shortest first; if none, those that end there."""
        here = [placed.mark for placed in self.on_line(self.layout.line_of(offset))]
        around = [mark for mark in here if mark.span.start <= offset < mark.span.stop]
        found = around or [mark for mark in here if mark.span.stop == offset]
        return sorted(found, key=lambda mark: len(mark.span))

    def after(self, offset: int) -> Mark | None:
        """The first mark that starts behind an offset."""
        place = bisect_left(self._starts, (offset + 1, 0, ""))
        return self._mark(place) if place < len(self._starts) else None

    def before(self, offset: int) -> Mark | None:
        """The last mark that starts before an offset."""
        place = bisect_left(self._starts, (offset, 0, ""))
        return self._mark(place - 1) if place else None

    def _mark(self, place: int) -> Mark:
        return self._placed[self._starts[place][2]].mark
