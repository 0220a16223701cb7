"""What goes wrong while work is brought home leaves both files as they were."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coder.errors import (
    DamagedCopyError,
    DiskFullError,
    NoProjectError,
    NotAProjectError,
    ProjectBusyError,
)
from coder.workflow import bringing, copying, joining
from coder.workflow.coding import finish
from coder.workflow.project import Project, open_project
from tests.coder.workflow.copies_world import Hands, content, copied, merged

KILLED = """
import os
from pathlib import Path
from coder.workflow import bringing, joining
from coder.workflow.project import open_project
bringing._Bringing._places = lambda self: os._exit(9)
with open_project(Path({home!r}), coder="lead") as project:
    joining.merge(project, Path({away!r}))
"""


@pytest.fixture
def both(study_path: Path) -> tuple[Path, Path]:
    """A project, and a copy in which ben has coded."""
    away = copied(study_path, "ben")
    with open_project(away, coder="ben") as project:
        Hands(project).code("RR")
        Hands(project).finish()
    return study_path, away


def test_a_merge_that_is_killed_has_not_been(both: tuple[Path, Path]) -> None:
    home, away = both
    before = content(home)
    script = KILLED.format(home=str(home), away=str(away))
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert content(home) == before
    assert merged(home, away).anything


@pytest.mark.parametrize(
    ("name", "told"), [("SQLITE_FULL", DiskFullError), ("SQLITE_CONSTRAINT", DamagedCopyError)]
)
def test_a_merge_that_fails_changes_nothing(
    both: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    told: type[Exception],
) -> None:
    def fail(_: object) -> None:
        error = sqlite3.DatabaseError("no")
        error.sqlite_errorname = name
        raise error

    before = content(both[0])
    monkeypatch.setattr(bringing._Bringing, "_places", fail)
    with pytest.raises(told):
        merged(*both)
    assert content(both[0]) == before


def test_a_copy_that_cannot_be_made_whole_leaves_no_file(
    study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(copying, "_bring_logs", fail)
    with pytest.raises(DiskFullError):
        copied(study_path, "ben")
    assert not study_path.with_name("ben.coder").exists()


def test_work_that_is_written_meanwhile_is_joined_too(
    both: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, away = both
    action = Project.action

    def late(self: Project, what: str, **about: str) -> object:
        monkeypatch.setattr(Project, "action", action)
        with open_project(home, coder="ana") as project:
            finish(project, project.file.documents.all())
        return action(self, what, **about)

    with open_project(home, coder="lead") as project:
        monkeypatch.setattr(Project, "action", late)
        joining.merge(project, away)
    with open_project(home) as project:
        assert len(project.file.finishes.all()) == 2


def test_a_file_that_is_no_project_is_told(study_path: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.coder"
    words.write_text("These are words, not a project. " * 200)
    with pytest.raises(NotAProjectError):
        merged(study_path, words)
    with pytest.raises(NoProjectError):
        merged(study_path, tmp_path)


def test_a_file_that_another_is_writing_is_told(both: tuple[Path, Path]) -> None:
    home, away = both
    writer = sqlite3.connect(away, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ProjectBusyError):
        merged(home, away)
    writer.close()


def test_a_file_with_holes_is_told(both: tuple[Path, Path]) -> None:
    home, away = both
    whole = bytearray(away.read_bytes())
    for place in range(4096, len(whole), 4096):
        whole[place : place + 60] = b"\xff" * 60
    away.write_bytes(whole)
    with pytest.raises(DamagedCopyError):
        merged(home, away)


def test_what_acts_by_itself_in_a_file_is_left_behind(both: tuple[Path, Path]) -> None:
    home, away = both
    connection = sqlite3.connect(away)
    connection.executescript(
        "CREATE TRIGGER t AFTER INSERT ON codings BEGIN DELETE FROM codings; END;"
        "CREATE VIEW v AS SELECT * FROM codings;"
    )
    connection.close()
    before = away.read_bytes()
    assert merged(home, away).anything
    assert away.read_bytes() == before


def test_a_file_with_a_broken_leaf_is_told(both: tuple[Path, Path]) -> None:
    home, away = both
    whole = bytearray(away.read_bytes())
    leaves = [at for at in range(4096, len(whole), 4096) if whole[at] == 13]
    whole[leaves[-1] + 3 : leaves[-1] + 5] = b"\xff\xff"  # so many cells no page can hold
    away.write_bytes(whole)
    with pytest.raises(DamagedCopyError):
        merged(home, away)
