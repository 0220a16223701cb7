"""Codes as rows of the project file, and back."""

import json
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from codebook.model import Code, Codebook, CodeKind, CodeUnit, Keywords, Level, Value
from coder.store.connection import Row

GAP = 1 << 40
"""Between the positions of two codes, so that one in between moves no other."""
_PLAIN = ("id", "label", "brief", "full", "use_when", "not_when", "example", "colour", "hotkey")


def positions(order: Sequence[str], before: Mapping[str, int]) -> dict[str, int]:
    """A rising number for each guid of the order; as many as can be keep what they had before.

    Where there is no room for the new ones between two that stay, those behind make room.
    """
    staying = _rising([before[guid] for guid in order if guid in before])
    stops = [*(guid for guid in order if before.get(guid) in staying), ""]
    given: dict[str, int] = {}
    last, waiting = -GAP, list[str]()
    ends = iter(stops)
    stop = next(ends)
    for guid in [*order, ""]:
        if guid != stop:
            waiting.append(guid)
            continue
        upper = before[guid] if guid else last + GAP * (len(waiting) + 1)
        step = (upper - last) // (len(waiting) + 1)
        if waiting and step == 0:  # no room here: this one goes on with those that wait
            waiting.append(guid)
            stop = next(ends)
            continue
        given |= {one: last + step * place for place, one in enumerate(waiting, 1)}
        given[guid] = last = upper
        waiting, stop = [], next(ends, "")
    del given[""]
    return given


def _rising(numbers: Sequence[int]) -> set[int]:
    """The longest run of the numbers, in their order, of which each is above the one before."""
    tails: list[int] = []
    ends: list[int] = []
    above: list[int] = []
    for place, number in enumerate(numbers):
        at = bisect_left(tails, number)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [place]
        above.append(ends[at - 1] if at else -1)
    run, place = set(), ends[-1] if ends else -1
    while place >= 0:
        run.add(numbers[place])
        place = above[place]
    return run


def row_of_code(code: Code, parent: str | None, position: int) -> Row:
    plain = {name: getattr(code, name) for name in _PLAIN}
    kinds = {"kind": str(code.kind), "unit": str(code.unit)}
    place = {"guid": code.guid, "parent": parent, "position": position}
    return plain | kinds | place | {"retired": int(code.retired)}


def details_of_code(code: Code) -> list[tuple[str, Row]]:
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
    return [(table, row | {"code": code.guid}) for table, row in rows]


def code_of_row(row: Row, details: Mapping[str, Mapping[str, list[Row]]]) -> Code:
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


def version_row(guid: str, codebook: Codebook, at: str) -> Row:
    return {
        "guid": guid,
        "version": codebook.version,
        "title": codebook.title,
        "label": codebook.label,
        "codes": json.dumps([_plain(code) for code in codebook], ensure_ascii=False),
        "at": at,
    }


def _plain(code: Code) -> dict[str, Any]:
    # Written out, since `asdict` copies every word of a large codebook.
    plain = {name: getattr(code, name) for name in (*_PLAIN, "parent", "retired", "guid")}
    return plain | {
        "kind": str(code.kind),
        "unit": str(code.unit),
        "values": [{"id": one.id, "label": one.label} for one in code.values],
        "levels": [asdict(one) for one in code.levels],
        "keywords": {"seek": code.keywords.seek, "avoid": code.keywords.avoid},
    }


def code_of_plain(plain: dict[str, Any]) -> Code:
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
