"""A framework matrix that comes back from a spreadsheet: what somebody has changed in it."""

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder.errors import InvalidTableError
from coder.exchange.matrix_book import (
    ATTRIBUTE,
    CASE,
    CASE_TITLE,
    CODE,
    ID_TITLE,
    PLACES,
    READ_ME,
    ROW,
)
from coder.exchange.matrix_export import EXPORTED, Export, Pair, Was, export_of, mark
from coder.themes.matrix import State
from transcripts.archive import check_archive
from transcripts.cases import case_key
from transcripts.files import check_file
from transcripts.text import canonical

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_SEARCHED = 10  # rows in which the titles are looked for
_TOLD = 5
_NO_WORDS = {"f": "a formula", "e": "an error of the spreadsheet"}


@dataclass(frozen=True, slots=True)
class Edited:
    """A cell that somebody has changed; an empty text is a summary that they took away.

    `row` and `code` are guids, `name` and `id` what the row and the code were called at the export.
    `before` is the mark of the summary that was there then, empty if there was none.
    """

    row: str
    name: str
    code: str
    id: str
    text: str
    before: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a workbook brings back, and what there is to say about it; `ids` are the codes' then."""

    edited: tuple[Edited, ...]
    remarks: tuple[str, ...] = ()
    ids: Mapping[str, str] = field(default_factory=dict)


def read_matrix(path: Path) -> Returned:
    """What somebody has changed in a workbook of `write_matrix`.

    Cells that are as they were exported are left out, wherever they stand now. Raises
    InvalidTableError for a file that is no such workbook.
    """
    book = _opened(path)
    try:
        if EXPORTED not in book.sheetnames:
            raise InvalidTableError(
                f"{path.name} has no sheet {EXPORTED!r}, which tells what somebody has changed. "
                "Make the matrix anew with: coder matrix -o matrix.xlsx, and write in that."
            )
        export = export_of(book[EXPORTED].iter_rows(values_only=True))
        reading = _Reading(export)
        for sheet in book.worksheets:
            if sheet.title not in {EXPORTED, READ_ME}:
                reading.take(sheet)
    finally:
        book.close()
    return reading.result()


def _opened(path: Path) -> Any:
    from openpyxl import load_workbook

    refusal = InvalidTableError(
        f"{path.name} cannot be read as a workbook (.xlsx). Save it from your spreadsheet program "
        "as .xlsx, and load it again."
    )
    check_file(path)
    check_archive(path)
    try:
        with warnings.catch_warnings(action="ignore"):  # openpyxl's, on styles and the like
            return load_workbook(path)
    except Exception as error:  # openpyxl raises whatever a broken file makes it raise
        raise refusal from error


class _Reading:
    """Goes through the sheets, and keeps what was found of each cell."""

    def __init__(self, export: Export) -> None:
        self._export = export
        self._texts: dict[Pair, list[str]] = defaultdict(list)
        self._remarks: list[str] = []
        self._row_of = _alone({row: case_key(name) for row, name in export.rows.items()})
        self._code_of = _alone({code: _folded(told) for code, told in export.headings.items()})
        self._automatic = {was.shown for was in export.cells.values() if was.state == State.AUTO}

    def take(self, sheet: "Worksheet") -> None:
        """Everything that a sheet holds of the matrix."""
        titles = _titles(sheet)
        if titles is None:
            self._say(f"The sheet {sheet.title!r} is no part of the matrix and was left alone.")
            return
        codes = dict(self._codes(sheet, titles))
        ids, names = _columns_of_rows(sheet, titles)
        for number in range(titles + 1, sheet.max_row + 1):
            held = {code: _held(sheet.cell(number, column)) for column, code in codes.items()}
            id_ = _held(sheet.cell(number, ids)) if ids else ""
            name = _held(sheet.cell(number, names)) if names else ""
            row = self._row(id_ or "", name or "")
            if row is not None:
                self._keep(sheet, row, held)
            elif any(held.values()):
                self._say(
                    f"Row {number} of the sheet {sheet.title!r} is of no case that was exported"
                    f"{f' ({name})' if name else ''}; what stands in it was not read."
                )

    def result(self) -> Returned:
        edited = tuple(self._edited())
        gone = [pair for pair in self._export.cells if pair not in self._texts]
        if gone:
            rows = list(dict.fromkeys(self._export.rows.get(row, "?") for row, _ in gone))
            self._say(
                f"{len(gone)} cells that were exported are not in the file any more, of "
                f"{_listed(rows)}: they stay as they are in the project."
            )
        return Returned(edited, tuple(dict.fromkeys(self._remarks)), self._export.ids)

    # Which row and column it is

    def _codes(self, sheet: "Worksheet", titles: int) -> Iterator[tuple[int, str]]:
        """The columns that hold cells, each with its code."""
        ids = titles - 1
        for column in range(1, sheet.max_column + 1):
            told = _held(sheet.cell(ids, column)) or "" if ids else ""
            title = _held(sheet.cell(titles, column)) or ""
            code = self._code(told, title)
            if code is not None:
                yield column, code
            elif not self._is_known(told, title):
                self._say(
                    f"The column {title or told!r} of the sheet {sheet.title!r} is no part of the "
                    "matrix and was left alone."
                )

    def _code(self, told: str, title: str) -> str | None:
        """By its title, which is what people see; else by the hidden id."""
        by_id = told.removeprefix(CODE) if told.startswith(CODE) else None
        by_title = self._code_of.get(_folded(title))
        if by_title is None and by_id in self._export.headings and title:
            self._say(f"The column {title!r} was read as {self._export.headings[by_id or '']!r}.")
        return by_title or (by_id if by_id in self._export.headings else None)

    def _is_known(self, told: str, title: str) -> bool:
        known = {CASE_TITLE, ID_TITLE, *self._export.attributes, ""}
        places = {f"{id_}: where" for id_ in self._export.ids.values()}
        return title in known | places or told.startswith((ROW, CASE, ATTRIBUTE, PLACES))

    def _row(self, id_: str, name: str) -> str | None:
        """By the name of the case, which is what people see; else by the hidden id."""
        by_name = self._row_of.get(case_key(name)) if name else None
        known = id_ if id_ in self._export.rows else None
        if (
            by_name is None
            and known
            and name
            and case_key(name) != case_key(self._export.rows[known])
        ):
            self._say(f"The row {name!r} was read as {self._export.rows[known]}.")
        return by_name or known

    # What has changed

    def _keep(self, sheet: "Worksheet", row: str, held: Mapping[str, str | None]) -> None:
        for code, text in held.items():
            if text is None:
                self._texts[row, code] += []
                self._say(
                    f"{self._called(row, code)} in the sheet {sheet.title!r} holds a formula, an "
                    "error, or is merged with its neighbour; it was not read."
                )
            else:
                self._texts[row, code].append(text)

    def _edited(self) -> Iterator[Edited]:
        for pair, texts in self._texts.items():
            was = self._export.cells.get(pair, Was("", "", ""))
            new = list(dict.fromkeys(one for one in texts if mark(one) != was.shown))
            if len(texts) > len(new):  # it stands elsewhere as it was: nobody emptied it
                new = [one for one in new if one]
            if len(new) > 1:
                self._say(f"{self._called(*pair)} stands twice with other words; neither was read.")
            elif new and self._is_meant(pair, was, new[0]):
                row, code = pair
                yield Edited(
                    row, self._export.rows[row], code, self._export.ids[code], new[0], was.summary
                )

    def _is_meant(self, pair: Pair, was: Was, text: str) -> bool:
        """Whether it is somebody's summary, or one that they took away."""
        if not text:
            return bool(was.summary) and was.state == State.SUMMARY
        if was.state == State.WITHHELD:
            self._say(f"{self._called(*pair)}: the case's words are withheld; nothing was read.")
            return False
        if mark(text) in self._automatic:
            self._say(f"{self._called(*pair)} holds the quotations of another cell; not read.")
            return False
        return True

    def _called(self, row: str, code: str) -> str:
        return f"{self._export.rows[row]} on {self._export.ids[code]}"

    def _say(self, sentence: str) -> None:
        self._remarks.append(sentence)


def _titles(sheet: "Worksheet") -> int | None:
    """The number of the row with the titles; None in a sheet that is no part of the matrix."""
    for number in range(1, min(sheet.max_row, _SEARCHED) + 1):
        held = [_held(cell) for cell in sheet[number]]
        if CASE_TITLE in held:
            return number
    return None


def _columns_of_rows(sheet: "Worksheet", titles: int) -> tuple[int | None, int | None]:
    """The columns that tell which case a row is of: that of the ids, and that of the names."""
    held = {_held(cell): cell.column for cell in reversed(sheet[titles])}
    return held.get(ID_TITLE), held.get(CASE_TITLE)


def _held(cell: Any) -> str | None:
    """The words in a cell; None where it holds none that somebody wrote there."""
    from openpyxl.cell.cell import MergedCell

    if isinstance(cell, MergedCell) or cell.data_type in _NO_WORDS:
        return None
    value = cell.value
    if isinstance(value, bool):
        return str(value).upper()
    return canonical(str(value)).strip() if value is not None else ""


def _alone(names: Mapping[str, str]) -> dict[str, str]:
    """Name → id, for each name that only one has."""
    times = Counter(names.values())
    return {name: id_ for id_, name in names.items() if times[name] == 1}


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _TOLD} more" if len(names) > _TOLD else ""
    return ", ".join(names[:_TOLD]) + more
