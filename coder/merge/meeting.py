"""Which things in two files are the same, and the other file's things under our guids."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from codebook.joining import same
from codebook.model import Code
from coder.merge.content import Content, Part, Row
from transcripts.cases import case_key

Guids = dict[str, str]
"""Their guid → ours, where they differ."""
_IN_JSON = ("work", "said", "taken")
"""Columns that hold guids within JSON."""


def met(ours: Content, theirs: Content) -> Guids:
    """Which of their things are ours under other guids.

    Coders meet by name, cases, scenarios and measures by id, codes by id and name, documents by
    their words, else by name. What meets by guid is not told.
    """
    found: Guids = {}
    by: tuple[tuple[str, Callable[[Row], object]], ...] = (
        ("coders", lambda row: row["name"].casefold()),
        ("cases", lambda row: case_key(row["id"])),
        ("scenarios", lambda row: row["id"].casefold()),
        ("instruments", lambda row: row["id"].casefold()),
        ("documents", lambda row: (row["name"].casefold(), row["words"]["fingerprint"])),
        ("documents", lambda row: row["words"]["fingerprint"]),
        ("documents", lambda row: row["name"].casefold()),
    )
    for kind, key in by:
        _meet(found, ours[kind], theirs[kind], key)
    _meet_codes(found, ours["codes"], theirs["codes"])
    return found


def have_met(ours: Content, theirs: Content, guids: Guids) -> bool:
    """Whether the two have any document or code in common."""
    return any(
        guids.get(guid, guid) in ours[kind]
        for kind in ("documents", "codes")
        for guid in theirs[kind]
    )


def _meet(
    found: Guids, ours: Mapping[str, Row], theirs: Mapping[str, Row], key: Callable[[Row], object]
) -> None:
    """Meet what is alone in both under a key and has not met yet."""
    mine, other = _alone(ours, theirs, found.values(), key), _alone(theirs, ours, found, key)
    found |= {other[one]: mine[one] for one in mine.keys() & other.keys()}


def _alone(
    rows: Mapping[str, Row],
    others: Mapping[str, Row],
    met_already: Iterable[str],
    key: Callable[[Row], object],
) -> dict[object, str]:
    out = {*others, *met_already}
    keys = {guid: key(row) for guid, row in rows.items() if guid not in out}
    times = Counter(keys.values())
    return {one: guid for guid, one in keys.items() if times[one] == 1}


def _meet_codes(found: Guids, ours: Mapping[str, Row], theirs: Mapping[str, Row]) -> None:
    mine = {row["id"].casefold(): row for guid, row in ours.items() if guid not in theirs}
    for guid, row in theirs.items():
        there = None if guid in ours else mine.get(row["id"].casefold())
        if there and same(Code(there["id"], there["label"]), Code(row["id"], row["label"])):
            found[guid] = there["guid"]


def renamed(content: Content, guids: Guids) -> Content:
    """The content with our guids in the place of theirs, wherever they stand."""
    if not guids:
        return content
    return {
        kind: {guids.get(guid, guid): _row(row, guids) for guid, row in rows.items()}
        for kind, rows in content.items()
    }


def renamed_parts(stamps: Mapping[Part, str], guids: Guids) -> dict[Part, str]:
    """As `renamed`; of two that become one the later counts."""
    found: dict[Part, str] = defaultdict(str)
    for (guid, part), at in stamps.items():
        key = guids.get(guid, guid), part
        found[key] = max(found[key], at)
    return dict(found)


def _row(row: Row, guids: Guids) -> Row:
    return {
        name: _in_json(value, guids) if name in _IN_JSON else _value(value, guids)
        for name, value in row.items()
    }


def _in_json(text: str, guids: Guids) -> str:
    return json.dumps(_value(json.loads(text), guids), ensure_ascii=False)


def _value(value: Any, guids: Guids) -> Any:
    if isinstance(value, str):
        return guids.get(value, value)
    if isinstance(value, list):
        return [_value(one, guids) for one in value]
    if isinstance(value, dict):
        return {guids.get(name, name): _value(one, guids) for name, one in value.items()}
    return value


def without_versions(content: Content, *, above: int) -> Content:
    """Theirs, with 0 for each version of the codebook that is not ours too.

    The versions up to `above` were made before the two parted.
    """
    return {
        kind: {
            guid: row | {"version": 0} if row.get("version", 0) > above else row
            for guid, row in rows.items()
        }
        for kind, rows in content.items()
    }
