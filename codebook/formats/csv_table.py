"""A codebook as a table, one code a row: the twin of the tree for those who use a spreadsheet."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from codebook.checks import colours_by_place
from codebook.colours import PALETTE
from codebook.drafts import (
    FIELDS,
    RETIRED,
    TEXTS,
    WORDS,
    Draft,
    Pair,
    codebook_of,
    field_name,
    unknown_field,
)
from codebook.errors import InvalidCodebookError
from codebook.model import Code, Codebook, CodeUnit, Level

HEAD = ("codebook", "version")
COLUMNS = ("id", "parent", *FIELDS, *HEAD)
LARGEST_UNPACKED = 50_000_000
# A spreadsheet runs a cell that starts like this as a formula.
FORMULA = re.compile(r"'*[=+\-@\t\r]")
Row = tuple[int, Mapping[str, str]]


def read(text: str, path: Path | None = None) -> Codebook:
    """The codebook in a table whose cells are separated by commas, semicolons or tabs.

    `path` is for the messages. Raises InvalidCodebookError.
    """
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    table: list[tuple[int, list[str]]] = []
    try:
        before = 0
        for cells in lines:
            table.append((before + 1, [_unguarded(cell) for cell in cells]))
            before = lines.line_num
    except csv.Error as error:
        what = f"this row cannot be read ({error}). Are all quotation marks closed?"
        raise InvalidCodebookError(path, what, line=lines.line_num) from None
    return _codebook(table, path)


def read_workbook(data: bytes, path: Path | None = None) -> Codebook:
    """The codebook on the first sheet of an .xlsx file; a line is a row there."""
    from openpyxl import load_workbook  # noqa: PLC0415 - openpyxl loads numpy, only workbooks need it

    try:
        with ZipFile(BytesIO(data)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > LARGEST_UNPACKED:
            raise InvalidCodebookError(path, "the workbook is too large for a codebook.")
        sheet = load_workbook(BytesIO(data), data_only=True).worksheets[0]
    except (BadZipFile, KeyError, ValueError, OSError, IndexError):
        raise InvalidCodebookError(
            path, "this is not a workbook (.xlsx) that can be read."
        ) from None
    rows = ([_cell(value) for value in row] for row in sheet.iter_rows(values_only=True))
    return _codebook(list(enumerate(rows, start=1)), path)


def written(codebook: Codebook) -> str:
    """The codebook as CSV text that reads back as the same codebook."""
    out = StringIO(newline="")
    table = csv.DictWriter(out, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    spelt: dict[tuple[Level, ...], str] = {}
    head = {"codebook": codebook.title, "version": codebook.label}
    by_place = colours_by_place(codebook)
    for code in codebook:
        row = head | _row(code, by_place[code.id], spelt.get(code.levels, ""))
        table.writerow({name: _guarded(cell) for name, cell in row.items()})
        if code.levels:
            spelt.setdefault(code.levels, code.id)
        head = {}
    if head and any(head.values()):
        table.writerow({name: _guarded(cell) for name, cell in head.items()})
    return out.getvalue()


def _row(code: Code, colour_by_place: str, levels_of: str) -> dict[str, str]:
    own_colour = not code.parent or code.colour != colour_by_place
    own_unit = not code.parent and code.unit is not CodeUnit.RESPONSE
    return {
        "id": code.id,
        "parent": code.parent,
        **{name: getattr(code, ours) for name, ours in TEXTS.items()},
        "colour": _colour(code.colour) if own_colour else "",
        "unit": code.unit if own_unit else "",
        "retired": RETIRED if code.retired else "",
        "values": _joined(_pair(value.id, value.label) for value in code.values),
        "levels": levels_of or _joined(_pair(one.label, one.anchor) for one in code.levels),
        "keywords": _joined(map(_kept, code.keywords.seek)),
        "not keywords": _joined(map(_kept, code.keywords.avoid)),
    }


def _codebook(table: Sequence[tuple[int, Sequence[str]]], path: Path | None) -> Codebook:
    if not table:
        raise InvalidCodebookError(path, "there is nothing in this file.")
    (line, first), *below = table
    columns = _columns(first, path, line)
    rows = [(line, dict(zip(columns, cells, strict=False))) for line, cells in below if any(cells)]
    title, label = (next((row[name] for _, row in rows if row.get(name)), "") for name in HEAD)
    drafts = list(_drafts(rows, path))
    return codebook_of(drafts, title=title, label=label, path=path)


def _columns(cells: Sequence[str], path: Path | None, line: int) -> list[str]:
    columns = [field_name(cell) for cell in cells]
    for written_name, column in zip(cells, columns, strict=True):
        if column and column not in COLUMNS:
            raise InvalidCodebookError(path, unknown_field(written_name, COLUMNS), line=line)
        if column and columns.count(column) > 1:
            raise InvalidCodebookError(path, f"the column {column!r} is there twice.", line=line)
    for needed in ("id", "label"):
        if needed not in columns:
            what = f"there is no column {needed!r}; the first row has the columns' names."
            raise InvalidCodebookError(path, what, line=line)
    return columns


def _drafts(rows: Iterable[Row], path: Path | None) -> Iterator[Draft]:
    spelt: dict[str, list[Pair]] = {}
    for line, row in rows:
        if not row["id"]:
            if any(cell for name, cell in row.items() if name not in HEAD):
                raise InvalidCodebookError(path, "this row has no id.", line=line)
            continue
        levels = _pairs(row.get("levels", ""))
        # One word alone is no scale: it names the code whose levels these are, too.
        if len(levels) == 1:
            name = levels[0][0]
            if name not in spelt:
                what = f"{row['id']}, levels: {name!r} is no code above this one that has levels."
                raise InvalidCodebookError(path, what, line=line)
            levels = spelt[name]
        if levels:
            spelt[row["id"]] = levels
        yield Draft(
            id=row["id"],
            line=line,
            parent=row.get("parent", ""),
            texts={name: row.get(name, "") for name in WORDS},
            values=_pairs(row.get("values", "")),
            levels=levels,
            seek=_words(row.get("keywords", "")),
            avoid=_words(row.get("not keywords", "")),
        )


def _cell(value: object) -> str:
    """What a person sees in the cell: a number is its digits."""
    return "" if value is None else _unguarded(str(value))


def _guarded(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def _colour(colour: str) -> str:
    return str(PALETTE.index(colour) + 1) if colour in PALETTE else colour


# In a cell, items are separated by `; `, names from what they say by ` = `; a `\` before one of
# these signs keeps it as it is.


def _kept(text: str) -> str:
    return re.sub(r"([\\;=])", r"\\\1", text)


def _pair(name: str, says: str) -> str:
    return f"{_kept(name)} = {_kept(says)}" if says else _kept(name)


def _joined(items: Iterable[str]) -> str:
    return "; ".join(items)


def _parts(cell: str, separator: str) -> list[str]:
    parts = re.findall(rf"(?:[^\\{separator}]|\\.|\\$)+", cell, re.DOTALL)
    return [part.strip() for part in parts if part.strip()]


def _plain(text: str) -> str:
    return re.sub(r"\\([\\;=])", r"\1", text)


def _words(cell: str) -> list[str]:
    return [_plain(part) for part in _parts(cell, ";")]


def _pairs(cell: str) -> list[Pair]:
    pairs = []
    for part in _parts(cell, ";"):
        name, *says = _parts(part, "=") or [part]
        pairs.append((_plain(name), _plain(" = ".join(says))))
    return pairs
