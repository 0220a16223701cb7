"""Summaries: what cases say on codes, in an analyst's words."""

from dataclasses import replace

from coder.model import Summary
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action


class Summaries:
    """The written cells of the framework matrix; one on a code for a case."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, summary: Summary) -> None:
        """Put the summary in place; an earlier one of the same case and code gives way to it."""
        there = self.of(summary.case, summary.code)
        kept = replace(summary, guid=there.guid, made=there.made) if there else summary
        action.put("summaries", kept.guid, _row(kept))

    def remove(self, action: Action, summary: Summary) -> None:
        action.put("summaries", summary.guid, None)

    def all(self) -> list[Summary]:
        return self._found("", {})

    def of(self, case: str, code: str) -> Summary | None:
        """The summary of a case on a code (both guids), or None."""
        where = 'WHERE "case" = :case AND code = :code'
        found = self._found(where, {"case": case, "code": code})
        return found[0] if found else None

    def of_code(self, code: str) -> list[Summary]:
        return self._found("WHERE code = :code", {"code": code})

    def hand_over(self, action: Action, old: str, new: str) -> None:
        """Move the summaries on one code to another; where both have one, both are kept in it."""
        for summary in self.of_code(old):
            twin = self.of(summary.case, new)
            self.remove(action, summary)
            if twin is None:
                self.save(action, replace(summary, code=new))
            else:
                text = f"{twin.text}\n\n{summary.text}"
                self.save(action, replace(twin, text=text, at=action.at))

    def drop(self, action: Action, code: str) -> None:
        """Take away the summaries on a code that goes; undo brings both back."""
        for summary in self.of_code(code):
            self.remove(action, summary)

    def _found(self, where: str, parameters: Row) -> list[Summary]:
        sql = f"SELECT * FROM summaries {where} ORDER BY made, guid"
        return [Summary(**row) for row in fetch(self._db, sql, parameters)]


def _row(summary: Summary) -> Row:
    return {
        "guid": summary.guid,
        "case": summary.case,
        "code": summary.code,
        "coder": summary.coder,
        "text": summary.text,
        "made": summary.made,
        "at": summary.at,
    }
