"""How scores change between two times, of those who have both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.measures.key import Direction, Key
from coder.measures.ranks import RankTest, signed_rank

Course = Mapping[str, float]
"""Time → score of one case; a time without a score is not there."""

_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Change:
    """Scores at `first` and at `last` of the `pairs` who have both, and last minus first.

    `only_first` and `only_last` have one alone. `low` and `high` are the 95 % interval of the mean
    change (t distribution); None of fewer than two pairs.
    """

    first: str
    last: str
    pairs: int
    only_first: int
    only_last: int
    mean_first: float | None = None
    mean_last: float | None = None
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    high: float | None = None
    median: float | None = None
    test: RankTest = RankTest()  # noqa: RUF009 - it is frozen


@dataclass(frozen=True, slots=True)
class Turns:
    """How many pairs went which way; by how much counts only where a source says what does."""

    better: int
    same: int
    worse: int


def differences(courses: Iterable[Course], first: str, last: str) -> list[float]:
    """Last minus first, of those who have both."""
    return [one[last] - one[first] for one in courses if first in one and last in one]


def change(courses: Iterable[Course], first: str, last: str) -> Change:
    """The change of the complete pairs."""
    import numpy as np

    known = [one for one in courses if first in one or last in one]
    pairs = [one for one in known if first in one and last in one]
    moved = differences(pairs, first, last)
    only_first = sum(last not in one for one in known)
    only_last = sum(first not in one for one in known)
    counts = (len(pairs), only_first, only_last)
    if not pairs:
        return Change(first, last, *counts, test=signed_rank([]))
    low, high = _interval(moved)
    return Change(
        first,
        last,
        *counts,
        mean_first=float(np.mean([one[first] for one in pairs])),
        mean_last=float(np.mean([one[last] for one in pairs])),
        mean=float(np.mean(moved)),
        sd=float(np.std(moved, ddof=1)) if len(moved) > 1 else None,
        low=low,
        high=high,
        median=float(np.median(moved)),
        test=signed_rank(moved),
    )


def _interval(moved: list[float]) -> tuple[float | None, float | None]:
    """The 95 % interval of the mean: t with n - 1 degrees of freedom."""
    import numpy as np
    from scipy.stats import t

    if len(moved) < 2:  # noqa: PLR2004 - of one change there is no spread
        return None, None
    mean, error = float(np.mean(moved)), float(np.std(moved, ddof=1)) / len(moved) ** 0.5
    reach = float(t.ppf((1 + _LEVEL) / 2, len(moved) - 1)) * error
    return mean - reach, mean + reach


def turns(key: Key, moved: Iterable[float], *, least: float = 0.0) -> Turns | None:
    """How many got better and worse, by at least so much; None where neither is better."""
    if key.direction is Direction.NEITHER:
        return None
    sign = 1 if key.direction is Direction.HIGHER else -1
    gains = [sign * one for one in moved]
    counted = [one for one in gains if one and abs(one) >= least]
    better = sum(one > 0 for one in counted)
    return Turns(better, len(gains) - len(counted), len(counted) - better)


def beyond(key: Key, scores: Iterable[float]) -> int:
    """How many scores stand on the better side of the cut-off, those that are equal among them."""
    if key.cutoff is None:
        return 0
    sign = 1 if key.direction is Direction.HIGHER else -1
    return sum(sign * one >= sign * key.cutoff.value for one in scores)
