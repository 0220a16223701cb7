"""The rows of a table: csv or xlsx, every cell as text, every refusal with its place."""

import csv
import io
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Literal
from zipfile import ZipFile

from transcripts.archive import check_archive
from transcripts.errors import InvalidTableError, UnreadableFileError
from transcripts.text import canonical, decode

LONGEST_CELL = 10_000_000
_SHOWN = 5  # places in a remark
_DELIMITERS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPAIRED = (
    "Its quotation marks do not pair up: each line was read as a row, the marks as they stand."
)
_MARK_OF_SURVEY_HEADER = '{"ImportId"'
_Cells = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row's place as a spreadsheet shows it; cells have no blank edges."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()

    def column(self, *names: str) -> str | None:
        """The column with the first of these names that is there, whatever its capitals."""
        known = {plain_name(column): column for column in self.columns}
        return next((known[name] for name in names if name in known), None)

    def needed(self, *names: str) -> str:
        """As `column`, but a table without it is refused."""
        column = self.column(*names)
        if column is None:
            there = ", ".join(self.columns)
            others = ", ".join(name for name in dict.fromkeys(names) if name != names[0])
            called = f" It may also be called {others}." if others else ""
            raise InvalidTableError(
                self.path, f"there is no column {names[0]!r}.{called} Its columns are: {there}."
            )
        return column


def plain_name(column: str) -> str:
    """What the spellings of a column share: `Participant_No.` is `participant no`."""
    return " ".join(column.casefold().replace("_", " ").split()).removesuffix(".")


def read_table(path: Path, *, unnamed: bool = False) -> Table:
    """A table whose first row names the columns; rows without any value are left out.

    With `unnamed`, columns without a name, such as row numbers, are passed over, not refused.
    """
    rows, remarks = _xlsx(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    filled = [(number, cells) for number, cells in rows if any(cells)]
    if not filled:
        raise UnreadableFileError(path, "it is empty.")
    (_, header), *body = filled
    columns = _columns(path, header, () if unnamed else body)
    extra = [number for number, cells in body[:2] if cells[0].startswith(_MARK_OF_SURVEY_HEADER)]
    if extra:
        body = [row for row in body if row[0] > extra[0]]
        remarks = (*remarks, "The rows under the names are the survey's own header: left out.")
    read = tuple(_row(path, columns, number, cells) for number, cells in body)
    return Table(path, tuple(column for column in columns if column), read, remarks)


def _columns(path: Path, header: Sequence[str], body: Iterable[_Cells]) -> list[str]:
    seen: set[str] = set()
    for place, name in enumerate(header):
        values = (cells[place] for _, cells in body if place < len(cells))
        if not name and any(values):
            raise InvalidTableError(path, f"column {place + 1} has values but no name.", row=1)
        if name and plain_name(name) in seen:
            raise InvalidTableError(path, f"two columns are called {name!r}.", row=1)
        seen.add(plain_name(name))
    return list(header)


def _row(path: Path, columns: Sequence[str], number: int, cells: Sequence[str]) -> Row:
    if any(cells[len(columns) :]):
        raise InvalidTableError(
            path,
            f"it has {len(cells)} cells for {len(columns)} columns. Is a text with a comma "
            "without quotation marks?",
            row=number,
        )
    padded = [*cells, *[""] * len(columns)]
    named = zip(columns, padded, strict=False)
    return Row(number, {column: cell for column, cell in named if column})


def _csv(path: Path) -> tuple[list[_Cells], tuple[str, ...]]:
    text, remarks = decode(path.read_bytes())
    first = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL
    if delimiter == "\t" and not _pairs_up(text):
        quoting, remarks = csv.QUOTE_NONE, (*remarks, _UNPAIRED)
    source = io.StringIO(text, newline="")
    reader = csv.reader(source, delimiter=delimiter, quoting=quoting, strict=True)
    rows: list[_Cells] = []
    try:
        rows.extend(
            (number, [_unguarded(cell.strip()) for cell in cells])
            for number, cells in enumerate(reader, start=1)
        )
    except csv.Error as error:
        what = f"it is not well-formed csv ({error}). Are all quotation marks closed?"
        raise InvalidTableError(path, what, row=len(rows) + 1) from error
    return rows, remarks


def _pairs_up(text: str) -> bool:
    """Whether the quotation marks of a table of tabs enclose cells.

    They do not where one is never closed, or where they would join lines that are rows by
    themselves, each with as many cells as the others.
    """
    lines = [line for line in text.split("\n") if line]
    try:
        rows = [row for row in csv.reader(lines, delimiter="\t", strict=True) if row]
    except csv.Error:
        return False
    return len(rows) == len(lines) or len({line.count("\t") for line in lines}) > 1


def _unguarded(cell: str) -> str:
    """Without the quote that keeps a spreadsheet from taking text for a formula."""
    is_guarded = cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA)
    return cell[1:] if is_guarded else cell


def _xlsx(path: Path) -> tuple[list[_Cells], tuple[str, ...]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - it loads numpy

    check_archive(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl's, on styles and the like
            workbook = load_workbook(path, read_only=True, data_only=True)
        with closing(workbook):
            sheets = [(sheet.title, list(_cells(sheet.values))) for sheet in workbook.worksheets]
    except Exception as error:
        raise UnreadableFileError(path, "it is damaged. Save it again as xlsx.") from error
    filled = [(title, rows) for title, rows in sheets if any(any(cells) for _, cells in rows)]
    if not filled:
        return [], ()
    title, rows = filled[0]
    only = (f"Only the sheet {title!r} was read.",) if len(filled) > 1 else ()
    return rows, (*only, *_without_results(path, title, rows))


def _without_results(path: Path, title: str, rows: Iterable[_Cells]) -> Iterator[str]:
    """Formulas that no spreadsheet program has reckoned: their cells were read as blank."""
    from openpyxl import load_workbook  # noqa: PLC0415 - it loads numpy
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    with ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f" in archive.read(name) for name in sheets):
            return
    with warnings.catch_warnings(action="ignore"):  # as above
        workbook = load_workbook(path, read_only=True)
    with closing(workbook):
        written = list(_cells(workbook[title].values))
    places = [
        f"{get_column_letter(column)}{number}"
        for (number, formulas), (_, results) in zip(written, rows, strict=True)
        for column, (formula, result) in enumerate(zip(formulas, results, strict=True), start=1)
        if formula.startswith("=") and not result
    ]
    if places:
        shown = ", ".join(places[:_SHOWN]) + (" …" if places[_SHOWN:] else "")
        yield (
            f"Formulas without a saved result were read as blank: {shown}. Open the file in a "
            "spreadsheet program and save it there."
        )


def _cells(rows: Iterable[Sequence[object]]) -> Iterator[_Cells]:
    for number, row in enumerate(rows, start=1):
        yield number, [_as_text(cell) for cell in row]


def _as_text(cell: object) -> str:
    """A cell as a person reads it: 7, not 7.0; a date without midnight."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    return canonical(str(cell)).strip()
