"""Where each coder stood last in each document; outside the trail and undo."""

from coder.store.connection import Database, fetch


class Places:
    """Offsets in code points, by document (its guid) and coder (the name)."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, document: str, coder: str) -> int | None:
        """Where the coder stood last in the document; None where they never were."""
        sql = "SELECT offset FROM places WHERE document = :document AND coder = :coder"
        rows = fetch(self._db, sql, {"document": document, "coder": coder})
        return int(rows[0]["offset"]) if rows else None

    def last(self, coder: str) -> str | None:
        """The guid of the document in which the coder was last."""
        sql = "SELECT document FROM places WHERE coder = :coder ORDER BY at DESC LIMIT 1"
        rows = fetch(self._db, sql, {"coder": coder})
        return str(rows[0]["document"]) if rows else None
