"""A trainee's score as tables for people and as plain data for scripts."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coder.cli.cells import figure, percent, shortened
from coder.exchange.tables import Cell, Kind, Table
from coder.workflow.training import ADDED, FAULTS, MISSED, OTHER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coder.agreement.estimates import Estimate
    from coder.workflow.training import CodeScore, Place, Score


def score_tables(found: "Score") -> tuple[Table, Table]:
    """A line for each code, and a line for each unit on which the two differ."""
    rows = tuple(_row(one) for one in found.codes)
    columns = ("Code", "Units", "Percent", "Precision", "Recall", "F1", "κ", "α", "α low", "α high")
    title = f"{found.trainee} against {found.gold}"
    kinds = (Kind.TEXT, Kind.COUNT, Kind.PERCENT, *(Kind.NUMBER,) * 7)
    return Table(title, columns, rows, _notes(found), kinds), _places(found.places)


def score_payload(found: "Score") -> dict[str, Any]:
    return {
        "round": found.round.number,
        "trainee": found.trainee,
        "gold": found.gold,
        "documents": found.documents,
        "finished": found.finished,
        "codes": [
            {
                "code": one.code.id,
                "unit": one.unit,
                "units": one.units,
                "precision": one.precision,
                "recall": one.recall,
                "f1": one.f1,
                "measures": {
                    name: asdict(estimate)
                    for name, estimate in (
                        ("percent_agreement", one.percent),
                        ("cohen_kappa", one.kappa),
                        ("alpha_nominal", one.alpha),
                    )
                },
            }
            for one in found.codes
        ],
        "whole": asdict(found.whole),
        "missed": _listed(found.differing(MISSED)),
        "added": _listed(found.differing(ADDED)),
        "other": _listed(found.differing(OTHER)),
    }


def _row(one: "CodeScore") -> tuple[Cell, ...]:
    return (
        one.code.id,
        one.units,
        percent(one.percent.value),
        *map(figure, (one.precision, one.recall, one.f1, one.kappa.value)),
        *map(figure, (one.alpha.value, one.alpha.low, one.alpha.high)),
    )


def _notes(found: "Score") -> tuple[str, ...]:
    done = f"{found.finished} of {found.documents} documents of round {found.round.number}"
    how = (
        f"Over {done}. Precision: the share of the units that {found.trainee} gave the code to "
        "that have it in the gold. Recall: the share of those that have it that were found."
    )
    missed, added, other = (len(found.differing(fault)) for fault in FAULTS)
    counts = f"{missed} missed, {added} added, {other} with another value or level."
    return how, counts, _sets(found.whole)


def _sets(whole: "Estimate") -> str:
    if whole.value is None:
        return f"α of the documents' code sets (MASI) is undefined: {whole.undefined}."
    between = "" if whole.low is None else f" ({whole.low:.3f} to {whole.high:.3f})"
    return f"α of the documents' code sets (MASI): {whole.value:.3f}{between}."


def _places(places: "Iterable[Place]") -> Table:
    rows = tuple(
        (
            one.document,
            one.code,
            one.gold,
            one.said,
            one.span.start,
            one.span.stop,
            shortened(one.words),
        )
        for one in places
    )
    columns = ("Document", "Code", "Gold", "Trainee", "Start", "Stop", "Words")
    note = ('Read one: coder read "DOCUMENT"',) if rows else ()
    return Table(f"{len(rows)} differences", columns, rows, note)


def _listed(places: "Iterable[Place]") -> list[dict[str, Any]]:
    return [
        {
            "document": one.document,
            "code": one.code,
            "gold": one.gold,
            "said": one.said,
            "start": one.span.start,
            "stop": one.span.stop,
            "words": one.words,
        }
        for one in places
    ]
