"""Measures: instruments with their scoring keys, the numbers of cases, and notes upon them."""

from dataclasses import asdict, replace

from coder.model import Instrument, JointNote, Measurement, Says
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action


class Instruments:
    """Questionnaires and other measures, by id."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, instrument: Instrument) -> None:
        action.put("instruments", instrument.guid, asdict(instrument))

    def all(self) -> list[Instrument]:
        rows = fetch(self._db, "SELECT * FROM instruments ORDER BY id COLLATE NOCASE")
        return [Instrument(**row) for row in rows]

    def named(self, id_: str) -> Instrument | None:
        """The instrument of that id, whatever its capitals."""
        rows = fetch(self._db, "SELECT * FROM instruments WHERE id = :id", {"id": id_})
        return Instrument(**rows[0]) if rows else None


class Measurements:
    """The numbers of cases; one of each item at each time."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, measurement: Measurement) -> None:
        action.put("measurements", measurement.guid, asdict(measurement))

    def remove(self, action: Action, measurement: Measurement) -> None:
        action.put("measurements", measurement.guid, None)

    def of(self, instrument: str) -> list[Measurement]:
        """All that was measured by an instrument (its guid), as it was first loaded."""
        sql = "SELECT * FROM measurements WHERE instrument = :instrument ORDER BY rowid"
        rows = fetch(self._db, sql, {"instrument": instrument})
        return [Measurement(**row) for row in rows]

    def times(self) -> list[str]:
        return [row["time"] for row in fetch(self._db, "SELECT DISTINCT time FROM measurements")]


class JointNotes:
    """What analysts make of the rows of joint displays, in the order in which they were written."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, note: JointNote) -> None:
        """Put the note in place; an earlier one of the same coder on the same row gives way."""
        there = self._on(note)
        kept = replace(note, guid=there.guid) if there else note
        action.put("joint_notes", kept.guid, _row(kept))

    def remove(self, action: Action, note: JointNote) -> None:
        action.put("joint_notes", note.guid, None)

    def all(self) -> list[JointNote]:
        return self._found("", {})

    def of_code(self, code: str) -> list[JointNote]:
        return self._found("WHERE code = :code", {"code": code})

    def hand_over(self, action: Action, old: str, new: str) -> None:
        """Move the notes on one code to another; where both have one, the other's stays."""
        for note in self.of_code(old):
            if self._on(replace(note, code=new)) is None:
                action.put("joint_notes", note.guid, _row(replace(note, code=new)))
            else:
                self.remove(action, note)

    def drop(self, action: Action, code: str) -> None:
        """Take away the notes on a code that goes; undo brings both back."""
        for note in self.of_code(code):
            self.remove(action, note)

    def _on(self, note: JointNote) -> JointNote | None:
        found = self._found(
            "WHERE instrument = :instrument AND code = :code AND split = :split"
            ' AND "row" = :row AND coder = :coder',
            {name: getattr(note, name) for name in ("instrument", "code", "split", "row", "coder")},
        )
        return found[0] if found else None

    def _found(self, where: str, parameters: Row) -> list[JointNote]:
        sql = f"SELECT * FROM joint_notes {where} ORDER BY at, guid"
        return [
            JointNote(**row | {"says": Says(row["says"])})
            for row in fetch(self._db, sql, parameters)
        ]


def _row(note: JointNote) -> Row:
    return asdict(note) | {"says": str(note.says)}
