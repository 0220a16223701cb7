"""Write a joined content into a project: the last step of a merge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from codebook.model import Codebook
from coder.merge.codes import codebook_of
from coder.merge.content import OWNED, WHOLES, Content, Row, parts, row_alone, rows_owned
from coder.merge.mending import KEYS
from coder.merge.telling import kept_json
from coder.merge.three_way import told_stamps
from coder.store.history import Action
from coder.workflow.project import Project
from transcripts.model import new_guid

_WORK = tuple(kind for kind in WHOLES if kind != "merges")
_OWNERS = ("cases", "scenarios", "documents", "rounds")
"""What other things belong to, apart from codes: each after those that it refers to."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be written: our content and the joined one, and lines of logs under our guids.

    `texts` are theirs by fingerprint; `merged` is the merge's own row, its result under `done`.
    """

    ours: Content
    joined: Content
    texts: Mapping[str, str]
    merged: Row
    events: Iterable[Row]
    notes: Iterable[Row]
    places: Iterable[Row]


def is_new(project: Project, load: Load) -> bool:
    """Whether anything would be written."""
    changed = any(
        load.ours[kind].keys() != load.joined[kind].keys()
        or any(_differs(kind, load, guid) for guid in load.joined[kind])
        for kind in load.ours
        if kind != "coders"  # who has done nothing is nothing new
    )
    return changed or bool(_new_lines(project, load))


def bring(project: Project, action: Action, load: Load) -> None:
    """Make the project what the joined content says, within an action."""
    _Bringing(project, action, load).all()


def _differs(kind: str, load: Load, guid: str) -> bool:
    return parts(kind, load.ours[kind].get(guid)) != parts(kind, load.joined[kind].get(guid))


def _new_lines(project: Project, load: Load) -> list[tuple[str, Row]]:
    """The lines of logs that are not here yet, each with its table."""
    contents = project.file.contents
    there = {_said(row) for row in (*contents.events(), *contents.notes())}
    lines = [
        *(("suggestion_events", row) for row in load.events),
        *(("actions", row) for row in load.notes),
    ]
    return [(table, row) for table, row in lines if _said(row) not in there]


def _said(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, str(value)) for name, value in row.items()))


class _Bringing:
    def __init__(self, project: Project, action: Action, load: Load) -> None:
        self.project = project
        self.action = action
        self.load = load
        self.raw = project.file.contents.rows()

    def all(self) -> None:
        """Each row after those that it refers to, and gone before them."""
        lines = _new_lines(self.project, self.load)
        self._coders()
        self._clear()
        for kind in _OWNERS[:-1]:
            self._owners(kind)
        self._codes()
        self._owners("rounds")
        self._work()
        for kind in reversed(_OWNERS):
            self._remove(kind)
        self._merged()
        for table, row in lines:
            self.action.bring(table, row)
        self._places()

    def _coders(self) -> None:
        for guid, row in self.load.joined["coders"].items():
            if guid not in self.load.ours["coders"]:
                self.action.keep_coder(row)

    def _clear(self) -> None:
        """Take away what goes, and what changes its place, which another may take."""
        for kind in reversed(_WORK):
            for guid, row in self.load.ours[kind].items():
                now = self.load.joined[kind].get(guid)
                if now is None or any(row[name] != now[name] for name in KEYS[kind]):
                    self.action.put(kind, guid, None)

    def _work(self) -> None:
        latest = self.project.file.codes.latest()
        for kind in _WORK:
            for guid, row in self.load.joined[kind].items():
                if _differs(kind, self.load, guid):
                    known = {"version": row["version"] or latest} if "version" in row else {}
                    self.action.put(kind, guid, row | known)

    def _owners(self, kind: str) -> None:
        for guid, row in self.load.joined[kind].items():
            if not _differs(kind, self.load, guid):
                continue
            alone = row_alone(kind, row)
            if kind == "documents":
                fingerprint = alone["fingerprint"]
                self.action.keep_text(fingerprint, self.load.texts.get(fingerprint, ""))
            if kind == "rounds" and guid not in self.load.ours[kind]:
                alone["number"] = self._free_number(row["number"])
            self.action.put(kind, guid, alone)
            self._owned(kind, guid, row)

    def _owned(self, kind: str, guid: str, row: Row) -> None:
        """Write what belongs to a thing; rows that say the same stay as they are."""
        there = {_said_of(table, one): one["guid"] for table, one in self._rows_owned(kind, guid)}
        wanted = {_said_of(table, one): (table, one) for table, one in rows_owned(kind, row)}
        for said, guid_there in there.items():
            if said not in wanted:
                self.action.put(said[0], guid_there, None)
        for said, (table, one) in wanted.items():
            if said not in there:
                self.action.put(table, new := new_guid(), one | {"guid": new})

    def _rows_owned(self, kind: str, guid: str) -> list[tuple[str, Row]]:
        """The rows that belong to a thing of ours, as the file has them."""
        return [
            (table, one)
            for table, (owner, column, _) in OWNED.items()
            if owner == kind
            for one in self.raw[table].values()
            if one[column] == guid
        ]

    def _free_number(self, wanted: int) -> int:
        taken = {one.number for one in self.project.file.rounds.all()}
        return wanted if wanted not in taken else max(taken) + 1

    def _codes(self) -> None:
        ours, codes = codebook_of(self.load.ours), codebook_of(self.load.joined)
        rows = self.load.joined["codes"]
        if [_whole(one) for one in ours] == [_whole(one) for one in codes]:
            return
        self._free_ids(rows)
        current = self.project.codebook()
        saved = Codebook(codes, current.title, current.label)
        places = {guid: row["position"] for guid, row in rows.items()}
        self.project.file.codes.save(self.action, saved, places=places)

    def _free_ids(self, rows: Mapping[str, Row]) -> None:
        """Give codes that must leave their id to another their new one first."""
        for guid, row in self.raw["codes"].items():
            now = rows.get(guid)
            if now is not None and now["id"] != row["id"]:
                self.action.put("codes", guid, row | {"id": now["id"]})

    def _remove(self, kind: str) -> None:
        for guid in self.load.ours[kind].keys() - self.load.joined[kind].keys():
            for table, one in self._rows_owned(kind, guid):
                self.action.put(table, one["guid"], None)
            self.action.put(kind, guid, None)

    def _merged(self) -> None:
        merged = dict(self.load.merged)
        done = merged.pop("done")
        for guid in self.load.joined["merges"].keys() - self.load.ours["merges"].keys():
            self.action.put("merges", guid, self.load.joined["merges"][guid])
        merged |= {
            "stamps": told_stamps(done.brought),
            "conflicts": kept_json(done.conflicts),
            "at": self.action.at,
        }
        self.action.put("merges", merged["guid"], merged)

    def _places(self) -> None:
        """Where coders stood last, if it was later than here."""
        there = {
            (row["document"], row["coder"]): row["at"]
            for row in self.project.file.contents.places()
        }
        for row in self.load.places:
            known = there.get((row["document"], row["coder"]), "")
            if row["document"] in self.load.joined["documents"] and row["at"] > known:
                self.action.bring_place(row)


def _said_of(table: str, row: Row) -> tuple[Any, ...]:
    return (table, *sorted((name, str(value)) for name, value in row.items() if name != "guid"))


def _whole(code: Any) -> tuple[Any, str]:
    return code, code.guid
