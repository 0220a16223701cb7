"""A table of results, and how it leaves the program as CSV, XLSX and JSON."""

import csv
import io
import json
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError, InvalidTableError
from transcripts.text import visible

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | float | None

CELL_LIMIT = 32_767  # UTF-16 units; spreadsheet programs cut what is longer without a word
ROW_LIMIT = 1_048_576
SHEET_NAME_LIMIT = 31
WIDEST_COLUMN = 60

ESCAPED = (
    "Cells that begin with = + - @, a tab or a carriage return have an apostrophe (') before "
    "them, so that no spreadsheet takes them for a formula."
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")


class Kind(StrEnum):
    """What a column holds: it decides how people read its numbers, and on which side they stand."""

    TEXT = "text"
    COUNT = "count"
    PERCENT = "percent"  # from 0 to 100
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under named columns; a cell is text, a number, or None for a blank.

    `title` says in words what is shown; `notes` are sentences that belong at the foot. `kinds` has
    one for each column, or is empty: then `kind` goes by what the cells are.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()

    def kind(self, column: int) -> Kind:
        """As declared; else text where any cell is text or all are blank."""
        if self.kinds:
            return self.kinds[column]
        cells = [row[column] for row in self.rows if row[column] is not None]
        if not cells or any(isinstance(cell, str) for cell in cells):
            return Kind.TEXT
        return Kind.NUMBER if any(isinstance(cell, float) for cell in cells) else Kind.COUNT


def shown_cell(value: Cell, kind: Kind = Kind.NUMBER) -> str:
    """A cell as people read it: a blank for None, control characters marked, fractions rounded.

    A percent has one decimal, any other fraction three.
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.1f}" if kind is Kind.PERCENT else f"{value:.3f}"
    return visible(str(value))


Tables = Table | Sequence[Table]


def each(tables: Tables) -> tuple[Table, ...]:
    """One table or several, as several."""
    return (tables,) if isinstance(tables, Table) else tuple(tables)


# CSV -------------------------------------------------------------------------------------------


def escaped(text: str) -> str:
    """Text that no spreadsheet takes for a formula; the readers of tables take it back."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def csv_text(table: Table) -> str:
    """The columns and rows as RFC 4180 with line feeds; numbers stay plain and unrounded.

    Text that looks like a formula is escaped; `with_csv_note` adds the note that says so. Title
    and notes are left out: the first line is the header. A carriage return becomes a line feed.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([_csv_cell(column) for column in table.columns])
    for row in table.rows:
        writer.writerow([_csv_cell(cell) for cell in row])
    return out.getvalue()


def _csv_cell(cell: Cell) -> Cell:
    # The writer does not quote a lone carriage return, and readers end the row there.
    return escaped(re.sub("\r\n?", "\n", cell)) if isinstance(cell, str) else cell


def with_csv_note(table: Table) -> Table:
    """The table, with a note more if any of its cells is escaped in CSV."""
    cells = [cell for row in (table.columns, *table.rows) for cell in row]
    if any(isinstance(cell, str) and escaped(cell) != cell for cell in cells):
        return replace(table, notes=(*table.notes, ESCAPED))
    return table


# JSON ------------------------------------------------------------------------------------------


def json_text(payload: object) -> str:
    """JSON for scripts: nothing rounded, letters as they are, and never NaN."""
    return json.dumps(payload, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


# XLSX ------------------------------------------------------------------------------------------


def write_xlsx(tables: Tables, path: Path) -> None:
    """Write each table as a sheet, and titles and notes as a last sheet `Notes`.

    Text stays text (never a formula), numbers stay numbers. Raises InvalidTableError for a cell
    or a table that is too large for a spreadsheet, InvalidRequestError if the file cannot be
    written; then nothing is written.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for table in each(tables):
        _fill(_sheet(book, table.title), table)
    told = [(table.title, note) for table in each(tables) for note in ("", *table.notes)]
    notes = Table("Notes", ("Table", "Note"), tuple(told))
    _fill(_sheet(book, notes.title), notes)
    whole = io.BytesIO()  # not the file itself: a full disk must break our write, not openpyxl's
    book.save(whole)
    book.close()
    with replaced(path) as temporary:
        temporary.write_bytes(whole.getvalue())


def _sheet(book: "Workbook", title: str) -> "Worksheet":
    name = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", title).split()).strip("'")
    # openpyxl numbers a name that is taken; there must be room for the number.
    sheet: Worksheet = book.create_sheet(name[: SHEET_NAME_LIMIT - 3].strip() or "Table")
    return sheet


def _fill(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    if len(table.rows) >= ROW_LIMIT:
        raise InvalidTableError(
            f"A spreadsheet holds {ROW_LIMIT:,} rows, this table has {len(table.rows):,}. "
            "Use --format csv."
        )
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for column, value in enumerate(row, start=1):
            _put(sheet, number, column, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    for column, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width


def _put(sheet: "Worksheet", row: int, column: int, value: Cell) -> None:
    if not isinstance(value, str):
        sheet.cell(row, column, value)
        return
    if (length := len(value.encode("utf-16-le", "surrogatepass")) // 2) > CELL_LIMIT:
        raise InvalidTableError(
            f"A spreadsheet cell holds {CELL_LIMIT:,} characters; the text in row {row}, column "
            f"{column} has {length:,}. Use --format csv or --format json."
        )
    cell = sheet.cell(row, column, _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value))
    cell.data_type = "s"  # else "=1+1" becomes a formula and "#N/A" an error


def _widths(table: Table) -> list[int]:
    by_column = zip(*(table.columns, *table.rows), strict=True)
    return [min(WIDEST_COLUMN, max(len(str(cell)) for cell in cells) + 2) for cells in by_column]


# Files -----------------------------------------------------------------------------------------


def write_text(text: str, path: Path) -> None:
    """Write UTF-8 without a byte order mark; never half of it."""
    with replaced(path) as temporary:
        temporary.write_bytes(text.encode())


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well.

    Only its owner can read it: respondents' words may stand in it. A link stays a link, and a pipe
    or a device (`/dev/stdout`) is written to, never replaced.
    """
    special = path.exists() and not path.is_file()
    target = path if special else path.resolve()
    folder = None if special else target.parent
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.name}-")
        os.close(handle)
    except OSError as error:
        raise _unwritable(path) from error
    temporary = Path(name)
    try:
        yield temporary
        if special:
            target.write_bytes(temporary.read_bytes())
        else:
            temporary.replace(target)
    except OSError as error:
        raise _unwritable(path) from error
    finally:
        temporary.unlink(missing_ok=True)


def _unwritable(path: Path) -> InvalidRequestError:
    return InvalidRequestError(
        f"{path} cannot be written. Check that its folder exists, that it is not open in another "
        "program, and that the disk has room."
    )
