"""Intervals for what cannot be cut into units: whole documents are left out or resampled.

A measure of spans is a function of sums over documents. So leaving out is a difference, and all
resamples are one product of counts and sums.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from coder.agreement.bootstrap import DOCUMENTS, FEW_DOCUMENTS, TOO_FEW, resample_documents
from coder.agreement.estimates import (
    SPREAD,
    UNDEFINED_WITHOUT,
    Estimate,
    with_replicates,
    with_spread,
)
from coder.agreement.intervals import Interval, IntervalMethod
from coder.agreement.measure import left_out
from coder.agreement.reliability import Floats


@dataclass(frozen=True)
class Clusters:
    """What each document (a row) adds to the sums (columns), and what interval is wanted.

    There is no formula for these measures, so `analytic` gets the jackknife too.
    """

    parts: Floats
    interval: Interval

    def estimate(
        self, name: str, value: Callable[[Floats], Floats], categories: int, why: str
    ) -> Estimate:
        """The value with its interval. `value` takes sums in the last axis; nan is undefined."""
        documents = len(self.parts)
        point = Estimate(name, units=documents, pairable=documents, categories=categories)
        found = float(value(self.parts.sum(axis=0)))
        if np.isnan(found):
            return replace(point, undefined=why)
        point = replace(point, value=found)
        if documents < SPREAD:
            return replace(point, method="no interval: there is one document")
        if self.interval.method is IntervalMethod.BOOTSTRAP:
            return self._resampled(point, value)
        return self._jackknifed(point, value)

    def _resampled(self, point: Estimate, value: Callable[[Floats], Floats]) -> Estimate:
        plan = self.interval.plan
        if not plan.replicates:
            return point
        found = with_replicates(point, value(self._totals), DOCUMENTS, seed=plan.seed)
        return found if found.low is None else self._flagged(found)

    def _jackknifed(self, point: Estimate, value: Callable[[Floats], Floats]) -> Estimate:
        without = value(self.parts.sum(axis=0) - self.parts)
        spread = left_out(without, np.ones(len(without), dtype=np.int64), DOCUMENTS)
        if spread is None:
            return replace(point, method=f"no interval: {UNDEFINED_WITHOUT} documents")
        return self._flagged(with_spread(point, spread))

    def _flagged(self, found: Estimate) -> Estimate:
        few = len(self.parts) < FEW_DOCUMENTS
        return replace(found, method=found.method + TOO_FEW) if few else found

    @cached_property
    def _totals(self) -> Floats:
        """The sums of each resample of documents: one row for each replicate."""
        return resample_documents(self.parts, self.interval.plan)
