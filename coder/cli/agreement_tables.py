"""Agreement as tables for people and as plain data for scripts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coder.cli.cells import figure, percent, shortened
from coder.exchange.tables import Cell, Kind, Table
from coder.units import PAIR

if TYPE_CHECKING:
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.estimates import Estimate
    from coder.agreement.report import Agreement, AgreementReport
    from coder.workflow.adjudicating import Consensus

LONG = ("measure", "value", "se", "low", "high", "undefined", "method")
SETTLE = "Settle them one by one: coder consensus list"


# For people ------------------------------------------------------------------------------------


def report_table(report: "AgreementReport") -> Table:
    """One line for each code, and one for its levels; undefined is a dash with a note."""
    kappa = "cohen_kappa" if len(report.coders) == PAIR else "conger_kappa"
    columns = (
        *("Code", "Units", *report.coders),
        *("Percent", "F1+", "κ", "α", "α low", "α high", "Unit"),
    )
    rows = tuple(
        (
            label,
            one.units,
            *(percent(one.prevalence.get(coder)) for coder in report.coders),
            percent(one.measures["percent_agreement"].value),
            *figures(one, kappa),
            str(one.unit),
        )
        for label, one in lines(report)
    )
    kinds = (
        *(Kind.TEXT, Kind.COUNT, *(Kind.PERCENT for _ in report.coders)),
        *(Kind.PERCENT, *(Kind.NUMBER,) * 5, Kind.TEXT),
    )
    title = f"Agreement of {' and '.join(report.coders)}"
    return Table(title, columns, rows, tuple(_notes(report)), kinds)


def lines(report: "AgreementReport") -> "Iterator[tuple[str, Agreement]]":
    """Each code and, where levels have been given, its levels, with what the line is called."""
    for one in report.codes:
        yield one.code.id, one
        if one.levels is not None and one.levels.units:
            yield f"{one.code.id} levels", one.levels


def figures(one: "Agreement", kappa: str) -> tuple[Cell, ...]:
    """F1+, κ, α and α's interval; for levels quadratic κ and ordinal α."""
    ordered = "alpha_ordinal" in one.measures
    alpha = one.measures["alpha_ordinal" if ordered else "alpha_nominal"]
    shown = one.measures[f"{kappa}_quadratic" if ordered else kappa]
    positive = one.measures.get("f1_positive") if one.prevalence else None
    cells = (None if positive is None else positive.value, shown.value, alpha.value)
    return tuple(figure(cell) for cell in (*cells, alpha.low, alpha.high))


def _notes(report: "AgreementReport") -> Iterator[str]:
    yield (
        "Under each coder's name: the percent of units with the code. Units are what at least two "
        "coders finished; who has not finished is missing there, not absent."
    )
    yield f"κ is {'Cohen' if len(report.coders) == PAIR else 'Conger'}'s, α is Krippendorff's."
    yield from _on_intervals(report)
    if report.coverage:
        yield f"A unit has a code where at least {report.coverage} % of its characters are coded."
    if any(one.levels is not None and one.levels.units for one in report.codes):
        yield "Levels: quadratic κ and ordinal α, over documents with two levels given."
    told: dict[str, list[str]] = {}
    for label, one in lines(report):
        alpha = one.measures["alpha_nominal"]
        if alpha.undefined:
            told.setdefault(f"α is undefined, because {alpha.undefined}", []).append(label)
        for flag in one.flags:
            told.setdefault(flag, []).append(label)
    for what, labels in told.items():
        sentence = what if what.startswith("α") else what[0].upper() + what[1:]
        yield f"{sentence}: {', '.join(labels)}."


def _on_intervals(report: "AgreementReport") -> Iterator[str]:
    if report.interval.method != "bootstrap":
        yield f"α low and α high: the 95 % interval, {report.interval.method}."
    elif report.replicates:
        yield (
            f"α low and α high: the middle 95 % of {report.replicates} bootstrap replicates of "
            f"whole documents (seed {report.seed})."
        )


def disagreement_table(found: "Sequence[Disagreement]") -> Table:
    """A line for each unit on which coders differ, with the words that it begins with."""
    coders = tuple(dict.fromkeys(name for one in found for name in one.said))
    rows = tuple(
        (
            one.document.name,
            one.code.id,
            *(one.said.get(name) for name in coders),
            one.span.start,
            one.span.stop,
            _quote(one),
        )
        for one in found
    )
    columns = ("Document", "Code", *coders, "Start", "Stop", "Words")
    return Table(f"{len(found)} disagreements", columns, rows, (SETTLE,) if found else ())


def _quote(one: "Disagreement") -> str:
    return shortened(" ".join(one.span.of(one.document.text).split()))


# For scripts -----------------------------------------------------------------------------------


def long_table(report: "AgreementReport") -> Table:
    """A row for each code and measure, nothing rounded."""
    head = ("code", "label", "unit", "units", "documents")
    prevalence = tuple(f"prevalence {coder}" for coder in report.coders)
    rows = tuple(
        (
            *(label, one.code.label, str(one.unit), one.units, one.documents),
            *(one.prevalence.get(coder) for coder in report.coders),
            *_long(estimate),
        )
        for label, one in lines(report)
        for estimate in one.measures.values()
    )
    return Table("Agreement", (*head, *prevalence, *LONG), rows, tuple(_notes(report)))


def _long(one: "Estimate") -> tuple[Cell, ...]:
    return (one.name, one.value, one.se, one.low, one.high, one.undefined, one.method)


def report_payload(report: "AgreementReport") -> dict[str, Any]:
    return {
        "unit": report.unit,
        "coders": list(report.coders),
        "codes": [_payload(one) for one in report.codes],
        "seed": report.seed,
        "replicates": report.replicates,
        "interval": str(report.interval.method),
        "coverage": report.coverage,
    }


def _payload(one: "Agreement") -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": one.code.id,
        "label": one.code.label,
        "unit": str(one.unit),
        "units": one.units,
        "documents": one.documents,
        "prevalence": one.prevalence,
        "measures": measures_payload(one.measures),
        "cells": dict(one.cells) or None,
        "flags": list(one.flags),
    }
    if not one.prevalence:
        found["values"] = {coder: dict(shares) for coder, shares in one.shares.items()}
    if one.levels is not None:
        found["levels"] = _payload(one.levels)
    return found


def measures_payload(measures: "Mapping[str, Estimate]") -> dict[str, Any]:
    return {
        name: {
            "value": one.value,
            "se": one.se,
            "low": one.low,
            "high": one.high,
            "undefined": one.undefined,
            "method": one.method,
        }
        for name, one in measures.items()
    }


def disagreement_payload(found: "Sequence[Disagreement]") -> list[dict[str, Any]]:
    return [
        {
            "document": one.document.name,
            "start": one.span.start,
            "stop": one.span.stop,
            "code": one.code.id,
            "said": dict(one.said),
            "words": _quote(one),
        }
        for one in found
    ]


def consensus_payload(found: "Consensus", *, dry_run: bool) -> dict[str, Any]:
    return {
        "coder": found.coder.name,
        "documents": [one.name for one in found.documents],
        "codings": len(found.codings),
        "ratings": len(found.ratings),
        "finished": [one.name for one in found.finished],
        "disagreements": disagreement_payload(found.disagreements),
        "dry_run": dry_run,
    }
