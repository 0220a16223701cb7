"""What the cells of a table of ratings mean: numbers, words, or sets of codes."""

import math
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from coder.errors import InvalidTableError
from coder.exchange.rating_cells import RatingCells

_LOOKS_MISSING = frozenset({"na", "n/a", "nan", "null", "none", ".", "*", "-"})

Rating = str | int | float
Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Ratings by coder, one for each unit, None where a cell is blank."""

    ratings: dict[str, list[Rating | None]]
    categories: tuple[Rating, ...]
    remarks: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        return all(not isinstance(one, str) for one in self.categories)


def read_ratings(found: RatingCells, categories: Sequence[str] = ()) -> RatingTable:
    """What the cells mean: numbers if all of them and all `categories` are, else words.

    Without `categories` those in the file are taken, numbers by size, words by the alphabet.
    Raises InvalidTableError for a cell that is none of them.
    """
    written = {cell for unit in found.units for cell in unit.cells if cell}
    meaning = _meaning(written | set(categories), found.decimal)
    declared = tuple(dict.fromkeys(meaning[one] for one in categories))
    if declared:
        _check_declared(found, meaning, declared)
    odd = sorted(cell for cell in written if cell.casefold() in _LOOKS_MISSING)
    return RatingTable(
        {
            coder: [meaning.get(cell) for cell in found.column(number)]
            for number, coder in enumerate(found.coders)
        },
        declared or _ordered(set(meaning.values())),
        tuple(
            f"{cell!r} is taken for a category; leave a cell blank where there is no rating."
            for cell in odd
        ),
    )


def read_sets(found: RatingCells, separator: str) -> dict[str, list[Labels | None]]:
    """Several codes in a cell, parted by `separator`; a cell with nothing else is an empty set.

    A blank cell is missing: the coder did not judge the unit.
    """

    def labels(cell: str) -> Labels | None:
        parts = (part.strip() for part in cell.split(separator))
        return tuple(sorted({part for part in parts if part})) if cell else None

    return {
        coder: [labels(cell) for cell in found.column(number)]
        for number, coder in enumerate(found.coders)
    }


def _meaning(cells: set[str], decimal: str) -> dict[str, Rating]:
    """What each cell stands for: its number if all of them are numbers, else its own words."""
    numbers = {
        cell: number
        for cell in cells
        if (number := _number(cell.replace(decimal, ".", 1))) is not None
    }
    return {**numbers} if len(numbers) == len(cells) else {cell: cell for cell in cells}


def _number(cell: str) -> int | float | None:
    """A whole number to its last digit, however long; else as a float has it.

    A label such as 1_2 is a word, though Python would read it as 12.
    """
    if "_" in cell:
        return None
    with suppress(ValueError):
        return int(cell)
    try:
        number = float(cell)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number.is_integer() else number


def _ordered(ratings: set[Rating]) -> tuple[Rating, ...]:
    numbers = [one for one in ratings if not isinstance(one, str)]
    words = [one for one in ratings if isinstance(one, str)]
    return (*sorted(numbers), *sorted(words))


def _check_declared(
    found: RatingCells, meaning: dict[str, Rating], declared: Sequence[Rating]
) -> None:
    for place, cell in _written(found):
        if meaning[cell] not in declared:
            among = ", ".join(map(str, declared))
            raise InvalidTableError(
                f"{found.path.name}, {place}: {cell!r} is not one of the categories {among}."
            )


def _written(found: RatingCells) -> Iterator[tuple[str, str]]:
    """Every cell that is not blank, with its place."""
    for unit in found.units:
        for cell in unit.cells:
            if cell:
                yield unit.place, cell
