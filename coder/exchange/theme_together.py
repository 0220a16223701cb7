"""Codes that go together, as a list and as a matrix, for people and for scripts."""

from collections.abc import Iterator
from typing import Any

from coder.exchange.tables import Cell, Table
from coder.exchange.theme_cells import NOTHING, number
from coder.exchange.theme_notes import FEW, HIDDEN, hidden, in_words, lowered, whose
from coder.exchange.theme_rows import shared
from coder.themes.cooccurrence import Cooccurrence, Together, Unit
from coder.themes.suppression import SMALL_CELL, any_small

NAMED = 3
RULE = "Only respondents' own words count. Not mentioned does not mean not done."
WHAT = {
    Unit.RESPONDENT: (
        "Unit: respondents. Both codes stand somewhere in what one respondent said or wrote, not "
        "of necessity in the same words."
    ),
    Unit.DOCUMENT: "Unit: documents. Both codes stand somewhere in one document.",
    Unit.SEGMENT: (
        "Unit: coded segments. Both counts those that share words with one of the other code, of "
        "the code of which they are fewer."
    ),
}
JACCARD = "Jaccard: of those with either code, the share with both, from 0 to 1."
ROLLED_UP = "A code is there if any code below it is; a code and one below it are not paired."


def together_tables(found: Cooccurrence) -> list[Table]:
    """The pairs, most often together first; then the codes by the codes."""
    return [_list(found), _matrix(found)]


def together_rows(found: Cooccurrence) -> Table:
    """One row for each pair, in the codebook's order, with unrounded numbers."""
    rows = [_pair(one) for one in found.pairs]
    columns = tuple(dict.fromkeys(name for row in rows for name in row)) or ("code", "with")
    cells = tuple(tuple(row.get(name) for name in columns) for row in rows)
    return Table(_title(found), columns, cells, _notes(found))


def together_payload(found: Cooccurrence) -> dict[str, Any]:
    """The pairs as JSON data; what is hidden is null, and `suppressed` stands beside it."""
    combined = found.combined
    told = combined if combined and not combined.hidden else None
    return {
        "unit": str(found.unit),
        "codes": [
            {"code": code.id, "label": code.label, **shared(one)}
            for code, one in zip(found.codes, found.counts, strict=True)
        ],
        "pairs": [_pair(one) for one in found.pairs],
        "all": told.every if told else None,
        "none": told.none if told else None,
        "base": combined.base if combined else None,
        "where": {name: list(values) for name, values in found.where.items()},
        "suppressed_under": found.suppressed or None,
        "coders": dict(found.coders),
        "notes": list(_notes(found)),
    }


def _pair(one: Together) -> dict[str, Cell]:
    numbers: dict[str, Cell] = {
        "both": None if one.both.hidden else one.both.n,
        "base": one.both.base,
        "n_code": None if one.of_first.hidden else one.of_first.n,
        "n_with": None if one.of_second.hidden else one.of_second.n,
        "jaccard": one.jaccard,
    }
    names = {"code": one.first.id, "with": one.second.id}
    return names | numbers | ({"suppressed": True} if one.both.hidden else {})


# For people ------------------------------------------------------------------------------------


def _title(found: Cooccurrence) -> str:
    things = "respondents" if found.unit is Unit.RESPONDENT else "documents"
    return f"Codes that go together: {lowered(in_words(things, found.where))}"


def _list(found: Cooccurrence) -> Table:
    columns = ("code", "with", "both", "n code", "n with", "Jaccard")
    known = [one for one in found.pairs if one.both.base]
    ordered = sorted(known, key=lambda one: -one.both.n)
    return Table(_title(found), columns, tuple(map(_line, ordered)))


def _line(one: Together) -> tuple[str, ...]:
    return (
        f"{one.first.id}  {one.first.label}",
        f"{one.second.id}  {one.second.label}",
        f"{number(one.both)} of {one.both.base}",
        number(one.of_first),
        number(one.of_second),
        _jaccard(one),
    )


def _jaccard(one: Together) -> str:
    if one.jaccard is None:
        return HIDDEN if one.both.hidden else NOTHING
    return f"{one.jaccard:.3f}"


def _matrix(found: Cooccurrence) -> Table:
    both = {(one.first.id, one.second.id): one for one in found.pairs}
    ids = [code.id for code in found.codes]
    own = {
        (code.id, code.id): number(one) for code, one in zip(found.codes, found.counts, strict=True)
    }
    rows = (
        (
            f"{code.id}  {code.label}",
            *(own.get((code.id, other)) or _cell(both, code.id, other) for other in ids),
        )
        for code in found.codes
    )
    heading = f"How many {found.unit}s have both; on the diagonal, how many have the code"
    return Table(heading, ("code", *ids), tuple(rows), _notes(found))


def _cell(both: dict[tuple[str, str], Together], code: str, other: str) -> str:
    found = both.get((code, other)) or both.get((other, code))
    return number(found.both) if found and found.both.base else NOTHING


def _notes(found: Cooccurrence) -> tuple[str, ...]:
    return (
        WHAT[found.unit],
        *([RULE] if found.unit is not Unit.SEGMENT else []),
        ROLLED_UP,
        JACCARD,
        *_combined(found),
        *_never_asked(found),
        whose(found.coders),
        *_cells(found),
    )


def _combined(found: Cooccurrence) -> Iterator[str]:
    one = found.combined
    if one is None or not one.base:
        return
    every, none = (HIDDEN, HIDDEN) if one.hidden else (one.every, one.none)
    codes = ", ".join(code.id for code in found.codes)
    units = found.unit if one.base == 1 else f"{found.unit}s"
    have = "has" if every == 1 else "have"
    yield f"Of {one.base} {units} in every base, {every} {have} all of {codes}, {none} none."


def _never_asked(found: Cooccurrence) -> Iterator[str]:
    strangers = [f"{one.first.id} with {one.second.id}" for one in found.pairs if not one.both.base]
    if strangers:
        more = f" and {len(strangers) - NAMED} more" if len(strangers) > NAMED else ""
        yield f"Nothing is in the base of both for {', '.join(strangers[:NAMED])}{more}."


def _cells(found: Cooccurrence) -> Iterator[str]:
    if found.suppressed:
        yield hidden(found.suppressed)
    elif found.unit is Unit.RESPONDENT and any(
        any_small((one.both.n, one.of_first.n, one.of_second.n), SMALL_CELL) for one in found.pairs
    ):
        yield FEW
