"""The codebook as it is now, and every version that it had."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Level, Value
from coder.model import MemoAbout
from coder.store.connection import Database, Row, fetch
from coder.store.history import Action
from coder.store.memos import Memos
from transcripts.model import new_guid

_PLAIN = ("id", "label", "brief", "full", "use_when", "not_when", "example", "colour", "hotkey")
_NEWEST = "codebook_versions ORDER BY version DESC LIMIT 1"


class Codes:
    """The project's codebook; each save makes the next version and keeps the old ones."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def save(self, action: Action, codebook: Codebook) -> Codebook:
        """Make `codebook` the current one; gives it back with its new version number.

        Codes are matched by guid. A code that is gone must have no codings left; the memos on it
        go with it.
        """
        saved = replace(codebook, version=self.latest() + 1)
        action.put("codebook_versions", guid := new_guid(), _version_row(guid, saved, action.at))
        self._clear_details(action)
        self._remove_missing(action, saved)
        guids = {code.id: code.guid for code in saved}
        for position, code in enumerate(saved):
            action.put("codes", code.guid, _to_row(code, guids.get(code.parent), position))
            for table, detail in _details(code):
                action.put(table, detail["guid"], detail)
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
            " LEFT JOIN codes AS above ON above.guid = codes.parent ORDER BY codes.position",
        )
        return Codebook(tuple(_from_row(row, details) for row in rows), **heads[0])

    def latest(self) -> int:
        """The number of the newest version; 0 before the first."""
        rows = fetch(self._db, f"SELECT version FROM {_NEWEST}")
        return int(rows[0]["version"]) if rows else 0

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
        codes = tuple(_from_plain(plain) for plain in json.loads(rows[0]["codes"]))
        return Codebook(codes, rows[0]["title"], rows[0]["label"], number)

    def _clear_details(self, action: Action) -> None:
        for table in _DETAILS:
            for row in fetch(self._db, f"SELECT guid FROM {table}"):
                action.put(table, row["guid"], None)

    def _remove_missing(self, action: Action, saved: Codebook) -> None:
        kept = {code.guid for code in saved}
        children_first = "SELECT guid FROM codes ORDER BY position DESC"
        for row in fetch(self._db, children_first):
            if row["guid"] not in kept:
                self._orphan_children(action, row["guid"])
                Memos(self._db).drop(action, MemoAbout.CODE, row["guid"])
                action.put("codes", row["guid"], None)

    def _orphan_children(self, action: Action, guid: str) -> None:
        """A kept child of a code that goes loses its parent first; its own row follows."""
        sql = "SELECT * FROM codes WHERE parent = :guid"
        for row in fetch(self._db, sql, {"guid": guid}):
            action.put("codes", row["guid"], row | {"parent": None})

    def _details_of(self, table: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = defaultdict(list)
        for row in fetch(self._db, f"SELECT * FROM {table} ORDER BY {_DETAILS[table]}"):
            found[row["code"]].append(row)
        return found


_DETAILS = {"code_values": "position", "code_levels": "rank", "keywords": "position"}


def _to_row(code: Code, parent: str | None, position: int) -> Row:
    plain = {name: getattr(code, name) for name in _PLAIN}
    kinds = {"kind": str(code.kind), "unit": str(code.unit)}
    place = {"guid": code.guid, "parent": parent, "position": position}
    return plain | kinds | place | {"retired": int(code.retired)}


def _details(code: Code) -> list[tuple[str, Row]]:
    rows: list[tuple[str, Row]] = [
        ("code_values", {"id": value.id, "label": value.label, "position": place})
        for place, value in enumerate(code.values)
    ]
    rows += [("code_levels", asdict(level)) for level in code.levels]
    for sense, words in (("seek", code.keywords.seek), ("avoid", code.keywords.avoid)):
        rows += [
            ("keywords", {"word": word, "sense": sense, "position": place})
            for place, word in enumerate(words)
        ]
    return [(table, row | {"guid": new_guid(), "code": code.guid}) for table, row in rows]


def _from_row(row: Row, details: Mapping[str, Mapping[str, list[Row]]]) -> Code:
    def of(table: str) -> list[Row]:
        return details[table].get(row["guid"], [])

    words = of("keywords")
    return Code(
        **{name: row[name] for name in _PLAIN},
        guid=row["guid"],
        parent=row["parent_id"],
        kind=CodeKind(row["kind"]),
        unit=CodeUnit(row["unit"]),
        retired=bool(row["retired"]),
        values=tuple(Value(one["id"], one["label"]) for one in of("code_values")),
        levels=tuple(Level(o["rank"], o["label"], o["anchor"]) for o in of("code_levels")),
        keywords=Keywords(
            tuple(one["word"] for one in words if one["sense"] == "seek"),
            tuple(one["word"] for one in words if one["sense"] == "avoid"),
        ),
    )


def _version_row(guid: str, codebook: Codebook, at: str) -> Row:
    return {
        "guid": guid,
        "version": codebook.version,
        "title": codebook.title,
        "label": codebook.label,
        "codes": json.dumps([asdict(code) for code in codebook], ensure_ascii=False),
        "at": at,
    }


def _from_plain(plain: dict[str, Any]) -> Code:
    return Code(
        **{
            **plain,
            "kind": CodeKind(plain["kind"]),
            "unit": CodeUnit(plain["unit"]),
            "values": tuple(Value(**one) for one in plain["values"]),
            "levels": tuple(Level(**one) for one in plain["levels"]),
            "keywords": Keywords(
                tuple(plain["keywords"]["seek"]), tuple(plain["keywords"]["avoid"])
            ),
        }
    )
