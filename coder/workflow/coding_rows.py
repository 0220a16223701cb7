"""The rows of a table of codings: each names a document, words in it, a code and a coder."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from codebook.model import Code, Codebook, CodeKind
from coder.errors import CoderError, CodingRefusedError, UnknownCodeError, UnknownDocumentError
from coder.model import CONSENSUS, Coder, CoderKind
from coder.workflow.coding import check_kind, check_value
from coder.workflow.project import Project
from coder.workflow.quoting import quoted, same_words
from transcripts.errors import UnreadableFileError
from transcripts.model import Document, Span
from transcripts.tables import Row, Table, read_table


@dataclass(frozen=True, slots=True)
class CodingRow:
    """What one row asks for: a coding, or a rating where it has a `value`."""

    number: int
    document: Document
    code: Code
    coder: Coder
    span: Span | None
    value: str


@dataclass(slots=True)
class CodingRows:
    """The rows that can be taken, and a sentence by number for each that cannot."""

    taken: list[CodingRow] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


def read_coding_rows(project: Project, path: Path) -> CodingRows:
    """The rows of a csv or xlsx table. Raises UnreadableFileError, InvalidTableError."""
    table = _table(path)
    reader = _Reader(project, table)
    rows = CodingRows()
    for row in table.rows:
        try:
            rows.taken.append(reader.coding_row(row))
        except CoderError as error:
            rows.refused[row.number] = str(error)
    return rows


def _table(path: Path) -> Table:
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise UnreadableFileError(path, "a table of codings is a .csv or .xlsx file.")
    try:
        return read_table(path)
    except FileNotFoundError:
        raise UnreadableFileError(path, "there is no such file.") from None
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror}.") from None


class _Reader:
    """Knows what the names in a row stand for."""

    def __init__(self, project: Project, table: Table) -> None:
        self._codebook = project.codebook()
        self._documents = {one.name.casefold(): one for one in project.file.documents.all()}
        self._coders = {one.name.casefold(): one for one in project.file.coders.all()}
        self._names = {name: table.needed(name) for name in ("document", "code", "coder")}
        optional = ("start", "stop", "quote", "value")
        self._names |= {name: column for name in optional if (column := table.column(name))}
        if not {"start", "stop"} <= self._names.keys() and "quote" not in self._names:
            table.needed("start")
            table.needed("stop")

    def coding_row(self, row: Row) -> CodingRow:
        """Raises a CoderError that says what is wrong with the row."""
        cells = {name: row.cells[column] for name, column in self._names.items()}
        document = self._document(cells["document"])
        code = _code(self._codebook, cells["code"])
        check_kind(code, document)
        value = _value(code, cells.get("value", ""))
        span = _span(document, cells)
        if span is None and not value:
            raise CodingRefusedError("It does not say which words: fill in start and stop.")
        return CodingRow(row.number, document, code, self._coder(cells["coder"]), span, value)

    def _document(self, name: str) -> Document:
        found = self._documents.get(name.casefold())
        if found is None:
            raise UnknownDocumentError(name, [one.name for one in self._documents.values()])
        return found

    def _coder(self, name: str) -> Coder:
        """The coder of that name; one that nobody knows yet is the same in every row."""
        if not name:
            raise CodingRefusedError("It does not say who coded.")
        kind = CoderKind.CONSENSUS if name.casefold() == CONSENSUS else CoderKind.PERSON
        return self._coders.setdefault(name.casefold(), Coder(name, kind))


def _code(codebook: Codebook, name: str) -> Code:
    found = codebook.find(name)
    if found is None:
        raise UnknownCodeError(name, [code.id for code in codebook])
    return found


def _value(code: Code, written: str) -> str:
    """The value's id or the level's rank, which may be written by its label as well."""
    if not written:
        if code.kind is CodeKind.CHOICE:
            raise CodingRefusedError(f"{code.id} is a single choice: fill in its value.")
        return ""
    names = {value.label.casefold(): value.id for value in code.values}
    names |= {level.label.casefold(): str(level.rank) for level in code.levels}
    names |= {value.id.casefold(): value.id for value in code.values}
    value = names.get(written.casefold(), written)
    check_value(code, value)
    return value


def _span(document: Document, cells: Mapping[str, str]) -> Span | None:
    """The words by their place, else by the quotation; None where the row names none."""
    start, stop, quote = (cells.get(name, "") for name in ("start", "stop", "quote"))
    if start or stop:
        return _placed(document, start, stop, quote)
    if not quote:
        return None
    places = quoted(document.text, quote)
    if len(places) != 1:
        often = f"{len(places)} times" if places else "nowhere"
        raise CodingRefusedError(
            f"“{_short(quote)}” stands {often} in {document.name}; it must stand there once."
        )
    return places[0]


def _placed(document: Document, start: str, stop: str, quote: str) -> Span:
    if not (start.isdecimal() and stop.isdecimal() and int(start) < int(stop)):
        raise CodingRefusedError(
            f"start {start!r} and stop {stop!r} must be whole numbers, the first one smaller."
        )
    if int(stop) > (length := len(document.text)):
        raise CodingRefusedError(f"{document.name} ends at {length}, before {stop}.")
    span = Span(int(start), int(stop))
    if quote and not same_words(span.of(document.text), quote):
        there = _short(span.of(document.text))
        raise CodingRefusedError(
            f"At {start}–{stop} of {document.name} stands “{there}”, not “{_short(quote)}”."
        )
    return span


def _short(words: str, most: int = 50) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"
