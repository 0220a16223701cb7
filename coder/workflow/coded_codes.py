"""Which codes the cells of a coded table name: pure, the codebook is told what is new."""

import re
import shlex
from ast import literal_eval
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from codebook.checks import MOST_CODES, tidy
from codebook.edits import with_labels
from codebook.model import Code, Codebook, CodeKind, CodeUnit
from coder.errors import InvalidRequestError
from transcripts.coded_tables import CodedDocument
from transcripts.errors import InvalidTableError
from transcripts.model import Kind

_APART = re.compile(r"[;|]")
_WHOLE = re.compile(r"(\d+)\.0+")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands, and how it is spelled there."""

    path: Path
    row: int
    entry: str


class CellCodes:
    """Finds codes by id, else by label, whatever their capitals; the others become new ones."""

    def __init__(self, codebook: Codebook, nothing: Collection[str] = ()) -> None:
        self.codebook = codebook
        self.new: tuple[Code, ...] = ()
        self._nothing = {"", *(tidy(one).casefold() for one in nothing)}
        labels = {code.label.casefold(): code for code in codebook}
        self._known = labels | {code.id.casefold(): code for code in codebook}
        self._entries: dict[str, tuple[str, ...]] = {}

    def entries(self, cell: str) -> tuple[str, ...]:
        """What a cell names between ; | , or line breaks, without what means no code.

        A comma within a known name, as in “Hope, joy”, parts nothing. Lists as programs write them
        (`["Hope", "Joy"]`) are understood, and so is 1.0, which is 1 to whoever coded.
        """
        if cell not in self._entries:
            parts = [self._plain(tidy(part)) for part in self._parts(cell)]
            entries = {part.casefold(): part for part in reversed(parts)}
            self._entries[cell] = tuple(
                entry for plain, entry in reversed(entries.items()) if plain not in self._nothing
            )
        return self._entries[cell]

    def codes(self, cell: str) -> tuple[Code, ...]:
        """The codes that a cell names, each once; those that are new must have been added."""
        found = [self._known[entry.casefold()] for entry in self.entries(cell)]
        return tuple({code.guid: code for code in found}.values())

    def kind(self, coded: Collection[CodedDocument], *, asked: str) -> Kind:
        """The kind of the documents: the one asked for, else that of the codes, else interview.

        InvalidTableError: a single choice, or a code of another kind, with the row that has it.
        InvalidRequestError: both kinds are used, and none was asked for.
        """
        used = [
            (self._known[plain], place)
            for plain, place in self._named(coded).items()
            if plain in self._known
        ]
        units = {str(code.unit) for code, _ in used}
        if len(units) > 1 and not asked:
            raise InvalidRequestError(
                "The table has codes of interviews and codes of responses. Say what its documents "
                "are, with --set kind=interview or --set kind=response, and leave the other codes "
                "out with --no-code."
            )
        kind = Kind(asked or next(iter(units), Kind.INTERVIEW))
        for code, place in used:
            _check(code, kind, place)
        return kind

    def add_new(self, coded: Iterable[CodedDocument], kind: Kind) -> None:
        """Make a code of every entry that names none."""
        wanted = {
            plain: place.entry
            for plain, place in self._named(coded).items()
            if plain not in self._known
        }
        if len(self.codebook) + len(wanted) > MOST_CODES:
            raise InvalidRequestError(
                f"The column of codes has {len(wanted)} entries that are no codes yet, more than a "
                f"codebook may have ({MOST_CODES}). Is it the right column?"
            )
        if wanted:
            there = len(self.codebook)
            self.codebook = with_labels(self.codebook, wanted.values(), unit=CodeUnit(str(kind)))
            self.new = self.codebook.codes[there:]
            self._known |= zip(wanted, self.new, strict=True)

    def _parts(self, cell: str) -> list[str]:
        if self._is_one(cell):
            return [cell]
        if (listed := _listed(cell)) is not None:
            return listed
        if "\n" in cell:
            return [part for line in cell.split("\n") for part in self._parts(line)]
        pieces = _APART.split(cell)
        return [
            part
            for piece in pieces
            for part in ([piece] if self._is_one(piece) else piece.split(","))
        ]

    def _plain(self, part: str) -> str:
        """A part as people write it: 1.0 stands in tables of numbers that have gaps."""
        whole = None if self._is_one(part) else _WHOLE.fullmatch(part)
        return whole[1] if whole else part

    def _is_one(self, words: str) -> bool:
        plain = tidy(words).casefold()
        return plain in self._known or plain in self._nothing

    def _named(self, coded: Iterable[CodedDocument]) -> dict[str, _Place]:
        """Every entry, whatever its capitals, with where it stands first."""
        named: dict[str, _Place] = {}
        for one in coded:
            for mark in (mark for turn in one.turns for mark in turn.marks.values()):
                for entry in self.entries(mark.codes):
                    named.setdefault(entry.casefold(), _Place(one.path, mark.row, entry))
        return named


def _listed(cell: str) -> list[str] | None:
    """What a cell lists that a program wrote as a list of texts or numbers; None: it is none."""
    if cell[:1] not in {"[", "{", "("}:
        return None
    try:
        found = literal_eval(cell)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
    if not isinstance(found, list | tuple | set):
        return None
    return [str(one) for one in (sorted(found, key=str) if isinstance(found, set) else found)]


def _check(code: Code, kind: Kind, place: _Place) -> None:
    """Refuse a code that cannot stand on words of such documents."""
    if code.kind is CodeKind.CHOICE:
        what = f"{code.id} is a single choice: its values are given to documents, not to words."
    elif str(code.unit) != str(kind):
        what = f"{code.id} is for {code.unit}s only, and these documents are {kind}s."
    else:
        return
    told = f"{what} Leave it out with: --no-code {shlex.quote(place.entry)}"
    raise InvalidTableError(place.path, told, row=place.row)
