"""Rounds as tables for people and as plain data for scripts."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from coder.exchange.tables import Cell, Table

if TYPE_CHECKING:
    from coder.model import Round
    from coder.workflow.drawing import Drawn
    from coder.workflow.rounds import Look, Standing
    from transcripts.model import Case, Document

NOT_KNOWN = "not known"


def told(drawn: "Drawn", *, dry_run: bool) -> Iterator[str]:
    """What was drawn, in sentences."""
    one = drawn.round
    verb = "would be" if dry_run else "is"
    how = f"drawn with seed {one.seed}" if one.seed is not None else "chosen by hand"
    of = f" of {one.pool}" if one.pool is not None else ""
    who = " and ".join(coder.name for coder in drawn.coders)
    count = f"{len(one.documents)}{of} document{'s' * (len(one.documents) != 1)}"
    blind = "blind " if one.blind else ""
    yield f"The {blind}round {one.number} {verb} coded by {who}: {count}, {how}."
    if one.masks:
        yield f"Hidden: {', '.join(one.masks)}. Documents go by a number, in a shuffled order."
    yield from drawn.remarks
    if not dry_run:
        names = ", ".join(coder.name for coder in drawn.persons)
        yield f"Open it as {names}: coder open --round {one.number} --as {drawn.persons[0].name}"


def drawn_table(drawn: "Drawn") -> Table:
    """How many were drawn of each stratum; of a choice by hand, the documents."""
    if not drawn.strata:
        rows = tuple((place, name) for place, name in enumerate(drawn.names, 1))
        return Table(f"Round {drawn.round.number}", ("Place", "Document"), rows)
    drawn_of: list[tuple[Cell, ...]] = [
        (*(value or NOT_KNOWN for value in stratum), count, of)
        for stratum, (count, of) in drawn.strata.items()
    ]
    columns = (*drawn.round.strata, "Drawn", "Of")
    return Table(f"Round {drawn.round.number}", columns, tuple(drawn_of))


def drawn_payload(drawn: "Drawn", *, dry_run: bool) -> dict[str, Any]:
    names = [coder.name for coder in drawn.coders]
    return {
        **_round(drawn.round),
        "dry_run": dry_run,
        "coders": names,
        "documents": list(drawn.names),
        "drawn_by_stratum": [
            {"stratum": dict(zip(drawn.round.strata, stratum, strict=True)), "drawn": n, "of": of}
            for stratum, (n, of) in drawn.strata.items()
        ],
        "remarks": list(drawn.remarks),
    }


def rounds_table(found: "Sequence[Standing]") -> Table:
    rows = tuple(
        (
            one.round.number,
            _kind(one.round),
            len(one.documents),
            ", ".join(f"{name} {len(one.finished[name])}" for name in one.coders),
            len(one.complete),
            "closed" if one.round.closed else "open",
            _how(one.round),
        )
        for one in found
    )
    columns = ("Round", "Kind", "Documents", "Finished", "By all", "State", "Documents chosen")
    return Table("Rounds", columns, rows)


def rounds_data(found: "Sequence[Standing]") -> Table:
    """The same for spreadsheets: how many each coder has finished, in a column of its own."""
    coders = tuple(dict.fromkeys(name for one in found for name in one.coders))
    rows = tuple(
        (
            *(one.round.number, _kind(one.round), len(one.documents)),
            *(len(one.finished[name]) if name in one.coders else None for name in coders),
            *(len(one.complete), "closed" if one.round.closed else "open", _how(one.round)),
        )
        for one in found
    )
    finished = (f"{name} finished" for name in coders)
    columns = ("Round", "Kind", "Documents", *finished, "By all", "State", "Documents chosen")
    return Table("Rounds", columns, rows)


def rounds_payload(found: "Sequence[Standing]") -> list[dict[str, Any]]:
    return [_standing(one) for one in found]


def round_table(found: "Standing", looks: "Sequence[Look]") -> Table:
    """A line for each document, with a sign for each coder who has finished it."""
    rows = tuple(
        (place, name, *("✓" if name in found.finished[coder] else "" for coder in found.coders))
        for place, name in enumerate(found.documents, 1)
    )
    one = found.round
    title = f"Round {one.number}: {_kind(one)}, {_how(one)}"
    gold = (f"Compared with {found.gold}.",) if found.gold else ()
    masks = (f"Hidden: {', '.join(one.masks)}.",) if one.masks else ()
    seen = tuple(f"{one.coder} {one.what}, {one.at}." for one in looks)
    closed = (f"Closed at {one.closed}.",) if one.closed else ()
    columns = ("Place", "Document", *found.coders)
    return Table(title, columns, rows, (*gold, *masks, *seen, *closed))


def round_payload(found: "Standing", looks: "Sequence[Look]") -> dict[str, Any]:
    looked = [{"coder": one.coder, "what": one.what, "at": one.at} for one in looks]
    return {**_standing(found), "unmasked": looked}


def unmasked_table(document: "Document", case: "Case | None") -> Table:
    rows = tuple((name, str(value)) for name, value in unmasked_payload(document, case).items())
    return Table(document.name, ("What", "Value"), rows)


def unmasked_payload(document: "Document", case: "Case | None") -> dict[str, str]:
    """Everything that a mask can hide."""
    return {
        "name": document.name,
        "case": document.case,
        "time": document.time,
        "scenario": document.scenario,
        **(case.attributes if case else {}),
    }


def _kind(one: "Round") -> str:
    return f"blind {one.kind}" if one.blind else str(one.kind)


def _how(one: "Round") -> str:
    """How the documents were chosen."""
    if one.seed is None:
        return "by hand"
    by = f" by {', '.join(one.strata)}" if one.strata else ""
    return f"drawn of {one.pool}{by}, seed {one.seed}"


def _round(one: "Round") -> dict[str, Any]:
    """What a round says of itself, without guids."""
    return {
        "round": one.number,
        "kind": str(one.kind),
        "blind": one.blind,
        "masks": list(one.masks),
        "seed": one.seed,
        "share": one.share,
        "pool": one.pool,
        "where": {name: list(values) for name, values in one.narrowed.items()},
        "by": list(one.strata),
        "made_by": one.made_by,
        "at": one.at,
        "closed": one.closed or None,
    }


def _standing(one: "Standing") -> dict[str, Any]:
    return {
        **_round(one.round),
        "gold": one.gold or None,
        "coders": list(one.coders),
        "documents": list(one.documents),
        "finished": {name: sorted(one.finished[name]) for name in one.coders},
        "finished_by_all": len(one.complete),
    }
