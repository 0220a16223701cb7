"""Bring interviews and answers into the project: all files in one action."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from coder.errors import InvalidRequestError, ProjectBusyError, did_you_mean
from coder.workflow.browsing import words
from coder.workflow.project import Project
from transcripts import files
from transcripts.cases import DOCUMENT_FIELDS, case_key
from transcripts.errors import TranscriptError
from transcripts.model import Case, Document, Kind, Reading, State, Turn, response_name
from transcripts.text import fingerprint, natural

Announce = Callable[[Path], object]
"""Told of each file before it is read."""

_SHOWN = 60  # characters of first words
_CASES_SHOWN = 5
_FEWEST_WORDS = 10  # shorter answers of two people may well be alike
_SETTABLE = sorted(DOCUMENT_FIELDS - {"document"})


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in; sentences in `remarks` and `refused` on one file begin with its name."""

    documents: tuple[Document, ...]
    cases: tuple[Case, ...] = ()
    remarks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def import_files(
    project: Project,
    paths: Sequence[Path],
    *,
    defaults: Mapping[str, str] | None = None,
    interviewers: Collection[str] = (),
    progress: Announce | None = None,
) -> Imported:
    """Read the files and add their documents; cases that are not there yet are made.

    `defaults` gives case, kind, scenario, time or state to documents whose file does not tell. A
    file that cannot be read, a text that is there already and a name that is taken are refused,
    each in a sentence; the rest comes in. InvalidRequestError: a default that cannot be.
    ProjectBusyError: another program took one of the names while the files were read.
    """
    imported = preview_files(
        project, paths, defaults=defaults, interviewers=interviewers, progress=progress
    )
    if imported.documents:
        count = len(imported.documents)
        what = f"imported {count} document{'s' if count > 1 else ''}"
        with project.action(what) as action:
            if _Arrivals(project).clash_with(imported):
                raise ProjectBusyError  # another program was faster
            for case in imported.cases:
                project.file.cases.save(action, case)
            for document in imported.documents:
                project.file.documents.add(action, document)
    return imported


def preview_files(
    project: Project,
    paths: Sequence[Path],
    *,
    defaults: Mapping[str, str] | None = None,
    interviewers: Collection[str] = (),
    progress: Announce | None = None,
) -> Imported:
    """What `import_files` would bring in; nothing is written."""
    given = checked_fields(defaults or {})
    scenarios = project.file.scenarios.all()
    arrivals = _Arrivals(project)
    for path in paths:
        if progress:
            progress(path)
        try:
            reading = files.read(path, scenarios=scenarios, interviewers=interviewers)
        except TranscriptError as error:
            arrivals.refused.append(str(error))
        else:
            arrivals.take(path, reading, given)
    return arrivals.imported()


def checked_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of a document as they are stored; a wrong name or value is refused."""
    for name, value in fields.items():
        if name not in _SETTABLE:
            hint = did_you_mean(name, _SETTABLE)
            raise InvalidRequestError(f"A document has no {name!r}.{hint}")
        allowed = [str(one) for one in {"kind": Kind, "state": State}.get(name, ())]
        if allowed and value.casefold() not in allowed:
            raise InvalidRequestError(f"{name} cannot be {value!r}. Use {', '.join(allowed)}.")
    return {
        name: value.casefold() if name in {"kind", "state"} else value
        for name, value in fields.items()
    }


def with_fields(document: Document, fields: Mapping[str, str]) -> Document:
    """The document with these fields, checked before."""
    return replace(
        document,
        case=fields.get("case", document.case),
        scenario=fields.get("scenario", document.scenario),
        time=fields.get("time", document.time),
        kind=Kind(fields.get("kind", document.kind)),
        state=State(fields.get("state", document.state)),
    )


@dataclass(slots=True)
class _Arrivals:
    """The documents so far, met with what the project holds."""

    project: Project
    documents: list[Document] = field(default_factory=list)
    new_cases: list[Case] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _given: list[Document] = field(default_factory=list)
    _names: dict[str, str] = field(init=False)
    _cases: dict[str, str] = field(init=False)
    _texts: dict[str, Document] = field(default_factory=dict)

    def __post_init__(self) -> None:
        file = self.project.file
        self._names = {name.casefold(): name for name in file.documents.names()}
        self._cases = {case_key(case.id): case.id for case in file.cases.all()}

    def clash_with(self, imported: Imported) -> bool:
        """Whether a name or a case that was new then is not new now."""
        names = {document.name.casefold() for document in imported.documents}
        cases = {case_key(case.id) for case in imported.cases}
        return bool(names & self._names.keys() or cases & self._cases.keys())

    def imported(self) -> Imported:
        return Imported(
            tuple(self.documents),
            tuple(self.new_cases),
            tuple(dict.fromkeys((*self.remarks, *told_of_speakers(self._given)))),
            tuple(self.refused),
        )

    def take(self, path: Path, reading: Reading, given: Mapping[str, str]) -> None:
        """Take what may come in of one file's documents; say why of the rest."""
        self.remarks.extend(f"{path.name}: {remark}" for remark in reading.remarks)
        for read in reading.documents:
            filled = _filled(read, given)
            document = self._met(filled, path.name)
            why = self._refusal(document)
            if why:
                self.refused.append(f"{path.name}: {why}")
            else:
                self._add(document)
                self._tell_case(filled.case, document)

    def _tell_case(self, written: str, document: Document) -> None:
        if written and written != document.case:
            self.remarks.append(f"{document.source}: {written} joined with {document.case}.")
        elif written != document.case:
            self._given.append(document)

    def _add(self, document: Document) -> None:
        self.documents.append(document)
        self._names[document.name.casefold()] = document.name
        self._texts[fingerprint(document.text)] = document
        key = case_key(document.case)
        if key and key not in self._cases:
            self._cases[key] = document.case
            self.new_cases.append(Case(document.case))

    def _met(self, document: Document, source: str) -> Document:
        """The document with its case as the project spells it, and named after it."""
        case = document.case or only_speaker(document, self._cases)
        known = self._cases.get(case_key(case), case)
        met = replace(document, case=known, source=source)
        is_named = document.name == response_name(document.case, document.time, document.scenario)
        if document.kind is Kind.RESPONSE and is_named:
            return replace(met, name=response_name(met.case, met.time, met.scenario))
        return met

    def _refusal(self, document: Document) -> str:
        same = self._same_words(document)
        if same == document.name:
            return f"{same} is there already, with the same words. Left alone."
        if same:
            return f"the words of {document.name} are there already, as {same}. Left alone."
        taken = self._names.get(document.name.casefold())
        if taken:
            return f"there is already a document called {taken}. Rename one of them."
        return ""

    def _same_words(self, document: Document) -> str:
        """The name of a document with the same text, where that can be no chance."""
        if not words(document):
            return ""
        arrived = self._texts.get(fingerprint(document.text))
        there = self.project.file.documents.with_text(document.text)
        name = arrived.name if arrived else next(iter(there), "")
        is_short = document.kind is Kind.RESPONSE and words(document) < _FEWEST_WORDS
        return "" if is_short and name != document.name else name


def _filled(document: Document, given: Mapping[str, str]) -> Document:
    """The document with the given fields where its file does not tell; named anew by them."""
    silent = {
        name: value
        for name, value in given.items()
        if name == "kind" or getattr(document, name) in {"", State.PRESENT}
    }
    filled = with_fields(document, silent)
    was_named = document.name == response_name(document.case, document.time, document.scenario)
    if filled.kind is Kind.RESPONSE and was_named:
        return replace(filled, name=response_name(filled.case, filled.time, filled.scenario))
    return filled


def only_speaker(document: Document, cases: Mapping[str, str]) -> str:
    """The case whose words alone a document holds, of ids by their keys; empty if there is none."""
    labels = {case_key(turn.speaker) for turn in document.respondent_turns()}
    return cases.get(labels.pop(), "") if len(labels) == 1 else ""


def told_of_speakers(documents: Sequence[Document]) -> Iterator[str]:
    """What is said of documents that were given to their only speaker: one sentence for all."""
    cases = sorted({document.case for document in documents}, key=natural)
    shown = f"{cases[0]} … {cases[-1]}" if len(cases) > _CASES_SHOWN else ", ".join(cases)
    if len(documents) == 1:
        yield f"{documents[0].name} was given to the case that speaks in it: {shown}."
    elif documents:
        yield f"{len(documents)} documents were given to the case that speaks in them: {shown}."


def speakers(document: Document) -> Iterator[tuple[str, str, int, str]]:
    """Each speaker with voice, number of turns and first words, in order of appearance."""
    found: dict[tuple[str, str], list[Turn]] = {}
    for turn in document.turns:
        found.setdefault((turn.speaker, str(turn.voice)), []).append(turn)
    for (speaker, voice), turns in found.items():
        first = " ".join(turns[0].span.of(document.text)[:_SHOWN].split())
        yield speaker, voice, len(turns), first
