"""The codebook as it is now, and every version that it had."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from codebook.joining import in_reading_order
from codebook.model import Codebook
from coder.model import MemoAbout
from coder.store.code_rows import (
    code_of_plain,
    code_of_row,
    details_of_code,
    positions,
    row_of_code,
    version_row,
)
from coder.store.connection import Database, Row, fetch
from coder.store.decisions import Decisions
from coder.store.history import Action
from coder.store.measures import JointNotes
from coder.store.memos import Memos
from coder.store.summaries import Summaries
from transcripts.model import new_guid

_NEWEST = "codebook_versions ORDER BY version DESC LIMIT 1"


class Codes:
    """The project's codebook; each save makes the next version and keeps the old ones."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(
        self,
        action: Action,
        codebook: Codebook,
        *,
        version: int = 0,
        places: Mapping[str, int] | None = None,
    ) -> Codebook:
        """Make `codebook` the current one; gives it back with its new version number.

        The number may be given by who has asked for the `next` one already, and so may the place
        of each code (a guid), where the order comes of them. Codes are matched by guid. A code
        that is gone must have no codings left; the memos on it go with it.
        """
        saved = replace(codebook, version=version or self.next())
        action.put("codebook_versions", guid := new_guid(), version_row(guid, saved, action.at))
        self._remove_missing(action, saved)
        before = {row["guid"]: row for row in fetch(self._db, "SELECT * FROM codes")}
        places = places or positions(
            [code.guid for code in saved], {guid: row["position"] for guid, row in before.items()}
        )
        guids = {code.id: code.guid for code in saved}
        for code in saved:
            row = row_of_code(code, guids.get(code.parent), places[code.guid])
            if row != before.get(code.guid):
                action.put("codes", code.guid, row)
        self._save_details(action, saved)
        return saved

    def current(self) -> Codebook:
        """The codebook as it is now; an empty one in a project without any."""
        heads = fetch(self._db, f"SELECT version, title, label FROM {_NEWEST}")
        if not heads:
            return Codebook(version=0)
        details = {table: self._details_of(table) for table in _DETAILS}
        rows = fetch(
            self._db,
            "SELECT codes.*, COALESCE(above.id, '') AS parent_id FROM codes"
            " LEFT JOIN codes AS above ON above.guid = codes.parent"
            " ORDER BY codes.position, codes.guid",
        )
        codes = in_reading_order(code_of_row(row, details) for row in rows)
        return Codebook(codes, **heads[0])

    def newest(self) -> Codebook:
        """The newest version as it was saved, which is to be the same as the current one."""
        number = self.latest()
        return self.version(number) if number else Codebook(version=0)

    def latest(self) -> int:
        """The number of the newest version; 0 before the first."""
        rows = fetch(self._db, f"SELECT version FROM {_NEWEST}")
        return int(rows[0]["version"]) if rows else 0

    def next(self) -> int:
        """The number of the version to come: never one that somebody has coded under."""
        sql = (
            f"SELECT version FROM (SELECT version FROM {_NEWEST})"
            " UNION SELECT MAX(version) FROM codings UNION SELECT MAX(version) FROM ratings"
            " UNION SELECT MAX(version) FROM passes"
        )
        return 1 + max((row["version"] or 0 for row in fetch(self._db, sql)), default=0)

    def mark(self) -> str:
        """A word that changes whenever the codebook does, also by undo and by other programs."""
        rows = fetch(self._db, f"SELECT guid FROM {_NEWEST}")
        return str(rows[0]["guid"]) if rows else ""

    def version(self, number: int) -> Codebook:
        """The codebook as it was in that version. Raises KeyError for an unknown number."""
        sql = "SELECT * FROM codebook_versions WHERE version = :number"
        rows = fetch(self._db, sql, {"number": number})
        if not rows:
            raise KeyError(number)
        codes = tuple(code_of_plain(plain) for plain in json.loads(rows[0]["codes"]))
        return Codebook(codes, rows[0]["title"], rows[0]["label"], number)

    def _save_details(self, action: Action, saved: Codebook) -> None:
        """Values, levels and keywords: what is there already stays, the rest goes or comes."""
        wanted = [detail for code in saved for detail in details_of_code(code)]
        there = {_said(table, row): row["guid"] for table, row in self._all_details()}
        said = [_said(table, row) for table, row in wanted]
        for gone in there.keys() - set(said):
            action.put(str(gone[0]), there[gone], None)
        for (table, row), one in zip(wanted, said, strict=True):
            if one not in there:
                action.put(table, guid := new_guid(), row | {"guid": guid})

    def _all_details(self) -> list[tuple[str, Row]]:
        return [(t, row) for t in _DETAILS for row in fetch(self._db, f"SELECT * FROM {t}")]

    def _remove_missing(self, action: Action, saved: Codebook) -> None:
        kept = {code.guid for code in saved}
        children_first = "SELECT guid FROM codes ORDER BY position DESC"
        for row in fetch(self._db, children_first):
            if row["guid"] not in kept:
                self._orphan(action, row["guid"])
                Memos(self._db).drop(action, MemoAbout.CODE, row["guid"])
                Decisions(self._db).drop(action, row["guid"])
                Summaries(self._db).drop(action, row["guid"])
                JointNotes(self._db).drop(action, row["guid"])
                action.put("codes", row["guid"], None)

    def _orphan(self, action: Action, guid: str) -> None:
        """Before a code goes, so do its details, and its kept children lose their parent."""
        sql = "SELECT * FROM codes WHERE parent = :guid"
        for row in fetch(self._db, sql, {"guid": guid}):
            action.put("codes", row["guid"], row | {"parent": None})
        for table in _DETAILS:
            sql = f"SELECT guid FROM {table} WHERE code = :guid"
            for row in fetch(self._db, sql, {"guid": guid}):
                action.put(table, row["guid"], None)

    def _details_of(self, table: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in fetch(self._db, f"SELECT * FROM {table} ORDER BY {_DETAILS[table][0]}"):
            found[row["code"]].append(row)
        return found


_DETAILS = {
    "code_values": ("position", "code", "id", "label"),
    "code_levels": ("rank", "code", "label", "anchor"),
    "keywords": ("position", "code", "word", "sense"),
}
"""The tables of what belongs to one code, and what stands in each; the first column orders."""


def _said(table: str, row: Row) -> tuple[object, ...]:
    """What a detail says, apart from its guid."""
    return (table, *(row[name] for name in _DETAILS[table]))
