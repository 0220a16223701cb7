"""Tables that are coded already: a row for each turn, with its codes in columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from transcripts.coded_turns import CodedTurn, Line, Mark, Repeated, turns_of, without_repeats
from transcripts.errors import InvalidTableError, UnreadableFileError
from transcripts.model import Document, Voice
from transcripts.speakers import Said, assembled, is_usual_label, voice_of
from transcripts.tables import Row, Table, plain_name, read_table

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
_NAMED = ("text", "document", "speaker", "voice", "coder")
_SHOWN = 5  # rows in a remark
_ASKING = {"therapist", "counsellor", "counselor", "clinician", "teacher", "tutor", "coach", "t"}
_YES = {"1", "1.0", "true", "yes", "y", "x"}
_NO = {"0", "0.0", "false", "no", "n"}
_ANSWERING = {"client", "patient", "student", "pupil", "learner", "c", "s"}


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what, by name; all but that of the text may be left out.

    There may be several of `codes`, also one for each code, which says yes or no (1 or 0) to it.
    `nothing` are entries among the codes that say that there is none; `interviewers` are the
    speakers who ask, where no column of voices tells, or what that column calls them.
    """

    text: str
    document: str = ""
    speaker: str = ""
    voice: str = ""
    codes: tuple[str, ...] = ()
    coder: str = ""
    nothing: tuple[str, ...] = ()
    interviewers: tuple[str, ...] = ()


@dataclass(slots=True)
class CodedDocument:
    """The rows of one document, in the order of the table."""

    path: Path
    name: str
    turns: list[CodedTurn] = field(default_factory=list)

    def document(self) -> Document:
        """The document, with a turn for each of `turns`."""
        text, turns = assembled(one.said for one in self.turns)
        return Document(self.name, text, turns, source=self.path.name)

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

    Several rows may be one turn: see `turns_of` and `without_repeats`. UnreadableFileError,
    InvalidTableError: what is missing, with its row.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise UnreadableFileError(path, f"a coded table is one of {', '.join(SUFFIXES)}.")
    table = read_table(path, unnamed=True)
    reader = _Reader(table, _found(table, columns))
    for row in table.rows:
        reader.take(row)
    if not reader.documents:
        raise UnreadableFileError(path, f"its column {columns.text!r} holds no words.")
    documents, repeated = [], Repeated()
    for name, lines in reader.documents.values():
        kept = without_repeats(lines, repeated, reader.is_nothing)
        documents.append(CodedDocument(path, name, turns_of(kept)))
    return CodedTable(tuple(documents), (*table.remarks, *reader.remarks(), *_told_again(repeated)))


class _Reader:
    """Takes rows one by one; `documents` has by plain name each document's name and rows."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self.documents: dict[str, tuple[str, list[Line]]] = {}
        self._table = table
        self._columns = columns
        self._coders: dict[str, str] = {}
        self._asking = {name.casefold() for name in columns.interviewers}
        self._nothing = {"", *(one.casefold() for one in columns.nothing)}
        self._blank: list[Mark] = []
        self._read: dict[str, tuple[str, Voice]] = {}
        self._answers = [one for one in columns.codes if self._is_answer(one)]

    def take(self, row: Row) -> None:
        mark = Mark(row.number, self._codes(row))
        words = self._cell(row, "text")
        if not words.replace("\ufeff", "").strip():
            self._blank.append(mark)
            return
        name = self._cell(row, "document") if self._columns.document else self._table.path.stem
        if not name:
            raise self._empty("document", row)
        said = Said(self._cell(row, "speaker"), self._voice(row), words)
        _, lines = self.documents.setdefault(name.casefold(), (name, []))
        lines.append(Line(said, self._coder(row, mark), mark))

    def remarks(self) -> Iterator[str]:
        """What was left out, and what was guessed, in sentences."""
        if self._answers:
            named = ", ".join(self._answers)
            yield f"Columns that say yes or no to the code of their name: {named}."
        if self._read:
            read = ", ".join(f"{word!r} as {voice}" for word, voice in self._read.values())
            yield f"Column {self._columns.voice!r}: {read}."
        if self._blank:
            left = "1 row has" if len(self._blank) == 1 else f"{len(self._blank)} rows have"
            coded = [one.row for one in self._blank if not self.is_nothing(one.codes)]
            also = f", with the codes in {rows_named(coded)}" if coded else ""
            yield f"{left} no words and came not in{also}."

    def _cell(self, row: Row, what: str) -> str:
        column = getattr(self._columns, what)
        return row.cells[column] if column else ""

    def _codes(self, row: Row) -> str:
        cells = (
            (column if row.cells[column].casefold() in _YES else "")
            if column in self._answers
            else row.cells[column]
            for column in self._columns.codes
        )
        return "\n".join(filter(None, cells))

    def is_nothing(self, codes: str) -> bool:
        """Whether cells of codes, a line each, name none."""
        return all(line in self._nothing for line in codes.casefold().split("\n"))

    def _is_answer(self, column: str) -> bool:
        """Whether a column says yes or no; 1 alone is a code of that name, if it stands alone."""
        said = {row.cells[column].casefold() for row in self._table.rows} - self._nothing
        tells = said - {"1", "1.0"} if len(self._columns.codes) == 1 else said
        return bool(tells) and said <= _YES | _NO

    def _voice(self, row: Row) -> Voice:
        word = self._cell(row, "voice").casefold()
        if not word:
            asks = self._cell(row, "speaker").casefold() in self._asking
            return Voice.INTERVIEWER if asks else Voice.RESPONDENT
        if word in set(Voice):
            return Voice(word)
        found = self._part(word)
        if found is None:
            raise InvalidTableError(
                self._table.path,
                f"{self._cell(row, 'voice')!r} in column {self._columns.voice!r} is no voice. Use "
                f"{', '.join(Voice)}; or name what it calls those who ask with --interviewer; or "
                "leave --voice out, and all are respondents.",
                row=row.number,
            )
        self._read.setdefault(word, (self._cell(row, "voice"), found))
        return found

    def _part(self, word: str) -> Voice | None:
        """The voice of a part that people play, such as therapist and client; None: unknown."""
        if self._asking:
            return Voice.INTERVIEWER if word in self._asking else Voice.RESPONDENT
        if word in _ASKING or voice_of(word) is Voice.INTERVIEWER:
            return Voice.INTERVIEWER
        return Voice.RESPONDENT if word in _ANSWERING or is_usual_label(word) else None

    def _coder(self, row: Row, mark: Mark) -> str | None:
        """Who coded the row, in the first spelling of the name."""
        if not self._columns.codes:
            return None
        name = self._cell(row, "coder")
        if self._columns.coder and not name:
            if self.is_nothing(mark.codes):
                return None
            raise self._empty("coder", row)
        return self._coders.setdefault(name.casefold(), name)

    def _empty(self, what: str, row: Row) -> InvalidTableError:
        column = getattr(self._columns, what)
        return InvalidTableError(self._table.path, f"column {column!r} is empty.", row=row.number)


def _told_again(repeated: Repeated) -> Iterator[str]:
    """What was made of rows with the words of the row above, in sentences."""
    if repeated.more:
        rows = rows_named(repeated.more).capitalize()
        yield f"{rows}: the words above with another code; taken as one turn."
    if repeated.again:
        rows = rows_named(repeated.again).capitalize()
        yield f"{rows}: as the row above, code and all; taken as said twice."


def rows_named(rows: Sequence[int]) -> str:
    """`row 7`, or `rows 7, 8, 11`; of many, the first few."""
    shown = ", ".join(map(str, rows[:_SHOWN])) + (" …" if rows[_SHOWN:] else "")
    return f"row {shown}" if len(rows) == 1 else f"rows {shown}"


def _found(table: Table, columns: Columns) -> Columns:
    """The columns as the table spells them; one that is not there is refused."""

    def spelled(wanted: str) -> str:
        column = table.column(plain_name(wanted)) if wanted else ""
        if column is None:
            there = ", ".join(table.columns)
            raise InvalidTableError(
                table.path, f"there is no column {wanted!r}. Its columns are: {there}."
            )
        return column

    found: dict[str, Any] = {what: spelled(getattr(columns, what)) for what in _NAMED}
    return replace(columns, **found, codes=tuple(map(spelled, columns.codes)))
