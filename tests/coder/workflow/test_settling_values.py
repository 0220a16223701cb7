"""Values, levels and codes that stand in for others follow what was settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook.model import Code, Codebook, CodeUnit
from coder.agreement.ruling import Ruling
from coder.errors import CodingRefusedError
from coder.model import CONSENSUS, Verdict
from coder.workflow import browsing, coding, settling
from coder.workflow.adjudicating import take_over
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.settled import (
    ANA,
    BEN,
    SAID,
    TALK,
    code_words,
    consensus,
    finish,
    finished,
    queue,
    rate,
    settle,
)
from transcripts.model import Document, Kind, Span, Turn, Voice


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The lead at work, in a project with an interview beside the answer."""
    with open_project(study_path, coder="lead") as project:
        with project.file.action("import", "x") as action:
            project.file.documents.add(action, TALK)
        yield project


def test_values_are_settled_with_their_evidence(lead: Project, ana: Project, ben: Project) -> None:
    supervision = browsing.code(ana, "SUP")
    coding.rate(ana, supervision, document=TALK, value="changed", span=Span(3, 14))
    rate(ben, "SUP", "none")
    finish(ana, ben)
    settle(lead, "SUP", ANA)
    [kept] = [one for one in lead.file.ratings.all() if one.span == Span(3, 14)][1:]
    assert kept.value == "changed"
    settle(lead, "SUP", Ruling(Verdict.VALUE, value="none"))
    assert consensus(lead) == [("SUP", "none")]
    settle(lead, "SUP", Ruling(Verdict.NEITHER))
    assert consensus(lead) == []
    settle(lead, "SUP", Ruling(Verdict.NEITHER))
    with pytest.raises(CodingRefusedError, match="no value 'better'"):
        settle(lead, "SUP", Ruling(Verdict.VALUE, value="better"))


def test_levels_on_which_they_differ_are_settled_on_agreed_words(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "PL", "1", "read the file")
    rate(ben, "PL", "2", "read the file")
    finish(ana, ben)
    settle(lead, "PL", BEN)
    assert consensus(lead) == [("PL", "read the file"), ("PL", "2")]


def test_values_that_nobody_contradicts_are_taken_over_at_once(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "PL", "1", "read the file")
    code_words(ben, "PL", "read the file")
    rate(ana, "SUP", "changed")
    finish(ana, ben)
    assert queue(lead) == []
    assert settling.take_unopposed(lead, queue(lead, unopposed=True)) == 2
    assert consensus(lead) == [("PL", "read the file"), ("PL", "1"), ("SUP", "changed")]
    assert finished(lead) == ["ASW 18", SAID]
    assert settling.take_unopposed(lead, queue(lead, unopposed=True)) == 0
    undo(lead)
    assert consensus(lead) == []


def test_an_unopposed_level_without_its_words_stays_open(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "PL", "1", "read the file")
    code_words(ben, "PL", "read the file")
    finish(ana, ben)
    with open_project(lead.path, coder=CONSENSUS) as by_hand:
        code_words(by_hand, "RR", "ask what I missed")
    assert settling.take_unopposed(lead, queue(lead, unopposed=True)) == 0
    assert consensus(lead) == [("RR", "ask what I missed")]


def test_a_code_found_by_all_stands_in_for_codes_below_until_one_is_settled_on(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "PL2", "read the file")
    code_words(ben, "PL", "read the file")
    finish(ana, ben)
    take_over(lead)
    assert consensus(lead) == [("PL", "read the file")]
    settle(lead, "PL2", ANA)
    assert consensus(lead) == [("PL2", "read the file")]
    settle(lead, "PL2", BEN)
    assert consensus(lead) == [("PL", "read the file")]


def test_words_outside_the_unit_stay_as_the_consensus_has_them(tmp_path: Path) -> None:
    turns = (
        Turn(0, 0, 12, "A", Voice.RESPONDENT),
        Turn(13, 13, 25, "A", Voice.RESPONDENT),
        Turn(26, 26, 38, "A", Voice.RESPONDENT),
    )
    talk = Document("ASW 19", "One is here. Two is here. Six is here.", turns, kind=Kind.INTERVIEW)
    pride = Code("PR", "Pride", unit=CodeUnit.INTERVIEW)
    path = tmp_path / "talks.coder"
    create_project(path, Codebook((pride,)))
    with open_project(path, coder="ana") as ana, open_project(path, coder="ben") as ben:
        with ana.file.action("import", "x") as action:
            ana.file.documents.add(action, talk)
        coding.apply_code(ana, pride, document=talk, span=Span(13, 25))
        finish(ana, ben)
    with open_project(path, coder=CONSENSUS) as lead:
        coding.apply_code(lead, pride, document=talk, span=Span(0, 38))
        settle(lead, "PR", BEN)
        assert consensus(lead) == [("PR", "One is here."), ("PR", "Six is here.")]
