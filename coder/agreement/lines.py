"""Documents as lines of characters on which coders marked stretches, for free spans.

Where coders choose the stretches themselves there are no units that they all judged, only a line
that each cut in an own way. Characters are its measure, never its units: they do not stand alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from coder.units import PAIR
from transcripts.model import Span


class Stretch(NamedTuple):
    """From `start` up to, not with, `stop`."""

    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Line:
    """One document: its length, and what each coder who finished it marked.

    `coded` maps the coder's name to each code's spans, in code points from 0 to `length`. A coder
    who has not finished the document is not in it; one who finished and found nothing is there
    with nothing. `tokens` are the places of the words in their order, where words are to be
    counted.
    """

    length: int
    coded: Mapping[str, Mapping[str, Sequence[Span]]]
    tokens: Sequence[Span] = ()

    @property
    def pairable(self) -> bool:
        """Whether two coders finished it, and there is anything to code."""
        return self.length > 0 and len(self.coded) >= PAIR


def pairable(lines: Sequence[Line]) -> list[Line]:
    """The documents that at least two coders finished; the others cannot show agreement."""
    return [line for line in lines if line.pairable]


def coders_of(lines: Sequence[Line]) -> list[str]:
    """Everybody who finished one of the documents, by name."""
    return sorted({coder for line in lines for coder in line.coded})


def labels_of(lines: Sequence[Line]) -> list[str]:
    """The codes that anybody marked, by name."""
    marked = {
        label
        for line in lines
        for codes in line.coded.values()
        for label, spans in codes.items()
        if spans
    }
    return sorted(marked)


def merged(spans: Sequence[Span]) -> list[Stretch]:
    """A coder's spans of one code in their order; those that overlap count once.

    Spans that only touch stay two: the coder marked two things.
    """
    found: list[Stretch] = []
    for start, stop in sorted((span.start, span.stop) for span in spans):
        if found and start < found[-1].stop:
            found[-1] = Stretch(found[-1].start, max(stop, found[-1].stop))
        else:
            found.append(Stretch(start, stop))
    return found


def squeezed(spans: Sequence[Span], codable: Sequence[Span]) -> list[Span]:
    """The spans on a line that holds only the `codable` stretches, put end to end.

    So an interviewer's questions, which nobody may code, are not counted as agreement. `codable`
    stand in their order and do not overlap; what a span covers between them is left out.
    """
    ends = list(accumulate((len(one) for one in codable), initial=0))
    starts = [one.start for one in codable]
    stops = [one.stop for one in codable]

    def placed(offset: int) -> int:
        """How many codable characters stand before the offset."""
        number = bisect_right(starts, offset) - 1
        return 0 if number < 0 else ends[number] + min(offset, stops[number]) - starts[number]

    ways = ((placed(span.start), placed(span.stop)) for span in spans)
    return [Span(start, stop) for start, stop in ways if start < stop]


def covered(tokens: Sequence[Span], stretches: Sequence[Stretch]) -> set[int]:
    """Which tokens (by their number) have at least one character in a stretch."""
    found: set[int] = set()
    for start, stop in stretches:
        first = bisect_right(tokens, start, key=attrgetter("stop"))
        found.update(range(first, bisect_left(tokens, stop, key=attrgetter("start"))))
    return found
