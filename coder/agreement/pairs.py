"""Whose coding differs: the agreement of each two coders, and of all but each one."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from coder.agreement.alpha import Alpha
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import DEFAULT, Interval, estimates
from coder.agreement.measure import Measure
from coder.agreement.measures import measures
from coder.agreement.reliability import MISSING, Reliability, Scale
from coder.agreement.sets import SetDistance, distances

NOMINAL = ("percent_agreement", "f1_positive", "cohen_kappa", "alpha_nominal")
ORDERED = ("percent_agreement", "cohen_kappa_quadratic", "alpha_ordinal")
Choice = Callable[[Reliability], Sequence[Measure]]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two coders, the units that both rated, and the measures over these."""

    one: str
    other: str
    units: int
    measures: Mapping[str, Estimate]


def shown(data: Reliability) -> list[Measure]:
    """The measures that tell most about two coders, on the scale of the data."""
    names = NOMINAL if data.scale is Scale.NOMINAL else ORDERED
    return [one for one in measures(data) if one.name in names]


def alpha_only(data: Reliability) -> list[Measure]:
    """Alpha on the scale of the data."""
    return [one for one in shown(data) if one.name.startswith("alpha")]


def masi_only(data: Reliability) -> list[Measure]:
    """Alpha of code sets."""
    masi = SetDistance.MASI
    return [Alpha(masi.measure, distances(data.categories, masi))]


def pairs(
    data: Reliability, interval: Interval = DEFAULT, choice: Choice = shown
) -> tuple[PairAgreement, ...]:
    """Each two coders, in the order in which they are named."""
    return tuple(_pair(data, rows, interval, choice) for rows in combinations(_rows(data), 2))


def without_each(
    data: Reliability, interval: Interval = DEFAULT, choice: Choice = alpha_only
) -> dict[str, Estimate]:
    """Alpha of the others, for each coder who is left out; empty for two coders.

    A coder without whom alpha rises much codes unlike the others.
    """
    rows = _rows(data)
    if len(rows) <= 2:  # noqa: PLR2004 - one coder alone cannot agree
        return {}
    found = {}
    for left in rows:
        rest = _of(data, [row for row in rows if row != left])
        [measure] = choice(rest)
        found[data.coders[left]] = estimates(rest, interval, [measure])[measure.name]
    return found


def _pair(
    data: Reliability, rows: tuple[int, int], interval: Interval, choice: Choice
) -> PairAgreement:
    both = _of(data, list(rows))
    one, other = both.coders
    units = int((both.ratings != MISSING).all(axis=0).sum())
    return PairAgreement(one, other, units, estimates(both, interval, choice(both)))


def _rows(data: Reliability) -> list[int]:
    """The coders who rated something."""
    return [row for row, ratings in enumerate(data.ratings) if (ratings != MISSING).any()]


def _of(data: Reliability, rows: list[int]) -> Reliability:
    """The units that two of these coders rated at least."""
    ratings = data.ratings[rows]
    kept = np.flatnonzero((ratings != MISSING).sum(axis=0) > 1)
    clusters = None if data.clusters is None else data.clusters[kept]
    names = tuple(data.coders[row] for row in rows)
    return replace(data, ratings=ratings[:, kept], coders=names, clusters=clusters)
