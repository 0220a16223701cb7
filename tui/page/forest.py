"""A forest plot in characters: each measure a dot with its interval, between two fixed lines.

The lines stand at .667 and .800, where Krippendorff would speak of tentative and of reliable data;
the words for what lies left or right of them are the reader's.
"""

from enum import Enum, auto

LINES = (0.667, 0.8)
START, STOP = 0.0, 1.0
_DOT, _REACH, _LINE, _CROSSED, _BEYOND = "●", "─", "│", "┼", "◀"


class Standing(Enum):
    """Where the lower end of an interval lies, seen from the two lines."""

    BELOW = auto()
    BETWEEN = auto()
    ABOVE = auto()
    UNKNOWN = auto()


def standing(low: float | None) -> Standing:
    """Below both lines, between them, above them; unknown without an interval."""
    if low is None:
        return Standing.UNKNOWN
    first, second = LINES
    if low < first:
        return Standing.BELOW
    return Standing.BETWEEN if low < second else Standing.ABOVE


def forest(value: float | None, low: float | None, high: float | None, width: int) -> str:
    """The two lines, the interval if there is one, and the value if there is one.

    An arrow at the left end says that the interval, or the value, goes on beyond it.
    """
    marks = [" "] * width
    for line in LINES:
        marks[_cell(line, width)] = _LINE
    if low is not None and high is not None:
        for cell in range(_cell(low, width), _cell(high, width) + 1):
            marks[cell] = _REACH if marks[cell] == " " else _CROSSED
    if value is not None:
        marks[_cell(value, width)] = _DOT
    if min(one for one in (value, low, STOP) if one is not None) < START:
        marks[0] = _BEYOND
    return "".join(marks)


def reach(drawn: str) -> tuple[int, int]:
    """From which cell to which the value and its interval go, the two lines aside."""
    bare = drawn.replace(_LINE, " ")
    return len(bare) - len(bare.lstrip()), len(bare.rstrip())


def axis(width: int) -> str:
    """What stands above the plots: the ends, and the two lines where there is room for them.

    The lines are named on their outer sides, so that the two names never meet.
    """
    words = [" "] * width
    first, second = LINES
    for value, is_before in ((START, False), (STOP, True), (first, True), (second, False)):
        label = _short(value)
        start = _cell(value, width) - (len(label) - 1 if is_before else 0)
        around = words[max(start - 1, 0) : start + len(label) + 1]
        if all(one == " " for one in around):
            words[start : start + len(label)] = label
    return "".join(words)


def _cell(value: float, width: int) -> int:
    """The cell of a value; what lies beyond an end stands at it."""
    share = (value - START) / (STOP - START)
    return min(max(round(share * (width - 1)), 0), width - 1)


def _short(value: float) -> str:
    """.67, .8, 0: as short as can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".").removeprefix("0") or "0"
