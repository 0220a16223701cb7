"""Settings: what the project's owner has decided for everybody who works in it."""

from coder.store.connection import Database, fetch
from coder.store.history import Action


class Settings:
    """Values by their names; what nobody has decided is not there."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, name: str, value: str) -> None:
        action.put("settings", name, {"guid": name, "value": value})

    def of(self, name: str) -> str | None:
        """The value, or None where nobody has decided."""
        rows = fetch(self._db, "SELECT value FROM settings WHERE guid = :name", {"name": name})
        return str(rows[0]["value"]) if rows else None
