"""What a trail of changes tells: how a file was at an earlier moment, and when what was done."""

import json
from collections.abc import Iterable, Mapping

from coder.merge.content import Part, Raw, Row, parts_of_row

Stamps = dict[Part, str]
"""When each part was last changed, as UTC text; what was never changed is not there."""


def rewound(raw: Raw, changes: Iterable[Row], *, to: int) -> dict[str, dict[str, Row]]:
    """The rows as they were after the action of that number (0: before the first)."""
    rows = {table: dict(there) for table, there in raw.items()}
    later = [change for change in changes if change["action"] > to]
    for change in reversed(later):
        there = rows.get(change["table"], {})
        if change["before"] is None:
            there.pop(change["guid"], None)
        else:
            there[change["guid"]] = change["before"]
    return rows


def stamps(changes: Iterable[Row], times: Mapping[int, str]) -> Stamps:
    """When each part was changed last; what a merge brought counts from when it was done.

    `times` are those of the actions.
    """
    found: Stamps = {}
    brought: dict[int, Mapping[str, Mapping[str, str]]] = {}
    told = list(changes)
    for change in told:
        if change["table"] == "merges" and change["after"]:
            brought[change["action"]] = json.loads(change["after"]["stamps"])
    for change in told:
        at, known = times[change["action"]], brought.get(change["action"], {})
        for guid, part in _changed(change):
            found[guid, part] = known.get(guid, {}).get(part, at)
    return found


def _changed(change: Row) -> Iterable[Part]:
    before = parts_of_row(change["table"], change["before"])
    after = parts_of_row(change["table"], change["after"])
    return [
        part
        for part in dict.fromkeys([*before, *after])
        if part not in before or part not in after or before[part] != after[part]
    ]
