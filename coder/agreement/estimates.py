"""Estimates: each measure's value with its interval, or the reason why there is none."""

from dataclasses import dataclass, replace

import numpy as np

from coder.agreement.bootstrap import Replicates, Resampling, bootstrap
from coder.agreement.measure import Measure
from coder.agreement.measures import measures
from coder.agreement.patterns import Patterns, patterns
from coder.agreement.reliability import Floats, Reliability

LOW, HIGH = 0.025, 0.975
MOST_UNDEFINED = 0.05
PAIR = 2


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure's value with a 95 % interval.

    `value` is None where the measure is undefined, and `undefined` says why. `se`, `low` and `high`
    are None where there is no interval. `method` says how it was made, or why there is none.
    """

    name: str
    value: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    undefined: str | None = None
    method: str = ""


def resampled(data: Reliability, plan: Resampling) -> dict[str, Estimate]:
    """Every measure with the percentile interval of a seeded bootstrap (none for 0 replicates)."""
    data = data.heard()
    seen = patterns(data.ratings, len(data.categories))
    every = measures(data)
    found = {measure.name: without_interval(measure, seen) for measure in every}
    able = [measure for measure in every if found[measure.name].value is not None]
    if able and plan.replicates:
        replicates = bootstrap(data, able, plan)
        found |= {one.name: with_replicates(found[one.name], replicates) for one in able}
    return found


def without_interval(measure: Measure, seen: Patterns) -> Estimate:
    """The value alone, or the reason why there is none."""
    if seen.paired().units == 0:
        return Estimate(measure.name, undefined="no unit was rated by two coders")
    if measure.two_coders and seen.coders != PAIR:
        why = f"it compares two coders, and there are {seen.coders}"
        return Estimate(measure.name, undefined=why)
    value = measure.point(measure.seen(seen))
    if np.isnan(value):
        return Estimate(measure.name, undefined=measure.why_undefined)
    return Estimate(measure.name, value)


def with_replicates(point: Estimate, replicates: Replicates) -> Estimate:
    """The value with the middle 95 % of its replicates; undefined ones are dropped and counted."""
    values: Floats = replicates.values[point.name]
    defined = values[~np.isnan(values)]
    lost = len(values) - len(defined)
    if lost > MOST_UNDEFINED * len(values) or len(defined) < PAIR:
        why = f"no interval: {lost} of {len(values)} replicates are undefined"
        return replace(point, method=why)
    low, high = np.quantile(defined, [LOW, HIGH])
    method = f"bootstrap of {replicates.resampled}, {len(defined)} replicates"
    spread = float(defined.std(ddof=1))
    return replace(point, se=spread, low=float(low), high=float(high), method=method)
