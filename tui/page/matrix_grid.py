"""Cases by codes in a window: how many columns fit, which are shown, and what stands in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from coder.themes.matrix import AUTO, Cell, Matrix, Row, State, quoted
from tui.page.answer_grid import fitted

GAP = 2  # cells between two columns
_LEAST = 24  # cells of a column of cells
_WIDEST = 18  # cells of what tells a case
_BEGINNING = 200  # characters: more than a column of any screen shows


class Place(NamedTuple):
    """A row and a column, counted from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Widths in cells: of what tells a case, and of each of the `shown` columns of codes."""

    facts: tuple[int, ...]
    column: int
    shown: int

    @property
    def left(self) -> int:
        """Where the first column of codes begins."""
        return sum(width + GAP for width in self.facts)


def layout(matrix: Matrix, width: int) -> Layout:
    """As many columns of codes as fit, as wide as can be; attributes give way to the first two."""
    facts = [_widest(row.name for row in matrix.rows)]
    for name in matrix.attributes:
        wide = _widest((name, *(row.attributes[name] for row in matrix.rows)))
        if sum(facts) + wide + GAP * (len(facts) + 1) + 2 * (_LEAST + GAP) <= width:
            facts.append(wide)
    room = width - sum(wide + GAP for wide in facts)
    shown = max(min(room // (_LEAST + GAP), len(matrix.codes)), 1)
    return Layout(tuple(facts), max(room // shown - GAP, 1), shown)


def first_shown(place: int, first: int, shown: int) -> int:
    """The first column of the window that has a place in it, moved no more than need be."""
    return min(max(first, place - shown + 1), place)


def titles(matrix: Matrix, of: Layout, first: int) -> Iterator[str]:
    """The line above the cells, a piece for each column."""
    names = ("Case", *matrix.attributes)
    yield from (fitted(name, wide) for name, wide in zip(names, of.facts, strict=False))
    for code in matrix.codes[first : first + of.shown]:
        yield fitted(f"{code.id} {code.label}", of.column)


def told(row: Row, of: Layout) -> Iterator[str]:
    """What tells the case."""
    facts = (row.name, *row.attributes.values())
    yield from (fitted(fact, wide) for fact, wide in zip(facts, of.facts, strict=False))


def beginning(cell: Cell) -> str:
    """The first words of a cell; of quotations only the first one is looked at."""
    if cell.state is State.AUTO:
        return " ".join([AUTO, *(quoted(one, cell.code) for one in cell.quotations[:1])])
    return " ".join(cell.text[:_BEGINNING].split())


def _widest(words: Iterable[str]) -> int:
    return min(max(map(cell_len, words), default=0), _WIDEST)
