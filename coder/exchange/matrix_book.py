"""The framework matrix as a workbook that can be edited in a spreadsheet and read back.

Each theme has a sheet. Its first row and its first column are hidden and hold ids, so that rows and
columns that were sorted or moved still land right; the hidden sheet EXPORTED tells what stood in
each cell, so that what somebody has changed is known from what they have not.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidTableError
from coder.exchange.archives import timeless
from coder.exchange.matrix_export import EXPORTED, exported, heading, row_id
from coder.exchange.spreadsheets import CELL_LIMIT, SHEET_NAME_LIMIT
from coder.exchange.tables import escaped, storable, write_whole
from coder.themes.matrix import AUTO, Cell, Matrix, Row, State

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from codebook.model import Code

READ_ME = "Read me"
ROW, CASE, ATTRIBUTE, CODE, PLACES = "row", "case", "attribute:", "code:", "places:"
"""What a column holds, as its hidden first cell says; behind a colon stands of which one."""
CASE_TITLE, ID_TITLE = "Case", "id"
FIRST = 3  # the first row of cells, below the ids and the titles
_CASE_WIDTH, _ATTRIBUTE_WIDTH, _CELL_WIDTH, _PLACES_WIDTH = 14, 16, 46, 20
_LINE, _LOWEST, _HIGHEST = 13, 30, 260  # points
_MOST_PLACES = 20
_HEAD, _SUMMARY, _QUIET, _SMALL, _BOLD = (
    f"Matrix {name}" for name in ("title", "summary", "automatic", "places", "case")
)

HOW = f"""\
This workbook is a framework matrix: cases in rows, codes in columns, a sheet for each theme.
Write in the cells under a code what the case says on it, in your own words.

A cell that begins with {AUTO} holds quotations that nobody has summed up yet. Write over them or \
edit them, and they become your summary. Left as they are, they are not read back.
Words in brackets tell why there is nothing: (read and not found), (not asked), (withheld), \
(not finished), (not rated). Not found does not mean not done.
To take a summary away, empty its cell.
Beside each code stands where its words are: the document, and the first and last character.

You may sort, filter, hide and move rows and columns, and add rows, columns and sheets of your \
own, which are left alone. Rows, columns and sheets that you delete change nothing.
Sort whole rows. Keep the names of the cases, and the titles of the columns.
Keep the hidden row, column and sheet: they tell the program what has changed.

To see what would be read back:  coder matrix load FILE.xlsx --as NAME --dry-run
To read it back:  coder matrix load FILE.xlsx --as NAME
"""


def write_matrix(matrix: Matrix, path: Path) -> None:
    """Write the workbook; text is never a formula.

    Raises InvalidTableError for a summary that is too long for a spreadsheet, InvalidRequestError
    if the file cannot be written; then nothing is written.
    """
    from openpyxl import Workbook
    from openpyxl.packaging.core import DocumentProperties

    book = Workbook()
    book.properties = DocumentProperties(creator="")
    _add_styles(book)
    _read_me(book)
    _hidden(book, matrix)
    for top, codes in matrix.themes():
        _theme(book, matrix, top, codes)
    book.active = 1
    whole = io.BytesIO()  # not the file itself: a full disk must break our write, not openpyxl's
    book.save(whole)
    book.close()
    write_whole(timeless(whole.getvalue()), path)


def _theme(book: "Workbook", matrix: Matrix, top: "Code", codes: Sequence["Code"]) -> None:
    from openpyxl.utils import get_column_letter

    sheet: Worksheet = book.create_sheet(_name(top), len(book.sheetnames) - 1)
    for column, (id_, title, width, style) in enumerate(_columns(matrix, codes), start=1):
        _put(sheet, 1, column, id_)
        _put(sheet, 2, column, title, _HEAD)
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.outlineLevel = width, int(style == _SMALL)
    for number, row in enumerate(matrix.rows, start=FIRST):
        cells = [matrix.cell(row, code) for code in codes]
        _fill(sheet, number, matrix, row, cells)
    sheet.row_dimensions[1].hidden = True
    sheet.row_dimensions[2].height = 2 * _LINE + 6
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"{get_column_letter(3 + len(matrix.attributes))}{FIRST}"
    sheet.auto_filter.ref = f"A2:{get_column_letter(sheet.max_column)}{sheet.max_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.print_title_rows, sheet.print_title_cols = "2:2", "B:B"


def _columns(matrix: Matrix, codes: Sequence["Code"]) -> Iterator[tuple[str, str, int, str]]:
    """The id, title, width and style of each column."""
    yield ROW, ID_TITLE, 10, _BOLD
    yield CASE, CASE_TITLE, _CASE_WIDTH, _BOLD
    for name in matrix.attributes:
        yield f"{ATTRIBUTE}{name}", name, _ATTRIBUTE_WIDTH, _SUMMARY
    for code in codes:
        yield f"{CODE}{code.guid}", heading(code), _CELL_WIDTH, _SUMMARY
        yield f"{PLACES}{code.guid}", f"{code.id}: where", _PLACES_WIDTH, _SMALL


def _fill(sheet: "Worksheet", number: int, matrix: Matrix, row: Row, cells: Sequence[Cell]) -> None:
    _put(sheet, number, 1, row_id(row))
    _put(sheet, number, 2, row.name, _BOLD)
    for column, name in enumerate(matrix.attributes, start=3):
        _put(sheet, number, column, row.attributes[name], _SUMMARY)
    first = 3 + len(matrix.attributes)
    for place, cell in enumerate(cells):
        _check_length(row, cell)
        style = _SUMMARY if cell.state is State.SUMMARY else _QUIET
        _put(sheet, number, first + 2 * place, cell.text, style)
        _put(sheet, number, first + 2 * place + 1, _places(cell), _SMALL)
    sheet.row_dimensions[number].height = _height(cells)


def _put(sheet: "Worksheet", row: int, column: int, text: str, style: str = "") -> None:
    cell = sheet.cell(row, column)
    if style:
        cell.style = style
    if text:
        cell.value = storable(text)
        cell.data_type = "s"  # else "=1+1" becomes a formula and "#N/A" an error
        cell.quotePrefix = escaped(text) != text  # nor when somebody edits it


def _check_length(row: Row, cell: Cell) -> None:
    length = len(cell.text.encode("utf-16-le", "surrogatepass")) // 2
    if length > CELL_LIMIT:
        raise InvalidTableError(
            f"The summary of {row.name} on {cell.code.id} has {length:,} characters, and a "
            f"spreadsheet cell holds {CELL_LIMIT:,}. Shorten it, or use --format json."
        )


def _places(cell: Cell) -> str:
    told, more = cell.references[:_MOST_PLACES], len(cell.references) - _MOST_PLACES
    return "\n".join([*told, *([f"and {more} more"] if more > 0 else [])])


def _height(cells: Iterable[Cell]) -> float:
    """High enough for the longest summary, as far as that leaves room for other rows."""
    lines = max(
        max(
            sum(1 + len(line) // _CELL_WIDTH for line in cell.text.split("\n")),
            min(len(cell.references), _MOST_PLACES),
        )
        for cell in cells
    )
    return min(max(lines * _LINE + 4, _LOWEST), _HIGHEST)


def _name(top: "Code") -> str:
    """A sheet's name without what spreadsheets refuse in it; openpyxl numbers one that is taken."""
    from openpyxl.workbook.child import INVALID_TITLE_REGEX

    plain = " ".join(INVALID_TITLE_REGEX.sub(" ", storable(f"{top.id} {top.label}")).split())
    return plain[: SHEET_NAME_LIMIT - 3].strip(" '") or "Theme"


def _read_me(book: "Workbook") -> None:
    sheet: Worksheet = book.worksheets[0]
    sheet.title = READ_ME
    sheet.column_dimensions["A"].width = 110
    _put(sheet, 1, 1, "How to edit this matrix", _BOLD)
    for number, sentence in enumerate(HOW.splitlines(), start=3):
        _put(sheet, number, 1, sentence, _SUMMARY)


def _hidden(book: "Workbook", matrix: Matrix) -> None:
    """The sheet that tells what stood where, and what rows and columns were called."""
    sheet: Worksheet = book.create_sheet(EXPORTED)
    sheet.sheet_state = "hidden"
    for number, line in enumerate(exported(matrix), start=1):
        for column, text in enumerate(line, start=1):
            _put(sheet, number, column, text)


def _add_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side

    wrapped = Alignment(wrap_text=True, vertical="top")
    line = Border(bottom=Side("thin", "FFD0D0D0"), right=Side("thin", "FFE4E4E4"))
    under = Border(bottom=Side("thin", "FF5B6770"), right=Side("thin", "FFE4E4E4"))
    light = PatternFill("solid", start_color="FFE7EBEF")
    font = partial(Font, name="Calibri", size=11)
    grey = partial(font, color="FF808080")
    styles = (
        NamedStyle(_HEAD, font(bold=True), light, under, wrapped),
        NamedStyle(_SUMMARY, font(), border=line, alignment=wrapped),
        NamedStyle(_QUIET, grey(italic=True), border=line, alignment=wrapped),
        NamedStyle(_SMALL, grey(size=8), border=line, alignment=wrapped),
        NamedStyle(_BOLD, font(bold=True), border=line, alignment=wrapped),
    )
    for style in styles:
        book.add_named_style(style)
