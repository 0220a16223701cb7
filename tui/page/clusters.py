"""Text as what a reader sees: clusters of code points, each with its width in terminal cells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import split_graphemes

from transcripts.text import visible

TAB_CELLS = 4
# Every character in here is one cell wide and a cluster by itself, whatever stands beside it.
_PLAIN = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u2500-\u25fc]*"
)
_PIECE = re.compile(r"[\t\n]|[^\t\n]+")


class Cluster(NamedTuple):
    """What a reader takes for one character: `[start, stop)` in the text, and how it is shown."""

    start: int
    stop: int
    width: int
    shown: str


def is_plain(text: str, start: int, stop: int) -> bool:
    """Whether each code point of `text[start:stop]` is one cell wide and stands for itself."""
    return _PLAIN.fullmatch(text, start, stop) is not None


def clusters(text: str, start: int, stop: int) -> Iterator[Cluster]:
    """The clusters of `text[start:stop]` in order, covering each code point once.

    Control and direction characters are shown as marks, a line break and a tab as blanks, and a
    cluster without any width as a dotted circle, so that the cursor can stand on each of them.
    """
    if is_plain(text, start, stop):
        for offset in range(start, stop):
            yield Cluster(offset, offset + 1, 1, text[offset])
        return
    for piece in _PIECE.finditer(text, start, stop):
        yield from _clusters_of_piece(piece.group(), piece.start())


def _clusters_of_piece(piece: str, start: int) -> Iterator[Cluster]:
    if piece in {"\t", "\n"}:
        width = TAB_CELLS if piece == "\t" else 1
        yield Cluster(start, start + 1, width, " " * width)
        return
    shown = visible(piece)
    for first, after, width in split_graphemes(shown)[0]:
        seen = shown[first:after] if width else "◌"
        yield Cluster(start + first, start + after, max(width, 1), seen)
