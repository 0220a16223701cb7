"""Estimates: each measure's value with its interval, or the reason why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

import numpy as np

from coder.agreement.bootstrap import Resampling, bootstrap
from coder.agreement.measure import Measure, Spread
from coder.agreement.measures import measures
from coder.agreement.patterns import Patterns, patterns
from coder.agreement.reliability import Floats, Reliability
from coder.units import PAIR

LOW, HIGH = 0.025, 0.975
SPREAD = 2
"""So many values, units or documents show how far they lie apart; one does not."""
MOST_UNDEFINED = 0.05
UNDEFINED_WITHOUT = "undefined without one of the"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure's value with a 95 % interval.

    `value` is None where the measure is undefined, and `undefined` says why. `se`, `low` and `high`
    are None where there is no interval. `method` says how it was made, or why there is none.
    `units` counts what anybody rated, `pairable` what two coders rated; for spans both count
    documents. `categories` is how many there were to choose from, used or not. `replicates` counts
    the resamples that were drawn, `lost` those in which the measure was undefined; `seed` is None
    where nothing was drawn.
    """

    name: str
    value: float | None = None
    se: float | None = None
    low: float | None = None
    high: float | None = None
    undefined: str | None = None
    method: str = ""
    units: int = 0
    pairable: int = 0
    categories: int = 0
    replicates: int = 0
    lost: int = 0
    seed: int | None = None


def resampled(
    data: Reliability, plan: Resampling, chosen: Sequence[Measure] | None = None
) -> dict[str, Estimate]:
    """Every measure with the percentile interval of a seeded bootstrap (none for 0 replicates).

    `chosen` are other measures than those that the data's scale allows.
    """
    data = data.heard()
    seen = patterns(data.ratings, len(data.categories))
    every = measures(data) if chosen is None else chosen
    found = {measure.name: without_interval(measure, seen) for measure in every}
    able = [measure for measure in every if found[measure.name].value is not None]
    if able and plan.replicates:
        values, what = bootstrap(data, able, plan)
        for name, replicates in values.items():
            found[name] = with_replicates(found[name], replicates, what, seed=plan.seed)
    return found


def without_interval(measure: Measure, seen: Patterns) -> Estimate:
    """The value alone, or the reason why there is none."""
    paired = seen.paired_units
    facts = Estimate(measure.name, units=seen.units, pairable=paired, categories=seen.size)
    if paired == 0:
        return replace(facts, undefined="no unit was rated by two coders")
    if measure.two_coders and seen.coders != PAIR:
        return replace(facts, undefined=f"it compares two coders, and there are {seen.coders}")
    value = measure.point(measure.seen(seen))
    if np.isnan(value):
        return replace(facts, undefined=measure.why_undefined)
    return replace(facts, value=value)


def with_replicates(point: Estimate, values: Floats, what: str, *, seed: int) -> Estimate:
    """The value with the middle 95 % of its replicates; undefined ones are dropped and counted.

    `what` was resampled. Where more than 5 % are undefined, the rest are no fair sample of what
    might have been, and there is no interval.
    """
    defined = values[~np.isnan(values)]
    lost = len(values) - len(defined)
    point = replace(point, replicates=len(values), lost=lost, seed=seed)
    if lost > MOST_UNDEFINED * len(values) or len(defined) < SPREAD:
        why = f"no interval: {lost} of {len(values)} replicates are undefined"
        return replace(point, method=why)
    low, high = np.quantile(defined, [LOW, HIGH])
    method = f"bootstrap of {what}, {len(defined)} replicates"
    spread = float(defined.std(ddof=1))
    return replace(point, se=spread, low=float(low), high=float(high), method=method)


def with_spread(point: Estimate, spread: Spread) -> Estimate:
    """A defined value with the interval v ± t(n - 1) · se, at most 1."""
    from scipy.special import stdtrit  # noqa: PLC0415 - scipy loads slower than a report is counted

    value = cast("float", point.value)
    reach = float(stdtrit(spread.units - 1, HIGH)) * spread.se
    low, high = value - reach, min(value + reach, 1.0)
    return replace(point, se=spread.se, low=low, high=high, method=spread.method)
