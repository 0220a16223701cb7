"""Measures as tables for people to read: what there is, scores by time, and their change."""

from collections.abc import Iterator, Sequence

from coder.exchange.measure_notes import key_notes, n_of, report_notes
from coder.exchange.tables import Cell, Table
from coder.exchange.theme_cells import NOTHING, P, p_value
from coder.exchange.theme_notes import NOT_RECORDED
from coder.measures.change import Change, Turns
from coder.measures.key import Direction, Key
from coder.measures.measured import AtTime, GroupReport, Measured, MeasureReport
from coder.measures.scoring import missing, scores

ALL = "(all)"


def listed(measures: Sequence[Measured]) -> Table:
    """Each measure with how much there is of it."""
    columns = ("id", "title", "better", "times", "cases", "sheets", "missing", "kind", "numbers")
    rows = tuple(
        (
            one.key.id,
            one.key.title,
            str(one.key.direction),
            ", ".join(one.times),
            len(one.sheets),
            sum(len(at) for at in one.sheets.values()),
            one.missing(),
            str(one.key.kind),
            sum(len(answers) for at in one.sheets.values() for answers in at.values()),
        )
        for one in measures
    )
    notes = () if rows else ("Nothing was measured yet. Load a table: coder measures load",)
    return Table("Measures", columns, rows, notes)


def scored(measured: Measured) -> Table:
    """A row for each case and time, with its scores and how many answers are missing."""
    key = measured.key
    columns = ("case", "time", *(rule.name for rule in key.rules), "missing")
    rows: list[tuple[Cell, ...]] = []
    for case, at in measured.sheets.items():
        for time in (one for one in measured.times if one in at):
            made = scores(key, at[time])
            rows.append((case, time, *made.values(), len(missing(key, at[time]))))
    return Table(f"{key.title}: scores", columns, tuple(rows), tuple(key_notes(key)))


def shown(report: MeasureReport) -> list[Table]:
    """Scores by time, then their change; what must be read with them under the last."""
    tables = [_by_time(report)]
    if any(one.change for one in report.scores):
        tables.append(_changes(report))
    if any(one.turns for one in report.scores):
        tables.append(_turns(report))
    *first, last = tables
    whole = Table(last.title, last.columns, last.rows, (*last.notes, *report_notes(report)))
    return [*first, whole]


def _by_time(report: MeasureReport) -> Table:
    consistent = any(at.items for one in report.scores for at in one.times)
    beyond = report.key.cutoff is not None
    columns = (
        *_names(report),
        *("time", "n", "missing", "mean", "sd", "median", "quartiles"),
        *(["α"] if consistent else []),
        *(["past cut-off"] if beyond else []),
    )
    rows = []
    for one in report.scores:
        for at in one.times:
            alpha = [_alpha(at)] if consistent else []
            rows.append((*_name(report, one), *_figures(at), *alpha, *_beyond(at, shown=beyond)))
    return Table(titled(report.key), columns, tuple(rows))


def _figures(at: AtTime) -> tuple[str, ...]:
    found = at.summary
    quartiles = f"{decimal(found.low_quartile)}–{decimal(found.high_quartile)}"
    return (
        at.time,
        n_of(found.n),
        str(found.missing),
        decimal(found.mean),
        decimal(found.sd),
        decimal(found.median),
        quartiles if found.n else NOTHING,
    )


def _alpha(at: AtTime) -> str:
    if at.items is None or at.items.alpha is None:
        return NOTHING
    return f"{at.items.alpha:.2f}"


def _beyond(at: AtTime, *, shown: bool) -> list[str]:
    if not shown:
        return []
    return [NOTHING if at.beyond is None else f"{at.beyond} of {at.summary.n}"]


def _changes(report: MeasureReport) -> Table:
    made = [one for one in report.scores if one.change]
    columns = (
        *_names(report),
        *change_columns(*report.compared),
        P,
    )
    rows = tuple(
        (
            *_name(report, one),
            *change_cells(one.change),
            p_value(one.change.test.p),
        )
        for one in made
        if one.change
    )
    return Table("Change, of those who have both", columns, rows)


def change_columns(first: str, last: str) -> tuple[str, ...]:
    """The heads of `change_cells`, with the names of the two times."""
    return ("pairs", f"mean {first}", f"mean {last}", "change", "95 % interval")


def change_cells(change: Change) -> tuple[str, ...]:
    """Pairs, both means, their difference and its interval."""
    interval = f"{signed(change.low)} to {signed(change.high)}"
    return (
        n_of(change.pairs),
        decimal(change.mean_first),
        decimal(change.mean_last),
        signed(change.mean),
        interval if change.low is not None else NOTHING,
    )


def _turns(report: MeasureReport) -> Table:
    """How many went which way, and how many by as much as a source calls reliable."""
    made = [one for one in report.scores if one.turns]
    reliable = any(one.reliable for one in made)
    ways = ("better", "same", "worse")
    more = tuple(f"reliably {way}" for way in (ways[0], ways[2])) if reliable else ()
    rows = tuple(
        (
            *_name(report, one),
            *_ways(one.turns),
            *([_way(one.reliable, "better"), _way(one.reliable, "worse")] if reliable else []),
        )
        for one in made
    )
    return Table("How many went which way", (*_names(report), *ways, *more), rows)


def _ways(found: Turns | None) -> tuple[str, ...]:
    return tuple(_way(found, way) for way in ("better", "same", "worse"))


def _way(found: Turns | None, way: str) -> str:
    return NOTHING if found is None else str(getattr(found, way))


def decimal(value: float | None) -> str:
    """A number with one decimal, a dash where there is none."""
    return NOTHING if value is None else f"{value:.1f}"


def signed(value: float | None) -> str:
    """As `decimal`, with its sign; what is rounded to nought has none."""
    shown = decimal(value)
    if value is None or shown in {"0.0", "-0.0"}:
        return shown.removeprefix("-")
    return f"+{shown}" if value > 0 else f"−{shown.removeprefix('-')}"


def _names(report: MeasureReport) -> Iterator[str]:
    yield "score"
    if report.by:
        yield report.by


def _name(report: MeasureReport, one: GroupReport) -> tuple[str, ...]:
    if not report.by:
        return (one.score,)
    return one.score, ALL if one.group is None else one.group or NOT_RECORDED


def titled(key: Key) -> str:
    """What was measured, and which numbers are better."""
    return key.title if key.direction is Direction.NEITHER else f"{key.title}: {key.better()}"
