"""Rows with their names on the left, something drawn in the middle, and figures on the right."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder.charts.lettering import width_of, wrapped
from coder.charts.page import Letters, Page
from coder.charts.style import GAP, HAIR, HAIRLINE, INK, LINE, MARGIN, NOTE

INDENT = 2.6
AIR = 1.2
PITCH = 3.3
WIDEST_NAMES = 0.42  # of the page


@dataclass(frozen=True, slots=True)
class Row:
    """A name, how deep it stands in the tree, and how many marks are drawn under each other."""

    name: str
    depth: int = 0
    marks: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows and their places: names begin at the margin, `left` to `right` is for what is drawn.

    `tops` are from the first row's top, one more than there are rows: the last is the height.
    """

    rows: tuple[Row, ...]
    lines: tuple[list[str], ...]
    left: float
    right: float
    tops: tuple[float, ...]
    pitch: float = PITCH

    @property
    def height(self) -> float:
        return self.tops[-1]

    def middles(self, number: int) -> list[float]:
        """The y of each mark of a row, from the first row's top."""
        row = self.rows[number]
        middle = (self.tops[number] + self.tops[number + 1]) / 2
        return [middle + self.pitch * (place - (row.marks - 1) / 2) for place in range(row.marks)]


def placed(
    rows: Sequence[Row], width: float, figures: Sequence[str], *, pitch: float = PITCH
) -> Rows:
    """The rows on a page of this width, with room on the right for the widest of `figures`.

    `pitch` is from one mark to the next within a row.
    """
    widest = max((INDENT * row.depth + _width(row) for row in rows), default=0.0)
    names = min(WIDEST_NAMES * (width - 2 * MARGIN), widest)
    lines = tuple(
        wrapped(row.name, max(names - INDENT * row.depth, names / 3), bold=row.heading)
        for row in rows
    )
    tops = [0.0]
    for row, words in zip(rows, lines, strict=True):
        tops.append(tops[-1] + max(LINE * len(words), pitch * row.marks) + AIR)
    after = max((width_of(one, NOTE) for one in figures), default=0.0)
    right = width - MARGIN - (after + GAP if after else 0)
    return Rows(tuple(rows), lines, MARGIN + names + GAP, right, tuple(tops), pitch)


def draw_names(page: Page, rows: Rows, top: float) -> None:
    """The names, and a hairline between rows where they have several marks."""
    for number, (row, lines) in enumerate(zip(rows.rows, rows.lines, strict=True)):
        middle = top + (rows.tops[number] + rows.tops[number + 1]) / 2
        first = middle - LINE * (len(lines) - 1) / 2
        for place, line in enumerate(lines):
            x = MARGIN + min(INDENT * row.depth, (rows.left - MARGIN) / 2)
            page.text(x, first + LINE * place, line, Letters(bold=row.heading))
    for before, after in pairwise(range(len(rows.rows))):
        if max(rows.rows[before].marks, rows.rows[after].marks) > 1:
            y = top + rows.tops[after]
            page.line([MARGIN, page.width - MARGIN], [y, y], HAIRLINE, width=HAIR)


def draw_figure(page: Page, y: float, words: str, colour: str = INK) -> None:
    """What stands at the right end of a mark."""
    page.text(page.width - MARGIN, y, words, Letters(NOTE, "right", colour))


def _width(row: Row) -> float:
    return width_of(row.name, bold=row.heading) + 0.1  # against rounding
