"""Tables about a study: the attributes of its cases, and what its documents are."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from transcripts.errors import InvalidTableError
from transcripts.model import Case
from transcripts.tables import Row, Table, plain_name, read_table

DOCUMENT_FIELDS = frozenset({"document", "case", "kind", "scenario", "time", "state"})
_WHO = ("respondent", "participant", "case")
CASE_COLUMNS = (
    *("respondent", "case", "id", "participant"),
    *(f"{who} {what}" for what in ("id", "no", "number", "name") for who in _WHO),
)
"""What a column of cases may be called: where several are there, the first of these is it."""


def case_key(case: str) -> str:
    """What the spellings of one id share: `FSW 7`, `FSW07` and `fsw-07` are `fsw7`.

    Upper case, blanks, hyphens and leading zeros do not count; two numbers stay two: `P 1-2` is
    not `P12`.
    """
    plain = unicodedata.normalize("NFKC", case).casefold()
    words = re.sub(r"[\W_]+", " ", plain).strip()
    joined = re.sub(r"(?<!\d) | (?!\d)", "", words)
    return re.sub(r"0+(?=\d)", _unless_inside_a_number, joined)


def _unless_inside_a_number(zeros: re.Match[str]) -> str:
    before = zeros.string[zeros.start() - 1 : zeros.start()]
    return zeros[0] if before.isdigit() else ""


def read_cases(path: Path) -> list[Case]:
    """The cases of a table: a column `id` (or another of CASE_COLUMNS), every other an attribute.

    A blank cell is no attribute. InvalidTableError: no id, one case with two sets of attributes,
    or an attribute that has the name of something that documents have (time, scenario, …).
    """
    table = read_table(path)
    column = table.needed("id", *CASE_COLUMNS)
    _refuse_document_fields(table, column)
    found: dict[str, tuple[Row, Case]] = {}
    for row in table.rows:
        case = _case(table, row, column)
        first = found.setdefault(case_key(case.id), (row, case))
        if first[1].attributes != case.attributes:
            raise InvalidTableError(
                path,
                f"{case.id!r} and {first[1].id!r} in row {first[0].number} are one case, but "
                "their attributes differ. Keep one of them.",
                row=row.number,
            )
    return [case for _, case in found.values()]


def _case(table: Table, row: Row, column: str) -> Case:
    case = row.cells[column]
    if not case_key(case):
        raise InvalidTableError(
            table.path, f"column {column!r} must hold the case's id.", row=row.number
        )
    attributes = {name: cell for name, cell in row.cells.items() if name != column and cell}
    return Case(case, attributes)


def _refuse_document_fields(table: Table, id_column: str) -> None:
    for name in table.columns:
        if name != id_column and plain_name(name) in DOCUMENT_FIELDS:
            raise InvalidTableError(
                table.path,
                f"column {name!r} has the name of something that documents have. Rename it, or "
                "give it in a table of documents: coder documents load",
                row=1,
            )


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What a table says of one document; a blank cell says nothing.

    `fields` has keys among case, kind, scenario, time and state.
    """

    number: int
    document: str
    fields: Mapping[str, str]


def read_document_rows(path: Path) -> list[DocumentRow]:
    """A table with a column `document` and any of case, kind, scenario, time and state."""
    table = read_table(path)
    name = table.needed("document")
    strange = [column for column in table.columns if plain_name(column) not in DOCUMENT_FIELDS]
    if strange:
        raise InvalidTableError(
            path,
            f"column {strange[0]!r} is not about documents, which have case, kind, scenario, time "
            "and state. Attributes of people go into a table of cases: coder cases load",
            row=1,
        )
    return [_document_row(table, row, name) for row in table.rows]


def _document_row(table: Table, row: Row, name: str) -> DocumentRow:
    if not row.cells[name]:
        raise InvalidTableError(
            table.path, f"column {name!r} must hold the document's name.", row=row.number
        )
    fields = {plain_name(column): cell for column, cell in row.cells.items() if cell}
    return DocumentRow(row.number, fields.pop("document"), fields)
