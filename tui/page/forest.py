"""A forest plot in characters: each measure a dot with its interval, between two fixed lines.

The lines stand at .667 and .800, where Krippendorff would speak of tentative and of reliable data;
the words for what lies left or right of them are the reader's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

LINES = (0.667, 0.8)
LEAST, BELOW_ZERO = 0.0, -0.2
_DOT, _REACH, _LINE, _CROSSED, _BEYOND = "●", "─", "│", "┼", "◀"


@dataclass(frozen=True, slots=True)
class Axis:
    """From `start` to 1 over so many cells."""

    cells: int
    start: float = LEAST

    def place(self, value: float) -> int:
        """The cell of a value; what lies beyond an end stands at it."""
        share = (value - self.start) / (1 - self.start)
        return min(max(round(share * (self.cells - 1)), 0), self.cells - 1)


def axis_for(values: Iterable[float | None], cells: int) -> Axis:
    """An axis that begins at 0, or at −.2 where one of the values is below zero."""
    below = any(value is not None and value < 0 for value in values)
    return Axis(cells, BELOW_ZERO if below else LEAST)


def plot(axis: Axis, value: float | None, low: float | None, high: float | None) -> str:
    """The two lines, the interval if there is one, and the value if there is one.

    An arrow at the left end says that the interval, or the value, goes on beyond it.
    """
    marks = [" "] * axis.cells
    for line in LINES:
        marks[axis.place(line)] = _LINE
    if low is not None and high is not None:
        for place in range(axis.place(low), axis.place(high) + 1):
            marks[place] = _REACH if marks[place] == " " else _CROSSED
    if value is not None:
        marks[axis.place(value)] = _DOT
    if min(one for one in (value, low, 1.0) if one is not None) < axis.start:
        marks[0] = _BEYOND
    return "".join(marks)


def scale(axis: Axis) -> str:
    """What stands above the plots: the ends, and the two lines where there is room for them."""
    words = [" "] * axis.cells
    labels = [
        (0, _short(axis.start)),
        (axis.cells - 1, "1"),
        *((axis.place(x), _short(x)) for x in LINES),
    ]
    for place, label in labels:
        start = min(place, axis.cells - len(label))
        around = words[max(start - 1, 0) : start + len(label) + 1]
        if all(one == " " for one in around):
            words[start : start + len(label)] = label
    return "".join(words)


def _short(value: float) -> str:
    """.67, .8, 0, −.2: as short as can be."""
    text = f"{abs(value):.2f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
    return f"−{text}" if value < 0 else text
