"""What a merge brings, takes away and decides, in words and counts."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from coder.merge.carrying import Moved
from coder.merge.content import ATTRIBUTE, Content, Row, parts
from coder.merge.three_way import Conflict, Why

OF_CODERS = {
    "codings": "codings",
    "ratings": "values",
    "memos": "memos",
    "summaries": "summaries",
    "quotations": "chosen quotations",
    "finishes": "finished documents",
    "first_passes": "documents read through",
    "reviews": "words without a code",
    "passes": "frozen passes",
    "decisions": "decisions",
    "joint_notes": "notes on joint displays",
}
"""What is counted for each coder, and how it is called."""
_OF_STUDY = {
    "cases": "case",
    "scenarios": "scenario",
    "rounds": "round",
    "instruments": "measure",
}
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things of one kind by one coder come, change and go."""

    coder: str
    what: str
    new: int = 0
    changed: int = 0
    removed: int = 0


def tallies(ours: Content, joined: Content) -> tuple[Tally, ...]:
    """The counts that are not 0, by coder and kind."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for kind in OF_CODERS:
        for guid in dict.fromkeys([*ours[kind], *joined[kind]]):
            before, after = ours[kind].get(guid), joined[kind].get(guid)
            how = _how(kind, before, after)
            if how:
                counts[_by(joined, after or before or {}), kind][how] += 1
    order = list(OF_CODERS)
    found = sorted(counts.items(), key=lambda one: (one[0][0].casefold(), order.index(one[0][1])))
    return tuple(Tally(who, OF_CODERS[kind], **told) for (who, kind), told in found)


def documents(ours: Content, joined: Content) -> tuple[str, ...]:
    """The names of the documents that are new."""
    there = joined["documents"].items()
    return tuple(sorted(row["name"] for guid, row in there if guid not in ours["documents"]))


def study(ours: Content, joined: Content) -> tuple[str, ...]:
    """What comes, changes and goes of cases, scenarios, rounds, and of the fields of documents."""
    told = []
    for kind, word in _OF_STUDY.items():
        for guid in dict.fromkeys([*ours[kind], *joined[kind]]):
            before, after = ours[kind].get(guid), joined[kind].get(guid)
            if how := _how(kind, before, after):
                row = after or before or {}
                told.append(f"{word} {row.get('id', row.get('number'))}: {how}")
    for guid, row in ours["documents"].items():
        now = joined["documents"].get(guid)
        if how := _how("documents", row, now):
            told.append(f"document {row['name']}: {how}")
    return (*told, *_measured(ours, joined))


def _measured(ours: Content, joined: Content) -> Iterator[str]:
    """How many numbers of each measure come, change and go; whoever loaded them."""
    before, after = _numbers(ours), _numbers(joined)
    counts: Counter[tuple[str, str]] = Counter()
    for place in dict.fromkeys([*before, *after]):
        was, now = before.get(place), after.get(place)
        if was != now:
            how = "new" if was is None else "removed" if now is None else "changed"
            counts[place[0], how] += 1
    for (instrument, how), count in sorted(counts.items()):
        row = joined["instruments"].get(instrument) or ours["instruments"][instrument]
        yield f"numbers of {row['id']}: {count} {how}"


def _numbers(content: Content) -> dict[tuple[str, ...], float]:
    """Instrument, case, time and item → the number."""
    return {
        (row["instrument"], row["case"], row["time"], row["item"]): row["value"]
        for row in content["measurements"].values()
    }


def _how(kind: str, before: Row | None, after: Row | None) -> str:
    if before is None:
        return "new"
    if after is None:
        return "removed"
    return "changed" if parts(kind, before) != parts(kind, after) else ""


def _by(content: Content, row: Row) -> str:
    if "coder" in row:
        return str(content["coders"][row["coder"]]["name"])
    return str(row["by"])


class Names:
    """What the things of a content are called; those after it hold what is not in it any more."""

    def __init__(self, *contents: Content) -> None:
        self._contents = contents
        self._guids = {
            kind: [guid for one in contents for guid in one[kind]] for kind in contents[0]
        }

    def of(self, kind: str, guid: str) -> str:
        name = "name" if kind in {"coders", "documents"} else "id"
        there = (content[kind][guid] for content in self._contents if guid in content[kind])
        return str(next(there, {name: "what has gone"})[name])

    def called(self, version: Any) -> Any:
        """A version; in words where it refers to a code or a case."""
        kinds = [kind for kind in ("codes", "cases") if version in self._guids[kind]]
        return self.of(kinds[0], version) if kinds else version

    def thing(self, kind: str, row: Row) -> str:
        """As `PL1 in FSW 04 T2 S1 by ben`."""
        match kind:
            case "documents" | "cases" | "scenarios" | "codes" | "rounds":
                return f"{kind[:-1]} {row.get('id', row.get('name', row.get('number')))}"
            case "memos" | "summaries" | "quotations":
                return self._upon(kind, row)
            case "instruments":
                return f"measure {row['id']}"
            case "measurements" | "joint_notes":
                return self._measure(row)
            case "settings":
                return f"the setting {row['guid']}"
        return self._work(row)

    def _upon(self, kind: str, row: Row) -> str:
        """What somebody has written upon something, or has chosen."""
        who = self.of("coders", row["coder"])
        if kind == "memos":
            return f"the memo by {who} on {self._subject(row)}"
        if kind == "quotations":
            return f"the quotation {self._quoted(row)}chosen by {who}"
        return f"the summary of {self.of('cases', row['case'])} on {self.of('codes', row['code'])}"

    def _quoted(self, quotation: Row) -> str:
        """As `PL1 in FSW 04 T2 S1 by ben, `; empty where nobody knows any more."""
        for content in self._contents:
            for kind in ("codings", "ratings"):
                if quotation["coding"] in content[kind]:
                    return f"{self._work(content[kind][quotation['coding']])}, "
        return ""

    def _measure(self, row: Row) -> str:
        """As `score15, item 3 of FSW 04 at T2`, or a note upon a row of a joint display."""
        measure = self.of("instruments", row["instrument"])
        if "item" in row:
            case = self.of("cases", row["case"])
            return f"{measure}, item {row['item']} of {case} at {row['time']}"
        code, coder = self.of("codes", row["code"]), self.of("coders", row["coder"])
        return f"the note on {code} and {measure}, {row['row']}, by {coder}"

    def _subject(self, memo: Row) -> str:
        for content in self._contents:
            coding = content["codings"].get(memo["subject"])
            if coding is not None:
                return self._work(coding)
        kind = f"{memo['about']}s"
        return self.of(kind, memo["subject"]) if memo["subject"] else "the project"

    def _work(self, row: Row) -> str:
        code = f"{self.of('codes', row['code'])} in " if "code" in row else ""
        place = f" {row['start']}–{row['stop']}" if row.get("start") is not None else ""
        who = self.of("coders", row["coder"]) if "coder" in row else row["by"]
        return f"{code}{self.of('documents', row['document'])}{place} by {who}"


def conflict_line(names: Names, one: Conflict) -> str:
    """The conflict in one line: what stands, and what gave way."""
    thing = names.thing(one.kind, one.thing)
    match one.why:
        case Why.TAKEN_AWAY:
            return f"{thing}: taken away in one file and used in the other; it stays."
        case Why.LEVEL:
            return f"{thing}: the value {one.lost['value']} does not fit the words coded; it went."
        case Why.WORDS_GONE:
            return f"{thing}: its words are not coded any more; it went."
    if one.part == "position":
        return f"{thing}: moved in both; it stands where it was moved to later."
    if one.kind == "summaries":
        texts = " and ".join(_shown(version) for version in (one.kept, one.lost))
        return f"{thing}: written in both; it holds both now, {texts}."
    field = f"{one.part.removeprefix(ATTRIBUTE)} " if one.part else ""
    kept, lost = (_shown(names.called(version)) for version in (one.kept, one.lost))
    return f"{thing}: {field}changed in both; kept {kept}, not {lost}."


def moved_line(names: Names, one: Moved) -> str:
    """What became of words that are others now, or are not there any more."""
    thing = names.thing(one.kind, one.row)
    now = f"are now “{_short(one.now)}”" if one.now is not None else "are lost"
    return f"{thing}: its words “{_short(one.words)}” {now}."


def kept_json(conflicts: list[Conflict]) -> str:
    """The conflicts with both versions whole, as they stay in the project."""
    plain = [
        {
            "kind": one.kind,
            "guid": one.thing["guid"],
            "part": one.part,
            "kept": one.kept,
            "lost": one.lost,
            "why": str(one.why),
        }
        for one in conflicts
    ]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def read_again(content: Content, plain: Mapping[str, Any]) -> Conflict:
    """A conflict as `kept_json` has it, of the thing as it is in the content today.

    Of what has gone since, the thing is the version that was kept, else the one that gave way.
    """
    guid, versions = plain["guid"], (plain["kept"], plain["lost"])
    there = content[plain["kind"]].get(guid)
    whole = next((one for one in versions if isinstance(one, Mapping) and not plain["part"]), None)
    return Conflict(
        kind=plain["kind"],
        thing=there or {**(whole or {"id": "that has gone since"}), "guid": guid},
        part=plain["part"],
        kept=plain["kept"],
        lost=plain["lost"],
        why=Why(plain["why"]),
    )


def _shown(version: Any) -> str:
    """A version, short."""
    if isinstance(version, Mapping):
        for name in ("text", "value", "verdict"):
            if name in version:
                return _shown(version[name])
        if version.get("start") is not None:
            return f"{version['start']}–{version['stop']}"
    text = version if isinstance(version, str) else json.dumps(version, ensure_ascii=False)
    return f"“{_short(text)}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
