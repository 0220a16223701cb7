"""Bring in tables that were coded elsewhere: words, codes and who gave them, in one action."""

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from codebook.model import Code, Codebook
from coder.errors import CodingRefusedError, InvalidRequestError, ProjectBusyError
from coder.model import CONSENSUS, Coder, CoderKind, Coding, Finish
from coder.store.history import Action
from coder.workflow.coded_codes import CellCodes
from coder.workflow.importing import checked_fields, only_speaker, told_of_speakers, with_fields
from coder.workflow.project import Project
from transcripts.cases import case_key
from transcripts.coded_tables import CodedDocument, CodedTable, Columns, read_coded, rows_named
from transcripts.coded_turns import Mark
from transcripts.errors import UnreadableFileError
from transcripts.files import check_file
from transcripts.model import Case, Document, State, Turn, Voice

NOBODY = "imported"
"""Who has coded, where neither the table nor the user tells."""
_SHOWN = 5  # documents in a remark
_NEW_SHOWN = 20
_SAYS_NOTHING = re.compile(r"(?i)n/?a|nan|null|nil|0|-+|[–—]|.*\bnone\b.*|no codes?|(not |un)coded")


@dataclass(slots=True)
class Brought:
    """What coded tables come to; `coders` have coded or looked, `codes` are new.

    `codebook` is the one to be, `remarks` are sentences.
    """

    codebook: Codebook
    codes: tuple[Code, ...] = ()
    cases: tuple[Case, ...] = ()
    documents: list[Document] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    finishes: list[Finish] = field(default_factory=list)
    coders: dict[str, Coder] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


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
    UnreadableFileError, InvalidTableError, InvalidRequestError; ProjectBusyError where another
    program changed the codebook or took a name meanwhile.
    """
    before = project.codebook()
    brought = preview_coded(project, paths, columns, defaults=defaults)
    count = len(brought.documents)
    what = f"imported {count} coded document{'s' if count > 1 else ''}"
    with project.action(what) as action:
        cases = {case_key(one.id) for one in project.file.cases.all()}
        is_late = any(case_key(one.id) in cases for one in brought.cases)
        if project.codebook() is not before or is_late or any(_taken(project, brought.documents)):
            raise ProjectBusyError
        _write(project, action, brought)
    return brought


def preview_coded(
    project: Project,
    paths: Sequence[Path],
    columns: Columns,
    *,
    defaults: Mapping[str, str] | None = None,
) -> Brought:
    """What `import_coded` would bring in; nothing is written."""
    given = checked_fields(defaults or {})
    if columns.codes and given.get("state", State.PRESENT) != State.PRESENT:
        raise InvalidRequestError(
            f"Documents that are marked {given['state']} are not coded: leave out --codes, or "
            "--set state."
        )
    tables = [_read(path, columns) for path in paths]
    coded = [one for table in tables for one in table.documents]
    codes = CellCodes(project.codebook(), columns.nothing)
    kind = codes.kind(coded, asked=given.get("kind", ""))
    codes.add_new(coded, kind)
    given["kind"] = str(kind)
    brought = Brought(codes.codebook, codes.new)
    brought.remarks += [
        f"{path.name}: {remark}"
        for path, table in zip(paths, tables, strict=True)
        for remark in table.remarks
    ]
    _add_documents(project, brought, [with_fields(one.document(), given) for one in coded])
    _Marks(project, brought, codes).add(coded)
    return brought


def _read(path: Path, columns: Columns) -> CodedTable:
    check_file(path)
    try:
        return read_coded(path, columns)
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror or 'it could not be opened'}.") from error


def _add_documents(project: Project, brought: Brought, documents: Iterable[Document]) -> None:
    """Plan the documents, each with its case: the one that is given, or that speaks alone."""
    cases = {case_key(case.id): case.id for case in project.file.cases.all()}
    known = dict(cases)
    speaking = []
    for one in documents:
        case = one.case or only_speaker(one, cases)
        met = replace(one, case=known.setdefault(case_key(case), case) if case else "")
        brought.documents.append(met)
        if case and not one.case:
            speaking.append(met)
    brought.cases = tuple(Case(name) for key, name in known.items() if key not in cases)
    if taken := list(_taken(project, brought.documents)):
        there = "a document" if len(taken) == 1 else f"{len(taken)} documents"
        raise InvalidRequestError(
            f"There {'is' if len(taken) == 1 else 'are'} already {there} called {_listed(taken)}. "
            "Nothing was imported: rename them, or leave their rows out."
        )
    brought.remarks.extend(told_of_speakers(speaking))


def _taken(project: Project, documents: Iterable[Document]) -> Iterator[str]:
    """The names that are there already, in the project or twice here."""
    names = {name.casefold() for name in project.file.documents.names()}
    for one in documents:
        if one.name.casefold() in names:
            yield one.name
        names.add(one.name.casefold())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if names[_SHOWN:] else "")


class _Marks:
    """Turns coders' marks into codings of whole turns, and into finished documents."""

    def __init__(self, project: Project, brought: Brought, codes: CellCodes) -> None:
        self._brought = brought
        self._codes = codes
        self._there = {one.name.casefold(): one for one in project.file.coders.all()}
        self._me = project.coder or self._there.get(NOBODY) or Coder(NOBODY)
        self._in_vain: list[int] = []
        self._partly: dict[str, list[str]] = {}

    def add(self, coded: Sequence[CodedDocument]) -> None:
        for document, one in zip(self._brought.documents, coded, strict=True):
            for place, turn in zip(document.turns, one.turns, strict=True):
                for name, mark in turn.marks.items():
                    self._code(document, place, self._coder(name), mark)
            for name in one.coders():
                self._finish(document, one, name)
        self._brought.remarks += self._told()

    def _code(self, document: Document, turn: Turn, coder: Coder, mark: Mark) -> None:
        codes = self._codes.codes(mark.codes)
        made = (Coding(document.guid, code.guid, coder.guid, turn.span) for code in codes)
        self._brought.codings += made
        if codes and turn.voice is not Voice.RESPONDENT:
            self._in_vain.append(mark.row)

    def _finish(self, document: Document, one: CodedDocument, name: str) -> None:
        coder = self._coder(name)
        self._brought.finishes.append(Finish(document.guid, coder.guid))
        heard = (turn for turn in one.turns if turn.said.voice is Voice.RESPONDENT)
        if any(name not in turn.marks for turn in heard):
            self._partly.setdefault(coder.name, []).append(document.name)

    def _coder(self, name: str) -> Coder:
        """The coder of that name, who may be new; of none, who works here.

        Raises CodingRefusedError for who codes as an exercise, and so only in a round.
        """
        coder = self._brought.coders.get(name.casefold())
        if coder is None:
            kind = CoderKind.CONSENSUS if name.casefold() == CONSENSUS else CoderKind.PERSON
            me = self._me if name.casefold() in {"", self._me.name.casefold()} else None
            coder = me or self._there.get(name.casefold()) or Coder(name, kind)
            if coder.kind is CoderKind.EXERCISE:
                raise CodingRefusedError(
                    f"{coder.name} codes as an exercise, which is in a round only. Let the table "
                    "be of another name."
                )
            self._brought.coders[name.casefold()] = coder
        return coder

    def _told(self) -> Iterator[str]:
        for coder, names in self._partly.items():
            yield (
                f"{coder} has no row for some of the respondent's turns in {_listed(names)}: they "
                "count as read and not coded."
            )
        if self._in_vain:
            yield (
                f"Only a respondent's words are coded: the codes in {rows_named(self._in_vain)} "
                "were taken, but count in no table. To count them, undo this and leave --voice "
                "or --interviewer out; suggestions are tried on them either way."
            )
        if new := self._brought.codes:
            called = [" ".join(dict.fromkeys((code.id, code.label))) for code in new]
            what = ", ".join(called[:_NEW_SHOWN]) + (" …" if called[_NEW_SHOWN:] else "")
            yield f"{len(new)} new code{'s' if len(new) > 1 else ''}: {what}."
        if none := [code.label for code in new if _SAYS_NOTHING.fullmatch(code.label)]:
            asked = " ".join(f"--no-code {shlex.quote(label)}" for label in none)
            yield f"If {_listed(none)} means that there is no code, undo this and add: {asked}"


def _write(project: Project, action: Action, brought: Brought) -> None:
    """Write each thing after those that it refers to."""
    file = project.file
    if brought.codes:
        project.save_codebook(action, brought.codebook)
    version = project.codebook().version
    for coder in brought.coders.values():
        file.coders.ensure(action, coder)
    for case in brought.cases:
        file.cases.save(action, case)
    for document in brought.documents:
        file.documents.add(action, document)
    for coding in brought.codings:
        file.codings.add(action, replace(coding, version=version, at=action.at))
    for finish in brought.finishes:
        file.finishes.add(action, replace(finish, at=action.at))
