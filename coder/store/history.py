"""The audit trail: the only place that writes rows, and undo and redo built on it."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from coder.errors import GoneError, NothingToUndoError, UndoConflictError
from coder.store.connection import Database, Row, fetch, writing

MADE = "made the project"
"""The action that a project begins with; it stands, for without its codes nothing else can."""

_PLACED = "INSERT INTO places (document, coder, offset, at)"
_MOVED = " ON CONFLICT (document, coder) DO UPDATE SET offset = excluded.offset, at = excluded.at"

WHOLE, CODEBOOK = "", "codebook"
"""What an action is about, if not one document (its guid)."""


def scope_of(documents: Iterable[str]) -> str:
    """What an action in these documents (guids) is about: the only one, or WHOLE for several."""
    only = set(documents)
    return only.pop() if len(only) == 1 else WHOLE


def now() -> str:
    """UTC, ISO 8601, with microseconds, so that the order of two keystrokes is kept."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Past:
    """One action of the trail: `undoes` is the id of the action that it took back.

    `scope` is a document's guid, CODEBOOK, or WHOLE for more than one thing.
    """

    id: int
    name: str
    coder: str
    at: str
    undoes: int | None
    scope: str = WHOLE


@dataclass(frozen=True, slots=True)
class Turned:
    """An action that was taken back or done again: its name, and what its rows are now.

    A row that has gone stands here as it was.
    """

    name: str
    rows: tuple[tuple[str, Row], ...]


Guard = Callable[[Past], AbstractContextManager[None]]
"""What has to hold while an action is reversed; it may refuse at its end.

It is given the action under the name of what was done in the first place.
"""


class Action:
    """Writes rows and remembers, for each, what it was before and is after."""

    def __init__(self, db: Database, id: int, at: str) -> None:  # noqa: A002 - the row's own name
        self._db = db
        self.id = id
        self.at = at

    def put(self, table: str, guid: str, after: Row | None) -> None:
        """Make the row be `after` (None: gone) and remember what it was."""
        before = row_of(self._db, table, guid)
        if before == after:
            return
        self._write(table, guid, before, after)
        self._db.execute(
            "INSERT INTO changes (action, table_name, row_guid, before, after)"
            " VALUES (?, ?, ?, ?, ?)",
            [self.id, table, guid, _json(before), _json(after)],
        )

    def keep_text(self, fingerprint: str, text: str) -> None:
        """Keep a text once. The trail holds its fingerprint (in the document), never the words."""
        self._db.execute(
            "INSERT INTO texts (fingerprint, text) VALUES (?, ?) ON CONFLICT DO NOTHING",
            [fingerprint, text],
        )

    def keep_coder(self, row: Row) -> None:
        """Keep a coder, who stays: undoing their first act must not make them a stranger."""
        self._db.execute(
            "INSERT INTO coders (guid, name, kind, person) VALUES (:guid, :name, :kind, :person)"
            " ON CONFLICT (guid) DO NOTHING",
            row,
        )

    def log_event(self, event: Row) -> None:
        """Append to the log of suggestions, which stands outside undo."""
        self._insert("suggestion_events", event | {"at": self.at})

    def bring(self, table: str, row: Row) -> None:
        """Write a row as another file has it, beside the trail: a new file's, or a log's."""
        self._insert(table, row)

    def bring_place(self, row: Row) -> None:
        """Keep where a coder stood in another file."""
        self._db.execute(_PLACED + " VALUES (:document, :coder, :offset, :at)" + _MOVED, row)

    def _write(self, table: str, guid: str, before: Row | None, after: Row | None) -> None:
        if after is None:
            self._db.execute(f'DELETE FROM "{table}" WHERE guid = ?', [guid])
        elif before is None:
            self._insert(table, after)
        else:
            settings = ", ".join(f'"{name}" = :{name}' for name in after)
            self._db.execute(f'UPDATE "{table}" SET {settings} WHERE guid = :guid', after)

    def _insert(self, table: str, row: Row) -> None:
        names = ", ".join(f'"{name}"' for name in row)
        places = ", ".join(f":{name}" for name in row)
        self._db.execute(f'INSERT INTO "{table}" ({names}) VALUES ({places})', row)


class History:
    """Everything that was ever done to the project, and the way back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.kept = 0
        """How many times this connection has written an action that can be undone."""

    @contextmanager
    def action(
        self, name: str, coder: str, *, scope: str = WHOLE, undoes: int | None = None
    ) -> Iterator[Action]:
        """Everything written inside happened together, or not at all."""
        with writing(self._db):
            at = now()
            sql = "INSERT INTO actions (name, coder, at, undoes, scope) VALUES (?, ?, ?, ?, ?)"
            cursor = self._db.execute(sql, [name, coder, at, undoes, scope])
            yield Action(self._db, int(cursor.lastrowid or 0), at)
        self.kept += 1

    def keep_place(self, document: str, coder: str, offset: int) -> None:
        """Keep where a coder stands, beside the trail: reading on is nothing to undo.

        In a document that has gone meanwhile, nobody stands.
        """
        with writing(self._db):
            self._db.execute(
                _PLACED + " SELECT guid, ?, ?, ? FROM documents WHERE guid = ?" + _MOVED,
                [coder, offset, now(), document],
            )

    def note(self, coder: str, looks: Iterable[tuple[str, str]]) -> None:
        """Keep what a coder has looked at: its name and its scope, each as an action of its own.

        Nothing is changed by it, so undo passes it over.
        """
        with writing(self._db):
            sql = "INSERT INTO actions (name, coder, at, scope) VALUES (?, ?, ?, ?)"
            for name, scope in looks:
                self._db.execute(sql, [name, coder, now(), scope])

    @contextmanager
    def resumed(self, past: int) -> Iterator[Action | None]:
        """Go on with an action while it is the newest of all; give None where it is not.

        What is kept again and again in one sitting is then one thing to undo.
        """
        with writing(self._db):
            [newest] = fetch(self._db, "SELECT MAX(id) AS id FROM actions")
            yield Action(self._db, past, now()) if newest["id"] == past else None
        self.kept += newest["id"] == past

    def undo(self, coder: str, *scopes: str, guard: "Guard | None" = None) -> Turned:
        """Take back this coder's last action that still stands.

        With `scopes`, the last one about any of these.
        Raises NothingToUndoError, or UndoConflictError when somebody has built on it.
        """
        past = self._undoable(coder, scopes)
        if past is None:
            raise NothingToUndoError("There is nothing of yours left to undo.")
        return self._reverse(past, coder, "undo", guard)

    def last(self, coder: str, *scopes: str) -> int:
        """The number of the action that `undo` would take back; 0 if there is none."""
        past = self._undoable(coder, scopes)
        return past.id if past else 0

    def redo(self, coder: str, *scopes: str, guard: "Guard | None" = None) -> Turned:
        """Do again what this coder undid last, unless they have done something new since.

        With `scopes`, both are looked for among what is about any of these.
        """
        past = self._last(
            "SELECT * FROM actions AS a WHERE coder = :coder AND name = 'undo'"
            " AND NOT EXISTS (SELECT 1 FROM actions AS u WHERE u.undoes = a.id)"
            " AND NOT EXISTS (SELECT 1 FROM actions AS n WHERE n.coder = :coder AND n.id > a.id"
            "   AND n.undoes IS NULL AND EXISTS (SELECT 1 FROM changes WHERE action = n.id)"
            f"   AND {_within('n', scopes)}) AND {_within('a', scopes)} ORDER BY id DESC LIMIT 1",
            coder,
            scopes,
        )
        if past is None:
            raise NothingToUndoError("There is nothing to redo.")
        return self._reverse(past, coder, "redo", guard)

    def past(self) -> list[Past]:
        """The whole trail, oldest first."""
        return [Past(**row) for row in fetch(self._db, "SELECT * FROM actions ORDER BY id")]

    def _undoable(self, coder: str, scopes: Sequence[str]) -> Past | None:
        return self._last(
            "SELECT * FROM actions AS a WHERE coder = :coder AND name NOT IN ('undo', :made)"
            " AND NOT EXISTS (SELECT 1 FROM actions AS u WHERE u.undoes = a.id)"
            " AND EXISTS (SELECT 1 FROM changes WHERE action = a.id)"
            f" AND {_within('a', scopes)} ORDER BY id DESC LIMIT 1",
            coder,
            scopes,
        )

    def _last(self, sql: str, coder: str, scopes: Sequence[str]) -> Past | None:
        named = {f"scope{place}": scope for place, scope in enumerate(scopes)}
        rows = fetch(self._db, sql, {"coder": coder, "made": MADE, **named})
        return Past(**rows[0]) if rows else None

    def _reverse(self, past: Past, coder: str, name: str, guard: "Guard | None") -> Turned:
        what, rows = self._first_name(past), []
        guarded = guard(replace(past, name=what)) if guard else nullcontext()
        try:
            with self.action(name, coder, scope=past.scope, undoes=past.id) as reversing, guarded:
                changes = self._changes_newest_first(past.id)
                if self._has_newer_codebook(changes):
                    raise UndoConflictError(what)
                for change in changes:
                    table, before = change["table_name"], _row(change["before"])
                    self._check_unchanged(change, what)
                    reversing.put(table, change["row_guid"], before)
                    rows.append((table, before or _row(change["after"]) or {}))
        except (GoneError, sqlite3.IntegrityError) as error:
            # Another coder's work hangs on the row, as a coding hangs on its code.
            raise UndoConflictError(what) from error
        return Turned(what, tuple(rows))

    def _check_unchanged(self, change: Row, what: str) -> None:
        """Refuse where the row is not as the action left it."""
        there = row_of(self._db, change["table_name"], change["row_guid"])
        if there != _row(change["after"]):
            raise UndoConflictError(what)

    def _first_name(self, past: Past) -> str:
        """What was done in the first place, through any chain of undo and redo."""
        while past.undoes is not None:
            [row] = fetch(self._db, "SELECT * FROM actions WHERE id = :id", {"id": past.undoes})
            past = Past(**row)
        return past.name

    def _has_newer_codebook(self, changes: Sequence[Row]) -> bool:
        """Whether a codebook was saved upon the one that these changes made or took away.

        Each version is kept whole, so it must say what the codes were when it was saved.
        """
        made = [one for one in changes if one["table_name"] == "codebook_versions"]
        rows = [_row(one["after"] or one["before"]) or {} for one in made]
        sql = "SELECT 1 FROM codebook_versions WHERE version >= :version AND guid <> :guid LIMIT 1"
        return any(fetch(self._db, sql, row) for row in rows)

    def _changes_newest_first(self, action: int) -> list[Row]:
        sql = "SELECT * FROM changes WHERE action = :action ORDER BY id DESC"
        return fetch(self._db, sql, {"action": action})


def _within(table: str, scopes: Sequence[str]) -> str:
    """The condition that an action is about one of the scopes; true where none is named."""
    named = ", ".join(f":scope{place}" for place in range(len(scopes)))
    return f"{table}.scope IN ({named})" if named else "TRUE"


def row_of(db: Database, table: str, guid: str) -> Row | None:
    rows = fetch(db, f'SELECT * FROM "{table}" WHERE guid = :guid', {"guid": guid})
    return rows[0] if rows else None


def _json(row: Row | None) -> str | None:
    return None if row is None else json.dumps(row, ensure_ascii=False)


def _row(text: str | None) -> Row | None:
    row: Row | None = None if text is None else json.loads(text)
    return row
