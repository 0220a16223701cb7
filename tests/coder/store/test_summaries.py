"""There is one summary of a case on a code, and it goes where its code goes."""

import pytest

from codebook.model import Codebook
from coder.model import Summary
from coder.workflow import browsing
from coder.workflow.defining import use_codebook
from coder.workflow.merging import merge
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.model import Case

CASE = Case("FSW 01")


@pytest.fixture
def project(ana: Project) -> Project:
    with ana.action("begin") as action:
        ana.file.coders.ensure(action, ana.me())
        ana.file.cases.save(action, CASE)
    return ana


def written(project: Project, code: str, text: str) -> Summary:
    guid = browsing.code(project, code).guid
    with project.action("write") as action:
        made = Summary(CASE.guid, guid, project.me().guid, text, action.at, action.at)
        project.file.summaries.save(action, made)
    return made


def test_a_summary_comes_back_as_it_was_put_in(project: Project) -> None:
    made = written(project, "RR", "Asks what she missed.")
    assert project.file.summaries.all() == [made]
    assert project.file.summaries.of(made.case, made.code) == made
    assert project.file.summaries.of(made.case, "another code") is None


def test_there_is_one_summary_of_a_case_on_a_code(project: Project) -> None:
    first = written(project, "RR", "One.")
    written(project, "RR", "Another.")
    [kept] = project.file.summaries.all()
    assert (kept.guid, kept.made, kept.text) == (first.guid, first.made, "Another.")


def test_a_summary_goes_along_when_its_code_is_merged(project: Project) -> None:
    written(project, "PL2", "Reads first.")
    merge(project, browsing.code(project, "PL2"), browsing.code(project, "PL"))
    [moved] = project.file.summaries.all()
    assert (moved.code, moved.text) == (browsing.code(project, "PL").guid, "Reads first.")


def test_where_both_codes_of_a_merge_have_a_summary_both_are_kept(project: Project) -> None:
    before = [written(project, "PL", "Plans."), written(project, "PL2", "Reads first.")]
    merge(project, browsing.code(project, "PL2"), browsing.code(project, "PL"))
    [kept] = project.file.summaries.all()
    assert kept.text == "Plans.\n\nReads first."
    undo(project)
    assert project.file.summaries.all() == before


def test_summaries_go_with_a_code_that_goes_and_come_back_with_it(project: Project) -> None:
    made = written(project, "PL2", "Reads first.")
    kept = tuple(code for code in project.codebook() if code.id != "PL2")
    use_codebook(project, Codebook(kept), source="a file")
    assert project.file.summaries.all() == []
    undo(project)
    assert project.file.summaries.all() == [made]
