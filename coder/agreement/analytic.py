"""Estimates with intervals for independent units, from standard errors in closed form."""

from dataclasses import replace

from scipy.special import stdtrit

from coder.agreement.estimates import HIGH, PAIR, Estimate, without_interval
from coder.agreement.measure import Spread
from coder.agreement.measures import measures
from coder.agreement.patterns import patterns
from coder.agreement.reliability import Reliability


def analytic(data: Reliability) -> dict[str, Estimate]:
    """Every measure with the interval v ± t(n - 1) · se, at most 1.

    The standard error is Gwet's, or that of Fleiss, Cohen and Everitt for Cohen's kappa, or the
    jackknife where neither is known.
    """
    data = data.heard()
    seen = patterns(data.ratings, len(data.categories))
    found = {}
    for measure in measures(data):
        point = without_interval(measure, seen)
        spread = None if point.value is None else measure.spread(measure.seen(seen))
        found[measure.name] = with_spread(point, spread)
    return found


def with_spread(point: Estimate, spread: Spread | None) -> Estimate:
    """The value with the interval that its standard error gives."""
    if point.value is None:
        return point
    if spread is None or spread.units < PAIR:
        return replace(point, method="no interval: too few units or too many categories")
    reach = float(stdtrit(spread.units - 1, HIGH)) * spread.se
    low, high = point.value - reach, min(point.value + reach, 1.0)
    return replace(point, se=spread.se, low=low, high=high, method=spread.method)
