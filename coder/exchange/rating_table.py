"""Read a table of ratings that was made elsewhere: units by coders, or coders by units."""

import csv
import io
import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coder.errors import InvalidTableError
from transcripts.archive import check_archive
from transcripts.text import canonical, decode

_NAMES_OF_UNITS = ("", "unit", "units", "id", "coder", "coders")
_DOCUMENT = "document"
_LOOKS_MISSING = frozenset({"na", "n/a", "nan", "null", "none", ".", "*", "-"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Rating = str | int | float
Labels = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's cells, one for each coder; `place` says where they stand, for errors."""

    place: str
    cells: tuple[str, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class RatingCells:
    """The cells of a table of ratings as they are written; blank ones are missing.

    `documents` tells whether the table names the document that each unit was cut from.
    """

    path: Path
    coders: tuple[str, ...]
    units: tuple[Unit, ...]
    documents: bool

    def column(self, number: int) -> list[str]:
        """All cells of one coder."""
        return [unit.cells[number] for unit in self.units]


@dataclass(frozen=True, slots=True)
class RatingTable:
    """Ratings by coder, one for each unit, None where a cell is blank."""

    ratings: dict[str, list[Rating | None]]
    categories: tuple[Rating, ...]
    remarks: tuple[str, ...] = ()

    @property
    def numeric(self) -> bool:
        return all(not isinstance(one, str) for one in self.categories)


def read_cells(path: Path, *, coders_in_rows: bool = False) -> RatingCells:
    """The cells of a csv or xlsx file: units in rows, coders in columns, or the other way round.

    The first row names the coders (the units, with `coders_in_rows`, where the first column names
    the coders). A column named `unit`, `id` or nothing at the left holds the units' names and is
    passed over; one named `document` tells which units were cut from one document.
    Raises InvalidTableError with the place.
    """
    rows = _workbook(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    if not rows:
        raise InvalidTableError(f"{path.name} is empty: a row of coders' names comes first.")
    width = len(rows[0][1])
    for number, cells in rows:
        if len(cells) != width:
            raise InvalidTableError(
                f"{path.name}, row {number}: it has {len(cells)} cells, and row 1 has {width}. "
                "A rating that is missing is a blank cell."
            )
    lines = [(f"row {number}", cells) for number, cells in rows]
    if coders_in_rows:
        turned = zip(*(cells for _, cells in rows), strict=True)
        lines = [(f"column {number}", list(cells)) for number, cells in enumerate(turned, start=1)]
    return _cells(path, lines)


def read_ratings(found: RatingCells, categories: Sequence[str] = ()) -> RatingTable:
    """What the cells mean: numbers if all of them and all `categories` are, else words.

    Without `categories` those in the file are taken, numbers by size, words by the alphabet.
    Raises InvalidTableError for a cell that is none of them.
    """
    written = {cell for unit in found.units for cell in unit.cells if cell}
    meaning = _meaning(written | set(categories))
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


def _cells(path: Path, lines: list[tuple[str, list[str]]]) -> RatingCells:
    """Coders, units and documents, from lines that are units by coders."""
    (place, header), *body = lines
    names = [name.casefold() for name in header]
    document = names.index(_DOCUMENT) if _DOCUMENT in names else None
    passed = {document, 0 if names[0] in _NAMES_OF_UNITS else None}
    kept = [number for number in range(len(header)) if number not in passed]
    coders = tuple(header[number] for number in kept)
    if not coders or not all(coders) or len(set(coders)) < len(coders):
        each = "column" if place.startswith("row") else "row"
        raise InvalidTableError(
            f"{path.name}, {place}: each {each} of ratings needs a coder's name of its own."
        )
    units = tuple(
        Unit(
            where,
            tuple(cells[number] for number in kept),
            "" if document is None else cells[document],
        )
        for where, cells in body
    )
    _check_documents(path, units, named=document is not None)
    return RatingCells(path, coders, units, document is not None)


def _check_documents(path: Path, units: Sequence[Unit], *, named: bool) -> None:
    for unit in units if named else ():
        if not unit.document:
            raise InvalidTableError(
                f"{path.name}, {unit.place}: it does not say which document the unit is from."
            )


def _csv(path: Path) -> list[tuple[int, list[str]]]:
    """The rows with their numbers in the file; lines with nothing on them are passed over."""
    text, _ = decode(_bytes(path))
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count), strict=True
    )
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(
            (reader.line_num, [_unguarded(cell.strip()) for cell in cells])
            for cells in reader
            if cells
        )
    except csv.Error as error:
        raise InvalidTableError(
            f"{path.name}, row {reader.line_num}: it is not well-formed csv ({error})."
        ) from error
    return rows


def _workbook(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet; blank ones are passed over."""
    from openpyxl import load_workbook

    data = io.BytesIO(_bytes(path))
    check_archive(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl's, on styles and the like
            book = load_workbook(data, read_only=True, data_only=True)
        with closing(book):
            values = list(book.worksheets[0].values)
    except Exception as error:  # whatever openpyxl meets in a file that is no workbook
        raise InvalidTableError(f"{path.name} is no workbook. Save it again as xlsx.") from error
    rows = [(number, [*map(_text, row)]) for number, row in enumerate(values, start=1)]
    return [row for row in rows if any(row[1])]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InvalidTableError(
            f"{path} cannot be read: {error.strerror}. Name a csv or xlsx file with units in rows "
            "and coders in columns."
        ) from error


def _text(cell: object) -> str:
    """A cell as a person reads it: 7, not 7.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else _unguarded(canonical(str(cell)).strip())


def _unguarded(cell: str) -> str:
    """Without the quote that keeps a spreadsheet from taking text for a formula."""
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if is_guarded else cell


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
