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
    yield linked(report)
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


def title(report: JointReport, one: JointCode) -> str:
    """What is set beside what."""
    value = f" = {one.value}" if one.value else ""
    score = "" if report.score == report.key.main.name else f", {report.score}"
    scope = f" ({report.scope})" if report.scope else ""
    return f"{one.code}  {one.label}{value}{scope} beside {titled(report.key)}{score}"


def _numbers(report: JointReport, one: JointCode) -> Table:
    rows = tuple(joint_row(report, row) for row in one.rows)
    return Table(title(report, one), joint_columns(report), rows, (tested_by(report, one),))


def joint_columns(report: JointReport) -> tuple[str, ...]:
    """The heads of `joint_row`."""
    groups = report.link is Link.GROUP
    first, last = report.times
    heads = change_columns(first, last) if first != last else (f"mean {last}",)
    names = (report.attribute, "n of N") if groups else ("theme", "n")
    return (*names, "measured", *heads)


def joint_row(report: JointReport, row: JointRow) -> tuple[str, ...]:
    """How many there are, how many of them were measured, and their numbers."""
    found = row.row
    n = f"{found.n} of {found.base}" if report.link is Link.GROUP else str(found.base)
    numbers = change_cells(found.change) if found.change else (_mean(found.last),)
    return (found.name, n, n_of(found.measured), *numbers)


def tested_by(report: JointReport, one: JointCode) -> str:
    """The test between the rows, or why there is none."""
    first, last = report.times
    what, test = "change" if first != last else last, one.display.test
    if test.p is None:
        return f"{what}: no test, {test.why}."
    return f"{what}: {test.name}, p {p_value(test.p)} (exploratory)"


def _words(one: JointCode) -> Table:
    rows = tuple((row.row.name, quoted(row.quotation), made_of(row)) for row in one.rows)
    return Table(f"{one.code}: what was said, and what is made of it", _WORDS, rows)


_WORDS = ("row", "quotation", "words to numbers")


def quoted(one: Quotation | None) -> str:
    """A quotation with who said it; a dash where there is none."""
    if one is None:
        return NOTHING
    sign = "" if one.chosen else f" {AUTOMATIC}"
    return f"“{one.text}” {one.attribution}{sign}"


def made_of(row: JointRow) -> str:
    """What coders noted on a row; a dash where nobody did."""
    told = (f"{one.says} ({one.coder}): {one.text}".removesuffix(": ") for one in row.remarks)
    return "; ".join(told) or NOTHING


def _mean(scores: Sequence[float]) -> str:
    return decimal(fmean(scores)) if scores else NOTHING


def linked(report: JointReport) -> str:
    """How who spoke and who was measured belong together."""
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
        "be different people, and nothing is linked below the group. Attributes narrow both."
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
        made_of(row) if row.remarks else None,
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
