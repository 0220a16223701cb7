"""Carry spans from one version of a text to another: kept, changed or lost; none vanishes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from transcripts.model import Span
from transcripts.text import trimmed

_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


class Fate(StrEnum):
    """What became of words: all there, partly there or with others among them, or gone."""

    KEPT = "kept"
    CHANGED = "changed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Carried:
    """A span of the old text, and where it lies in the new one; None where it is lost."""

    old: Span
    fate: Fate
    new: Span | None


def carried(old: str, new: str, spans: Iterable[Span]) -> list[Carried]:
    """Where each span of the old text lies in the new one, in the order of `spans`.

    Words are compared as wholes. A span reaches in the new text from the first of its words that
    are still there to the last; it is kept where nothing in it differs. Raises ValueError for a
    span that does not lie in the old text.
    """
    map_ = _Map(old, new)
    return [_carried(map_, span) for span in spans]


class _Map:
    """The stretches that two texts have in common, in order."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.blocks = _blocks(old, new)
        self.starts = [start for start, _, _ in self.blocks]

    def common(self, span: Span) -> list[tuple[Span, int]]:
        """The parts of the span that are still there, each with where it starts in the new text."""
        first = max(bisect_right(self.starts, span.start) - 1, 0)
        found = []
        for start, there, size in self.blocks[first:]:
            if start >= span.stop:
                break
            left, right = max(start, span.start), min(start + size, span.stop)
            if left < right:
                found.append((Span(left, right), there + left - start))
        return found


def _blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Where in the old text, where in the new one, and how long each common stretch is."""
    olds, news = _PIECE.findall(old), _PIECE.findall(new)
    old_starts, new_starts = _starts(olds), _starts(news)
    matcher = SequenceMatcher(str.isspace, olds, news, autojunk=False)
    return [
        (old_starts[one.a], new_starts[one.b], old_starts[one.a + one.size] - old_starts[one.a])
        for one in matcher.get_matching_blocks()
        if one.size
    ]


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _carried(map_: _Map, span: Span) -> Carried:
    if span.stop > len(map_.old):
        raise ValueError(f"{span} does not lie in a text of {len(map_.old)} characters")
    if map_.old == map_.new:
        return Carried(span, Fate.KEPT, span)
    parts = map_.common(span)
    if not any(part.of(map_.old).strip() for part, _ in parts):
        return Carried(span, Fate.LOST, None)
    last, there = parts[-1]
    reach = Span(parts[0][1], there + len(last))
    if reach.of(map_.new) == span.of(map_.old):
        return Carried(span, Fate.KEPT, reach)
    # blanks at the ends are no words, and no coding begins or ends with one
    return Carried(span, Fate.CHANGED, trimmed(map_.new, reach.start, reach.stop))
