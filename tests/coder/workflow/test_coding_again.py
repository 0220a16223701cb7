"""Coding again after weeks: under another name, compared with what was frozen before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.model import CoderKind, RoundKind
from coder.workflow import agreeing, browsing, passes
from coder.workflow.drawing import Plan, foreseen
from coder.workflow.project import Project, open_project
from coder.workflow.rounds import begin, enter
from tests.coder.workflow.round_world import Windows, code, done, fill, windows

T1, T2 = "FSW 02 T1 S1", "FSW 02 T2 S1"


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The lead of a study with seven answers."""
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        yield project


@pytest.fixture
def working(study_path: Path) -> Iterator[Windows]:
    with windows(study_path) as at_work:
        yield at_work


def test_who_codes_again_does_so_under_a_name_that_counts_nowhere(
    lead: Project, working: Windows
) -> None:
    ana = working("ana")
    code(ana, T1)
    done(ana, T1)
    begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    enter(ana, 1)
    assert (ana.me().name, ana.me().kind) == ("ana (round 1)", CoderKind.EXERCISE)
    code(ana, T1, "Afterwards I'd ask what I missed.")
    done(ana, T1)
    study = browsing.study(lead)
    assert [one.name for one in study.coders] == ["ana"]
    assert len(study.codings) == len(study.finishes) == 1
    assert len(browsing.study_with_exercises(lead).codings) == 2
    with pytest.raises(InvalidRequestError, match="so far that is ana"):
        agreeing.agreement(lead, agreeing.Question(replicates=0))


def test_what_was_coded_before_is_frozen_when_coding_again_begins(
    lead: Project, working: Windows
) -> None:
    ana = working("ana")
    code(ana, T1)
    done(ana, T1)
    begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    code(ana, T1, "Afterwards I'd ask what I missed.")
    enter(ana, 1)
    done(ana, T1)
    study = passes.of_round(lead, browsing.study(lead), 1)
    before, again = passes.compared(lead, 1)
    assert (before.name, again.name) == ("ana", "ana (round 1)")
    assert [one.coder for one in study.codings] == [before.guid]
    assert {one.coder for one in study.finishes} == {before.guid, again.guid}


def test_only_what_was_finished_long_enough_ago_is_coded_again(
    lead: Project, working: Windows
) -> None:
    ana = working("ana")
    done(ana, T1, T2)
    with ana.action("weeks pass") as action:
        mark = next(
            one
            for one in ana.file.finishes.all()
            if one.document == browsing.document(ana, T2).guid
        )
        ana.file.finishes.remove(action, mark)
        ana.file.finishes.add(action, replace(mark, at="2020-01-01T09:00:00.000000Z"))
    plan = Plan(("ana",), RoundKind.AGAIN, sample="100%", seed=1, older_than=21)
    drawn = foreseen(lead, plan)
    assert drawn.names == (T2,)
    assert set(drawn.remarks) == {
        "5 left out: not finished by ana.",
        "1 left out: finished by ana less than 21 days ago.",
    }
