"""The ways to an interval, in one place: by formula, by leaving out, by resampling."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple

from coder.agreement.analytic import analytic
from coder.agreement.bootstrap import Resampling
from coder.agreement.estimates import Estimate, resampled
from coder.agreement.jackknives import jackknifed
from coder.agreement.measure import Measure
from coder.agreement.reliability import Reliability

NOT_ALONE = "; but units of one document do not stand alone, so it is too narrow"


class IntervalMethod(StrEnum):
    """How a standard error is made; which one is right depends on what was drawn independently.

    `analytic` are the formulas of Gwet and of Fleiss, Cohen and Everitt, for units that stand
    alone. `jackknife` leaves out one unit, or one document, at a time. `bootstrap` resamples units,
    or documents where units were cut from documents.
    """

    ANALYTIC = "analytic"
    JACKKNIFE = "jackknife"
    BOOTSTRAP = "bootstrap"


class Interval(NamedTuple):
    """What interval is wanted. `plan` counts for the bootstrap only."""

    method: IntervalMethod = IntervalMethod.BOOTSTRAP
    plan: Resampling = Resampling()


DEFAULT = Interval()


def estimates(
    data: Reliability, interval: Interval = DEFAULT, chosen: Sequence[Measure] | None = None
) -> dict[str, Estimate]:
    """Every measure of the data with the interval that is wanted.

    `chosen` are other measures than those that the data's scale allows.
    """
    if interval.method is IntervalMethod.BOOTSTRAP:
        return resampled(data, interval.plan, chosen)
    if interval.method is IntervalMethod.JACKKNIFE:
        return jackknifed(data, chosen)
    found = analytic(data, chosen)
    if not data.cut:
        return found
    return {
        name: one if one.low is None else replace(one, method=one.method + NOT_ALONE)
        for name, one in found.items()
    }
