"""Measures as plain data, nothing rounded: for spreadsheets and for scripts."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from coder.exchange.measure_notes import key_notes, report_notes
from coder.exchange.measure_tables import ALL, titled
from coder.exchange.tables import Cell, Table
from coder.exchange.theme_notes import NOT_RECORDED
from coder.measures.change import Change
from coder.measures.key import as_data
from coder.measures.measured import AtTime, GroupReport, Measured, MeasureReport
from coder.measures.scoring import missing, scores

SUMMARY = ("n", "missing", "mean", "sd", "low_quartile", "median", "high_quartile")
CHANGE = (
    *("first", "last", "pairs", "only_first", "only_last", "mean_first", "mean_last"),
    *("mean", "sd", "low", "high", "median"),
)


def flat(report: MeasureReport) -> list[Table]:
    """A row for each score, group and time; and a row for each score and group of changes."""
    heads = (
        ("score", "group", "time", *SUMMARY, "alpha", "alpha_n", "past_cutoff"),
        ("score", "group", *CHANGE, "test", "p"),
    )
    changes = tuple(
        (*_names(one), *_changed(one.change), one.change.test.name, one.change.test.p)
        for one in report.scores
        if one.change
    )
    notes = tuple(report_notes(report))
    by_time = Table(f"{report.key.id} by time", heads[0], tuple(_time_rows(report)), notes)
    return [by_time, Table(f"{report.key.id} change", heads[1], changes)] if changes else [by_time]


def report_payload(report: MeasureReport) -> dict[str, Any]:
    """The report as JSON data, with the key that it was scored by; nothing rounded."""
    return {
        "measure": report.key.id,
        "key": as_data(report.key),
        "by": report.by or None,
        "scores": [_payload(one) for one in report.scores],
        "notes": list(report_notes(report)),
    }


def list_payload(measures: Sequence[Measured]) -> list[dict[str, Any]]:
    """What was measured, with how much there is of it."""
    return [
        {
            "id": one.key.id,
            "title": one.key.title,
            "kind": str(one.key.kind),
            "direction": str(one.key.direction),
            "times": one.times,
            "cases": len(one.sheets),
            "missing": one.missing(),
            "scores": [rule.name for rule in one.key.rules],
        }
        for one in measures
    ]


def scores_payload(measured: Measured) -> dict[str, Any]:
    """Every case and time with its scores (null where too few items were answered)."""
    key = measured.key
    found = [
        {
            "case": case,
            "time": time,
            "scores": scores(key, at[time]),
            "missing": missing(key, at[time]),
        }
        for case, at in measured.sheets.items()
        for time in measured.times
        if time in at
    ]
    return {"measure": key.id, "title": titled(key), "rows": found, "notes": list(key_notes(key))}


def change_payload(change: Change | None) -> dict[str, Any] | None:
    """A change with its test."""
    if change is None:
        return None
    figures = dict(zip(CHANGE, _changed(change), strict=True))
    return figures | {"test": asdict(change.test)}


def _payload(one: GroupReport) -> dict[str, Any]:
    return {
        "score": one.score,
        "group": one.group,
        "times": [
            {
                "time": at.time,
                **asdict(at.summary),
                "alpha": None if at.items is None else at.items.alpha,
                "alpha_n": None if at.items is None else at.items.n,
                "past_cutoff": at.beyond,
            }
            for at in one.times
        ],
        "change": change_payload(one.change),
        "turns": None if one.turns is None else asdict(one.turns),
        "reliable": None if one.reliable is None else asdict(one.reliable),
    }


def _time_rows(report: MeasureReport) -> Iterator[tuple[Cell, ...]]:
    for one in report.scores:
        for at in one.times:
            yield (*_names(one), at.time, *_summed(at), *_alpha(at), at.beyond)


def _names(one: GroupReport) -> tuple[str, str]:
    return one.score, ALL if one.group is None else one.group or NOT_RECORDED


def _summed(at: AtTime) -> tuple[Cell, ...]:
    return tuple(getattr(at.summary, name) for name in SUMMARY)


def _alpha(at: AtTime) -> tuple[Cell, ...]:
    return (None, None) if at.items is None else (at.items.alpha, at.items.n)


def _changed(change: Change) -> tuple[Cell, ...]:
    return tuple(getattr(change, name) for name in CHANGE)
