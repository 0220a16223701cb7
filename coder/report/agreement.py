"""How far the coders agreed, as a report tells it."""

from collections.abc import Iterator

from coder.agreement.estimates import Estimate
from coder.agreement.report import Agreement, AgreementReport
from coder.exchange.tables import UNDEFINED, Cell, Kind, Table
from coder.units import PAIR

LEVELS = " (levels)"
_CELLS = ("++", "+-", "-+", "--")


def agreement_table(report: AgreementReport) -> Table:
    """A line for each code that two coders rated: units, the four cells of two coders, measures."""
    two = len(report.coders) == PAIR
    cells = _CELLS if two else ()
    columns = ("code", "units", *cells, "%", "κ", "α", "95 % interval")
    kinds = (
        *(Kind.TEXT, Kind.COUNT, *(Kind.COUNT for _ in cells)),
        *(Kind.PERCENT, Kind.NUMBER, Kind.NUMBER, Kind.TEXT),
    )
    kappa = "cohen_kappa" if two else "conger_kappa"
    rows = tuple(
        (
            f"{one.code.id}  {one.code.label}{LEVELS if ordered else ''}",
            one.units,
            *(one.cells.get(cell, UNDEFINED) for cell in cells),
            *_measured(one, f"{kappa}_quadratic" if ordered else kappa),
        )
        for one, ordered in _lines(report)
    )
    title = f"Agreement of {' and '.join(report.coders)}, before differences were settled"
    return Table(title, columns, rows, tuple(_notes(report, two=two)), kinds)


def _lines(report: AgreementReport) -> Iterator[tuple[Agreement, bool]]:
    for one in report.codes:
        if one.units:
            yield one, False
        if one.levels is not None and one.levels.units:
            yield one.levels, True


def _measured(one: Agreement, kappa: str) -> tuple[Cell, ...]:
    share = one.measures["percent_agreement"].value
    percent: Cell = UNDEFINED if share is None else 100 * share
    return percent, _value(one.measures[kappa]), _value(one.alpha), _interval(one.alpha)


def _value(one: Estimate) -> Cell:
    return UNDEFINED if one.value is None else one.value


def _interval(one: Estimate) -> str:
    if one.low is None or one.high is None:
        return UNDEFINED
    return f"{one.low:.3f}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}{one.high:.3f}"


def _notes(report: AgreementReport, *, two: bool) -> Iterator[str]:
    if two:
        yield (
            f"++ both gave the code, +- {report.coders[0]} alone, -+ {report.coders[1]} alone, "
            "-- neither."
        )
    yield (
        f"Units are what {'both' if two else 'at least two coders'} finished. κ is "
        f"{'Cohen' if two else 'Conger'}'s, of levels quadratic; α is Krippendorff's, of levels "
        "ordinal. α of .800 and more is commonly relied on, under .667 it calls for caution "
        "(Krippendorff); how much is enough is for the reader to say."
    )
    cautions: dict[str, list[str]] = {}
    for one, ordered in _lines(report):
        for flag in one.flags:
            cautions.setdefault(flag, []).append(f"{one.code.id}{LEVELS if ordered else ''}")
    for flag, ids in cautions.items():
        yield f"Caution, {flag}: {', '.join(ids)}."
