"""The one door to sqlite_utils: how a project file is connected to, read and written."""

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coder.errors import DamagedProjectError, DiskFullError, NotAProjectError, ProjectBusyError

__all__ = [
    "PATIENCE",
    "Database",
    "Migrations",
    "Row",
    "connect",
    "fetch",
    "memory",
    "reading",
    "wait_at_most",
    "writing",
]

Row = dict[str, Any]


@contextmanager
def absent(*names: str) -> Iterator[None]:
    """Let imports inside believe that these packages are not installed."""
    hidden = {
        name: module
        for name, module in sys.modules.items()
        if any(name == one or name.startswith(f"{one}.") for one in names)
    }
    for name in hidden:
        del sys.modules[name]
    sys.modules.update(dict.fromkeys(names))  # type: ignore[arg-type]  # None means: not there
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]
        sys.modules.update(hidden)


# sqlite_utils imports pandas and numpy when they are installed, which would make every
# command wait for them. Our rows hold plain Python values and need neither.
with absent("pandas", "numpy"):
    from sqlite_utils import Database, Migrations

PATIENCE = 5.0
"""Seconds that a connection waits for another writer unless it is told otherwise."""

_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED"}
_NO_ROOM = {"SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN"}
_DAMAGED = {"SQLITE_CORRUPT"}


def connect(path: Path) -> Database:
    """A connection with foreign keys on, that waits up to `PATIENCE` for another writer."""
    db = Database(path, execute_plugins=False)  # a stranger's plugin stays out
    try:
        return _prepared(db)
    except sqlite3.DatabaseError as error:
        db.close()
        raise NotAProjectError(path) from error


def memory() -> Database:
    """An empty database that lives in memory and is gone when it is closed."""
    return _prepared(Database(memory=True, execute_plugins=False))


def _prepared(db: Database) -> Database:
    db.execute("PRAGMA foreign_keys = ON")  # off by default; ignored inside a transaction
    wait_at_most(db, PATIENCE)
    db.execute("PRAGMA trusted_schema = OFF")  # a file may come from a stranger
    return db


def wait_at_most(db: Database, seconds: float) -> None:
    """How long a read or a write waits for another program before it raises ProjectBusyError."""
    db.execute(f"PRAGMA busy_timeout = {seconds * 1000:.0f}")


@contextmanager
def writing(db: Database) -> Iterator[None]:
    """Take the write lock first, so that what we read stays true until we commit.

    Raises ProjectBusyError or DiskFullError where the reason is one that a person can mend.
    """
    try:
        db.execute("BEGIN IMMEDIATE")
        try:
            yield
            db.commit()  # inside the try: a refused commit leaves the transaction open
        except BaseException:
            db.rollback()
            raise
    except sqlite3.DatabaseError as error:
        _tell(error)
        raise


@contextmanager
def reading() -> Iterator[None]:
    """Read inside.

    Raises ProjectBusyError while another program is just writing its changes into the file, and
    DamagedProjectError where the file itself is broken.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _plain_name(error) not in _NO_ROOM:
            _tell(error)
        raise


def _tell(error: sqlite3.DatabaseError) -> None:
    """Raise the error that a person understands, where there is one."""
    plain = _plain_name(error)
    if plain in _BUSY:
        raise ProjectBusyError from error
    if plain in _NO_ROOM:
        raise DiskFullError from error
    if plain in _DAMAGED:
        raise DamagedProjectError from error


def _plain_name(error: sqlite3.DatabaseError) -> str:
    """SQLite's name for what went wrong: SQLITE_IOERR also for SQLITE_IOERR_WRITE."""
    return "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])


def fetch(db: Database, sql: str, parameters: Row | None = None) -> list[Row]:
    """All rows at once: a half-read query would hold a lock and refuse another coder's commit.

    Raises what `reading` raises.
    """
    with reading():
        cursor = db.execute(sql, parameters or {})
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
