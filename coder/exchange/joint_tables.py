"""Joint displays as tables: numbers by row, then what was said and what was made of it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from statistics import fmean
from typing import Any

from coder.exchange.measure_data import change_payload
from coder.exchange.measure_notes import INTERVAL, SMALL, key_notes, n_of, tested
from coder.exchange.measure_tables import change_cells, change_columns, decimal, titled
from coder.exchange.tables import Cell, Table
from coder.exchange.theme_cells import NOTHING, p_value
from coder.exchange.theme_notes import RULE, SMALL_BASE
from coder.measures.joint import JointCode, JointReport, JointRow, Link, Quotation
from transcripts.text import natural

AUTOMATIC = "(auto)"
_QUOTED = "(auto): the first that there is; nobody has chosen it for the report."
_FLAT = (
    *("code", "label", "value", "row", "n", "base", "measured", "first", "last", "n_first"),
    *("mean_first", "n_last", "mean_last", "pairs", "change", "low", "high", "test", "p"),
    *("quotation", "attribution", "chosen", "notes"),
)


def shown(report: JointReport) -> list[Table]:
    """For each code its numbers and its words; what must be read with all under the last."""
    tables = [table for one in report.codes for table in (_numbers(report, one), _words(one))]
    *first, last = tables
    return [*first, Table(last.title, last.columns, last.rows, tuple(notes(report)))]


def notes(report: JointReport) -> Iterator[str]:
    """Who is set beside whom, the rules, small numbers, and tests last."""
    yield _linked(report)
    for one in report.codes:
        yield _outside(report, one)
    yield RULE
    yield from key_notes(report.key)
    if len(set(report.times)) > 1:
        yield INTERVAL
    rows = [row for one in report.codes for row in one.rows]
    if any(row.quotation and not row.quotation.chosen for row in rows):
        yield _QUOTED
    if any(0 < row.row.measured < SMALL_BASE for row in rows):
        yield SMALL
    yield from tested(one.display.test for one in report.codes)


def flat(report: JointReport) -> Table:
    """One row for each row of each display, nothing rounded."""
    rows = tuple(_flat(report, one, row) for one in report.codes for row in one.rows)
    return Table(f"{report.key.id} beside themes", _FLAT, rows, tuple(notes(report)))


def joint_payload(report: JointReport) -> dict[str, Any]:
    """The display as JSON data, nothing rounded; scores of each row sorted, without cases."""
    return {
        "measure": report.key.id,
        "score": report.score,
        "direction": str(report.key.direction),
        "times": list(report.times),
        "link": str(report.link),
        "attribute": report.attribute or None,
        "codes": [_payload(one) for one in report.codes],
        "notes": list(notes(report)),
    }


# Cells -----------------------------------------------------------------------------------------


def _title(report: JointReport, one: JointCode) -> str:
    value = f" = {one.value}" if one.value else ""
    score = "" if report.score == report.key.main.name else f", {report.score}"
    scope = f" ({report.scope})" if report.scope else ""
    return f"{one.code}  {one.label}{value}{scope} beside {titled(report.key)}{score}"


def _numbers(report: JointReport, one: JointCode) -> Table:
    groups = report.link is Link.GROUP
    first, last = report.times
    two = first != last
    changes = [row.row.change for row in one.rows if row.row.change]
    heads = change_columns(changes) if changes else (last,)
    columns = (
        report.attribute if groups else "theme",
        *(["n of N"] if groups else ["n"]),
        "measured",
        *heads,
    )
    rows = tuple(
        (
            row.row.name,
            f"{row.row.n} of {row.row.base}" if groups else str(row.row.base),
            n_of(row.row.measured),
            *(change_cells(row.row.change) if row.row.change else (_mean(row.row.last),)),
        )
        for row in one.rows
    )
    test = one.display.test
    what = "change" if two else last
    name = f"{what}: {test.name}, p {p_value(test.p)} (exploratory)"
    said = name if test.p is not None else f"{what}: no test, {test.why}."
    return Table(_title(report, one), columns, rows, (said,))


def _words(one: JointCode) -> Table:
    rows = tuple((row.row.name, _quoted(row.quotation), _made(row)) for row in one.rows)
    return Table(f"{one.code}: what was said, and what is made of it", _WORDS, rows)


_WORDS = ("row", "quotation", "words to numbers")


def _quoted(one: Quotation | None) -> str:
    if one is None:
        return NOTHING
    sign = "" if one.chosen else f" {AUTOMATIC}"
    return f"“{one.text}” {one.attribution}{sign}"


def _made(row: JointRow) -> str:
    told = (f"{one.says} ({one.coder}): {one.text}".removesuffix(": ") for one in row.remarks)
    return "; ".join(told) or NOTHING


def _mean(scores: Sequence[float]) -> str:
    return decimal(fmean(scores)) if scores else NOTHING


def _linked(report: JointReport) -> str:
    match report.link:
        case Link.CASE:
            return (
                "Words and numbers are linked by the case's id. Who spoke and who was measured may "
                "still be different people, as a worker and a family."
            )
        case Link.ATTRIBUTE:
            return (
                f"Other people spoke than were measured: they belong together by "
                f"{report.attribute}, and several who belong to one count as one, by their mean."
            )
    return (
        f"The same groups by {report.attribute}, side by side: who spoke and who was measured may "
        "be different people, and nothing is linked below the group."
    )


def _outside(report: JointReport, one: JointCode) -> str:
    display = one.display
    if report.link is Link.GROUP:
        what = f"without a {report.attribute}: {display.unmeasured} who spoke"
        return f"{one.code}: {what}, {display.unthemed} who were measured."
    without = f"{display.unmeasured} in the base without numbers"
    return f"{one.code}: {without}, {display.unthemed} with numbers outside the base."


def _flat(report: JointReport, one: JointCode, row: JointRow) -> tuple[Cell, ...]:
    found, change, quote = row.row, row.row.change, row.quotation
    means = [fmean(scores) if scores else None for scores in (found.first, found.last)]
    changed = (change.pairs, change.mean, change.low, change.high) if change else (None,) * 4
    quoted = (quote.text, quote.attribution, str(quote.chosen).lower()) if quote else (None,) * 3
    return (
        *(one.code, one.label, one.value, found.name, found.n, found.base, found.measured),
        *(*report.times, len(found.first), means[0], len(found.last), means[1]),
        *changed,
        *(one.display.test.name, one.display.test.p),
        *quoted,
        _made(row) if row.remarks else None,
    )


def _payload(one: JointCode) -> dict[str, Any]:
    return {
        "code": one.code,
        "label": one.label,
        "value": one.value or None,
        "rows": [_row_payload(row) for row in one.rows],
        "test": asdict(one.display.test),
        "without_numbers": one.display.unmeasured,
        "outside_base": one.display.unthemed,
    }


def _row_payload(row: JointRow) -> dict[str, Any]:
    found = row.row
    return {
        "row": found.name,
        "n": found.n,
        "base": found.base,
        "people": sorted(found.people, key=natural),
        "measured": found.measured,
        "first": sorted(found.first),
        "last": sorted(found.last),
        "change": change_payload(found.change),
        "quotation": asdict(row.quotation) if row.quotation else None,
        "notes": [asdict(one) for one in row.remarks],
    }
