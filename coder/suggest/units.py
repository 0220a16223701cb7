"""The pieces of text that are scored and learned from: respondents' turns, or their sentences."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from coder.units import UnitKind, cut
from transcripts.model import Document, Span


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of one document (a guid), who says it, and its words."""

    document: str
    span: Span
    speaker: str
    text: str


def units_of(documents: Iterable[Document], kind: UnitKind) -> tuple[Unit, ...]:
    """The units in the order of the documents and their text: `kind` is TURN or SENTENCE."""
    return tuple(unit for document in documents for unit in _units(document, kind))


def _units(document: Document, kind: UnitKind) -> Iterable[Unit]:
    turns = iter(document.respondent_turns())
    turn = next(turns, None)
    for span in cut(document, kind):
        while turn is not None and turn.stop <= span.start:
            turn = next(turns, None)
        speaker = "" if turn is None else turn.speaker
        yield Unit(document.guid, span, speaker, span.of(document.text))


class Rows:
    """Finds units by their places: a unit's row is its place among all, from 0."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self._spans: dict[str, list[Span]] = defaultdict(list)
        self._first: dict[str, int] = {}
        for row, unit in enumerate(units):
            self._spans[unit.document].append(unit.span)
            self._first.setdefault(unit.document, row)
        self._length = len(units)

    def __len__(self) -> int:
        return self._length

    def of(self, document: str) -> range:
        """The rows of a document, which may have none."""
        first = self._first.get(document, 0)
        return range(first, first + len(self._spans.get(document, ())))

    def met(self, document: str, span: Span) -> range:
        """The rows of the units of which the span covers at least one character."""
        spans, first = self._spans.get(document, []), self._first.get(document, 0)
        start = bisect_right(spans, span.start, key=attrgetter("stop"))
        stop = bisect_left(spans, span.stop, key=attrgetter("start"))
        return range(first + start, first + max(start, stop))

    def covered(self, document: str, span: Span) -> list[int]:
        """The rows of the units of which the span covers half, or that hold half of the span.

        So a coding that only just reaches into the next sentence is no coding of that sentence.
        """
        spans, first = self._spans.get(document, []), self._first.get(document, 0)
        return [row for row in self.met(document, span) if _mostly(spans[row - first], span)]


def _mostly(unit: Span, span: Span) -> bool:
    shared = min(unit.stop, span.stop) - max(unit.start, span.start)
    return 2 * shared >= min(len(unit), len(span))
