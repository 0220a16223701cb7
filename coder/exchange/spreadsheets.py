"""Tables as a spreadsheet: real numbers under a header that stays, and text that stays text."""

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.errors import InvalidTableError
from coder.exchange.archives import timeless
from coder.exchange.tables import Cell, Kind, Table, Tables, each, storable, write_whole
from coder.exchange.widths import lines, widths

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

CELL_LIMIT = 32_767  # UTF-16 units; spreadsheet programs cut what is longer without a word
ROW_LIMIT = 1_048_576
SHEET_NAME_LIMIT = 31
WIDEST_COLUMN = 60
NARROWEST_COLUMN = 8
UPRIGHT = 7  # columns; a table with more is printed across
LINE_HEIGHT, HIGHEST_ROW = 15, 405  # points
NUMBER_FORMATS = {Kind.COUNT: "0", Kind.PERCENT: "0.0", Kind.NUMBER: "0.000"}

_HEADER_FILL = "FFE7EBEF"
_HEADER_LINE = "FF5B6770"
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")


def write_xlsx(tables: Tables, path: Path) -> None:
    """Write each table as a sheet, and titles and notes as a last sheet `Notes`.

    The first row is the header. Text stays text (never a formula), numbers stay numbers, unrounded
    under a format that rounds them. Raises InvalidTableError for a cell or a table that is too
    large for a spreadsheet, InvalidRequestError if the file cannot be written; then nothing is
    written.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    book = Workbook()
    book.properties = DocumentProperties(creator="")
    book.remove(book.worksheets[0])
    for table in each(tables):
        _fill(_sheet(book, table.title), table)
    told = [(table.title, note) for table in each(tables) for note in ("", *table.notes)]
    notes = Table("Notes", ("Table", "Note"), tuple(told))
    _fill(_sheet(book, notes.title), notes)
    whole = BytesIO()  # not the file itself: a full disk must break our write, not openpyxl's
    book.save(whole)
    book.close()
    write_whole(timeless(whole.getvalue()), path)


def _sheet(book: "Workbook", title: str) -> "Worksheet":
    name = " ".join(_NOT_IN_SHEET_NAMES.sub(" ", title).split()).strip("'")
    # openpyxl numbers a name that is taken; there must be room for the number.
    sheet: Worksheet = book.create_sheet(name[: SHEET_NAME_LIMIT - 3].strip() or "Table")
    return sheet


def _fill(sheet: "Worksheet", table: Table) -> None:
    if len(table.rows) >= ROW_LIMIT:
        raise InvalidTableError(
            f"A spreadsheet holds {ROW_LIMIT:,} rows, this table has {len(table.rows):,}. "
            "Use --format csv."
        )
    for number, row in enumerate((table.columns, *table.rows), start=1):
        for column, value in enumerate(row, start=1):
            _put(sheet, number, column, value)
    layout = [*_layout(table)]
    for column, (kind, width) in enumerate(layout):
        _dress(sheet, column, kind, width)
    _give_height(sheet, table, [width for _, width in layout])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _prepare_print(sheet, across=len(table.columns) > UPRIGHT)


def _put(sheet: "Worksheet", row: int, column: int, value: Cell) -> None:
    if value == "":
        return  # an empty text is counted by spreadsheets, a blank cell is not
    if not isinstance(value, str):
        sheet.cell(row, column, value)
        return
    if (length := len(value.encode("utf-16-le", "surrogatepass")) // 2) > CELL_LIMIT:
        raise InvalidTableError(
            f"A spreadsheet cell holds {CELL_LIMIT:,} characters; the text in row {row}, column "
            f"{column} has {length:,}. Use --format csv or --format json."
        )
    cell = sheet.cell(row, column, storable(value))
    cell.data_type = "s"  # else "=1+1" becomes a formula and "#N/A" an error


def _layout(table: Table) -> Iterator[tuple[Kind, int]]:
    """For each column its kind and how many characters wide it is."""
    for column, width in enumerate(widths(table)):
        # The arrow of the filter takes room beside the header.
        yield table.kind(column), min(WIDEST_COLUMN, max(NARROWEST_COLUMN, width + 3))


def _dress(sheet: "Worksheet", column: int, kind: Kind, width: int) -> None:
    """Width, header and number format of a column; long text wraps."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
    from openpyxl.utils import get_column_letter

    right = kind is not Kind.TEXT
    head, *body = next(sheet.iter_cols(column + 1, column + 1))
    sheet.column_dimensions[get_column_letter(column + 1)].width = width
    head.font = Font("Calibri", 11, bold=True)
    head.fill = PatternFill("solid", fgColor=_HEADER_FILL)
    head.border = Border(bottom=Side("thin", color=_HEADER_LINE))
    # Without an indent words would touch the figures at their left.
    side: dict[str, Any] = {"horizontal": "right"} if right else {"horizontal": "left", "indent": 1}
    head.alignment = Alignment(**side, vertical="bottom", wrap_text=True)
    below: Any = Alignment(**side, vertical="top", wrap_text=not right)
    for cell in body:
        cell.alignment = below
        if right:
            cell.number_format = NUMBER_FORMATS[kind]


def _give_height(sheet: "Worksheet", table: Table, layout: Sequence[int]) -> None:
    """Room for what wraps: not every program sees to it by itself."""
    for number, row in enumerate(table.shown(), start=2):
        needed = max(map(lines, row, layout))
        if needed > 1:
            sheet.row_dimensions[number].height = min(needed * LINE_HEIGHT, HIGHEST_ROW)


def _prepare_print(sheet: Any, *, across: bool) -> None:
    """As wide as a page of A4, as long as need be, with the header on every page."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape" if across else "portrait"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.oddFooter.center.text = "&A, &P / &N"
