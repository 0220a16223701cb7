"""How much of what there is was found, as far as a random sample can tell.

Of N units m were drawn at random, and k of these are coded. The number T of coded units among all
N is estimated from that (hypergeometric: N is finite and nothing is drawn twice). It cannot be
less than what was found, nor more than that and all that is unread.

The interval is that of Clopper and Pearson for a finite population, whose coverage is never below
what it says: all T of which neither k or fewer nor k or more hits are less likely than 2.5 %
(Clopper and Pearson 1934; Buonaccorsi 1987, The American Statistician 41, 215-218). The single
figure is the mean of the posterior with Jeffreys' prior, the beta-binomial with ½ and ½, of the T
that are possible; it never says that all was found while a unit is unread. At each end the wider of
that interval and of the posterior's stands, so that an unlucky sample is not taken for certainty.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

TAIL = 0.025
"""What may be left out at either end: the interval is of 95 %."""
_ANYTHING = 80  # points between the ends: a single figure would only seem to know something


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of `units`, and what was found; `before` was found before the order was begun.

    `sampled` of the read units were drawn at random; of these `hits` are coded.
    """

    units: int
    read: int
    found: int
    sampled: int
    hits: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """How many coded units are still unread: the estimate, and the ends of its 95 % interval."""

    expected: float
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Recall:
    """The share (0 to 1) of all coded units that was found, and the ends of its interval."""

    estimate: float
    low: float
    high: float

    def __str__(self) -> str:
        """In per cent, `74 % (52–100)`: rounded outwards, and nearly all is not all.

        Where next to nothing is known, only the ends: `0–100 %`.
        """
        low, high = floor(100 * self.low), ceil(100 * self.high)
        if high - low > _ANYTHING:
            return f"{low}–{high} %"
        estimate = 100 if self.estimate == 1 else min(99, round(100 * self.estimate))
        return f"{estimate} % ({low}–{high})"


def left(reading: Reading) -> Left | None:
    """What is estimated to be left; None before anything was drawn, unless all was read."""
    import numpy as np

    unread = reading.units - reading.read
    if not unread:
        return Left(0.0, 0, 0)
    if not reading.sampled:
        return None
    totals = np.arange(reading.found, reading.found + unread + 1)
    weights = _posterior(reading, totals)
    expected = float((weights * totals).sum()) - reading.found
    mass = weights.cumsum()
    ends = [int(np.searchsorted(mass, one)) for one in (TAIL, 1 - TAIL)]
    least, most = _exact(reading, totals)
    return Left(expected, min(least, ends[0]), min(unread, max(most, ends[1])))


def recall(reading: Reading) -> Recall | None:
    """The recall, found / (found + left); None where nothing was found or nothing can be said."""
    rest = left(reading)
    found = reading.found + reading.before
    if rest is None or not found:
        return None
    return Recall(*(found / (found + one) for one in (rest.expected, rest.most, rest.least)))


def _posterior(reading: Reading, totals: Any) -> Any:
    """How likely each total is, after the sample."""
    import numpy as np
    from scipy.special import betaln

    prior = _ways(reading.units, totals) + betaln(totals + 0.5, reading.units - totals + 0.5)
    found = prior + _chance(reading, totals, reading.hits)
    weights = np.exp(found - found.max())
    return weights / weights.sum()


def _exact(reading: Reading, totals: Any) -> tuple[int, int]:
    """How many are left by the least and the greatest total that the sample does not rule out."""
    hits = reading.hits

    def few(total: int) -> bool:
        """So few in all that so many hits would be a wonder."""
        return hits > 0 and _at_most(reading, total, hits - 1) >= 1 - TAIL

    def not_many(total: int) -> bool:
        """Not so many in all that so few hits would be a wonder."""
        return _at_most(reading, total, hits) > TAIL

    least = _first_that_is_not(few, len(totals), reading.found)
    return least, max(0, _first_that_is_not(not_many, len(totals), reading.found) - 1)


def _first_that_is_not(said: Callable[[int], bool], length: int, start: int) -> int:
    """How far from `start` something that holds at first ceases to hold, at most `length`."""
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        if said(start + middle):
            low = middle + 1
        else:
            high = middle
    return low


def _at_most(reading: Reading, total: int, hits: int) -> float:
    """The chance of so many hits or fewer in the sample, where so many units are coded in all."""
    import numpy as np

    return float(np.exp(_chance(reading, total, np.arange(hits + 1))).sum())


def _chance(reading: Reading, totals: Any, hits: Any) -> Any:
    """The logarithm of the hypergeometric chance of exactly so many hits."""
    others = reading.units - totals
    return (
        _ways(totals, hits)
        + _ways(others, reading.sampled - hits)
        - _ways(reading.units, reading.sampled)
    )


def _ways(many: Any, few: Any) -> Any:
    """The logarithm of the number of ways to choose `few` of `many`; −inf where there is none."""
    import numpy as np
    from scipy.special import gammaln

    many, few = np.broadcast_arrays(many, few)
    possible = (few >= 0) & (few <= many)
    known = np.where(possible, few, 0)
    ways = gammaln(many + 1) - gammaln(known + 1) - gammaln(many - known + 1)
    return np.where(possible, ways, -np.inf)
