"""The report of a study: how far the coders agree on each code, and what calls for caution."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from codebook.model import Code
from coder.agreement.bootstrap import FEW_DOCUMENTS
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import DEFAULT, Interval, estimates
from coder.agreement.rated import ABSENT, PRESENT, Rated, levels, rated
from coder.agreement.reliability import MISSING, Reliability
from coder.agreement.terms import Terms
from coder.units import ANY_PART, PAIR, CodedStudy, UnitKind

AUTO = "auto"
FEW_UNITS, FEW_POSITIVES, RARE, WIDE = 20, 5, 0.05, 0.3
HIGH_PERCENT, LOW_ALPHA = 0.9, 0.667


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the coders agree on one code, over units that at least two of them finished.

    `shares` gives, for each coder, the share of each category among the units that this coder
    finished. `cells` counts the units of two coders: ++ +- -+ --, the first coder's sign first; it
    is empty for other tables. `flags` are words of caution. `levels` is the agreement on the
    code's levels, where the code has any.
    """

    code: Code
    unit: UnitKind
    categories: tuple[str, ...]
    units: int
    documents: int
    shares: Mapping[str, Mapping[str, float]]
    measures: Mapping[str, Estimate]
    cells: Mapping[str, int] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    levels: "Agreement | None" = None

    @property
    def alpha(self) -> Estimate:
        """Alpha on the scale of the code: ordinal for levels, else nominal."""
        return self.measures.get("alpha_ordinal") or self.measures["alpha_nominal"]

    @property
    def prevalence(self) -> dict[str, float]:
        """The share of units that each coder gave the code; empty for choices and levels."""
        if self.categories != (ABSENT, PRESENT):
            return {}
        return {coder: share[PRESENT] for coder, share in self.shares.items()}


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement code by code; `unit` is what was asked for, each code carries its own.

    `coverage` is the percent of a unit that makes it coded; 0: any character does.
    """

    unit: str
    coders: tuple[str, ...]
    codes: tuple[Agreement, ...]
    interval: Interval = DEFAULT
    coverage: int = ANY_PART

    @property
    def seed(self) -> int:
        return self.interval.plan.seed

    @property
    def replicates(self) -> int:
        return self.interval.plan.replicates

    def lowest_first(self) -> tuple[Agreement, ...]:
        """The codes by the lower end of alpha's interval.

        Those without an interval come first, and last those of which nothing was compared.
        """
        return tuple(sorted(self.codes, key=_lower_end))


def agreement(coded: CodedStudy, codes: Sequence[Code], terms: Terms) -> AgreementReport:
    """Every code's agreement, with the intervals that the terms ask for."""
    return reported(coded, [of_code(coded, code, terms) for code in codes], terms)


def reported(coded: CodedStudy, found: Sequence[Agreement], terms: Terms) -> AgreementReport:
    """What was found for the codes, with what was asked."""
    unit = terms.unit or AUTO
    return AgreementReport(unit, terms.names, tuple(found), terms.interval, coded.coverage)


def of_code(coded: CodedStudy, code: Code, terms: Terms) -> Agreement:
    """One code's agreement: present or absent for each unit, or one value for each document."""
    found = of_rated(rated(coded, code, terms), terms.interval)
    if not code.levels or not found.prevalence:
        return found
    return replace(found, levels=of_rated(levels(coded, code, terms), terms.interval))


def of_rated(given: Rated, interval: Interval) -> Agreement:
    """The agreement in what coders said of one code."""
    table = given.data
    documents = 0 if table.clusters is None else len(np.unique(table.clusters))
    found = Agreement(
        code=given.code,
        unit=given.unit,
        categories=tuple(map(str, table.categories)),
        units=table.ratings.shape[1],
        documents=documents,
        shares=_shares(table),
        measures=estimates(table, interval),
        cells=_cells(table),
    )
    return replace(found, flags=tuple(_flags(found, table)))


def _shares(table: Reliability) -> dict[str, dict[str, float]]:
    """Each coder's share of each category; a coder who finished none of the units is left out."""
    found = {}
    for name, row in zip(table.coders, table.ratings, strict=True):
        rated = int((row != MISSING).sum())
        if rated:
            found[name] = {
                str(category): int((row == place).sum()) / rated
                for place, category in enumerate(table.categories)
            }
    return found


def _cells(table: Reliability) -> dict[str, int]:
    """The four cells of two coders and one code."""
    if table.categories != (ABSENT, PRESENT) or len(table.coders) != PAIR:
        return {}
    first, second = table.ratings
    signs = {"+": 1, "-": 0}
    return {
        one + other: int(((first == signs[one]) & (second == signs[other])).sum())
        for one in signs
        for other in signs
    }


def _flags(found: Agreement, table: Reliability) -> Iterator[str]:
    """What a reader should know before believing the numbers."""
    alpha, percent = found.measures["alpha_nominal"], found.measures["percent_agreement"]
    if found.units < FEW_UNITS:
        yield f"fewer than {FEW_UNITS} units"
    if found.documents < min(FEW_DOCUMENTS, found.units):
        yield f"fewer than {FEW_DOCUMENTS} documents, so their units were resampled"
    if found.prevalence and int((table.ratings == 1).any(axis=0).sum()) < FEW_POSITIVES:
        yield f"coded in fewer than {FEW_POSITIVES} units"
    yield from _paradoxes(alpha, percent, found)
    if alpha.value is not None and table.unvarying:
        yield f"{' and '.join(table.unvarying)} gave one category only"
    if alpha.low is not None and alpha.high is not None and alpha.high - alpha.low > WIDE:
        yield f"α's interval is wider than {WIDE}"


def _paradoxes(alpha: Estimate, percent: Estimate, found: Agreement) -> Iterator[str]:
    high = percent.value is not None and percent.value >= HIGH_PERCENT
    low = alpha.value is not None and alpha.value < LOW_ALPHA
    if high and low:
        yield "percent is high but α is low: look at F1+"
    if found.prevalence and min(found.prevalence.values()) < RARE:
        yield f"a coder used it in less than {RARE:.0%} of the units"


def _lower_end(found: Agreement) -> tuple[bool, float]:
    low = found.alpha.low
    return found.alpha.value is None, -np.inf if low is None else low
