"""A table of results, how people read it, and how it leaves the program as CSV and JSON."""

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

from coder.errors import InvalidRequestError
from transcripts.text import visible

Cell = str | int | float | None

UNDEFINED = "\N{EN DASH}"  # what is undefined is never blank and never 0

ESCAPED = (
    "Cells that begin with = + - @, a tab or a carriage return have an apostrophe (') before "
    "them, so that no spreadsheet takes them for a formula."
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FIGURES = re.compile(r"([\d\s.,%/()<>=*+\-–−]|\[c\])*|(\d+|\[c\]) of \d+", re.ASCII)
_IN_NO_FILE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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
        """As declared; else text where any cell is words or yes or no, or all are blank."""
        if self.kinds:
            return self.kinds[column]
        cells = [row[column] for row in self.rows if row[column] not in (None, UNDEFINED)]
        if not cells or any(isinstance(cell, str | bool) for cell in cells):
            return Kind.TEXT
        return Kind.NUMBER if any(isinstance(cell, float) for cell in cells) else Kind.COUNT

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as people read them."""
        kinds = [self.kind(column) for column in range(len(self.columns))]
        return tuple(tuple(map(shown_cell, row, kinds)) for row in self.rows)

    def at_right(self, column: int) -> bool:
        """Whether a column stands at the right: numbers, or figures such as `22 of 25` alone."""
        if self.kind(column) is not Kind.TEXT:
            return True
        cells = [shown_cell(row[column]) for row in self.rows]
        return any(cells) and all(map(are_figures, cells))


def shown_cell(value: Cell, kind: Kind = Kind.NUMBER) -> str:
    """A cell as people read it: a blank for None, control characters marked, fractions rounded.

    A percent has one decimal, any other fraction three; what is true is `yes`.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.1f}" if kind is Kind.PERCENT else f"{value:.3f}"
    return printable(str(value))


def with_percents(table: Table, *columns: str) -> Table:
    """The table with these columns (if it has them) as percent, the others as their cells are."""
    kinds = (
        Kind.PERCENT if name in columns else table.kind(index)
        for index, name in enumerate(table.columns)
    )
    return replace(table, kinds=tuple(kinds))


def are_figures(shown: str) -> bool:
    """Whether a cell holds no words: `0.819`, `22 of 25`, `12/20`, a dash, `[c]` for hidden."""
    return _FIGURES.fullmatch(shown) is not None


def printable(words: str) -> str:
    """Words that every format can hold: signs that steer a terminal or break a file are marked."""
    return storable(visible(words))


def storable(words: str) -> str:
    """Words without the few signs that no file in XML can hold."""
    return _IN_NO_FILE.sub("\N{REPLACEMENT CHARACTER}", words)


def one_line(words: str) -> str:
    """Words for a title, a header or a note: printable, white space as single blanks."""
    return " ".join(printable(words).split())


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


# Files -----------------------------------------------------------------------------------------


def write_text(text: str, path: Path) -> None:
    """Write UTF-8 without a byte order mark; never half of it."""
    write_whole(text.encode(), path)


def write_whole(data: bytes, path: Path) -> None:
    """Write all of the data or nothing. Raises InvalidRequestError if it cannot be written."""
    with replaced(path) as temporary:
        temporary.write_bytes(data)


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
