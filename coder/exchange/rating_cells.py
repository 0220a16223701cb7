"""The cells of a table of ratings that was made elsewhere: units by coders, or coders by units."""

import csv
import io
import warnings
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from coder.errors import InvalidTableError
from transcripts.archive import check_archive
from transcripts.text import canonical, decode

_NAMES_OF_UNITS = ("", "unit", "units", "id", "coder", "coders")
_DOCUMENT = "document"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ENOUGH = 5  # units; of fewer it may be chance that a coder says something else of each


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's cells, one for each coder; `place` says where they stand, for errors."""

    place: str
    cells: tuple[str, ...]
    document: str = ""


@dataclass(frozen=True, slots=True)
class RatingCells:
    """The cells of a table of ratings as they are written; blank ones are missing.

    `documents` tells whether the table names the document that each unit was cut from; `decimal`
    is the sign before the tenths of a number.
    """

    path: Path
    coders: tuple[str, ...]
    units: tuple[Unit, ...]
    documents: bool
    decimal: str

    def column(self, number: int) -> list[str]:
        """All cells of one coder."""
        return [unit.cells[number] for unit in self.units]


def read_cells(path: Path, *, coders_in_rows: bool = False) -> RatingCells:
    """The cells of a csv or xlsx file: units in rows, coders in columns, or the other way round.

    The first row names the coders (the units, with `coders_in_rows`, where the first column names
    the coders). A column named `unit`, `id` or nothing at the left holds the units' names and is
    passed over; one named `document` tells which units were cut from one document. Blank cells at
    the right are passed over. In a csv file with semicolons a comma is the decimal sign.
    Raises InvalidTableError with the place.
    """
    rows, decimal = (_workbook(path), ".") if path.suffix.lower() == ".xlsx" else _csv(path)
    if not rows:
        raise InvalidTableError(f"{path.name} is empty: a row of coders' names comes first.")
    rows = _trimmed(rows)
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
    return _cells(path, lines, decimal)


def _trimmed(rows: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Without the blank cells at the right of all, as a comma at the end of lines makes them."""
    used = {place for _, cells in rows for place, cell in enumerate(cells, start=1) if cell}
    return [(number, cells[: max(used, default=1)]) for number, cells in rows]


def _cells(path: Path, lines: list[tuple[str, list[str]]], decimal: str) -> RatingCells:
    """Coders, units and documents, from lines that are units by coders."""
    (place, header), *body = lines
    names = [name.casefold() for name in header]
    document = names.index(_DOCUMENT) if _DOCUMENT in names else None
    passed = {document, 0 if names[0] in _NAMES_OF_UNITS else None}
    kept = [number for number in range(len(header)) if number not in passed]
    coders = tuple(header[number] for number in kept)
    units = tuple(
        Unit(
            where,
            tuple(cells[number] for number in kept),
            "" if document is None else cells[document],
        )
        for where, cells in body
    )
    found = RatingCells(path, coders, units, document is not None, decimal)
    if wrong := _fault(found, first=0 in kept, each="column" if place[0] == "r" else "row"):
        raise InvalidTableError(f"{path.name}, {place}: {wrong}")
    _check_documents(found)
    return found


def _fault(found: RatingCells, *, first: bool, each: str) -> str:
    """What is wrong with who the coders are, in a sentence; nothing where they are plain.

    `first` tells that the first column, or row, is taken for a coder's.
    """
    coders = found.coders
    if any(name.casefold() == _DOCUMENT for name in coders):
        return f"two {each}s are named document; name the other one otherwise."
    if not coders or not all(coders) or len(set(coders)) < len(coders):
        return f"each {each} of ratings needs a coder's name of its own."
    if first and _names_units(found):
        return (
            f"{coders[0]!r} says something else of every unit, as no other coder does. If it names "
            f"the units, call it unit; if it is a coder, put a {each} named unit before it."
        )
    return ""


def _names_units(found: RatingCells) -> bool:
    """Whether the first coder has another value for each unit, and no other has."""
    apart = [
        len(set(found.column(number))) == len(found.units) for number in range(len(found.coders))
    ]
    return len(found.units) >= _ENOUGH and apart[0] and not any(apart[1:])


def _check_documents(found: RatingCells) -> None:
    for unit in found.units if found.documents else ():
        if not unit.document:
            raise InvalidTableError(
                f"{found.path.name}, {unit.place}: it does not say which document the unit is from."
            )


def _csv(path: Path) -> tuple[list[tuple[int, list[str]]], str]:
    """The rows with their numbers in the file, and the decimal sign.

    Lines with nothing on them are passed over.
    """
    text, _ = decode(_bytes(path))
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
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
    return rows, "," if delimiter == ";" else "."


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
