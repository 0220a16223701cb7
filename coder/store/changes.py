"""The trail of changes, to be followed from where one has read it."""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from coder.store.connection import Database, Row, fetch

Name = TypeVar("Name", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Change:
    """A row before and after somebody wrote it, None where there was none; `position` in the trail.

    Whoever saves later has the higher positions.
    """

    position: int
    table: str
    guid: str
    before: Row | None
    after: Row | None

    @property
    def rows(self) -> list[Row]:
        """The row as it was and as it is, as far as it was there."""
        return [row for row in (self.before, self.after) if row is not None]


class Changes:
    """Everybody's changes, in the order in which they were saved."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def position(self) -> int:
        """Where the trail ends; 0 before the first change."""
        [newest] = fetch(self._db, "SELECT COALESCE(MAX(id), 0) AS id FROM changes")
        return int(newest["id"])

    def since(self, position: int, *, most: int) -> list[Change]:
        """The first changes behind a position, oldest first."""
        sql = "SELECT * FROM changes WHERE id > :position ORDER BY id LIMIT :most"
        return [
            Change(
                position=row["id"],
                table=row["table_name"],
                guid=row["row_guid"],
                before=json.loads(row["before"] or "null"),
                after=json.loads(row["after"] or "null"),
            )
            for row in fetch(self._db, sql, {"position": position, "most": most})
        ]

    def came(self, table: str, named: Callable[[Row], Name]) -> dict[Name, int]:
        """In which action (its id) each thing came that a table tells of now.

        `named` says what a row is about. A row that is written anew within one action has not gone.
        """
        sql = "SELECT action, before, after FROM changes WHERE table_name = :table ORDER BY id"
        there: dict[Name, int] = {}
        gone: dict[tuple[int, Name], int] = {}
        for row in fetch(self._db, sql, {"table": table}):
            action = int(row["action"])
            if row["before"]:
                name = named(json.loads(row["before"]))
                gone[action, name] = there.pop(name, action)
            if row["after"]:
                name = named(json.loads(row["after"]))
                there[name] = gone.get((action, name), action)
        return there
