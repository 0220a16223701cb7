"""Everything in a project file as plain rows, to be copied or to be joined with another's."""

import json

from coder.store.connection import Database, Row, fetch

TABLES = (
    *("coders", "cases", "attributes", "scenarios", "prompts", "documents", "turns"),
    *("codebook_versions", "codes", "code_values", "code_levels", "keywords"),
    *("rounds", "round_documents", "round_coders", "codings", "ratings", "finishes"),
    *("first_passes", "reviews", "settings"),
    *("passes", "decisions", "memos", "summaries", "quotations"),
    *("instruments", "measurements", "joint_notes", "merges"),
)
"""The tables of what is in a project, each after those that it refers to."""


class Contents:
    """The rows of one file, read at one moment."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def rows(self) -> dict[str, dict[str, Row]]:
        """Table → guid → row."""
        return {
            table: {row["guid"]: row for row in fetch(self._db, f'SELECT * FROM "{table}"')}
            for table in TABLES
        }

    def texts(self) -> dict[str, str]:
        """Fingerprint → text."""
        rows = fetch(self._db, "SELECT fingerprint, text FROM texts")
        return {row["fingerprint"]: row["text"] for row in rows}

    def changes(self) -> list[Row]:
        """The whole trail of changes, oldest first: action, table, guid, before and after."""
        sql = "SELECT action, table_name, row_guid, before, after FROM changes ORDER BY id"
        return [
            {
                "action": row["action"],
                "table": row["table_name"],
                "guid": row["row_guid"],
                "before": json.loads(row["before"] or "null"),
                "after": json.loads(row["after"] or "null"),
            }
            for row in fetch(self._db, sql)
        ]

    def notes(self, *, after: int = 0) -> list[Row]:
        """Actions that changed nothing, as that somebody has looked at others' work.

        Only those behind the action of that number.
        """
        sql = (
            "SELECT name, coder, at, scope FROM actions WHERE id > :after AND undoes IS NULL"
            " AND NOT EXISTS (SELECT 1 FROM changes WHERE action = actions.id) ORDER BY id"
        )
        return fetch(self._db, sql, {"after": after})

    def events(self) -> list[Row]:
        """The log of suggestions."""
        rows = fetch(self._db, "SELECT * FROM suggestion_events ORDER BY id")
        return [{name: row[name] for name in row if name != "id"} for row in rows]

    def places(self) -> list[Row]:
        return fetch(self._db, "SELECT * FROM places ORDER BY document, coder")

    def origin(self) -> Row | None:
        """What this file was made from, where it is a copy for one coder."""
        rows = fetch(self._db, "SELECT * FROM origins")
        return rows[0] if rows else None
