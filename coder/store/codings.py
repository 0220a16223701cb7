"""Codings, ratings and finished marks: what coders have put on the words."""

from coder.model import Coding, Finish, MemoAbout, Rating
from coder.store.connection import Database, Row, fetch, gather
from coder.store.history import Action
from coder.store.memos import Memos
from coder.store.quotations import Quotations
from transcripts.model import Span


class Codings:
    """Codings, in the order of the text."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, coding: Coding) -> None:
        action.put("codings", coding.guid, _coding_row(coding))

    def remove(self, action: Action, coding: Coding, *, heir: Coding | None = None) -> None:
        """Take the coding away; memos and quotations go to the heir in its place, or with it."""
        memos, quotations = Memos(self._db), Quotations(self._db)
        if heir is None:
            memos.drop(action, MemoAbout.CODING, coding.guid)
            quotations.drop(action, coding.guid)
        else:
            memos.hand_over(action, MemoAbout.CODING, coding.guid, heir.guid)
            quotations.hand_over(action, coding.guid, heir.guid)
        action.put("codings", coding.guid, None)

    def all(self) -> list[Coding]:
        return self._found("", {})

    def of(self, guid: str) -> Coding | None:
        """The coding of that guid, or None if it has gone."""
        found = self._found("WHERE guid = :guid", {"guid": guid})
        return found[0] if found else None

    def of_document(self, document: str) -> list[Coding]:
        return self._found("WHERE document = :document", {"document": document})

    def of_code(self, code: str) -> list[Coding]:
        return self._found("WHERE code = :code", {"code": code})

    def twin(self, coding: Coding) -> Coding | None:
        """The coding that says the same already, by the same coder, or None."""
        found = self._found(
            "WHERE document = :document AND code = :code AND coder = :coder"
            " AND start = :start AND stop = :stop",
            _coding_row(coding),
        )
        return found[0] if found else None

    def coded(self, document: str | None = None) -> set[tuple[str, str, str]]:
        """(document, code, coder) wherever there are codings; of one document, or of all."""
        where = "" if document is None else "WHERE document = :document"
        sql = f"SELECT DISTINCT document, code, coder FROM codings {where}"
        rows = fetch(self._db, sql, {"document": document})
        return {(row["document"], row["code"], row["coder"]) for row in rows}

    def counts(self) -> dict[tuple[str, str], int]:
        """(document, coder) → number of codings."""
        sql = "SELECT document, coder, COUNT(*) AS n FROM codings GROUP BY document, coder"
        return {(row["document"], row["coder"]): row["n"] for row in fetch(self._db, sql)}

    def code_counts(self) -> dict[str, int]:
        """Code (a guid) → number of codings, everybody's together."""
        sql = "SELECT code, COUNT(*) AS n FROM codings GROUP BY code"
        return {row["code"]: row["n"] for row in fetch(self._db, sql)}

    def _found(self, where: str, parameters: Row) -> list[Coding]:
        columns = "document, code, coder, start, stop, version, at, guid"
        sql = f"SELECT {columns} FROM codings {where} ORDER BY document, start, stop, at, guid"
        return gather(self._db, sql, _Reader(), parameters)


class _Reader:
    """Makes codings of rows; what a million of them share (documents, codes) stands once."""

    def __init__(self) -> None:
        self._same: dict[str, str] = {}

    def __call__(  # noqa: PLR0913, PLR0917 - the columns of a row
        self,
        document: str,
        code: str,
        coder: str,
        start: int,
        stop: int,
        version: int,
        at: str,
        guid: str,
    ) -> Coding:
        same = self._same.setdefault
        span = Span(start, stop)
        words = same(document, document), same(code, code), same(coder, coder)
        return Coding(*words, span, version, same(at, at), guid)


class Ratings:
    """Values of choice codes and levels: one per document, code and coder."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._quotations = Quotations(db)

    def save(self, action: Action, rating: Rating) -> None:
        """Put the rating in place; a rating of the same document, code and coder gives way.

        What was quoted for it stays quoted while there is evidence.
        """
        there = self.of(rating.document, code=rating.code, coder=rating.coder)
        if there is not None and there.guid != rating.guid:
            self._quotations.hand_over(action, there.guid, rating.guid)
            action.put("ratings", there.guid, None)
        if rating.span is None:
            self._quotations.drop(action, rating.guid)
        action.put("ratings", rating.guid, _rating_row(rating))

    def remove(self, action: Action, rating: Rating) -> None:
        self._quotations.drop(action, rating.guid)
        action.put("ratings", rating.guid, None)

    def all(self) -> list[Rating]:
        return self._found("", {})

    def of_document(self, document: str) -> list[Rating]:
        return self._found("WHERE document = :document", {"document": document})

    def of(self, document: str, *, code: str, coder: str) -> Rating | None:
        found = self._found(
            "WHERE document = :document AND code = :code AND coder = :coder",
            {"document": document, "code": code, "coder": coder},
        )
        return found[0] if found else None

    def _found(self, where: str, parameters: Row) -> list[Rating]:
        sql = f"SELECT * FROM ratings {where} ORDER BY document, code, coder"
        return [rating_of(row) for row in fetch(self._db, sql, parameters)]


class Finishes:
    """Marks that a coder has coded a document to the end."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, action: Action, finish: Finish) -> None:
        row = {"guid": finish.guid, "document": finish.document, "coder": finish.coder}
        action.put("finishes", finish.guid, row | {"at": finish.at})

    def remove(self, action: Action, finish: Finish) -> None:
        action.put("finishes", finish.guid, None)

    def all(self) -> list[Finish]:
        return [_finish(row) for row in fetch(self._db, "SELECT * FROM finishes ORDER BY at, guid")]

    def of_coder(self, coder: str) -> frozenset[str]:
        """The guids of the documents that a coder has finished."""
        rows = fetch(
            self._db, "SELECT document FROM finishes WHERE coder = :coder", {"coder": coder}
        )
        return frozenset(row["document"] for row in rows)

    def of_document(self, document: str) -> list[Finish]:
        sql = "SELECT * FROM finishes WHERE document = :document ORDER BY at, guid"
        return [_finish(row) for row in fetch(self._db, sql, {"document": document})]

    def of(self, document: str, coder: str) -> Finish | None:
        sql = "SELECT * FROM finishes WHERE document = :document AND coder = :coder"
        rows = fetch(self._db, sql, {"document": document, "coder": coder})
        return _finish(rows[0]) if rows else None


def _finish(row: Row) -> Finish:
    return Finish(row["document"], row["coder"], row["at"], row["guid"])


def _coding_row(coding: Coding) -> Row:
    return {
        "guid": coding.guid,
        "document": coding.document,
        "code": coding.code,
        "coder": coding.coder,
        "start": coding.span.start,
        "stop": coding.span.stop,
        "version": coding.version,
        "at": coding.at,
    }


def coding_of(row: Row) -> Coding:
    """The coding that a row of `codings` holds."""
    span = Span(row["start"], row["stop"])
    return Coding(
        row["document"], row["code"], row["coder"], span, row["version"], row["at"], row["guid"]
    )


def _rating_row(rating: Rating) -> Row:
    return {
        "guid": rating.guid,
        "document": rating.document,
        "code": rating.code,
        "coder": rating.coder,
        "value": rating.value,
        "start": None if rating.span is None else rating.span.start,
        "stop": None if rating.span is None else rating.span.stop,
        "version": rating.version,
        "at": rating.at,
    }


def rating_of(row: Row) -> Rating:
    """The value or level that a row of `ratings` holds."""
    return Rating(
        document=row["document"],
        code=row["code"],
        coder=row["coder"],
        value=row["value"],
        span=None if row["start"] is None else Span(row["start"], row["stop"]),
        version=row["version"],
        at=row["at"],
        guid=row["guid"],
    )
