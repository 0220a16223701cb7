"""What a sentence model made of texts: a store that can be made anew, outside trail and undo."""

from collections.abc import Mapping

from coder.store.connection import Database, fetch, gather, writing


class Vectors:
    """Numbers as bytes, by the hash of the model and the hash of the text."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, model: str) -> int:
        """How many texts this model has read."""
        sql = "SELECT count(*) AS number FROM vectors WHERE model = :model"
        return int(fetch(self._db, sql, {"model": model})[0]["number"])

    def texts(self, model: str) -> set[str]:
        """The hashes of the texts that this model has read."""
        sql = "SELECT text FROM vectors WHERE model = :model"
        return set(gather(self._db, sql, str, {"model": model}))

    def of(self, model: str) -> dict[str, bytes]:
        """What this model made of each text."""
        sql = "SELECT text, vector FROM vectors WHERE model = :model"
        return dict(gather(self._db, sql, lambda *row: row, {"model": model}))

    def save(self, model: str, made: Mapping[str, bytes]) -> None:
        """Keep what was made. Raises what `writing` raises."""
        rows = [(model, text, vector) for text, vector in made.items()]
        with writing(self._db):
            self._db.conn.executemany(
                "INSERT OR IGNORE INTO vectors (model, text, vector) VALUES (?, ?, ?)", rows
            )

    def keep_only(self, model: str) -> None:
        """Forget what every other model made; of an empty name, all of it."""
        with writing(self._db):
            self._db.execute("DELETE FROM vectors WHERE model != ?", [model])
