"""Bring home what was done in another file: foresee it, then write it as one action."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from codebook.changes import carried_changes
from codebook.model import Codebook
from coder.errors import InvalidRequestError
from coder.merge import carrying, meeting, telling
from coder.merge.codes import codebook_of
from coder.merge.content import KINDS, Content, Row, composed
from coder.merge.mending import mend
from coder.merge.three_way import Joined, Sides, joined
from coder.merge.trail import rewound, stamps
from coder.store.foreign import sound
from coder.store.project_file import ProjectFile
from coder.workflow.bringing import Load, bring, is_new
from coder.workflow.project import Project
from transcripts.model import new_guid


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a merge does, in words and counts; `anything` is False where all is here already."""

    source: str
    tallies: tuple[telling.Tally, ...] = ()
    codebook: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    study: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    anything: bool = False
    in_common: bool = True


def foreseen(project: Project, path: Path) -> Foreseen:
    """What merging another's file would do; neither file is touched.

    Raises InvalidRequestError in a copy that was made for one coder, and what `taken_in` raises.
    """
    return _planned(project, path).told


def merge(project: Project, path: Path, *, from_another_study: bool = False) -> Foreseen:
    """Bring in what was done in another file, as one action; that file is not touched.

    Raises what `foreseen` raises, and InvalidRequestError for a file that has nothing in common
    with the project unless that is wanted.
    """
    plan = _planned(project, path)
    if not plan.told.in_common and not from_another_study:
        raise InvalidRequestError(_strange(plan.told))
    if not plan.told.anything:
        return plan.told
    with sound(path), project.action(f"merged {path.name}") as action:
        if project.file.changes.position() != plan.position:  # somebody has written meanwhile
            plan = _planned(project, path)
        bring(project, action, plan.load)
    return plan.told


@dataclass(frozen=True, slots=True)
class _Plan:
    told: Foreseen
    load: Load
    position: int


def _planned(project: Project, path: Path) -> _Plan:
    if project.file.contents.origin() is not None:
        raise InvalidRequestError(
            f"{project.path.name} is a copy for one coder. Merge it into the project that it was "
            "made from."
        )
    position = project.file.changes.position()
    file = ProjectFile.foreign(path)
    try:
        with sound(path):
            return _Joining(project, file, path.name).plan(position)
    finally:
        file.close()


@dataclass(slots=True)
class _Meeting:
    """Both contents under our guids, what theirs was before, and what the way to there told."""

    sides: Sides
    guids: meeting.Guids
    shared: int
    moved: list[carrying.Moved] = field(default_factory=list)
    in_common: bool = True


class _Joining:
    """One merge while it is worked out."""

    def __init__(self, project: Project, file: ProjectFile, source: str) -> None:
        self.project = project
        self.file = file
        self.source = source
        self.since = _since(project.file, file)

    def plan(self, position: int) -> _Plan:
        met = self._met()
        done = joined(met.sides)
        mend(met.sides, done)
        load = self._load(met, done)
        return _Plan(self._told(met, done, load), load, position)

    def _met(self) -> _Meeting:
        mine, other = self.project.file.contents, self.file.contents
        raw, changes = other.rows(), other.changes()
        before = rewound(raw, changes, to=self.since or 0)
        ours, theirs = composed(mine.rows()), composed(raw)
        base: Content = {kind: {} for kind in KINDS} if self.since is None else composed(before)
        shared = 0 if self.since is None else _latest(before)
        guids = meeting.met(ours, theirs)
        in_common = self.since is not None or meeting.have_met(ours, theirs, guids)
        base, theirs = (
            meeting.without_versions(meeting.renamed(one, guids), above=shared)
            for one in (base, theirs)
        )
        moved = self._carried(ours, base, theirs)
        sides = Sides(
            base,
            ours,
            theirs,
            stamps(mine.changes(), _times(self.project.file)),
            meeting.renamed_parts(stamps(changes, _times(self.file)), guids),
        )
        return _Meeting(sides, guids, shared, moved, in_common)

    def _carried(self, ours: Content, base: Content, theirs: Content) -> list[carrying.Moved]:
        """Bring their work on other words over to ours, in place."""
        edited = carrying.edited(ours, theirs)
        if not edited:
            return []
        mine, other = self.project.file.contents.texts(), self.file.contents.texts()
        texts = {
            guid: carrying.Texts(
                mine[ours["documents"][guid]["words"]["fingerprint"]],
                other[theirs["documents"][guid]["words"]["fingerprint"]],
            )
            for guid in edited
        }
        told = []
        for content in (base, theirs):
            told = carrying.brought_over(content, ours, texts)
            carrying.remember(content, [one for one in told if one.now is None], self.source)
        return told

    def _load(self, met: _Meeting, done: Joined) -> Load:
        contents, guids = self.file.contents, met.guids
        last = self.file.history.past()[-1]
        return Load(
            ours=met.sides.ours,
            joined=done.content,
            texts=contents.texts(),
            merged={
                "guid": new_guid(),
                "source": self.source,
                "action": last.id,
                "acted": last.at,
                "done": done,
            },
            events=[_under(row, guids) for row in contents.events()],
            notes=[_under(row, guids) for row in contents.notes(after=self.since or 0)],
            places=[_under(row, guids) for row in contents.places()],
        )

    def _told(self, met: _Meeting, done: Joined, load: Load) -> Foreseen:
        ours, after = met.sides.ours, done.content
        names = telling.Names(after, met.sides.theirs, met.sides.ours)
        new = Codebook(codebook_of(after))
        changes = carried_changes(Codebook(codebook_of(ours)), new)
        return Foreseen(
            source=self.source,
            tallies=telling.tallies(ours, after),
            codebook=tuple(str(one) for one in changes),
            documents=telling.documents(ours, after),
            study=telling.study(ours, after),
            conflicts=(
                *(telling.conflict_line(names, one) for one in done.conflicts),
                *dict.fromkeys(done.remarks),
            ),
            moved=tuple(telling.moved_line(names, one) for one in met.moved),
            anything=bool(done.conflicts) or is_new(self.project, load),
            in_common=met.in_common,
        )


def _since(ours: ProjectFile, theirs: ProjectFile) -> int | None:
    """Up to which action of their trail all is known here; None where the two never met."""
    mine, other = ours.history.past(), theirs.history.past()
    times = {one.id: one.at for one in mine}
    known = [
        row["action"]
        for row in ours.contents.rows()["merges"].values()
        if (row["action"], row["acted"]) in {(one.id, one.at) for one in other}
    ]
    for one, two in zip(other, mine, strict=False):
        if one != two:
            break
        known.append(one.id)
    origin = theirs.contents.origin()
    if origin is not None and times.get(origin["action"]) == origin["acted"]:
        known.append(other[0].id)
    return max(known, default=None)


def _times(file: ProjectFile) -> dict[int, str]:
    return {one.id: one.at for one in file.history.past()}


def _latest(raw: dict[str, dict[str, Row]]) -> int:
    return max((row["version"] for row in raw["codebook_versions"].values()), default=0)


def _under(row: Row, guids: meeting.Guids) -> Row:
    return {name: guids.get(value, value) for name, value in row.items()}


def _strange(told: Foreseen) -> str:
    count = len(told.documents)
    what = "1 new document" if count == 1 else f"{count} new documents"
    return (
        f"{told.source} has no document and no code in common with this project; it would bring "
        f"{what}. To bring it all the same: --from-another-study"
    )


def conflicts_kept(project: Project) -> list[Row]:
    """The conflicts of all merges that stand, each with both versions whole, oldest merge first.

    `conflict` tells it in one line, by the names that things have today.
    """
    rows = project.file.contents.rows()
    here = composed(rows)
    names = telling.Names(here)
    return [
        {
            "file": row["source"],
            "merged": row["at"],
            "conflict": telling.conflict_line(names, telling.read_again(here, one)),
            **one,
        }
        for row in sorted(rows["merges"].values(), key=lambda row: row["at"])
        for one in json.loads(row["conflicts"])
    ]
