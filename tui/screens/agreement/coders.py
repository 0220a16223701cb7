"""Each two coders, and all but each one, on one code and on the whole codebook."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from transcripts.text import visible
from tui.page.estimates import UNDEFINED, figure, interval, percent, plural, short, told, why_not
from tui.screens.agreement.view import NOTHING, WHOLE, Sheet, Units, View, differing, sentence
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.comparison import CodeDetails, Comparison, WholeCodebook
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.estimates import Estimate
    from coder.agreement.pairs import PairAgreement

_SELF = "·"


class Row(NamedTuple):
    """One coder on one code, or on all of them; a heading has no coder."""

    code: "Code | None"
    coder: str
    pairs: "Mapping[str, PairAgreement]"
    without: "Estimate | None" = None


class CodersView(View):
    """A matrix of α: the highlighted code's, and the whole codebook's below it."""

    cursor: ClassVar[Literal["row", "cell"]] = "cell"
    start = (1, 2)  # the first coder with the second

    def __init__(
        self, found: "Comparison", whole: "WholeCodebook | None", code: "CodeDetails | None"
    ) -> None:
        self.found, self.coders = found, found.report.coders
        self.rows = list[Row]()
        if code is not None:
            self.rows += _block(code.agreement.code, self.coders, code.pairs, code.without)
        if whole is not None:
            self.rows += _block(None, self.coders, whole.pairs, whole.without)

    def sheet(self) -> Sheet:
        columns = (
            Column("α of", number=False),
            *(Column(f"with {short(name)}") for name in self.coders),
            *((Column("all but this one"), Column("95 % interval")) if self.many else ()),
        )
        return Sheet(columns, [tuple(self._cells(row)) for row in self.rows])

    @property
    def many(self) -> bool:
        """Whether one can be left out: of two coders, one alone cannot agree."""
        return len(self.coders) > 2  # noqa: PLR2004 - as the docstring says

    def about(self, row: int, column: int) -> Iterator[str]:
        one = self.rows[row]
        yield visible(f"{one.code.id}  {one.code.label}" if one.code else f"{WHOLE}, as sets")
        pair = one.pairs.get(self._other(column))
        if pair is not None:
            alpha = _alpha(pair)
            yield visible(
                f"{pair.one} and {pair.other}: {told('α', alpha)}, over "
                f"{plural(pair.units, 'unit')} that both finished"
            )
            yield _others(pair)
            if reason := why_not(alpha):
                yield sentence(reason)
        elif one.without is not None:
            yield visible(
                f"Without {one.coder}: {told('α', one.without)}; "
                f"with all of them {figure(self._of_all(one))}"
            )
            if reason := why_not(one.without):
                yield sentence(reason)

    def units(self, row: int, column: int) -> Units:
        """Where these two differ; elsewhere, where this coder differs from anybody."""
        one, other = self.rows[row], self._other(column)
        if not one.coder or other == one.coder:
            return NOTHING
        found = [
            apart
            for apart in self.found.disagreements
            if (one.code is None or apart.code.guid == one.code.guid)
            and _differ(apart, one.coder, other)
        ]
        return differing(found, self.coders, many=one.code is None)

    def code_at(self, row: int) -> "Code | None":
        return self.rows[row].code

    def _cells(self, row: Row) -> Iterator[str]:
        if not row.coder:
            yield row.code.id if row.code else WHOLE
            yield from [""] * (len(self.coders) + 2 * self.many)
            return
        yield f"  {row.coder}"
        for name in self.coders:
            pair = row.pairs.get(name)
            missing = _SELF if name == row.coder else UNDEFINED
            yield figure(_alpha(pair).value) if pair else missing
        if self.many:
            yield figure(row.without.value) if row.without else UNDEFINED
            yield interval(row.without) if row.without else UNDEFINED

    def _other(self, column: int) -> str:
        """The coder whose column it is; empty in other columns."""
        return self.coders[column - 1] if 0 < column <= len(self.coders) else ""

    def _of_all(self, row: Row) -> float | None:
        if row.code is None:
            return self.found.whole.alpha.value
        codes = self.found.report.codes
        return next(one.alpha.value for one in codes if one.code.guid == row.code.guid)


def _block(
    code: "Code | None",
    coders: Sequence[str],
    pairs: "Sequence[PairAgreement]",
    without: "Mapping[str, Estimate]",
) -> Iterator[Row]:
    yield Row(code, "", {})
    for name in coders:
        mine = {pair.other if pair.one == name else pair.one: pair for pair in pairs
                if name in {pair.one, pair.other}}  # fmt: skip
        yield Row(code, name, mine, without.get(name))


def _alpha(pair: "PairAgreement") -> "Estimate":
    return next(one for name, one in pair.measures.items() if name.startswith("alpha"))


def _others(pair: "PairAgreement") -> str:
    """The pair's other measures."""
    titles = {
        "f1_positive": "F1+",
        "cohen_kappa": "κ",
        "cohen_kappa_quadratic": "quadratic κ",
    }
    share = pair.measures.get("percent_agreement")
    told = [f"agreement {percent(share.value)} %"] if share else []
    told += [
        f"{title} {figure(pair.measures[name].value)}"
        for name, title in titles.items()
        if name in pair.measures
    ]
    return "  ".join(told)


def _differ(one: "Disagreement", coder: str, other: str) -> bool:
    """Whether the coder differs from the other one, or from anybody if none is named."""
    if coder not in one.said:
        return False
    against = [other] if other else list(one.said)
    return any(name in one.said and one.said[name] != one.said[coder] for name in against)


def paired(whole: "WholeCodebook") -> "WholeCodebook":
    """The same, with all that it counts only when it is asked; for a thread."""
    for part in ("pairs", "without"):
        getattr(whole, part)
    return whole
