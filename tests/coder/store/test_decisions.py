"""Decisions are kept one for a code in a unit, and go where their code goes."""

from codebook.model import Codebook
from coder.model import Decision, Said, Verdict
from coder.workflow import browsing
from coder.workflow.defining import use_codebook
from coder.workflow.merging import merge
from coder.workflow.project import Project
from coder.workflow.undoing import undo
from transcripts.model import Span

SAID = "FSW 01 T2 S1"


def decided(project: Project, code: str, reason: str = "") -> Decision:
    made = Decision(
        browsing.document(project, SAID).guid,
        browsing.code(project, code).guid,
        Span(33, 50),
        {"a": Said("present", (Span(33, 40),)), "b": Said("absent")},
        Verdict.ONE,
        ("a",),
        reason=reason,
        settled="lead",
        by="lead",
        at="2026-03-01T12:00:00Z",
    )
    with project.action("settle") as action:
        project.file.decisions.save(action, made)
    return made


def test_a_decision_comes_back_as_it_was_put_in(ana: Project) -> None:
    made = decided(ana, "RR", "Her own part.")
    assert ana.file.decisions.all() == [made]
    assert ana.file.decisions.of(made.document, made.code, made.span) == made
    assert ana.file.decisions.of(made.document, made.code, Span(33, 51)) is None


def test_there_is_one_decision_on_a_code_in_a_unit(ana: Project) -> None:
    first = decided(ana, "RR", "One.")
    decided(ana, "RR", "Another.")
    [kept] = ana.file.decisions.all()
    assert (kept.guid, kept.reason) == (first.guid, "Another.")


def test_where_both_codes_of_a_merge_have_a_decision_the_targets_stays(ana: Project) -> None:
    decided(ana, "PL2", "Of the source.")
    decided(ana, "PL", "Of the target.")
    merge(ana, browsing.code(ana, "PL2"), browsing.code(ana, "PL"))
    assert [one.reason for one in ana.file.decisions.all()] == ["Of the target."]


def test_decisions_go_with_a_code_that_goes_and_come_back_with_it(ana: Project) -> None:
    made = decided(ana, "PL2")
    kept = tuple(code for code in ana.codebook() if code.id != "PL2")
    use_codebook(ana, Codebook(kept), source="a file")
    assert ana.file.decisions.all() == []
    undo(ana)
    assert ana.file.decisions.all() == [made]
