"""Rows by columns of cells: names down the side and along the top, cut where they do not fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from coder.charts.lettering import shortened, width_of
from coder.charts.page import FOOT, Box, Letters, Page
from coder.charts.style import GAP, MARGIN, NOTE

EDGE = 0.15  # between two cells
LONGEST_COLUMN = 52.0
WIDEST_ROWS = 0.3  # of the page


@dataclass(frozen=True, slots=True)
class Grid:
    """Some columns of a table of cells, with all of its rows; a row of None is a heading.

    `rows` and `columns` are names with the number that the caller knows them by. `cell` is a
    cell's width and height, `header` how high the columns' names are.
    """

    rows: tuple[tuple[str, int | None], ...]
    columns: tuple[tuple[str, int], ...]
    left: float
    cell: tuple[float, float]
    header: float

    @property
    def height(self) -> float:
        return self.header + self.cell[1] * len(self.rows) + GAP

    def cells(self, top: float) -> Iterator[tuple[int, int, Box]]:
        """Row, column and place of each cell, the grid beginning at `top`."""
        width, height = self.cell
        for line, (_, row) in enumerate(self.rows):
            for place, (_, column) in enumerate(self.columns):
                if row is not None:
                    x, y = self.left + width * place, top + self.header + height * line
                    yield row, column, Box(x, y, width, height)


def grids(
    rows: Sequence[tuple[str, int | None]],
    columns: Sequence[tuple[str, int]],
    width: float,
    cell: tuple[float, float],
    *,
    widest: float,
) -> list[Grid]:
    """As many grids below each other as the columns need on a page of this width.

    `cell` is the least width and the height of a cell, which is never wider than `widest`.
    """
    if not rows or not columns:
        return []
    inner = width - 2 * MARGIN
    named = max(width_of(_row_name(name, inner), NOTE) for name, _ in rows) + 1.5
    names = tuple((shortened(name, LONGEST_COLUMN, NOTE), number) for name, number in columns)
    header = max(width_of(name, NOTE) for name, _ in names) + 1.5
    parts = ceil(len(names) / max(1, int((inner - named) / cell[0])))
    each = ceil(len(names) / parts)
    size = (min(widest, (inner - named) / each), cell[1])
    whole = Grid(tuple(rows), names, MARGIN + named, size, header)
    return [
        replace(whole, columns=names[first : first + each]) for first in range(0, len(names), each)
    ]


def draw_names(page: Page, grid: Grid, top: float) -> None:
    """The names of rows and columns; headings are bold."""
    foot = top + grid.header
    for place, (name, _) in enumerate(grid.columns):
        x = grid.left + grid.cell[0] * (place + 0.5) + FOOT * NOTE
        page.text(x, foot - 0.8, name, Letters(NOTE, angle=90))
    for place, (name, row) in enumerate(grid.rows):
        y = foot + grid.cell[1] * (place + 0.5)
        shown = _row_name(name, page.width - 2 * MARGIN)
        page.text(MARGIN, y, shown, Letters(NOTE, bold=row is None))


def inside(box: Box) -> Box:
    """The cell without the gap to its neighbours."""
    return Box(box.x + EDGE, box.y + EDGE, box.width - 2 * EDGE, box.height - 2 * EDGE)


def _row_name(name: str, inner: float) -> str:
    return shortened(name, WIDEST_ROWS * inner, NOTE)
