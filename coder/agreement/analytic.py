"""Estimates with intervals for independent units, from standard errors in closed form."""

from collections.abc import Sequence
from dataclasses import replace

from coder.agreement.estimates import SPREAD, Estimate, with_spread, without_interval
from coder.agreement.measure import Measure
from coder.agreement.measures import measures
from coder.agreement.patterns import patterns
from coder.agreement.reliability import Reliability

NO_SPREAD = "no interval: too few units or too many categories"


def analytic(data: Reliability, chosen: Sequence[Measure] | None = None) -> dict[str, Estimate]:
    """Every measure with the interval v ± t(n - 1) · se, at most 1.

    The standard error is Gwet's, or that of Fleiss, Cohen and Everitt for Cohen's kappa, or the
    jackknife where neither is known. `chosen` are other measures than those of the data's scale.
    """
    data = data.heard()
    seen = patterns(data.ratings, len(data.categories))
    found = {}
    for measure in measures(data) if chosen is None else chosen:
        point = without_interval(measure, seen)
        spread = None if point.value is None else measure.spread(measure.seen(seen))
        if spread is not None and spread.units >= SPREAD:
            point = with_spread(point, spread)
        elif point.value is not None:
            point = replace(point, method=NO_SPREAD)
        found[measure.name] = point
    return found
