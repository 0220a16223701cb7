"""Code by code: how often, how far the coders agree, and the interval drawn between the lines."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from transcripts.text import visible
from tui.page.estimates import UNDEFINED, figure, interval, percent, plural, short, why_not
from tui.screens.agreement.view import WHOLE, Sheet, Units, View, differing, sentence
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.comparison import Comparison
    from coder.agreement.estimates import Estimate
    from coder.agreement.report import Agreement

_MARK = "!"
_ALSO = {
    "f1_positive": "F1+",
    "f1_negative": "F1−",
    "cohen_kappa": "Cohen's κ",
    "conger_kappa": "Conger's κ",
    "cohen_kappa_quadratic": "quadratic κ",
    "gwet_ac1": "AC1",
}


class Line(NamedTuple):
    """One line of the table: a code, its levels, or, without an agreement, the whole codebook."""

    label: str
    one: "Agreement | None"
    alpha: "Estimate"

    @property
    def flags(self) -> tuple[str, ...]:
        """Words of caution; the reason why there is no α, or no interval, comes first."""
        reason = why_not(self.alpha)
        return (*((reason,) if reason else ()), *(self.one.flags if self.one else ()))


class CodesView(View):
    """The whole codebook first; then the codes, the lowest interval first or in their order."""

    empty = "The codebook has no codes."

    def __init__(self, found: "Comparison", *, lowest_first: bool) -> None:
        self.found = found
        report = found.report
        codes = report.lowest_first() if lowest_first else report.codes
        self.lines = [Line(WHOLE, None, found.whole.alpha), *_lines(codes)] if codes else []

    def sheet(self) -> Sheet:
        coders = self.found.report.coders
        columns = (
            *(Column("code", number=False), Column(" ", number=False), Column("n", rank=1)),
            *(Column(f"{short(name)} %", rank=3) for name in coders),  # of the units have the code
            *(Column("agree %", rank=4), Column("F1+", rank=2), Column("α")),
            Column("95 % interval"),
        )
        rows = [_row(line, coders) for line in self.lines]
        return Sheet(columns, rows, [line.alpha for line in self.lines])

    def row_of(self, code: "Code | None") -> int:
        """Where a code stands, or the whole codebook."""
        guid = code.guid if code else None
        codes = [line.one.code.guid if line.one else None for line in self.lines]
        return codes.index(guid) if guid in codes else 0

    def code_at(self, row: int) -> "Code | None":
        one = self.lines[row].one
        return one.code if one else None

    def units(self, row: int, column: int) -> Units:
        del column  # whichever number it is, those units are behind it on which the coders differ
        every, coders = self.found.disagreements, self.found.report.coders
        one = self.lines[row].one
        if one is None:
            return differing(every, coders, many=True)
        return differing([apart for apart in every if apart.code.guid == one.code.guid], coders)

    def about(self, row: int, column: int) -> Iterator[str]:
        line = self.lines[row]
        apart = plural(len(self.units(row, column).found), "disagreement")
        if line.one is None:
            yield "All codes that stand in a unit, as one set: α with the MASI distance"
            yield f"{apart} on single codes, in {plural(line.alpha.units, 'unit')}"
        else:
            one = line.one
            yield visible(f"{line.label}  {one.code.label}")
            cells = "  ".join(f"{sign.replace('-', '−')} {n}" for sign, n in one.cells.items())
            yield f"{apart} in {plural(one.units, one.unit)}{':  ' if cells else ''}{cells}"
            yield "  ".join(_also(one))
        if line.flags:
            yield sentence("; ".join(line.flags))


def _lines(codes: "Sequence[Agreement]") -> Iterator[Line]:
    """Each code and, where levels have been given, its levels."""
    for one in codes:
        yield Line(one.code.id, one, one.alpha)
        if one.levels is not None and one.levels.units:
            yield Line(f"{one.code.id} levels", one.levels, one.levels.alpha)


def _row(line: Line, coders: Sequence[str]) -> tuple[str, ...]:
    one, alpha = line.one, line.alpha
    mark = _MARK if line.flags else ""
    estimate = (figure(alpha.value), interval(alpha))
    if one is None:
        return (line.label, mark, str(alpha.units), *[UNDEFINED] * (len(coders) + 2), *estimate)
    positive = one.measures.get("f1_positive") if one.prevalence else None
    return (
        *(line.label, mark, str(one.units)),
        *(percent(one.prevalence.get(name)) for name in coders),
        percent(one.measures["percent_agreement"].value),
        figure(positive.value if positive else None),
        *estimate,
    )


def _also(one: "Agreement") -> Iterator[str]:
    """Other measures that are looked for beside α."""
    yield f"agreement {percent(one.measures['percent_agreement'].value)} %"
    for name, title in _ALSO.items():
        found = one.measures.get(name)
        is_twin = name == "conger_kappa" and one.cells  # of two coders it is Cohen's
        if found is not None and found.value is not None and not is_twin:
            yield f"{title} {figure(found.value)}"
