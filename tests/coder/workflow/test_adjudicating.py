"""The consensus of a project: taken over once, undone as one, never against a decision."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.model import CONSENSUS, CoderKind
from coder.workflow import browsing
from coder.workflow.adjudicating import foreseen, take_over
from coder.workflow.coding import apply_code, finish, rate, reopen
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import undo
from transcripts.model import Document, Kind, Span, Turn, Voice

SAID = "FSW 01 T2 S1"
TALK = Document(
    "ASW 18",
    "It has changed.",
    (Turn(0, 0, 15, "ASW 18", Voice.RESPONDENT),),
    kind=Kind.INTERVIEW,
)


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The consensus coder at work, in a project with an interview beside the answer."""
    with open_project(study_path, coder=CONSENSUS) as project:
        with project.file.action("import", "lead") as action:
            project.file.documents.add(action, TALK)
        yield project


def code_words(project: Project, code: str, words: str) -> None:
    document = browsing.document(project, SAID)
    start = document.text.index(words)
    span = Span(start, start + len(words))
    apply_code(project, browsing.code(project, code), document=document, span=span)


def finish_all(*projects: Project) -> None:
    for project in projects:
        finish(project, project.file.documents.all())


def consensus_codings(project: Project) -> list[str]:
    coder = project.file.coders.named(CONSENSUS)
    return [
        one.span.of(browsing.document(project, SAID).text)
        for one in project.file.codings.all()
        if coder is not None and one.coder == coder.guid
    ]


def test_what_both_coded_becomes_the_consensus_and_the_rest_is_listed(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "PL2", "read the file first")
    code_words(ben, "PL2", "I'd read the file")
    code_words(ben, "RR", "ask what I missed")
    supervision = browsing.code(ana, "SUP")
    for project in (ana, ben):
        rate(project, supervision, document=TALK, value="changed")
    finish_all(ana, ben)

    found = take_over(lead)

    assert {one.name for one in found.documents} == {SAID, "ASW 18"}
    assert consensus_codings(lead) == ["read the file"]
    assert [one.value for one in found.ratings] == ["changed"]
    assert [one.name for one in found.finished] == ["ASW 18"]
    assert [(one.code.id, one.document.name) for one in found.disagreements] == [("RR", SAID)]
    coder = lead.file.coders.named(CONSENSUS)
    assert coder is not None
    assert coder.kind is CoderKind.CONSENSUS


def test_running_it_twice_adds_nothing_and_lists_the_rest_again(
    lead: Project, ana: Project, ben: Project
) -> None:
    for project in (ana, ben):
        code_words(project, "PL2", "read the file")
    code_words(ben, "RR", "ask what I missed")
    finish_all(ana, ben)
    first = take_over(lead)
    before = lead.file.codings.all(), lead.file.ratings.all(), lead.file.finishes.all()
    again = take_over(lead)
    assert (again.documents, again.codings, again.finished) == ((), (), ())
    assert again.disagreements == first.disagreements
    assert before == (lead.file.codings.all(), lead.file.ratings.all(), lead.file.finishes.all())


def test_a_dry_run_tells_the_same_and_writes_nothing(
    lead: Project, ana: Project, ben: Project
) -> None:
    for project in (ana, ben):
        code_words(project, "PL2", "read the file")
    finish_all(ana, ben)
    plan = foreseen(lead)
    assert [one.span for one in plan.codings] != []
    assert consensus_codings(lead) == []
    done = take_over(lead)
    assert [replace(one, guid="", coder="") for one in done.codings] == [
        replace(one, guid="", coder="") for one in plan.codings
    ]


def test_it_is_one_action_of_the_consensus(lead: Project, ana: Project, ben: Project) -> None:
    for project in (ana, ben):
        code_words(project, "PL2", "read the file")
    finish_all(ana, ben)
    take_over(lead)
    undo(lead)
    assert consensus_codings(lead) == []
    assert len(lead.file.finishes.all()) == 4


def test_what_the_consensus_has_decided_stays(lead: Project, ana: Project, ben: Project) -> None:
    for project in (ana, ben):
        code_words(project, "PL2", "read the file")
    code_words(lead, "RR", "ask what I missed")
    finish_all(ana, ben)
    found = take_over(lead)
    assert [one.name for one in found.documents] == ["ASW 18"]
    assert consensus_codings(lead) == ["ask what I missed"]


def test_documents_that_one_coder_has_not_finished_wait(
    lead: Project, ana: Project, ben: Project
) -> None:
    finish_all(ana, ben)
    reopen(ben, [browsing.document(ben, SAID)])
    assert [one.name for one in take_over(lead).finished] == ["ASW 18"]


def test_only_the_coders_named_are_asked(lead: Project, ana: Project, ben: Project) -> None:
    finish_all(ana, ben)
    code_words(ana, "RR", "ask what I missed")
    with open_project(ana.path, coder="cem") as cem:
        finish_all(cem)
    found = foreseen(lead, ["ben", "cem"])
    assert found.disagreements == ()
    assert len(foreseen(lead).disagreements) == 1
