import errno
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coder.errors import (
    DamagedProjectError,
    DiskFullError,
    GoneError,
    LostProjectError,
    NotAProjectError,
    ProjectBusyError,
    ReadOnlyProjectError,
)
from coder.store.connection import absent, connect, fetch, memory, reading, writing
from coder.workflow.project import Project


def test_opening_the_store_loads_no_heavy_package() -> None:
    script = "import sys, coder.store.connection; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    ).stdout.split()
    assert not {"numpy", "pandas"} & set(loaded)


def test_a_hidden_package_comes_back_as_it_was() -> None:
    import json.decoder

    with absent("json"), pytest.raises(ImportError):
        import json.encoder
    assert sys.modules["json.decoder"] is json.decoder


def test_a_hidden_package_that_was_never_loaded_is_not_there_afterwards() -> None:
    with absent("no_such_package"):
        pass
    assert "no_such_package" not in sys.modules


def test_a_failed_write_leaves_every_row_as_it_was() -> None:
    db = memory()
    db.execute("CREATE TABLE notes (words TEXT) STRICT")

    def half() -> None:
        with writing(db):
            db.execute("INSERT INTO notes VALUES ('half')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert fetch(db, "SELECT * FROM notes") == []
    db.close()


def damaged() -> None:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT_INDEX"
    raise error


def test_damage_met_while_reading_or_writing_is_told_in_a_sentence() -> None:
    db = memory()
    with pytest.raises(DamagedProjectError), writing(db):
        damaged()
    with pytest.raises(DamagedProjectError), reading():
        damaged()
    db.close()


def test_a_mistake_in_a_query_is_no_damage() -> None:
    db = memory()
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        fetch(db, "SELECT * FROM nowhere")
    db.close()


def test_a_writer_that_waits_in_vain_is_told_to_try_again(ana: Project, ben: Project) -> None:
    ben.file._db.execute("PRAGMA busy_timeout = 1")
    with (
        ana.file.action("long work", "ana"),
        pytest.raises(ProjectBusyError, match="try again"),
        ben.file.action("too early", "ben"),
    ):
        pass


def test_a_full_disk_is_told_and_nothing_is_written(ana: Project) -> None:
    db = ana.file._db
    [pages] = [row["page_count"] for row in fetch(db, "PRAGMA page_count")]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFullError, match="disk is full"), ana.file.action("big", "ana") as act:
        act.keep_text("f" * 64, "words " * 100_000)
    assert fetch(db, "SELECT * FROM actions WHERE name = 'big'") == []


def test_a_file_that_cannot_be_written_is_told_so(ana: Project) -> None:
    ana.file._db.execute("PRAGMA query_only = ON")
    with pytest.raises(ReadOnlyProjectError, match="make both writable"), ana.action("x"):
        pass


def test_a_file_that_was_moved_or_replaced_is_not_written_any_more(
    ana: Project, study_path: Path
) -> None:
    elsewhere = study_path.rename(study_path.with_name("moved.coder"))
    with pytest.raises(LostProjectError, match="put it back"), ana.action("x"):
        pass
    shutil.copy(elsewhere, study_path)
    with pytest.raises(LostProjectError), ana.action("x"):
        pass
    elsewhere.rename(study_path)
    with ana.action("x"):
        pass


def test_what_hangs_on_something_that_went_is_told_so(ana: Project) -> None:
    with pytest.raises(GoneError, match="went in another window"), ana.action("x") as action:
        action.put("finishes", "g", {"guid": "g", "document": "gone", "coder": "who", "at": ""})


def test_a_drive_that_is_gone_while_one_reads_is_told() -> None:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_READ"
    with pytest.raises(LostProjectError), reading():
        raise error


def test_a_mistake_of_ours_is_not_called_a_full_disk() -> None:
    db = memory()
    with pytest.raises(sqlite3.OperationalError, match="no such table"), writing(db):
        db.execute("INSERT INTO nowhere VALUES (1)")
    db.close()


def test_a_file_that_is_no_database_is_no_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise sqlite3.DatabaseError(errno.EIO)

    monkeypatch.setattr("coder.store.connection._prepared", refuse)
    with pytest.raises(NotAProjectError):
        connect(tmp_path / "study.coder")
