import stat
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, ProjectExistsError
from coder.workflow.project import open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.copies_world import Hands, copied


def test_a_copy_holds_no_word_of_what_others_did(study_path: Path) -> None:
    with open_project(study_path, coder="ana") as project:
        hands = Hands(project)
        hands.memo("Zwetschgenmus and more")
        hands.code("PL2")
        hands.finish()
        guids = [one.guid for one in project.file.codings.all()]
    with open_project(study_path, coder="ben") as project:
        Hands(project).memo("My own quince jelly")
    made = copied(study_path, "ben").read_bytes()
    assert b"Zwetschgenmus" not in made
    assert all(guid.encode() not in made for guid in guids)
    assert b"quince jelly" in made


def test_a_copy_is_its_owners_and_overwrites_nothing(study_path: Path) -> None:
    made = copied(study_path, "ben")
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with pytest.raises(ProjectExistsError):
        copied(study_path, "ben")


def test_what_one_does_in_a_copy_can_be_undone_there(study_path: Path) -> None:
    made = copied(study_path, "ben")
    with open_project(made, coder="ben") as project:
        Hands(project).code("RR")
        assert undo(project) == "RR Reflection in FSW 01 T2 S1"
        assert project.file.codings.all() == []


def test_a_copy_of_a_copy_is_refused(study_path: Path) -> None:
    made = copied(study_path, "ben")
    with pytest.raises(InvalidRequestError, match="is a copy itself"):
        copied(made, "ana")


def test_the_consensus_has_no_copy(study_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="no copy of its own"):
        copied(study_path, "consensus")
