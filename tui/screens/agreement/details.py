"""Everything about one code: each measure with its interval, and why one is undefined."""

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from coder.agreement.explanations import explain
from transcripts.text import visible
from tui.page.estimates import figure, interval, told
from tui.screens.agreement.view import WHOLE, Sheet, Units, View, differing, sentence
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.comparison import CodeDetails, Comparison
    from coder.agreement.estimates import Estimate
    from coder.agreement.free_spans import FreeSpans


_OWN = {"f1_positive": "F1+", "f1_negative": "F1−"}  # which are explained together


class Measured(NamedTuple):
    """A measure, and what it is of: whether the code is there, its levels, or marked words."""

    of: str
    one: "Estimate"
    rule: str = ""


class DetailsView(View):
    """All measures of a code, or the one that is there for the whole codebook."""

    def __init__(self, found: "Comparison", told: "CodeDetails | None") -> None:
        self.found, self.told = found, told
        self.rows = list(_measured(found, told))

    def sheet(self) -> Sheet:
        columns = (
            Column("of", number=False, rank=1),
            *(Column("measure", number=False), Column("value"), Column("95 % interval")),
            *(Column("n", rank=2), Column("how", number=False, rank=3)),
        )
        rows = [
            (
                *(row.of, row.one.name, figure(row.one.value), interval(row.one)),
                *(str(row.one.pairable), row.one.undefined or row.one.method),
            )
            for row in self.rows
        ]
        return Sheet(columns, rows)  # the two lines are for α: of other measures they tell nothing

    def about(self, row: int, column: int) -> Iterator[str]:
        del column
        here = self.rows[row]
        code = self.code_at(row)
        yield visible(f"{code.id}  {code.label}" if code else f"{WHOLE}, as sets")
        yield f"{here.of}: {told(_spoken(here.one.name), here.one)}, n {here.one.pairable:,}"
        if here.one.undefined:
            yield f"It is undefined, because {here.one.undefined}."
        elif here.one.method:
            yield sentence(here.one.method)
        if here.rule:
            yield here.rule

    def units(self, row: int, column: int) -> Units:
        del column
        every, coders = self.found.disagreements, self.found.report.coders
        code = self.code_at(row)
        if code is None:
            return differing(every, coders, many=True)
        return differing([one for one in every if one.code.guid == code.guid], coders)

    def code_at(self, row: int) -> "Code | None":
        del row
        return self.told.agreement.code if self.told else None

    def measure_at(self, row: int) -> str:
        """The name by which the measure is explained."""
        return self.rows[row].one.name


def _spoken(name: str) -> str:
    """What a measure is called in print: Cohen's κ for `cohen_kappa`."""
    return _OWN.get(name) or explain(name).title.partition(",")[0].partition(";")[0]


def _measured(found: "Comparison", told: "CodeDetails | None") -> Iterator[Measured]:
    if told is None:
        yield Measured("sets of codes", found.whole.alpha)
        return
    agreement = told.agreement
    kind = "presence" if agreement.prevalence else "values"
    yield from (Measured(kind, one) for one in agreement.measures.values())
    if agreement.levels is not None and agreement.levels.units:
        yield from (Measured("levels", one) for one in agreement.levels.measures.values())
    if told.spans is not None:
        yield from _of_words(told.spans)


def _of_words(spans: "FreeSpans") -> Iterator[Measured]:
    """Those that need no units: how far the same words were marked."""
    scores, family = spans.scores, spans.unitizing
    for name, one in scores.scores.items():
        yield Measured("words", one, scores.rules.get(name, ""))
    for one in chain(
        (family.u_alpha, family.bar_u_alpha, family.cu_alpha), family.ku_alpha.values()
    ):
        yield Measured("words", one)
