"""Read a table of ratings that was made elsewhere: units in rows, coders in columns."""

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import InvalidTableError
from transcripts.text import decode

_ID_COLUMNS = ("", "unit", "units", "id")
_LOOKS_MISSING = frozenset({"na", "n/a", "nan", "null", "none", ".", "*", "-"})

Rating = str | int | float
_Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Ratings by coder, one for each unit, None where a cell is blank."""

    ratings: dict[str, list[Rating | None]]
    categories: tuple[Rating, ...]
    units: int
    remarks: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        return all(not isinstance(one, str) for one in self.categories)


def read_ratings(path: Path, categories: Sequence[str] = ()) -> RatingTable:
    """The ratings of a csv file whose first row names the coders.

    A first column named `unit`, `id` or nothing holds the units' names and is passed over. Ratings
    are numbers if all of them and all categories are. Without `categories` those in the file are
    taken, numbers by size, words by the alphabet. Raises InvalidTableError with the row.
    """
    coders, units = _columns(path)
    found = {cell for _, cells in units for cell in cells if cell}
    meaning = _meaning(found | set(categories))
    declared = tuple(dict.fromkeys(meaning[one] for one in categories))
    if declared:
        _check_declared(path, units, meaning, declared)
    odd = sorted(cell for cell in found if cell.casefold() in _LOOKS_MISSING)
    return RatingTable(
        {
            coder: [meaning.get(cells[column]) for _, cells in units]
            for column, coder in enumerate(coders)
        },
        declared or _ordered(set(meaning.values())),
        len(units),
        tuple(
            f"{cell!r} is taken for a category; leave a cell blank where there is no rating."
            for cell in odd
        ),
    )


def _columns(path: Path) -> tuple[list[str], _Rows]:
    """The coders, and the numbered rows of their ratings."""
    rows = _read(path)
    if not rows:
        raise InvalidTableError(f"{path.name} is empty: a row of coders' names comes first.")
    (_, header), *body = rows
    skipped = 1 if header[0].casefold() in _ID_COLUMNS else 0
    coders = header[skipped:]
    if not coders or not all(coders) or len(set(coders)) < len(coders):
        raise InvalidTableError(
            f"{path.name}, row 1: each column of ratings needs a coder's name of its own."
        )
    for number, cells in body:
        if len(cells) != len(header):
            raise InvalidTableError(
                f"{path.name}, row {number}: it has {len(cells)} cells, and row 1 has "
                f"{len(header)}. A rating that is missing is a blank cell."
            )
    return coders, [(number, cells[skipped:]) for number, cells in body]


def _read(path: Path) -> _Rows:
    """The rows with their numbers in the file; lines with nothing on them are passed over."""
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise InvalidTableError(
            f"{path} cannot be read: {error.strerror}. Name a csv file with units in rows and "
            "coders in columns."
        ) from error
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True
    )
    rows: _Rows = []
    try:
        rows.extend(
            (reader.line_num, [cell.strip() for cell in cells]) for cells in reader if cells
        )
    except csv.Error as error:
        raise InvalidTableError(
            f"{path.name}, row {reader.line_num}: it is not well-formed csv ({error})."
        ) from error
    return rows


def _meaning(cells: set[str]) -> dict[str, Rating]:
    """What each cell stands for: its number if all of them are numbers, else its own words."""
    numbers = {cell: number for cell in cells if (number := _number(cell)) is not None}
    return {**numbers} if len(numbers) == len(cells) else {cell: cell for cell in cells}


def _number(cell: str) -> int | float | None:
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
    path: Path, units: _Rows, meaning: dict[str, Rating], declared: Sequence[Rating]
) -> None:
    for number, cells in units:
        for cell in cells:
            if cell and meaning[cell] not in declared:
                among = ", ".join(map(str, declared))
                raise InvalidTableError(
                    f"{path.name}, row {number}: {cell!r} is not one of the categories {among}."
                )
