"""Reviews: words that a coder has read and left without a code; and documents read through."""

from coder.model import FirstPass, Review
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from transcripts.model import Span


class Reviews:
    """Marks that words deserve no code, or not one."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, review: Review) -> None:
        action.put("reviews", review.guid, _row(review))

    def remove(self, action: Action, review: Review) -> None:
        action.put("reviews", review.guid, None)

    def of_coder(self, coder: str) -> list[Review]:
        return self._found("WHERE coder = :coder", {"coder": coder})

    def of_document(self, document: str) -> list[Review]:
        return self._found("WHERE document = :document", {"document": document})

    def _found(self, where: str, parameters: Row) -> list[Review]:
        sql = f"SELECT * FROM reviews {where} ORDER BY document, start, stop, code, coder"
        return [_review(row) for row in fetch(self._db, sql, parameters)]


class FirstPasses:
    """Marks that a coder has read a document through without suggestions."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, one: FirstPass) -> None:
        row = {"guid": one.guid, "document": one.document, "coder": one.coder, "at": one.at}
        action.put("first_passes", one.guid, row)

    def of_coder(self, coder: str) -> frozenset[str]:
        """The guids of the documents that a coder has read through."""
        sql = "SELECT document FROM first_passes WHERE coder = :coder"
        return frozenset(row["document"] for row in fetch(self._db, sql, {"coder": coder}))


def _row(review: Review) -> Row:
    return {
        "guid": review.guid,
        "document": review.document,
        "coder": review.coder,
        "code": review.code,
        "start": review.span.start,
        "stop": review.span.stop,
        "version": review.version,
        "at": review.at,
    }


def _review(row: Row) -> Review:
    span = Span(row["start"], row["stop"])
    return Review(
        row["document"], row["code"], row["coder"], span, row["version"], row["at"], row["guid"]
    )
