"""Join two contents part by part: what one side changed is taken; of two changes the later."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from coder.merge.content import ATTRIBUTE, KINDS, WHOLES, Content, Part, Row, parts
from coder.merge.trail import Stamps

_STAY = ("coders", "merges")
"""What is never taken away."""


class Why(StrEnum):
    """What kind of conflict it is."""

    CHANGED = "changed in both"
    TAKEN_AWAY = "taken away in one, changed in the other"
    LEVEL = "a level that does not fit the words"
    WORDS_GONE = "chosen in one, its words taken away in the other"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something done differently in both files: what was `kept`, and what gave way.

    `thing` is the thing that it is about; None stands for a version in which it was taken away.
    """

    kind: str
    thing: Row
    part: str
    kept: Any
    lost: Any
    why: Why = Why.CHANGED


@dataclass(frozen=True, slots=True)
class Sides:
    """Two contents that meet by guid, what the other was when they last met, and both's stamps."""

    base: Content
    ours: Content
    theirs: Content
    our_stamps: Mapping[Part, str]
    their_stamps: Mapping[Part, str]

    def stamp(self, part: Part) -> str:
        """When the part was last changed on either side; empty for what never was."""
        return max(self.our_stamps.get(part, ""), self.their_stamps.get(part, ""))


@dataclass(slots=True)
class Joined:
    """The joined content, the conflicts, and when what came from the other side was done."""

    content: Content
    conflicts: list[Conflict] = field(default_factory=list)
    brought: Stamps = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def joined(sides: Sides) -> Joined:
    """Everything that is in either content, but for what one side took away."""
    done = Joined({kind: {} for kind in KINDS})
    for kind in KINDS:
        if kind in _STAY:
            done.content[kind] = sides.theirs[kind] | sides.ours[kind]
            continue
        for guid in dict.fromkeys([*sides.ours[kind], *sides.theirs[kind]]):
            row = _met(sides, done, kind, guid)
            if row is not None:
                done.content[kind][guid] = row
    return done


def _met(sides: Sides, done: Joined, kind: str, guid: str) -> Row | None:
    base, ours, theirs = (
        parts(kind, one[kind].get(guid)) for one in (sides.base, sides.ours, sides.theirs)
    )
    mine, other = sides.ours[kind].get(guid), sides.theirs[kind].get(guid)
    if mine is not None and other is not None:
        return _both(sides, done, kind, (mine, other))
    there = mine if mine is not None else other
    assert there is not None  # noqa: S101 - the guid is of one of them
    if base and (ours or theirs) == base:
        return None  # the other side took it away
    if base:
        done.conflicts.append(Conflict(kind, there, "", there, None, Why.TAKEN_AWAY))
    if mine is None:
        _bring(sides, done, guid, theirs)
    return there


def _both(sides: Sides, done: Joined, kind: str, rows: tuple[Row, Row]) -> Row:
    mine, other = rows
    base = parts(kind, sides.base[kind].get(mine["guid"]))
    ours, theirs = parts(kind, mine), parts(kind, other)
    row = dict(mine)
    for name in dict.fromkeys([*ours, *theirs]):
        old, one, two = base.get(name), ours.get(name), theirs.get(name)
        if two in (one, old):
            continue
        part = mine["guid"], name
        if one != old and not _is_later(sides, part, (one, two)):
            done.conflicts.append(Conflict(kind, mine, name, one, two))
            continue
        if one != old:
            done.conflicts.append(Conflict(kind, mine, name, two, one))
        _bring(sides, done, mine["guid"], [name])
        row = dict(other) if kind in WHOLES else {**row, name: two}
    return {name: value for name, value in row.items() if not _is_gone(name, value)}


def _is_gone(name: str, value: Any) -> bool:
    """Whether it is an attribute that was taken away; other parts can be nothing and stay."""
    return value is None and name.startswith(ATTRIBUTE)


def _is_later(sides: Sides, part: Part, versions: tuple[Any, Any]) -> bool:
    """Whether the other side's version is the later one; the texts decide where both are as old."""
    ours, theirs = sides.our_stamps.get(part, ""), sides.their_stamps.get(part, "")
    return (theirs, _text(versions[1])) > (ours, _text(versions[0]))


def _text(version: Any) -> str:
    return json.dumps(version, sort_keys=True, ensure_ascii=False)


def _bring(sides: Sides, done: Joined, guid: str, names: Any) -> None:
    for name in names:
        if at := sides.their_stamps.get((guid, name)):
            done.brought[guid, name] = at


def told_stamps(brought: Mapping[Part, str]) -> str:
    """Stamps as they are kept, as JSON: guid → part → when."""
    found: dict[str, dict[str, str]] = {}
    for (guid, part), at in sorted(brought.items()):
        found.setdefault(guid, {})[part] = at
    return json.dumps(found, ensure_ascii=False)


def rows_of(content: Content) -> Iterator[tuple[str, Row]]:
    """Every thing of a content with its kind."""
    for kind in KINDS:
        for row in content[kind].values():
            yield kind, row
