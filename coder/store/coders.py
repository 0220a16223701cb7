"""The coders of a project."""

from coder.errors import TwoWindowsError
from coder.model import Coder, CoderKind
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action


class Coders:
    """Who codes here, in the order of their names."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ensure(self, action: Action, coder: Coder) -> None:
        """Add the coder unless they are there; nobody is there before their first act.

        Raises TwoWindowsError where the same name has joined from another window meanwhile.
        """
        there = self.named(coder.name)
        if there is not None and there.guid != coder.guid:
            raise TwoWindowsError(coder.name)
        kind = CoderKind.PERSON if coder.person else coder.kind
        row = {"guid": coder.guid, "name": coder.name, "kind": str(kind)}
        action.keep_coder(row | {"person": coder.person or None})

    def all(self) -> list[Coder]:
        rows = fetch(self._db, "SELECT * FROM coders ORDER BY name")
        return [_coder(row) for row in rows]

    def named(self, name: str) -> Coder | None:
        """The coder of that name, or None; upper and lower case are the same."""
        wanted = name.casefold()
        return next((coder for coder in self.all() if coder.name.casefold() == wanted), None)


def _coder(row: Row) -> Coder:
    kind = CoderKind.EXERCISE if row["person"] else CoderKind(row["kind"])
    return Coder(row["name"], kind, row["guid"], row["person"] or "")
