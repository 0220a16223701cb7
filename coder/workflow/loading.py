"""Load what defines a study: its cases, what its documents are, its scenarios."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from coder.errors import InvalidRequestError, did_you_mean
from coder.workflow.importing import (
    checked_fields,
    only_speaker,
    told_of_speakers,
    with_fields,
)
from coder.workflow.project import Project
from transcripts.cases import DocumentRow, case_key, read_cases, read_document_rows
from transcripts.errors import InvalidTableError, UnreadableFileError
from transcripts.files import check_file
from transcripts.model import Case, Document, Scenario
from transcripts.scenarios import read_scenarios

_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many were loaded, and remarks on them."""

    count: int
    remarks: tuple[str, ...] = ()


def load_cases(project: Project, path: Path) -> Loaded:
    """Give cases their attributes; those that are not there yet are made.

    Attributes in the table win over those that a case has; others stay. Documents of no case, in
    which only one of these people speaks, are given to them, as at import. All or nothing.
    """
    read = _read(read_cases, path)
    there = {case_key(case.id): case for case in project.file.cases.all()}
    remarks = []
    with project.action(f"loaded cases from {path.name}") as action:
        for case in read:
            known = there.get(case_key(case.id), case)
            if known.id != case.id:
                remarks.append(f"{case.id} joined with {known.id}.")
            attributes = {**known.attributes, **case.attributes}
            project.file.cases.save(action, Case(known.id, attributes, known.guid))
        given = list(_given_to_speakers(project))
        for document in given:
            project.file.documents.change(action, document)
    return Loaded(len(read), (*remarks, *told_of_speakers(given)))


def _given_to_speakers(project: Project) -> Iterator[Document]:
    cases = {case_key(case.id): case.id for case in project.file.cases.all()}
    for document in project.file.documents.all():
        case = "" if document.case else only_speaker(document, cases)
        if case:
            yield replace(document, case=case)


def load_documents(project: Project, path: Path) -> Loaded:
    """Give documents their case, kind, scenario, time and state. All or nothing."""
    rows = _read(read_document_rows, path)
    documents = {document.name.casefold(): document for document in project.file.documents.all()}
    cases = {case_key(case.id): case.id for case in project.file.cases.all()}
    changed: dict[str, Document] = {}
    for row in rows:
        document = _found(path, row, documents)
        if document.guid in changed:
            raise InvalidTableError(
                path, f"{document.name} stands in the table twice.", row=row.number
            )
        changed[document.guid] = _changed(path, row, document, cases)
    with project.action(f"loaded documents from {path.name}") as action:
        for document in changed.values():
            project.file.documents.change(action, document)
    return Loaded(len(changed), tuple(_joins(rows, cases)))


def load_scenarios(project: Project, path: Path) -> Loaded:
    """Load scenarios and prompts; one with the id of a scenario that is there replaces it."""
    read = _read(read_scenarios, path)
    there = project.file.scenarios.all()
    places: dict[str, Scenario] = {scenario.id.casefold(): scenario for scenario in there}
    for scenario in read:
        known = places.get(scenario.id.casefold(), scenario)
        places[scenario.id.casefold()] = replace(scenario, guid=known.guid)
    with project.action(f"loaded scenarios from {path.name}") as action:
        for position, scenario in enumerate(places.values()):
            project.file.scenarios.save(action, scenario, position=position)
    return Loaded(len(read))


def _read(reader: Callable[[Path], list[_Read]], path: Path) -> list[_Read]:
    """What a reader makes of a file that is there and may be opened."""
    check_file(path)
    try:
        return reader(path)
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror}.") from error


def _found(path: Path, row: DocumentRow, documents: dict[str, Document]) -> Document:
    found = documents.get(row.document.casefold())
    if found is None:
        names = [document.name for document in documents.values()]
        hint = did_you_mean(row.document, names)
        raise InvalidTableError(
            path, f"there is no document {row.document!r}.{hint}", row=row.number
        )
    return found


def _changed(path: Path, row: DocumentRow, document: Document, cases: dict[str, str]) -> Document:
    try:
        fields = checked_fields(row.fields)
    except InvalidRequestError as error:
        raise InvalidTableError(path, str(error), row=row.number) from error
    if "case" in fields:
        key = case_key(fields["case"])
        if key not in cases:
            hint = did_you_mean(fields["case"], cases.values())
            load = " Load the cases first: coder cases load cases.csv" if not hint else ""
            raise InvalidTableError(
                path, f"there is no case {fields['case']!r}.{hint}{load}", row=row.number
            )
        fields["case"] = cases[key]
    return with_fields(document, fields)


def _joins(rows: Iterable[DocumentRow], cases: dict[str, str]) -> Iterable[str]:
    written = dict.fromkeys(row.fields["case"] for row in rows if "case" in row.fields)
    known = ((case, cases[case_key(case)]) for case in written)
    return (f"{case} joined with {there}." for case, there in known if case != there)
