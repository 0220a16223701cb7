"""Tables that are coded already: a row for each turn, with its codes in a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from transcripts.errors import InvalidTableError
from transcripts.model import Turn, Voice
from transcripts.speakers import Said, assembled
from transcripts.tables import Row, Table, plain_name, read_table
from transcripts.text import canonical

_BETWEEN_CODES = re.compile(r"[;,|\n]")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what; all but that of the text may be left out.

    `nothing` are entries among the codes that say that there is none.
    """

    text: str
    document: str = ""
    speaker: str = ""
    voice: str = ""
    codes: str = ""
    coder: str = ""
    nothing: Sequence[str] = ()


@dataclass(slots=True)
class CodedTurn:
    """What was said, and by coder the codes that it was given; the coder may have no name."""

    said: Said
    marks: dict[str, tuple[str, ...]]
    row: int


@dataclass(slots=True)
class CodedDocument:
    """The rows of one document, in the order of the table."""

    name: str
    turns: list[CodedTurn] = field(default_factory=list)

    def assembled(self) -> tuple[str, tuple[Turn, ...]]:
        """The text, and a turn for each of `turns`."""
        return assembled(one.said for one in self.turns)

    def coders(self) -> list[str]:
        """Who coded anything, or looked at it and left it, in the order of the table."""
        return list(dict.fromkeys(name for one in self.turns for name in one.marks))


@dataclass(frozen=True, slots=True)
class CodedTable:
    """What a table holds; `remarks` are sentences on what was left out."""

    documents: tuple[CodedDocument, ...]
    remarks: tuple[str, ...] = ()


def read_coded(path: Path, columns: Columns) -> CodedTable:
    """The documents of a coded table; without a column of documents the file is one.

    Rows of one document that follow each other with the same speaker and words, under coders who
    have not been there yet, are one turn that several have coded. InvalidTableError names what is
    missing, or the row.
    """
    table = read_table(path)
    there = _found(table, columns)
    documents: dict[str, CodedDocument] = {}
    blank = 0
    for row in table.rows:
        name = row.cells[there.document] if there.document else path.stem
        if not canonical(row.cells[there.text]).strip():
            blank += 1
        elif not name:
            raise InvalidTableError(path, f"column {there.document!r} is empty.", row=row.number)
        else:
            document = documents.setdefault(name.casefold(), CodedDocument(name))
            _take(document, _turn(table, row, there))
    rows = "1 row has" if blank == 1 else f"{blank} rows have"
    remarks = (f"{rows} no text: left out.",) if blank else ()
    return CodedTable(tuple(documents.values()), (*table.remarks, *remarks))


def _found(table: Table, columns: Columns) -> Columns:
    """The columns as the table spells them."""
    wanted = {
        name: getattr(columns, name)
        for name in ("text", "document", "speaker", "voice", "codes", "coder")
    }
    found = {name: table.needed(plain_name(column)) for name, column in wanted.items() if column}
    return Columns(**found, nothing=[one.casefold() for one in columns.nothing])


def _turn(table: Table, row: Row, there: Columns) -> CodedTurn:
    speaker = row.cells[there.speaker] if there.speaker else ""
    coder = row.cells[there.coder] if there.coder else ""
    codes = tuple(_codes(row.cells[there.codes], there.nothing)) if there.codes else ()
    said = Said(speaker, _voice(table, row, there), row.cells[there.text])
    return CodedTurn(said, {coder: codes}, row.number)


def _voice(table: Table, row: Row, there: Columns) -> Voice:
    word = row.cells[there.voice].casefold() if there.voice else ""
    if not word:
        return Voice.RESPONDENT
    if word not in set(Voice):
        raise InvalidTableError(
            table.path,
            f"{row.cells[there.voice]!r} in column {there.voice!r} is no voice. Use respondent, "
            "interviewer or prompt.",
            row=row.number,
        )
    return Voice(word)


def _codes(cell: str, nothing: Sequence[str]) -> Iterator[str]:
    for one in dict.fromkeys(part.strip() for part in _BETWEEN_CODES.split(cell)):
        if one and one.casefold() not in nothing:
            yield one


def _take(document: CodedDocument, turn: CodedTurn) -> None:
    """Add a turn, or another coder's codes to the turn before."""
    last = document.turns[-1] if document.turns else None
    if last is not None and last.said == turn.said and not last.marks.keys() & turn.marks.keys():
        last.marks |= turn.marks
    else:
        document.turns.append(turn)
