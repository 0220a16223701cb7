import json
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import (
    CoderError,
    DamagedProjectError,
    DiskFullError,
    NewerProjectFileError,
    NoProjectError,
    NotAProjectError,
    ProjectExistsError,
)
from coder.store.connection import memory
from coder.store.project_file import ProjectFile
from coder.store.schema import migrations
from coder.workflow.browsing import codings_in, document, ratings_in
from coder.workflow.project import create_project, open_project
from coder.workflow.undoing import undo

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_a_new_project_is_readable_by_its_owner_only(study_path: Path) -> None:
    assert stat.S_IMODE(study_path.stat().st_mode) == 0o600


def test_a_project_is_never_overwritten(study_path: Path) -> None:
    before = study_path.read_bytes()
    with pytest.raises(ProjectExistsError, match=r"study\.coder is already there"):
        create_project(study_path, Codebook())
    assert study_path.read_bytes() == before


def test_a_project_needs_a_folder_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(NoProjectError, match="There is no folder"):
        create_project(tmp_path / "nowhere" / "study.coder", Codebook())


def test_a_folder_named_as_project_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    told = rf"{re.escape(str(tmp_path))} is a folder\. Name the \*\.coder file in it\."
    with pytest.raises(NoProjectError, match=told), open_project(Path()):
        pass


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DiskFullError):
        create_project(tmp_path / "file" / "study.coder", Codebook())


def test_a_project_that_cannot_be_made_whole_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codebook: Codebook
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("coder.store.codes.Codes.save", fail)
    with pytest.raises(RuntimeError):
        create_project(tmp_path / "study.coder", codebook)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_too_full_for_a_new_project_keeps_no_empty_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFullError

    monkeypatch.setattr("coder.store.opening.migrations.apply", full)
    with pytest.raises(DiskFullError):
        create_project(tmp_path / "study.coder", Codebook())
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_project_is_told_in_a_sentence(study_path: Path) -> None:
    whole = study_path.read_bytes()
    study_path.write_bytes(whole[:8192] + b"?" * len(whole[8192:]))
    with pytest.raises(DamagedProjectError, match="damaged"), open_project(study_path):
        pass


def test_a_mistyped_name_makes_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(NoProjectError, match="There is no file"),
        open_project(tmp_path / "x.coder"),
    ):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_text_file_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "notes.coder"
    path.write_text("These are my notes on the interviews, quite a few of them. " * 20)
    with pytest.raises(NotAProjectError, match=r"notes\.coder is not a coder project"):
        ProjectFile.open(path)


def test_another_programs_database_is_no_project(tmp_path: Path) -> None:
    path = tmp_path / "other.coder"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE things (name)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAProjectError):
        ProjectFile.open(path)
    assert path.read_bytes() == before


def test_a_file_from_a_newer_version_is_refused_and_left_alone(study_path: Path) -> None:
    db = sqlite3.connect(study_path)
    with db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('practice-coder', 'm999_from_the_future', '2030-01-01')"
        )
    db.close()
    before = study_path.read_bytes()
    with pytest.raises(NewerProjectFileError, match="newer version"):
        ProjectFile.open(study_path)
    assert study_path.read_bytes() == before


@pytest.fixture
def older_path(tmp_path: Path) -> Path:
    """A project from before the first step of the schema."""
    path = tmp_path / "old.coder"
    old = sqlite3.connect(path)
    old.execute(f"PRAGMA application_id = {0x70726163}")
    old.execute("CREATE TABLE left_over (name TEXT)")
    old.close()
    return path


def test_an_older_file_is_backed_up_before_it_is_brought_up_to_date(older_path: Path) -> None:
    ProjectFile.open(older_path).close()
    backup = sqlite3.connect(older_path.with_name("old.coder.bak"))
    assert backup.execute("SELECT name FROM sqlite_master").fetchall() == [("left_over",)]
    backup.close()


def test_the_copy_of_an_older_file_is_readable_by_its_owner_only(older_path: Path) -> None:
    backup = older_path.with_name("old.coder.bak")
    backup.touch(0o644)
    ProjectFile.open(older_path).close()
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_an_older_file_without_room_for_a_copy_stays_as_it_is(older_path: Path) -> None:
    older_path.with_name("old.coder.bak").mkdir()
    before = older_path.read_bytes()
    with pytest.raises(DiskFullError):
        ProjectFile.open(older_path)
    assert older_path.read_bytes() == before


def test_an_old_sqlite_is_told_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 31, 0))
    with pytest.raises(CoderError, match=r"3\.37 or newer is needed"):
        ProjectFile.open(tmp_path / "any.coder")


def test_every_table_is_strict_and_the_schema_explains_itself() -> None:
    db = memory()
    migrations.apply(db)
    ours = [name for name in db.table_names() if not name.startswith("_")]
    assert all(db.table(name).strict for name in ours)
    schema = db.schema
    for name in ours:
        [line] = [line for line in schema.splitlines() if line.startswith(f"CREATE TABLE {name} ")]
        assert "-- " in line, f"{name} does not say what it holds"
    db.close()


def test_every_reference_names_the_table_that_it_points_to() -> None:
    db = memory()
    migrations.apply(db)
    tables = set(db.table_names())
    for table in tables:
        for key in db.table(table).foreign_keys:
            assert key.other_table in tables
            assert key.other_column in db.table(key.other_table).columns_dict
    db.close()


def test_other_programs_read_the_coded_segments(study_path: Path) -> None:
    db = sqlite3.connect(study_path)
    columns = [row[1] for row in db.execute("PRAGMA table_info(coded_segments)")]
    assert columns == ["document", "code", "label", "coder", "start", "stop", "words", "at"]
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


def test_datasette_shows_the_coded_segments(study_path: Path) -> None:
    datasette = [sys.executable, "-m", "datasette", str(study_path), "--get", "/study.json"]
    shown = json.loads(subprocess.run(datasette, capture_output=True, check=True).stdout)
    assert [view["name"] for view in shown["views"]] == ["coded_segments"]
    tables = {table["name"] for table in shown["tables"]}
    assert {"documents", "codes", "codings", "cases"} <= tables


def test_a_project_of_the_first_schema_opens_with_all_that_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "v1.coder"
    first = sqlite3.connect(path)
    first.executescript((EXAMPLES / "v1.sql").read_text(encoding="utf-8"))
    first.close()
    with open_project(path, coder="ana") as project:
        there = document(project, "FSW 01 T2 S1")
        [coding] = codings_in(project, there)
        assert coding.span.of(there.text) == "I'd read the file first."
        assert [rating.value for rating in ratings_in(project, there)] == ["2"]
        assert undo(project) == "finish FSW 01 T2 S1"


def test_an_older_file_ends_with_the_tables_of_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "v1.coder"
    first = sqlite3.connect(path)
    first.executescript((EXAMPLES / "v1.sql").read_text(encoding="utf-8"))
    first.close()
    ProjectFile.open(path).close()
    ProjectFile.create(tmp_path / "new.coder").close()
    assert _tables(path) == _tables(tmp_path / "new.coder")


def _tables(path: Path) -> set[tuple[str, ...]]:
    """Table, name and type of every column."""
    db = sqlite3.connect(path)
    sql = """SELECT tables.name, columns.name, columns.type FROM sqlite_master AS tables
             JOIN pragma_table_info(tables.name) AS columns"""
    found = set(db.execute(sql).fetchall())
    db.close()
    return found
