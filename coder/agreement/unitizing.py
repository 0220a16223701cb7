"""Krippendorff's unitizing alphas: agreement on where coded stretches lie, and on their codes.

After Krippendorff, Mathet, Bouvry and Widlöcher (2016), On the reliability of unitizing textual
continua, Quality & Quantity 50: 2347-2364. Several documents are one line, put end to end: no
stretch goes over an end, so that all sums add up over documents. A coder who has not finished a
document has no part in it: there, m is the number of those who have.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np

from coder.agreement.clusters import Clusters
from coder.agreement.continuum import continuum
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import DEFAULT, Interval
from coder.agreement.lines import Line, coders_of, labels_of, pairable
from coder.agreement.measure import safe
from coder.agreement.reliability import Floats

TWO = 2
NOBODY_FINISHED = "no document was finished by two coders"
NOBODY_CODED = "nobody coded anything"
NO_VARIATION = "the coding does not vary"
ONE_CODE = "it needs two codes"
NO_CHOICE = "where two coders coded there is only one code, or too little"


@dataclass(frozen=True, slots=True)
class Unitizing:
    """The family, and how much of the line stands behind each part of it.

    `u_alpha` judges stretches and codes, `bar_u_alpha` only coded or not, `cu_alpha` only the codes
    where two coders coded, `ku_alpha` one code against the others there. `cu_coverage` is the share
    of the line behind `cu_alpha`, `ku_coverage` the share of a code's stretches behind its
    `ku_alpha`; None and empty with fewer than two codes. `length` counts characters.
    """

    u_alpha: Estimate
    bar_u_alpha: Estimate
    cu_alpha: Estimate
    cu_coverage: float | None
    ku_alpha: Mapping[str, Estimate]
    ku_coverage: Mapping[str, float]
    coders: tuple[str, ...]
    documents: int
    length: int


def unitizing(lines: Sequence[Line], interval: Interval = DEFAULT) -> Unitizing:
    """The unitizing alphas of documents, for one code or for codes that exclude each other.

    Only documents that two coders finished count. With one code, `cu_alpha` and `ku_alpha` are
    undefined. Intervals are of documents. Raises InvalidRequestError where one coder's stretches
    of two codes overlap: such codes do not exclude each other, and are measured one by one.
    """
    kept = pairable(lines)
    labels = labels_of(kept)
    parts = continuum(kept, labels).parts()
    clusters, size = Clusters(parts, interval), len(labels)
    whole = Sums(parts.sum(axis=0), size)
    nothing = NOBODY_CODED if kept else NOBODY_FINISHED
    varies = NO_VARIATION if labels else nothing
    chosen = NO_CHOICE if size >= TWO else ONE_CODE if labels else nothing
    return Unitizing(
        clusters.estimate("u_alpha", lambda sums: Sums(sums, size).u_alpha, size, varies),
        clusters.estimate("bar_u_alpha", lambda sums: Sums(sums, size).bar_u_alpha, size, varies),
        clusters.estimate("cu_alpha", lambda sums: Sums(sums, size).cu_alpha, size, chosen),
        float(whole.cu_coverage) if size >= TWO else None,
        {
            label: clusters.estimate("ku_alpha", partial(_ku_alpha, size, code), size, chosen)
            for code, label in enumerate(labels)
        },
        dict(zip(labels, whole.ku_coverage.tolist(), strict=True)) if size >= TWO else {},
        tuple(coders_of(kept)),
        len(kept),
        sum(line.length for line in kept),
    )


def _ku_alpha(size: int, code: int, sums: Floats) -> Floats:
    one: Floats = Sums(sums, size).ku_alpha[..., code]
    return one


class Sums:
    """The alphas as functions of sums over documents, in the last axis; nan where undefined.

    All lengths are made shares of the whole, so that what is almost nothing is told from rounding.
    """

    def __init__(self, sums: Floats, size: int) -> None:
        self.size, whole = size, size + 1
        joint, squares, common = np.split(sums, [whole * whole, whole * whole + whole], axis=-1)
        self.joint = joint.reshape(*sums.shape[:-1], whole, whole)
        self.squares, self.common = squares, common[..., 1:]
        self.agreed = np.diagonal(self.joint, axis1=-2, axis2=-1)
        self.lengths: Floats = self.joint.sum(axis=-1)
        self.whole: Floats = safe(self.lengths.sum(axis=-1, keepdims=True))

    @cached_property
    def use(self) -> Floats:
        """The shares of gaps (0) and of each code."""
        return self.lengths / self.whole

    @cached_property
    def apart(self) -> Floats:
        """The share of all pairs of characters that are not of one stretch."""
        return safe(1 - (self.squares / self.whole**2).sum(axis=-1))

    @property
    def u_alpha(self) -> Floats:
        by_chance = (self.use**2 - self.squares / self.whole**2).sum(axis=-1) / self.apart
        alike: Floats = (self.agreed / self.whole).sum(axis=-1)
        return 1 - (1 - alike) / safe(1 - by_chance)

    @property
    def bar_u_alpha(self) -> Floats:
        gaps = self.use[..., 0]
        by_chance = gaps * (1 - gaps) / self.apart
        differ: Floats = gaps - (self.agreed / self.whole)[..., 0]
        return 1 - differ / safe(by_chance)

    @cached_property
    def both(self) -> Floats:
        """Lengths of each code where another coder coded something too."""
        return np.asarray(self.lengths[..., 1:] - self.joint[..., 1:, 0])

    @cached_property
    def coded(self) -> Floats:
        """All of them together."""
        return safe(self.both.sum(axis=-1, keepdims=True))

    @property
    def cu_alpha(self) -> Floats:
        if self.size < TWO:
            return np.full(self.lengths.shape[:-1], np.nan)
        chosen, common = self.both / self.coded, self.common / self.coded**2
        by_chance = (chosen**2 - common).sum(axis=-1) / above(1 - common.sum(axis=-1))
        alike: Floats = (self.agreed[..., 1:] / self.coded).sum(axis=-1)
        return 1 - (1 - alike) / safe(1 - by_chance)

    @property
    def cu_coverage(self) -> Floats:
        return np.asarray((self.both / self.whole).sum(axis=-1))

    @property
    def ku_alpha(self) -> Floats:
        """One for each code."""
        chosen = safe(self.both / self.coded)
        differ = chosen - self.agreed[..., 1:] / self.coded
        others = above(1 - self.common / self.coded**2 / chosen)
        return 1 - others * differ / safe(chosen * (1 - chosen))

    @property
    def ku_coverage(self) -> Floats:
        """One for each code."""
        return self.both / safe(self.lengths[..., 1:])


def above(numbers: Floats) -> Floats:
    """The numbers; nan for those that are not above zero, as no count of pairs by chance can be.

    It happens where less is coded in common than one stretch is long, among many coders.
    """
    return np.where(numbers > 0, safe(numbers), np.nan)
