"""What must be mended in a joined content, so that it can be a project."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from codebook.joining import mended
from coder.merge.codes import codes_of
from coder.merge.content import Row, says
from coder.merge.summaries import together
from coder.merge.three_way import Conflict, Joined, Sides, Why, rows_of
from coder.model import ABSENT_LEVEL

KEYS = {
    "codings": ("document", "code", "coder", "start", "stop"),
    "ratings": ("document", "code", "coder"),
    "finishes": ("document", "coder"),
    "first_passes": ("document", "coder"),
    "reviews": ("document", "coder", "code", "start", "stop"),
    "settings": ("guid",),
    "passes": ("round", "document", "coder"),
    "decisions": ("document", "code", "start", "stop"),
    "memos": ("about", "subject", "coder"),
    "summaries": ("case", "code"),
    "quotations": ("coding",),
    "instruments": ("id",),
    "measurements": ("instrument", "case", "time", "item"),
    "joint_notes": ("instrument", "code", "split", "row", "coder"),
}
"""What there is one of, wherever it was made."""
_REFERS = {
    "document": "documents",
    "code": "codes",
    "case": "cases",
    "round": "rounds",
    "instrument": "instruments",
    "parent": "codes",
}
_SUBJECTS = {"document": "documents", "case": "cases", "code": "codes", "coding": "codings"}
_WHEN = {"at", "made"}


def mend(sides: Sides, done: Joined) -> None:
    """Make one of what was made twice, bring back what is needed, and fit levels to words.

    Changes the joined content, and adds conflicts to it.
    """
    mending = _Mending(sides, done)
    mending.restore_needed()
    mending.codes()
    mending.join_summaries()
    for kind in KEYS:
        mending.make_one(kind)
    mending.fit_levels()
    mending.restore_needed()
    mending.codes()
    mending.drop_unfounded()


class _Mending:
    def __init__(self, sides: Sides, done: Joined) -> None:
        self.sides = sides
        self.done = done
        self.content = done.content

    def restore_needed(self) -> None:
        """Bring back what was taken away in one file while the other put something on it."""
        for kind, row in list(rows_of(self.content)):
            self._restore(kind, row)

    def codes(self) -> None:
        """Let the codes stand together, whatever two people have made of them."""
        made = {guid: self.sides.stamp((guid, "id")) for guid in self.content["codes"]}
        found = mended(codes_of(self.content), made)
        guids = {code.id: code.guid for code in found.codes}
        for code in found.codes:
            self.content["codes"][code.guid] |= {
                "id": code.id,
                "label": code.label,
                "hotkey": code.hotkey,
                "parent": guids.get(code.parent),
            }
        self.done.remarks += found.remarks

    def make_one(self, kind: str) -> None:
        """Of things that say the same of the same, keep one; of differing ones, the later."""
        found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
        for row in self.content[kind].values():
            found[tuple(row[name] for name in KEYS[kind])].append(row)
        worded = self._worded() if kind == "ratings" else set()
        for rows in found.values():
            if len(rows) > 1:
                self._keep_one(kind, rows, worded)

    def join_summaries(self) -> None:
        """Where two people wrote the same cell, let it hold what both wrote."""
        there, coders = self.content["summaries"], self.content["coders"]
        for one in self.done.conflicts:
            if one.kind == "summaries" and one.why is Why.CHANGED:
                guid = {"guid": one.thing["guid"]}
                there[guid["guid"]] = together(one.kept | guid, one.lost | guid, coders)
        found: dict[tuple[str, str], Row] = {}
        for row in there.values():
            twin = found.setdefault((row["case"], row["code"]), row)
            if twin is not row:
                both = found[row["case"], row["code"]] = together(twin, row, coders)
                if both["text"] not in (twin["text"], row["text"]):
                    self._tell(Conflict("summaries", both, "", says(twin), says(row)))
        self.content["summaries"] = {row["guid"]: row for row in found.values()}

    def fit_levels(self) -> None:
        """A level above 0 gets its words back; one that cannot stand with the words gives way."""
        for rating in self._misfits():
            if rating["value"] != ABSENT_LEVEL:
                self._restore_words(rating)
        for rating in self._misfits():
            if not self._was_misfit(rating):
                del self.content["ratings"][rating["guid"]]
                self._tell(Conflict("ratings", rating, "", None, rating, Why.LEVEL))

    def drop_unfounded(self) -> None:
        """What is chosen to be quoted goes where its words have gone in the other file."""
        words = {**self.content["codings"], **self.content["ratings"]}
        for guid, row in list(self.content["quotations"].items()):
            if row["coding"] not in words:
                del self.content["quotations"][guid]
                self._tell(Conflict("quotations", row, "", None, row, Why.WORDS_GONE))

    # One of two

    def _keep_one(self, kind: str, rows: list[Row], worded: set[tuple[str, str, str]]) -> None:
        def rank(row: Row) -> tuple[Any, ...]:
            fits = kind != "ratings" or not self._is_misfit(row, worded)
            text = sorted((name, str(value)) for name, value in says(row).items())
            return fits, self.sides.stamp((row["guid"], "")), text

        order = sorted(rows, key=rank)
        kept = order[0] if kind == "passes" else order[-1]  # the first that was frozen stands
        for row in order:
            if row is kept:
                continue
            del self.content[kind][row["guid"]]
            if kind in {"codings", "ratings"}:
                self._hand_over(row["guid"], kept["guid"])
            if _matter(kind, row) != _matter(kind, kept):
                self._tell(Conflict(kind, kept, "", says(kept), says(row)))

    def _hand_over(self, old: str, new: str) -> None:
        for kind, name in (("memos", "subject"), ("quotations", "coding")):
            for guid, row in self.content[kind].items():
                if row[name] == old:
                    self.content[kind][guid] = row | {name: new}

    # What is needed

    def _restore(self, kind: str, row: Row) -> None:
        for needed, guid in _needs(kind, row):
            if guid in self.content[needed]:
                continue
            there = self._anywhere(needed, guid)
            if there is not None:  # a memo may be about what has long gone
                self.content[needed][guid] = there
                self._tell(Conflict(needed, there, "", there, None, Why.TAKEN_AWAY))
                self._restore(needed, there)

    def _anywhere(self, kind: str, guid: str) -> Row | None:
        sides = (self.sides.ours, self.sides.theirs, self.sides.base)
        return next((one[kind][guid] for one in sides if guid in one[kind]), None)

    # Levels and words

    def _restore_words(self, rating: Row) -> None:
        """Bring back the words that the level rested on, from where it stood with words."""
        family = self._family(rating["code"])
        for side in (self.sides.ours, self.sides.theirs):
            if rating["guid"] not in side["ratings"]:
                continue
            for guid, row in side["codings"].items():
                same = (row["document"], row["coder"]) == (rating["document"], rating["coder"])
                if same and row["code"] in family and guid not in self.content["codings"]:
                    self.content["codings"][guid] = row
                    self._tell(Conflict("codings", row, "", row, None, Why.TAKEN_AWAY))

    def _misfits(self) -> list[Row]:
        worded = self._worded()
        return [one for one in self.content["ratings"].values() if self._is_misfit(one, worded)]

    def _is_misfit(self, rating: Row, worded: set[tuple[str, str, str]]) -> bool:
        if self.content["codes"][rating["code"]]["scale"]["kind"] == "choice":
            return False
        there = (rating["document"], rating["coder"], rating["code"]) in worded
        return there is (rating["value"] == ABSENT_LEVEL)

    def _was_misfit(self, rating: Row) -> bool:
        """Whether the level did not fit in our file either, as it may in one made elsewhere."""
        ours = self.sides.ours["ratings"].get(rating["guid"])
        if ours is None or says(ours) != says(rating):
            return False
        mine = _Mending(self.sides, Joined(self.sides.ours))
        return mine._is_misfit(ours, mine._worded())

    def _worded(self) -> set[tuple[str, str, str]]:
        """(document, coder, code) wherever the code, or one below it, is coded."""
        return {
            (row["document"], row["coder"], code)
            for row in self.content["codings"].values()
            for code in self._way_up(row["code"])
        }

    def _way_up(self, guid: str | None) -> Iterator[str]:
        seen: set[str] = set()
        while guid in self.content["codes"] and guid not in seen:
            seen.add(guid)
            yield guid
            guid = self.content["codes"][guid]["parent"]

    def _family(self, guid: str) -> set[str]:
        return {one for one in self.content["codes"] if guid in self._way_up(one)}

    def _tell(self, conflict: Conflict) -> None:
        self.done.conflicts.append(conflict)


def _needs(kind: str, row: Row) -> Iterator[tuple[str, str]]:
    """What a thing refers to, each as its kind and guid."""
    for name, needed in _REFERS.items():
        if row.get(name):
            yield needed, row[name]
    if kind == "memos" and row["about"] in _SUBJECTS:
        yield _SUBJECTS[row["about"]], row["subject"]
    if kind == "rounds":
        yield from (("documents", one["document"]) for one in row["documents"])


def _matter(kind: str, row: Row) -> Row:
    """What two coders' acts have to share to be the same: all but when they were done.

    Who has chosen what both have chosen does not matter either.
    """
    aside = _WHEN | {"coder"} if kind == "quotations" else _WHEN
    return {name: value for name, value in says(row).items() if name not in aside}
