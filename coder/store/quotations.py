"""Quotations: which coded segments are chosen to stand in the report."""

from dataclasses import replace

from coder.model import Quotation
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action


class Quotations:
    """What is chosen, the oldest choice first. What points to no words any more is not among it."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, quotation: Quotation) -> None:
        """Add the quotation, or put it in place of the one with its guid."""
        action.put("quotations", quotation.guid, _row(quotation))

    def remove(self, action: Action, quotation: Quotation) -> None:
        action.put("quotations", quotation.guid, None)

    def all(self) -> list[Quotation]:
        there = "SELECT guid FROM codings UNION ALL SELECT guid FROM ratings"
        return self._found(f"WHERE coding IN ({there})", {})

    def of(self, coding: str) -> Quotation | None:
        """The quotation of a coding or a rating (its guid), or None."""
        found = self._found("WHERE coding = :coding", {"coding": coding})
        return found[0] if found else None

    def drop(self, action: Action, coding: str) -> None:
        """Choose no longer what goes; undo brings both back."""
        if there := self.of(coding):
            self.remove(action, there)

    def hand_over(self, action: Action, old: str, new: str) -> None:
        """Choose what takes the place of something chosen (both guids)."""
        there, twin = self.of(old), self.of(new)
        if there is None:
            return
        self.remove(action, there)
        if twin is None:
            self.save(action, replace(there, coding=new))
        elif not twin.used:
            self.save(action, replace(twin, used=there.used))

    def _found(self, where: str, parameters: Row) -> list[Quotation]:
        sql = f"SELECT * FROM quotations {where} ORDER BY at, guid"
        return [Quotation(**row) for row in fetch(self._db, sql, parameters)]


def _row(quotation: Quotation) -> Row:
    return {
        "guid": quotation.guid,
        "coding": quotation.coding,
        "coder": quotation.coder,
        "used": quotation.used,
        "at": quotation.at,
    }
