"""A trainee against a gold set: what they missed, what they added, and how far they agree."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.model import RoundKind
from coder.workflow import browsing, rounds
from coder.workflow.coding import rate
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.training import ADDED, MISSED, OTHER, score
from tests.coder.workflow.round_world import ASK, READ, Windows, code, done, fill, windows

NAMES = ("FSW 02 T1 S1", "FSW 03 T1 S1", "FSW 04 T1 S1")


@pytest.fixture
def working(study_path: Path) -> Iterator[Windows]:
    with windows(study_path) as at_work:
        yield at_work


@pytest.fixture
def lead(study_path: Path, working: Windows) -> Iterator[Project]:
    """The lead, who has tom learn from what ana coded in three answers."""
    fill(study_path)
    ana = working("ana")
    for name in NAMES:
        code(ana, name, READ, "PL2")
    code(ana, NAMES[0], ASK, "RR")
    rate(ana, browsing.code(ana, "RR"), document=browsing.document(ana, NAMES[0]), value="2")
    done(ana, *NAMES)
    with open_project(study_path, coder="lead") as project:
        plan = Plan(("tom",), RoundKind.TRAINING, documents=NAMES, gold="ana")
        rounds.begin(project, plan)
        yield project


@pytest.fixture
def tom(lead: Project, working: Windows) -> Project:
    """Tom at work in the round."""
    project = working("tom")
    rounds.enter(project, lead.file.rounds.all()[0].number)
    return project


def test_a_score_tells_for_each_code_what_was_found(lead: Project, tom: Project) -> None:
    code(tom, NAMES[0], READ, "PL2")
    code(tom, NAMES[1], ASK, "RR")
    done(tom, *NAMES[:2])
    found = score(lead, 1)
    assert (found.trainee, found.gold) == ("tom (round 1)", "ana")
    assert (found.finished, found.documents) == (2, 3)
    codes = {one.code.id: one for one in found.codes}
    planning, reflection = codes["PL2"], codes["RR"]
    assert (planning.units, planning.precision, planning.recall) == (2, 1.0, 0.5)
    assert planning.f1 == pytest.approx(2 / 3)
    assert planning.percent.value == 0.5
    assert (reflection.precision, reflection.recall, reflection.f1) == (0.0, 0.0, 0.0)
    assert reflection.kappa.value == -1.0
    assert reflection.alpha.value == pytest.approx(-0.5)
    assert "SUP" not in codes


def test_each_difference_is_listed_with_the_words(lead: Project, tom: Project) -> None:
    code(tom, NAMES[0], READ, "PL2")
    code(tom, NAMES[1], READ, "PL2")
    code(tom, NAMES[1], ASK, "RR")
    code(tom, NAMES[0], ASK, "RR")
    rate(tom, browsing.code(tom, "RR"), document=browsing.document(tom, NAMES[0]), value="1")
    done(tom, *NAMES)
    found = score(lead, 1)
    [added] = found.differing(ADDED)
    assert (added.document, added.code, added.words) == (NAMES[1], "RR", ASK)
    missed = found.differing(MISSED)
    assert {(one.document, one.code, one.words) for one in missed} == {
        (NAMES[2], "PL", READ),
        (NAMES[2], "PL2", READ),
    }
    [other] = found.differing(OTHER)
    assert (other.document, other.code, other.gold, other.said) == (NAMES[0], "RR", "2", "1")


def test_the_code_sets_of_whole_documents_are_compared_too(lead: Project, tom: Project) -> None:
    for name in NAMES:
        code(tom, name, READ, "PL2")
    code(tom, NAMES[0], ASK, "RR")
    done(tom, *NAMES)
    whole = score(lead, 1).whole
    assert (whole.name, whole.value) == ("alpha_masi", 1.0)


def test_a_code_that_nobody_gave_has_no_precision(lead: Project, tom: Project) -> None:
    done(tom, NAMES[1])
    codes = {one.code.id: one for one in score(lead, 1).codes}
    assert (codes["RR"].precision, codes["RR"].recall, codes["RR"].f1) == (None, None, None)
    assert (codes["PL2"].precision, codes["PL2"].recall, codes["PL2"].f1) == (None, 0.0, 0.0)


def test_finishing_a_document_tells_the_trainee_where_they_differ(
    lead: Project, tom: Project
) -> None:
    code(tom, NAMES[0], READ, "PL2")
    done(tom, *NAMES[:2])
    said = [rounds.outcome(tom, browsing.document(tom, name)) for name in NAMES[:2]]
    assert said == ["Against ana: missed RR.", "Against ana: missed PL, PL2."]
    code(tom, NAMES[2], READ, "PL2")
    done(tom, NAMES[2])
    assert rounds.outcome(tom, browsing.document(tom, NAMES[2])) == "Against ana: no difference."
    assert score(tom, 1, document=NAMES[2]).places == ()
    assert lead.file.rounds.all()[0].gold


def test_a_score_that_cannot_be_is_refused_in_words(
    lead: Project, tom: Project, working: Windows
) -> None:
    with pytest.raises(InvalidRequestError, match="has not finished anything in round 1 yet"):
        score(tom, 1)
    with pytest.raises(InvalidRequestError, match=f"has not finished anything in {NAMES[0]} yet"):
        score(tom, 1, document=NAMES[0])
    with pytest.raises(InvalidRequestError, match="ana is not in round 1"):
        score(working("ben"), 1, "ana")
    rounds.begin(lead, Plan(("ana", "ben"), documents=["FSW 02 T2 S1"]))
    with pytest.raises(InvalidRequestError, match="round 2 is no training"):
        score(lead, 2)


def test_with_several_trainees_it_is_said_whose_score_it_is(
    lead: Project, working: Windows
) -> None:
    plan = Plan(("uma", "vic"), RoundKind.TRAINING, documents=NAMES[:1], gold="ana")
    rounds.begin(lead, plan)
    uma = working("uma")
    rounds.enter(uma, 2)
    done(uma, NAMES[0])
    with open_project(lead.path) as nobody:
        with pytest.raises(InvalidRequestError, match="whose score it is"):
            score(nobody, 2)
        assert score(nobody, 2, "uma").trainee == "uma (round 2)"
    assert score(working("uma"), 2).finished == 1
