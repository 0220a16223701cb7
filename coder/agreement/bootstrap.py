"""Intervals by resampling: whole documents where units were cut from documents, else units.

Resampling n units with replacement is one draw of multinomial counts over their patterns, exactly.
So all replicates of all measures are one product of counts and sums.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from coder.agreement.measure import Measure
from coder.agreement.patterns import Patterns, groups, patterns
from coder.agreement.reliability import MISSING, Floats, Reliability

BLOCK = 32 * 2**20 // 8  # one block of drawn counts stays below 32 MB
FEW_DOCUMENTS = 10
TOO_FEW = f"; fewer than {FEW_DOCUMENTS} documents, so it is rather too narrow"
UNITS, DOCUMENTS, WITHIN = "units", "documents", "units within documents"


class Resampling(NamedTuple):
    """How often to resample, and the seed that makes it repeatable."""

    replicates: int = 1000
    seed: int = 1


class Replicates(NamedTuple):
    """The replicates of each measure, by its name, and what was resampled."""

    values: dict[str, Floats]
    resampled: str


def bootstrap(data: Reliability, measures: Sequence[Measure], plan: Resampling) -> Replicates:
    """Replicates of the measures: of documents, or of units if each document is one unit.

    With fewer than ten documents their units are resampled within each document.
    """
    if not data.cut:
        return Replicates(by_units(data, measures, plan), UNITS)
    found, table = by_document(data)
    sums, widths = joined(found, measures)
    if len(table) >= FEW_DOCUMENTS:
        totals = resample_documents(table @ sums, plan)
        return Replicates(parted(totals, measures, widths), DOCUMENTS)
    totals = np.zeros((plan.replicates, sums.shape[1]))
    for number, row in enumerate(table):
        own = Resampling(plan.replicates, plan.seed + number)
        totals += resample(sums, row / row.sum(), draws=int(row.sum()), plan=own)
    return Replicates(parted(totals, measures, widths), WITHIN)


def by_units(data: Reliability, measures: Sequence[Measure], plan: Resampling) -> dict[str, Floats]:
    """The exact bootstrap of units. Where coders are anonymous there are fewer patterns to draw."""
    identified = patterns(data.ratings, len(data.categories))
    some = [one for one in measures if not one.anonymous]
    rest = [one for one in measures if one.anonymous]
    found: dict[str, Floats] = {}
    for chosen, seen in ((some, identified), (rest, identified.anonymous)):
        if chosen:
            sums, widths = joined(seen, chosen)
            totals = resample(sums, seen.times / seen.units, draws=seen.units, plan=plan)
            found |= parted(totals, chosen, widths)
    return found


def by_document(data: Reliability) -> tuple[Patterns, Floats]:
    """The patterns, and how often each (column) stands in each document (row)."""
    rated = (data.ratings != MISSING).any(axis=0)
    ratings, clusters = data.ratings[:, rated], np.asarray(data.clusters)[rated]
    first, index = groups(ratings, len(data.categories))
    found = Patterns(ratings[:, first].T, np.bincount(index), len(data.categories))
    documents, row = np.unique(clusters, return_inverse=True)
    cells = np.bincount(row * len(first) + index, minlength=len(documents) * len(first))
    return found, cells.reshape(len(documents), len(first)).astype(np.float64)


def joined(found: Patterns, measures: Sequence[Measure]) -> tuple[Floats, list[int]]:
    """The columns of all measures side by side, and how many each has."""
    columns = [measure.columns(found) for measure in measures]
    return np.hstack(columns), [one.shape[1] for one in columns]


def parted(totals: Floats, measures: Sequence[Measure], widths: list[int]) -> dict[str, Floats]:
    """Each measure's replicates, made from its own columns."""
    parts = np.split(totals, np.cumsum(widths)[:-1], axis=1)
    return {one.name: one.value(part) for one, part in zip(measures, parts, strict=True)}


def resample(sums: Floats, shares: Floats, *, draws: int, plan: Resampling) -> Floats:
    """Totals of `draws` rows of `sums`, drawn with these shares: one row for each replicate."""
    generator = np.random.default_rng(plan.seed)
    block = max(1, BLOCK // len(shares))
    totals = np.empty((plan.replicates, sums.shape[1]))
    for start in range(0, plan.replicates, block):
        stop = min(start + block, plan.replicates)
        totals[start:stop] = generator.multinomial(draws, shares, size=stop - start) @ sums
    return totals


def resample_documents(parts: Floats, plan: Resampling) -> Floats:
    """Totals of as many documents as there are, drawn from their `parts`: one row a replicate."""
    documents = len(parts)
    if documents * plan.replicates <= BLOCK:
        return document_draws(documents, plan) @ parts
    return resample(parts, np.full(documents, 1 / documents), draws=documents, plan=plan)


@lru_cache(maxsize=2)
def document_draws(documents: int, plan: Resampling) -> Floats:
    """How often each document is drawn in each replicate: the same draws for every code.

    So they are drawn once, and what codes have in common is not blurred by chance.
    """
    shares = np.full(documents, 1 / documents)
    drawn = np.random.default_rng(plan.seed).multinomial(documents, shares, plan.replicates)
    return drawn.astype(np.float64)
