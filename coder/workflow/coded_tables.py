"""Bring in tables that were coded elsewhere: words, codes and who gave them, in one action."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from codebook.edits import added, suggested_id
from codebook.model import Code, Codebook, CodeKind, CodeUnit
from coder.errors import InvalidRequestError
from coder.model import Coder, Coding, Finish
from coder.store.history import Action
from coder.workflow.importing import checked_fields, with_fields
from coder.workflow.project import Project
from transcripts.coded_tables import CodedDocument, Columns, read_coded
from transcripts.model import Document, Kind, Voice

NOBODY = "imported"
"""Who has coded, where neither the table nor the user tells."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What came in: documents, codings, and the codes that were new; `remarks` are sentences."""

    documents: int
    codings: int
    coders: tuple[str, ...]
    codes: tuple[Code, ...]
    remarks: tuple[str, ...]


def import_coded(
    project: Project,
    paths: Sequence[Path],
    columns: Columns,
    *,
    defaults: Mapping[str, str] | None = None,
) -> Brought:
    """Add the documents of coded tables with their codings; all comes in, or nothing.

    Codes are found by id, else by label; others become new codes at the top. Whoever coded in a
    document has finished it, so that what they left uncoded counts as left. `defaults` are fields
    of documents; without a kind, documents are of the kind that the codes are for. Raises
    InvalidTableError, InvalidRequestError.
    """
    given = checked_fields(defaults or {})
    tables = [read_coded(path, columns) for path in paths]
    coded = [one for table in tables for one in table.documents]
    book = _Book(project.codebook())
    kind = _kind(book, coded, given)
    book.add_missing(coded, CodeUnit(str(kind)))
    documents = [with_fields(_document(one), {**given, "kind": str(kind)}) for one in coded]
    _check_names(project, documents)
    plan = _Plan(project, book, documents, coded)
    with project.action(f"imported {len(documents)} coded documents") as action:
        plan.write(action)
    return Brought(
        documents=len(documents),
        codings=len(plan.codings),
        coders=tuple(one.name for one in plan.coders.values()),
        codes=tuple(book.new),
        remarks=(*(remark for table in tables for remark in table.remarks), *plan.remarks),
    )


class _Book:
    """The codebook, and which code each entry of the tables means."""

    def __init__(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.new: list[Code] = []
        labels = {code.label.casefold(): code for code in codebook}
        self._known = labels | {code.id.casefold(): code for code in codebook}

    def code(self, entry: str) -> Code | None:
        """The code of an entry; refuses a choice, which is no code on words."""
        found = self._known.get(entry.casefold())
        if found is not None and found.kind is CodeKind.CHOICE:
            raise InvalidRequestError(
                f"{entry} is a choice: its values are given to documents, not to words. Leave it "
                "out of the table."
            )
        return found

    def add_missing(self, coded: Sequence[CodedDocument], unit: CodeUnit) -> None:
        for entry in _entries(coded):
            if self.code(entry) is None:
                code = Code(suggested_id(self.codebook, entry), entry, unit=unit)
                self.codebook = added(self.codebook, code)
                self._known[entry.casefold()] = code
                self.new.append(code)


class _Plan:
    """What is to be written."""

    def __init__(
        self,
        project: Project,
        book: _Book,
        documents: Sequence[Document],
        coded: Sequence[CodedDocument],
    ) -> None:
        self.project, self.book, self.documents = project, book, documents
        self.codings: list[Coding] = []
        self.finishes: list[Finish] = []
        self.coders: dict[str, Coder] = {}
        self._asked = 0
        for document, one in zip(documents, coded, strict=True):
            self._plan(document, one)

    @property
    def remarks(self) -> Iterator[str]:
        if self.book.new:
            names = ", ".join(code.id for code in self.book.new)
            yield f"New codes, to be defined in the codebook: {names}."
        if self._asked:
            times = "once" if self._asked == 1 else f"{self._asked} times"
            yield f"Interviewers' words are coded {times}: such codings count nowhere."

    def write(self, action: Action) -> None:
        file = self.project.file
        if self.book.new:
            self.project.save_codebook(action, self.book.codebook)
        version = self.project.codebook().version
        for document in self.documents:
            file.documents.add(action, document)
        for coder in self.coders.values():
            file.coders.ensure(action, coder)
        for coding in self.codings:
            file.codings.add(action, replace(coding, version=version, at=action.at))
        for finish in self.finishes:
            file.finishes.add(action, replace(finish, at=action.at))

    def _plan(self, document: Document, one: CodedDocument) -> None:
        for turn, place in zip(one.turns, document.turns, strict=True):
            for name, entries in turn.marks.items():
                coder = self._coder(name)
                for code in filter(None, map(self.book.code, entries)):
                    self.codings.append(Coding(document.guid, code.guid, coder.guid, place.span))
                    self._asked += place.voice is not Voice.RESPONDENT
        for name in one.coders():
            self.finishes.append(Finish(document.guid, self._coder(name).guid))

    def _coder(self, name: str) -> Coder:
        key = name.casefold()
        if key not in self.coders:
            me = self.project.coder or Coder(NOBODY)
            wanted = Coder(name) if name else me
            self.coders[key] = self.project.file.coders.named(wanted.name) or wanted
        return self.coders[key]


def _entries(coded: Sequence[CodedDocument]) -> list[str]:
    """Every entry among the codes once, whatever its capitals, in the order of the tables."""
    entries: dict[str, str] = {}
    for one in coded:
        for turn in one.turns:
            for codes in turn.marks.values():
                for code in codes:
                    entries.setdefault(code.casefold(), code)
    return list(entries.values())


def _kind(book: _Book, coded: Sequence[CodedDocument], given: Mapping[str, str]) -> Kind:
    """The kind that was asked for, else that of the known codes, else interview."""
    if "kind" in given:
        return Kind(given["kind"])
    units = {str(code.unit) for code in filter(None, map(book.code, _entries(coded)))}
    if len(units) > 1:
        raise InvalidRequestError(
            "The table has codes of interviews and codes of responses. Say what its documents are: "
            "--set kind=interview, or --set kind=response."
        )
    return Kind(units.pop()) if units else Kind.INTERVIEW


def _document(one: CodedDocument) -> Document:
    text, turns = one.assembled()
    return Document(one.name, text, turns)


def _check_names(project: Project, documents: Sequence[Document]) -> None:
    names = {name.casefold() for name in project.file.documents.names()}
    for one in documents:
        if one.name.casefold() in names:
            raise InvalidRequestError(
                f"There is already a document called {one.name}. Nothing was imported: rename one "
                "of them, or leave its rows out."
            )
        names.add(one.name.casefold())
