"""How wide the columns of a table are, in characters."""

from collections.abc import Callable, Sequence
from math import ceil
from unicodedata import east_asian_width

from coder.exchange.tables import Table, one_line

SHORT = 16  # characters; a column that needs no more is not wrapped while others can be
_BOLD = 1.15  # how much wider the letters of a header are


def widths(table: Table) -> list[int]:
    """For each column the longest line of its cells, or its header in one line."""
    heads = [breadth(one_line(column)) for column in table.columns]
    return [max(pair) for pair in zip(heads, _longest(table, breadth), strict=True)]


def fitted_widths(table: Table, room: float) -> list[float]:
    """Widths that fill no more than the room, where headers and words may wrap between words.

    What needs little gets it; the rest is shared by those who need much. A word or figures are
    broken only where there is no other way.
    """
    heads = [ceil(_word(one_line(column)) * _BOLD) for column in table.columns]
    whole = _longest(table, breadth)
    words = [
        wide if table.at_right(index) else word
        for index, (wide, word) in enumerate(zip(whole, _longest(table, _word), strict=True))
    ]
    most = [max(pair) for pair in zip(heads, whole, strict=True)]
    if sum(most) <= room:
        return [float(one) for one in most]
    words = [max(pair) for pair in zip(heads, words, strict=True)]
    kept = [wanted if wanted <= SHORT else word for wanted, word in zip(most, words, strict=True)]
    least = kept if sum(kept) <= room else words
    if sum(least) >= room:
        return [one * room / sum(least) for one in least]
    spare = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * spare for low, high in zip(least, most, strict=True)]


def breadth(words: str) -> int:
    """The characters of the longest line; letters of full width count twice."""
    return max(map(_breadth, words.split("\n")))


def lines(words: str, width: int) -> int:
    """How many lines the words take, about, where a line holds so many characters."""
    return sum(max(1, ceil(_breadth(line) / width)) for line in words.split("\n"))


def _longest(table: Table, measure: Callable[[str], int]) -> Sequence[int]:
    columns = [*zip(*table.shown(), strict=True)] or [()] * len(table.columns)
    return [max(map(measure, column), default=0) for column in columns]


def _word(words: str) -> int:
    return max(map(_breadth, words.split()), default=0)


def _breadth(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)
