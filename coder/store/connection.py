"""The one door to sqlite_utils: how a project file is connected to, read and written."""

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from coder.errors import (
    CoderError,
    DamagedProjectError,
    DiskFullError,
    GoneError,
    LostProjectError,
    NotAProjectError,
    ProjectBusyError,
    ReadOnlyProjectError,
)

__all__ = [
    "PATIENCE",
    "Database",
    "Migrations",
    "Row",
    "connect",
    "fetch",
    "gather",
    "memory",
    "reading",
    "wait_at_most",
    "writing",
]

Row = dict[str, Any]
T = TypeVar("T")


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

_Told = dict[str, type[CoderError]]
# What SQLite calls a fault, the special before the general, and what a person is told.
_WHILE_READING: _Told = {
    "SQLITE_BUSY": ProjectBusyError,
    "SQLITE_LOCKED": ProjectBusyError,
    "SQLITE_CORRUPT": DamagedProjectError,
    "SQLITE_IOERR": LostProjectError,
}
_WHILE_WRITING: _Told = _WHILE_READING | {
    "SQLITE_READONLY_DBMOVED": LostProjectError,
    "SQLITE_READONLY": ReadOnlyProjectError,
    "SQLITE_CANTOPEN": ReadOnlyProjectError,
    "SQLITE_FULL": DiskFullError,
    "SQLITE_IOERR": DiskFullError,
    "SQLITE_CONSTRAINT_FOREIGNKEY": GoneError,
}


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

    Where the reason is one that a person can mend, raises an error that tells it: ProjectBusyError,
    DiskFullError, ReadOnlyProjectError, LostProjectError, GoneError, DamagedProjectError.
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
        _tell(error, _WHILE_WRITING)
        raise


@contextmanager
def reading() -> Iterator[None]:
    """Read inside.

    Raises ProjectBusyError while another program is just writing its changes into the file,
    DamagedProjectError where the file itself is broken, LostProjectError where it is out of reach.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        _tell(error, _WHILE_READING)
        raise


def _tell(error: sqlite3.DatabaseError, known: _Told) -> None:
    """Raise the error that a person understands, where there is one."""
    name = getattr(error, "sqlite_errorname", "")
    told = next((told for prefix, told in known.items() if name.startswith(prefix)), None)
    if told is not None:
        raise told from error


def fetch(db: Database, sql: str, parameters: Row | None = None) -> list[Row]:
    """All rows at once: a half-read query would hold a lock and refuse another coder's commit.

    Raises what `reading` raises.
    """
    with reading():
        cursor = db.execute(sql, parameters or {})
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def gather(
    db: Database, sql: str, make: Callable[..., T], parameters: Row | None = None
) -> list[T]:
    """What `make` makes of the columns of each row, read to the end as in `fetch`.

    For tables of a million rows: no row is kept beside what is made of it.
    """
    with reading():
        return [make(*row) for row in db.execute(sql, parameters or {})]
