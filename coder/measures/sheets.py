"""Answers in a table: a row for each case and time, or a row for each answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coder.measures.key import Key
from transcripts.cases import CASE_COLUMNS, case_key
from transcripts.errors import InvalidTableError
from transcripts.tables import Row, Table, plain_name, read_table

TIME, ITEM, VALUE = "time", "item", "value"
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one case answered at one time: item → number, or None where it was left blank.

    `case` and `time` are as the table writes them; `row` is where a spreadsheet shows it.
    """

    case: str
    time: str
    row: int
    answers: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Sheets:
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...] = ()


def read_sheets(path: Path, key: Key, *, time: str = "") -> Sheets:
    """The answers in a csv or xlsx; `time` is that of all rows where no column says it.

    Wide: a column for each item (`7`, `item7`, `item 07`, `score15_7`). Long: columns `item` and
    `value`. A blank cell is a missing answer. Raises InvalidTableError for what is not in the
    table, and for every number that cannot be, with its row and column; UnreadableFileError.
    """
    reading = _Reading(read_table(path), key, time)
    if reading.is_long():
        return reading.long()
    return reading.wide()


@dataclass(slots=True)
class _Reading:
    """One table while it is read; what is wrong with single cells is gathered and told at once."""

    table: Table
    key: Key
    time: str
    wrong: list[tuple[int, str]] = field(default_factory=list)
    case_column: str = field(init=False)
    time_column: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.case_column = self.table.needed("case", *CASE_COLUMNS)
        self.time_column = self.table.column(TIME)
        if self.time_column is None and not self.time:
            self._refuse("there is no column 'time'. Add one, or say it for all: --time T1")
        if self.time_column is not None and self.time:
            self._refuse("it has a column 'time', so --time cannot be said for all.")

    def is_long(self) -> bool:
        """Whether each row is one answer; a column `value` alone may be the only item."""
        return self.table.column(ITEM) is not None and self.table.column(VALUE) is not None

    def wide(self) -> Sheets:
        columns = self._columns()
        sheets = [
            self._sheet(
                row,
                {item: self._number(row, column, item) for item, column in columns.items()},
            )
            for row in self.table.rows
        ]
        self._tell_wrong()
        self._refuse_twice((self._key(one), one.row) for one in sheets)
        read = {self.case_column, self.time_column, *columns.values()}
        passed_over = [name for name in self.table.columns if name not in read]
        remarks = [f"Columns that are no items were left: {', '.join(passed_over)}."]
        return Sheets(tuple(sheets), (*self.table.remarks, *(remarks if passed_over else ())))

    def long(self) -> Sheets:
        item_column, value_column = self.table.needed(ITEM), self.table.needed(VALUE)
        met: dict[tuple[str, str], Sheet] = {}
        places: list[tuple[tuple[str, ...], int]] = []
        for row in self.table.rows:
            item = self._item(row, item_column)
            sheet = self._sheet(row, {item: self._number(row, value_column, item)})
            places.append(((*self._key(sheet), item), row.number))
            first = met.setdefault(self._key(sheet), sheet)
            answers = {**first.answers, **sheet.answers}
            met[self._key(sheet)] = Sheet(first.case, first.time, first.row, answers)
        self._tell_wrong()
        self._refuse_twice(iter(places))
        return Sheets(tuple(met.values()), self.table.remarks)

    # Columns and cells

    def _columns(self) -> dict[str, str]:
        """Item → the column that it stands in; an item without one is refused."""
        free = [
            name for name in self.table.columns if name not in {self.case_column, self.time_column}
        ]
        found: dict[str, str] = {}
        for item in self.key.items:
            there = [name for name in free if _means(name, item.id, self.key)]
            if len(there) != 1:
                several = f"several columns for item {item.id}: {', '.join(there)}"
                what = several if there else f"no column for item {item.id}"
                names = ", ".join(self.table.columns)
                self._refuse(f"there is {what}. Its columns are: {names}.")
            found[item.id] = there[0]
        return found

    def _item(self, row: Row, column: str) -> str:
        written = row.cells[column]
        there = [item.id for item in self.key.items if _means(written, item.id, self.key)]
        if not there:
            self.wrong.append((row.number, f"{column}: there is no item {written!r}"))
            return ""
        return there[0]

    def _sheet(self, row: Row, answers: Mapping[str, float | None]) -> Sheet:
        case, time = row.cells[self.case_column], self.time
        if not case_key(case):
            self.wrong.append((row.number, f"{self.case_column}: the case's id is not there"))
        if self.time_column is not None:
            time = row.cells[self.time_column]
            if not time:
                self.wrong.append((row.number, f"{self.time_column}: the time is not there"))
        return Sheet(case, time, row.number, answers)

    def _number(self, row: Row, column: str, item: str) -> float | None:
        written = row.cells[column]
        if not written:
            return None
        if _NUMBER.fullmatch(written) is None:
            self._tell(row, column, item, f"{written!r} is not a number")
            return None
        value, key = float(written), self.key
        if key.whole and not value.is_integer():
            self._tell(row, column, item, f"{written} is not a whole number")
        elif value < key.low or (key.high is not None and value > key.high):
            self._tell(row, column, item, f"{written} is not {key.allowed()}")
        return value

    def _tell(self, row: Row, column: str, item: str, what: str) -> None:
        of = f" of item {item}" if self.is_long() else ""
        self.wrong.append((row.number, f"{column}{of}: {what}"))

    # Refusals

    def _key(self, sheet: Sheet) -> tuple[str, str]:
        return case_key(sheet.case), sheet.time.casefold()

    def _refuse_twice(self, places: Iterator[tuple[tuple[str, ...], int]]) -> None:
        seen: dict[tuple[str, ...], int] = {}
        for place, row in places:
            if place in seen:
                what = f"the same case and time stand in row {seen[place]} too. Keep one of them."
                raise InvalidTableError(self.table.path, what, row=row)
            seen[place] = row

    def _tell_wrong(self) -> None:
        if not self.wrong:
            return
        shown = "; ".join(f"row {row}, column {what}" for row, what in self.wrong[:_SHOWN])
        more = len(self.wrong) - _SHOWN
        rest = f"; and {more} more" if more > 0 else ""
        self._refuse(f"{shown}{rest}. Leave blank what is missing. Nothing was loaded.")

    def _refuse(self, what: str) -> None:
        raise InvalidTableError(self.table.path, what)


def _means(column: str, item: str, key: Key) -> bool:
    """Whether a column's name is that of an item, with or without what is written before numbers.

    The only item of a key may also stand under the key's own id.
    """
    name, wanted = plain_name(column), plain_name(item)
    if name == wanted or (len(key.items) == 1 and name == plain_name(key.id)):
        return True
    before = rf"(?:item|i|q|question|{re.escape(plain_name(key.id))})"
    number = re.fullmatch(rf"{before}[ .#-]*0*(\w+?)", name)
    return number is not None and number[1] == wanted
