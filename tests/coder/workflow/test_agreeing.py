"""Agreement in a project file."""

import pytest

from coder.errors import InvalidRequestError, UnknownCodeError, UnknownCoderError
from coder.workflow import browsing
from coder.workflow.agreeing import (
    Question,
    agreement,
    compared,
    counted,
    disagreements,
)
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project
from transcripts.model import Document, Span


def code_words(project: Project, code: str, words: str) -> None:
    document = answer(project)
    start = document.text.index(words)
    span = Span(start, start + len(words))
    apply_code(project, browsing.code(project, code), document=document, span=span)


def answer(project: Project) -> Document:
    return browsing.document(project, "FSW 01 T2 S1")


@pytest.fixture
def coded(ana: Project, ben: Project) -> Project:
    """Both have finished; ana found planning in a child code, ben found reflection."""
    code_words(ana, "PL2", "read the file")
    code_words(ben, "RR", "ask what I missed")
    finish(ana, [answer(ana)])
    finish(ben, [answer(ben)])
    return ana


def test_all_codes_are_compared_for_all_who_finished(coded: Project) -> None:
    report = agreement(coded, Question(replicates=10))
    assert report.coders == ("ana", "ben")
    assert [one.code.id for one in report.codes] == ["PL", "PL2", "RR", "SUP"]
    assert [one.units for one in report.codes] == [1, 1, 1, 0]
    assert (report.seed, report.replicates, report.unit) == (1, 10, "auto")


def test_codes_coders_and_unit_can_be_chosen(coded: Project) -> None:
    report = agreement(
        coded, Question(codes=["rr", "RR"], coders=["ben", "ana"], unit="sentence", replicates=0)
    )
    assert report.coders == ("ben", "ana")
    [reflection] = report.codes
    assert reflection.units == 3
    assert reflection.cells == {"++": 0, "+-": 1, "-+": 0, "--": 2}


def test_disagreements_name_the_words_and_the_coders(coded: Project) -> None:
    [found] = disagreements(coded, Question(codes=["PL"], unit="sentence"))
    assert found.span.of(found.document.text) == "I'd read the file first."
    assert found.said == {"ana": "present", "ben": "absent"}


def test_a_study_can_be_compared_away_from_its_project(coded: Project) -> None:
    found = counted(compared(coded))
    assert found.report == agreement(coded)
    assert list(found.disagreements) == disagreements(coded)


def test_one_finished_coder_is_too_few(ana: Project) -> None:
    with pytest.raises(InvalidRequestError, match="so far that is nobody"):
        agreement(ana)
    finish(ana, [answer(ana)])
    with pytest.raises(InvalidRequestError, match="so far that is ana"):
        disagreements(ana)


def test_what_cannot_be_met_is_refused(coded: Project) -> None:
    with pytest.raises(UnknownCodeError):
        agreement(coded, Question(codes=["XX"]))
    with pytest.raises(UnknownCoderError):
        agreement(coded, Question(coders=["ana", "zoe"]))
    with pytest.raises(InvalidRequestError, match="two coders"):
        agreement(coded, Question(coders=["ana", "ANA"]))
    with pytest.raises(InvalidRequestError, match="no unit 'page'"):
        agreement(coded, Question(unit="page"))
