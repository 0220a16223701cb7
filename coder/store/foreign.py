"""Another's file: read whole into memory, never touched, and refused where it is not sound."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

from coder.errors import (
    DamagedCopyError,
    DamagedProjectError,
    NoProjectError,
    NotAProjectError,
)
from coder.store.connection import PATIENCE, Database, Row, fetch, memory, reading, writing
from coder.store.contents import TABLES
from coder.store.opening import check_ours, check_sqlite
from coder.store.schema import migrations


def taken_in(path: Path) -> Database:
    """The file's project, brought up to date in memory; the file itself stays as it is.

    Whatever acts by itself in it (triggers, views) is left behind. Raises NoProjectError,
    NotAProjectError, NewerProjectFileError or DamagedCopyError.
    """
    check_sqlite()
    if not path.is_file():
        raise NoProjectError(f"There is no file {path}.")
    db = memory()
    try:
        with sound(path):
            _read(path, db)
            check_ours(db, path)
            _check_sound(db, path)
            with writing(db):
                migrations.apply(db)
            _check_columns(db, path)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def sound(path: Path) -> Iterator[None]:
    """Whatever goes wrong inside is the fault of the file. Raises DamagedCopyError."""
    try:
        yield
    except (sqlite3.DatabaseError, ValueError, KeyError, TypeError) as error:
        raise DamagedCopyError(path) from error


def _read(path: Path, db: Database) -> None:
    address = f"file:{quote(str(path.resolve()))}?mode=ro"
    try:
        with reading(), closing(sqlite3.connect(address, uri=True, timeout=PATIENCE)) as there:
            there.execute("BEGIN")
            there.execute("SELECT 1 FROM sqlite_master").fetchall()  # backup would wait for ever
            there.backup(db.conn)
    except sqlite3.DatabaseError as error:
        raise NotAProjectError(path) from error
    except DamagedProjectError as error:
        raise DamagedCopyError(path) from error


def _check_sound(db: Database, path: Path) -> None:
    """Refuse a broken file, and one in which something else stands in a table's place."""
    [found] = fetch(db, "PRAGMA quick_check(1)")
    if list(found.values()) != ["ok"]:
        raise DamagedCopyError(path)
    for kind in ("trigger", "view"):
        sql = "SELECT name FROM sqlite_master WHERE type = :kind"
        for row in fetch(db, sql, {"kind": kind}):
            name = row["name"].replace('"', '""')
            db.execute(f'DROP {kind} "{name}"')
    if fetch(db, "PRAGMA foreign_key_check"):
        raise DamagedCopyError(path)


def _check_columns(db: Database, path: Path) -> None:
    """Refuse a file whose tables are not made as ours are."""
    if _columns(db) != _our_columns():
        raise DamagedCopyError(path)


@cache
def _our_columns() -> list[Row]:
    ours = memory()
    try:
        migrations.apply(ours)
        return _columns(ours)
    finally:
        ours.close()


def _columns(db: Database) -> list[Row]:
    names = 'name, type, "notnull", pk, hidden'
    return [
        {"table": table, **row}
        for table in (*TABLES, "texts", "places", "suggestion_events", "actions", "changes")
        for row in fetch(db, f"SELECT {names} FROM pragma_table_xinfo('{table}')")
    ]
