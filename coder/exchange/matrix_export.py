"""What a matrix held when it was exported, so that what somebody has changed in it is known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from coder.exchange.tables import storable
from coder.themes.matrix import Cell, Matrix, Row
from transcripts.text import canonical

if TYPE_CHECKING:
    from codebook.model import Code

EXPORTED = "Exported"
"""The name of the sheet."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how workbooks write some characters
_COLUMNS = 6

Pair = tuple[str, str]
"""The ids of a row and a column, as the file has them: guids of a case and of a code."""


class Was(NamedTuple):
    """A cell at the export: marks of what it showed and of its summary, and its state."""

    shown: str = ""
    summary: str = ""
    state: str = ""


@dataclass(slots=True)
class Export:
    """What the sheet tells: names by id of the row; headings and ids by guid of the code."""

    rows: dict[str, str] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    attributes: set[str] = field(default_factory=set)
    cells: dict[Pair, Was] = field(default_factory=dict)


def mark(text: str) -> str:
    """A fingerprint of what somebody sees in a cell; blanks at its ends make no difference."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return sha256(canonical(plain).strip().encode()).hexdigest()[:32]


def row_id(row: Row) -> str:
    """What a row is told by: the guid of its case, else of its document."""
    return row.case or row.key


def heading(code: "Code") -> str:
    """The title of a code's column."""
    return f"{code.id}  {code.label}"


def exported(matrix: Matrix) -> Iterator[tuple[str, ...]]:
    """The lines of the sheet; `export_of` reads them."""
    yield "what", "row", "code", "shown", "summary", "state"
    for row in matrix.rows:
        yield "case", row_id(row), storable(row.name)
    for name in matrix.attributes:
        yield "attribute", "", storable(name)
    for code in matrix.codes:
        yield "code", "", code.guid, storable(heading(code)), storable(code.id)
    for row in matrix.rows:
        for code in matrix.codes:
            yield "cell", row_id(row), code.guid, *_was(matrix.cell(row, code))


def export_of(lines: Iterable[Sequence[object]]) -> Export:
    """What `exported` told, from the cells of its sheet."""
    found = Export()
    for line in lines:
        cells = ["" if value is None else str(value) for value in line[:_COLUMNS]]
        match [*cells, *[""] * (_COLUMNS - len(cells))]:
            case ["case", row, name, *_]:
                found.rows[row] = name
            case ["attribute", _, name, *_]:
                found.attributes.add(name)
            case ["code", _, code, title, id_, *_]:
                found.headings[code], found.ids[code] = title, id_
            case ["cell", row, code, *was]:
                found.cells[row, code] = Was(*was)
    return found


def _was(cell: Cell) -> Was:
    summary = mark(cell.summary.text) if cell.summary else ""
    return Was(mark(storable(cell.text)), summary, str(cell.state))
