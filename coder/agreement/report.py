"""The report of a study: how far the coders agree on each code, and what calls for caution."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from codebook.model import Code, CodeKind
from coder.agreement.bootstrap import FEW_DOCUMENTS, Resampling
from coder.agreement.estimates import Estimate, resampled
from coder.agreement.reliability import MISSING, Reliability, Scale
from coder.model import Coder
from coder.units import Block, CodedStudy, UnitKind, default_unit

AUTO = "auto"
ABSENT, PRESENT = "absent", "present"
PAIR = 2
FEW_UNITS, FEW_POSITIVES, RARE, WIDE = 20, 5, 0.05, 0.3
HIGH_PERCENT, LOW_ALPHA = 0.9, 0.667


@dataclass(frozen=True, slots=True)
class Terms:
    """Who is compared, on what units (None: each code's own), and how intervals are drawn."""

    coders: tuple[Coder, ...]
    unit: UnitKind | None = None
    plan: Resampling = field(default_factory=Resampling)


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
    def prevalence(self) -> dict[str, float]:
        """The share of units that each coder gave the code; empty for choices and levels."""
        if self.categories != (ABSENT, PRESENT):
            return {}
        return {coder: share[PRESENT] for coder, share in self.shares.items()}


@dataclass(frozen=True, slots=True)
class AgreementReport:
    """Agreement code by code; `unit` is what was asked for, each code carries its own."""

    unit: str
    coders: tuple[str, ...]
    codes: tuple[Agreement, ...]
    seed: int
    replicates: int

    def lowest_first(self) -> tuple[Agreement, ...]:
        """The codes by the lower end of alpha's interval, those without one first."""
        return tuple(sorted(self.codes, key=_lower_end))


def agreement(coded: CodedStudy, codes: Sequence[Code], terms: Terms) -> AgreementReport:
    """Every code's agreement, with seeded bootstrap intervals."""
    found = tuple(of_code(coded, code, terms) for code in codes)
    names = tuple(coder.name for coder in terms.coders)
    return AgreementReport(terms.unit or AUTO, names, found, terms.plan.seed, terms.plan.replicates)


def of_code(coded: CodedStudy, code: Code, terms: Terms) -> Agreement:
    """One code's agreement: present or absent for each unit, or one value for each document."""
    if code.kind is CodeKind.CHOICE:
        names = tuple(value.id for value in code.values)
        return _of_values(coded, code, names=names, terms=terms)
    kind = terms.unit or default_unit(code)
    blocks = coded.presence(code, terms.coders, kind)
    table = _table(blocks, terms, categories=(ABSENT, PRESENT))
    found = _agreement(code, kind, table, terms.plan)
    return replace(found, levels=_of_levels(coded, code, terms)) if code.levels else found


def _of_levels(coded: CodedStudy, code: Code, terms: Terms) -> Agreement:
    ranks = tuple(str(level.rank) for level in code.levels)
    return _of_values(coded, code, names=ranks, terms=terms)


def _of_values(coded: CodedStudy, code: Code, *, names: tuple[str, ...], terms: Terms) -> Agreement:
    blocks = coded.values(code, terms.coders, names)
    scale = Scale.ORDINAL if code.levels else Scale.NOMINAL
    table = replace(_table(blocks, terms, categories=names), scale=scale)
    return _agreement(code, UnitKind.DOCUMENT, table, terms.plan)


def _table(blocks: Sequence[Block], terms: Terms, *, categories: tuple[str, ...]) -> Reliability:
    """The marks of all blocks side by side; each block's first document is a cluster."""
    names = tuple(coder.name for coder in terms.coders)
    sizes = [len(block.spans) for block in blocks]
    ratings = np.full((len(names), sum(sizes)), MISSING, dtype=np.int64)
    for row, name in enumerate(names):
        start = 0
        for block, size in zip(blocks, sizes, strict=True):
            mark = block.marks[name]
            if mark is not None:
                ratings[row, start : start + size] = np.frombuffer(mark, dtype=np.uint8)
            start += size
    clusters = np.repeat(np.arange(len(blocks)), sizes)
    return Reliability(ratings, categories, names, clusters=clusters)


def _agreement(code: Code, kind: UnitKind, table: Reliability, plan: Resampling) -> Agreement:
    measures = resampled(table, plan)
    documents = 0 if table.clusters is None else len(np.unique(table.clusters))
    found = Agreement(
        code=code,
        unit=kind,
        categories=tuple(map(str, table.categories)),
        units=table.ratings.shape[1],
        documents=documents,
        shares=_shares(table),
        measures=measures,
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
    if alpha.low is not None and alpha.high is not None and alpha.high - alpha.low > WIDE:
        yield f"α's interval is wider than {WIDE}"


def _paradoxes(alpha: Estimate, percent: Estimate, found: Agreement) -> Iterator[str]:
    high = percent.value is not None and percent.value >= HIGH_PERCENT
    low = alpha.value is not None and alpha.value < LOW_ALPHA
    if high and low:
        yield "percent is high but α is low: look at F1+"
    if found.prevalence and min(found.prevalence.values()) < RARE:
        yield f"a coder used it in less than {RARE:.0%} of the units"


def _lower_end(found: Agreement) -> float:
    low = found.measures["alpha_nominal"].low
    return -np.inf if low is None else low
