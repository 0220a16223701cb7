"""Memos: what coders thought, on the project and on the things in it."""

from dataclasses import replace

from coder.model import Memo, MemoAbout
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action


class Memos:
    """Memos, the oldest first."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, memo: Memo) -> None:
        """Add the memo, or put it in place of the one with its guid."""
        action.put("memos", memo.guid, _row(memo))

    def remove(self, action: Action, memo: Memo) -> None:
        action.put("memos", memo.guid, None)

    def all(self) -> list[Memo]:
        return self._found("", {})

    def on(self, about: MemoAbout, subject: str) -> list[Memo]:
        """Everybody's memos on one thing (its guid)."""
        where = "WHERE subject = :subject AND about = :about"
        return self._found(where, {"subject": subject, "about": str(about)})

    def in_document(self, document: str) -> list[Memo]:
        """Everybody's memos on a document (its guid) and on the codings in it."""
        return self._found(
            "WHERE (about = 'document' AND subject = :document) OR (about = 'coding' AND subject IN"
            " (SELECT guid FROM codings WHERE document = :document))",
            {"document": document},
        )

    def by_document(self) -> list[tuple[str, Memo]]:
        """Document (its guid) and memo, for all memos on documents and on the codings in them."""
        sql = (
            "SELECT COALESCE(codings.document, memos.subject) AS document, memos.* FROM memos"
            " LEFT JOIN codings ON about = 'coding' AND codings.guid = memos.subject"
            " WHERE about IN ('document', 'coding')"
        )
        return [(row.pop("document"), _memo(row)) for row in fetch(self._db, sql)]

    def drop(self, action: Action, about: MemoAbout, subject: str) -> None:
        """Take away what was written on something that goes; undo brings both back."""
        for memo in self.on(about, subject):
            self.remove(action, memo)

    def hand_over(self, action: Action, about: MemoAbout, old: str, new: str) -> None:
        """Move the memos on one thing to another that takes its place (both guids).

        Where a coder has written on both, the moved text stands below the one that is there.
        """
        there = {memo.coder: memo for memo in self.on(about, new)}
        for memo in self.on(about, old):
            twin = there.get(memo.coder)
            if twin is None:
                self.save(action, replace(memo, subject=new))
            else:
                self.remove(action, memo)
                text, made = f"{twin.text}\n\n{memo.text}", min(twin.made, memo.made)
                self.save(action, replace(twin, text=text, made=made, at=action.at))

    def _found(self, where: str, parameters: Row) -> list[Memo]:
        rows = fetch(self._db, f"SELECT * FROM memos {where} ORDER BY made, guid", parameters)
        return [_memo(row) for row in rows]


def _memo(row: Row) -> Memo:
    return Memo(**row | {"about": MemoAbout(row["about"])})


def _row(memo: Memo) -> Row:
    return {
        "guid": memo.guid,
        "about": str(memo.about),
        "subject": memo.subject,
        "coder": memo.coder,
        "text": memo.text,
        "made": memo.made,
        "at": memo.at,
    }
