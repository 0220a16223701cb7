"""Disagreements and how they were settled, as tables for people and as plain data for scripts."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coder.agreement.points import PRESENT
from coder.agreement.queueing import progress
from coder.cli.cells import shortened
from coder.exchange.tables import Cell, Table

if TYPE_CHECKING:
    from coder.agreement.outcomes import Outcome
    from coder.agreement.points import Point
    from coder.agreement.queueing import Queued

ALL = "all"
SETTLE = 'Settle one with: coder consensus settle NUMBER --take NAME --reason "…" --as NAME'
NOT_ADDED = (
    "A disagreement counts under its code and under each code above it on which the coders differ "
    "as well: the lines do not add up to the last."
)
LISTED = (
    *("number", "id", "document", "code", "above", "start", "stop", "kind", "standing"),
    *("verdict", "taken", "value", "settled", "reason", "by", "at", "words"),
)


def queue_table(found: "Sequence[Queued]", names: Mapping[str, str]) -> Table:
    """A line for each disagreement, for people."""
    coders = _coders(found)
    rows = tuple(
        (
            one.number,
            one.point.document.name,
            one.point.code.id,
            *(_said(one.point, name) for name in coders),
            _came_to(one, names),
            one.decision.reason if one.decision else "",
            _words(one.point),
        )
        for one in found
    )
    columns = ("No", "Document", "Code", *coders, "Consensus", "Reason", "Words")
    title = f"{len(found)} disagreements, {progress(found)}"
    return Table(title, columns, rows, (SETTLE,) if found else ())


def queue_data(found: "Sequence[Queued]", names: Mapping[str, str]) -> Table:
    """The same with every field, for spreadsheets."""
    coders = _coders(found)
    rows = []
    for one in queue_payload(found, names):
        said = one["said"]
        cells = {**one, "above": ", ".join(one["above"]), "taken": ", ".join(one["taken"])}
        rows.append(
            (
                *(cells[name] for name in LISTED),
                *(said.get(name, {}).get("said") for name in coders),
            )
        )
    return Table(f"{len(found)} disagreements", (*LISTED, *coders), tuple(rows))


def queue_payload(found: "Sequence[Queued]", names: Mapping[str, str]) -> list[dict[str, Any]]:
    """Every field of every disagreement; `names` maps the guids of coders to their names."""
    return [_point(one) | _decision(one, names) for one in found]


def _point(one: "Queued") -> dict[str, Any]:
    point = one.point
    return {
        "number": one.number,
        "id": point.id,
        "document": point.document.name,
        "code": point.code.id,
        "above": [code.id for code in point.above],
        "start": point.span.start,
        "stop": point.span.stop,
        "kind": str(point.kind),
        "standing": str(one.standing),
        "said": {
            name: {"said": said.said, "spans": [[span.start, span.stop] for span in said.spans]}
            for name, said in point.said.items()
        },
        "words": _words(point),
    }


def _decision(one: "Queued", names: Mapping[str, str]) -> dict[str, Any]:
    made = one.decision
    if made is None:
        empty = dict.fromkeys(("verdict", "value", "settled", "reason", "by", "at"))
        return {**empty, "taken": []}
    return {
        "verdict": str(made.verdict),
        "taken": [names.get(guid, guid) for guid in made.taken],
        "value": made.value,
        "settled": made.settled,
        "reason": made.reason,
        "by": made.by,
        "at": made.at,
    }


def _coders(found: "Sequence[Queued]") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in found for name in one.point.said))


def _said(point: "Point", name: str) -> str | None:
    said = point.said.get(name)
    return None if said is None else said.said


def _came_to(one: "Queued", names: Mapping[str, str]) -> str:
    """`ana`, `neither, by lead`, or how the point stands."""
    made = one.decision
    if made is None:
        return str(one.standing)
    taken = ", ".join(names.get(guid, guid) for guid in made.taken)
    said = {"one": taken, "value": made.value}.get(str(made.verdict), str(made.verdict))
    how = f" ({made.settled})" if made.settled else ""
    changed = ", changed since" if one.standing.value == "changed since" else ""
    return f"{said}{how}{changed}"


def _words(point: "Point") -> str:
    """What somebody coded in the unit, else what the unit begins with."""
    coded = [span for one in point.said.values() if one.said == PRESENT for span in one.spans]
    return shortened(
        " ".join((min(coded) if coded else point.span).of(point.document.text).split())
    )


# What came of it -------------------------------------------------------------------------------


def summary_table(found: "Sequence[Outcome]") -> Table:
    """A line for each code, and one for all; for each coder how often that version was taken."""
    coders = tuple(dict.fromkeys(name for one in found for name in one.taken))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            one.code or ALL,
            one.disagreed,
            *(one.discussion, one.lead, one.untold, one.unrecorded, one.open),
            *(one.taken.get(name, 0) for name in coders),
        )
        for one in found
    )
    how = ("Discussion", "Lead", "Not told how", "Not recorded", "Open")
    columns = ("Code", "Disagreed", *how, *(f"As {name}" for name in coders))
    return Table("How disagreements were settled", columns, rows, (NOT_ADDED,))


def summary_payload(found: "Sequence[Outcome]") -> list[dict[str, Any]]:
    return [
        {
            "code": one.code or ALL,
            "disagreed": one.disagreed,
            "settled": one.settled,
            "discussion": one.discussion,
            "lead": one.lead,
            "untold": one.untold,
            "not_recorded": one.unrecorded,
            "open": one.open,
            "taken": {
                name: {"count": count, "share": count / one.settled}
                for name, count in one.taken.items()
            },
        }
        for one in found
    ]
