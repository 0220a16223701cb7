"""A blind round that is coded in copies."""

from pathlib import Path

import pytest

from coder.errors import CodingRefusedError
from coder.workflow import browsing, passes, rounds
from coder.workflow.drawing import Plan
from coder.workflow.project import open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import copied, merged
from tests.coder.workflow.round_world import ASK, READ, code, done, fill

NAMES = ("FSW 02 T1 S1", "FSW 03 T1 S1")


@pytest.fixture
def home(study_path: Path) -> Path:
    """A project with a blind round for ana and ben, in which nobody has coded."""
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        plan = Plan(("ana", "ben"), documents=NAMES, masks=("name", "borough"), blind=True)
        rounds.begin(project, plan)
    return study_path


def test_the_passes_of_a_blind_round_come_home(home: Path) -> None:
    aways = [copied(home, name, round_number=1) for name in ("ana", "ben")]
    for away, name, words in zip(aways, ("ana", "ben"), (READ, ASK), strict=True):
        with open_project(away, coder=name) as project:
            shown = project.file.documents.names()
            code(project, shown[0], words)
            done(project, *shown)
    told = merged(home, *aways)
    assert told.study == told.conflicts == ()
    with open_project(home, coder="lead") as project:
        assert len(project.file.passes.all()) == 4
        assert set(NAMES) <= set(project.file.documents.names())
        study = passes.of_round(project, browsing.study(project), 1)
        assert len(study.codings) == 2
        assert {one.name for one in study.documents} == set(NAMES)


def test_a_merge_that_let_others_see_the_passes_stands(home: Path) -> None:
    for name in ("ana", "ben"):
        away = copied(home, name)
        with open_project(away, coder=name) as project:
            done(project, "response 1 of round 1")
        merged(home, away)
    with (
        open_project(home, coder="lead") as project,
        pytest.raises(CodingRefusedError, match="All coders of the round have finished"),
    ):
        undo(project)
