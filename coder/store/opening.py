"""Open a project file: refuse strangers and newer files, back up, then migrate."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from coder.errors import (
    CoderError,
    DiskFullError,
    NewerProjectFileError,
    NoProjectError,
    NotAProjectError,
    ProjectExistsError,
)
from coder.store.connection import Database, connect, fetch, memory, reading, writing
from coder.store.schema import APPLICATION_ID, migrations

OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables


class OldSqliteError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            f"This Python brings SQLite {sqlite3.sqlite_version}; 3.37 or newer is needed. "
            "Install a newer Python."
        )


def create(path: Path) -> Database:
    """A new project file that only its owner can read; never overwrites one."""
    check_sqlite()
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        raise ProjectExistsError(path) from error
    except FileNotFoundError as error:
        raise NoProjectError(f"There is no folder {path.parent}. Make it first.") from error
    except OSError as error:
        raise DiskFullError from error
    try:
        return _founded(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _founded(path: Path) -> Database:
    db = connect(path)
    try:
        with writing(db):
            migrations.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def open_file(path: Path) -> Database:
    """The project in this file, brought up to date; a copy `*.bak` is kept when steps are due."""
    check_sqlite()
    if path.is_dir():
        raise NoProjectError(f"{path.resolve()} is a folder. Name the *.coder file in it.")
    if not path.is_file():
        raise NoProjectError(f"There is no file {path}. Make a project with: coder new {path}")
    db = connect(path)
    try:
        with reading():
            check_ours(db, path)
        if migrations.pending(db):
            _back_up(db, path)
            with writing(db):
                migrations.apply(db)
    except BaseException:
        db.close()
        raise
    return db


def check_sqlite() -> None:
    """Refuse a SQLite without STRICT tables. Raises OldSqliteError."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise OldSqliteError


def check_ours(db: Database, path: Path) -> None:
    """Refuse a stranger's file, and one of a newer program.

    Raises NotAProjectError or NewerProjectFileError.
    """
    try:
        [[found]] = [row.values() for row in fetch(db, "PRAGMA application_id")]
    except sqlite3.DatabaseError as error:
        raise NotAProjectError(path) from error
    if found != APPLICATION_ID:
        raise NotAProjectError(path)
    applied = {migration.name for migration in migrations.applied(db)}
    if applied - _known_steps():
        raise NewerProjectFileError(path)


def _known_steps() -> set[str]:
    empty = memory()
    try:
        return {migration.name for migration in migrations.pending(empty)}
    finally:
        empty.close()


def _back_up(db: Database, path: Path) -> None:
    """Keep a copy that only its owner can read; raises DiskFullError where there is no room."""
    kept = path.with_name(f"{path.name}.bak")
    try:
        os.close(os.open(kept, os.O_CREAT | os.O_WRONLY, 0o600))
        kept.chmod(0o600)  # an older copy may be open to others
        with closing(sqlite3.connect(kept)) as copy:
            db.conn.backup(copy)
    except (OSError, sqlite3.OperationalError) as error:
        raise DiskFullError from error
