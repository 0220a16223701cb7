"""Rank tests of few numbers: exact wherever that can be worked out, and said by name where not."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SIGNED_RANK = "Wilcoxon signed-rank"
RANK_SUM = "Mann-Whitney U"
KRUSKAL = "Kruskal-Wallis"
EXACT, APPROXIMATE = "exact", "normal approximation"
TWO = 2
MOST_ORDERS = 100_000
"""Above so many ways to deal out the ranks, ties make an exact test too long to wait for."""
_MOST_EXACT = 50  # without ties; scipy's own limit for signed ranks
_AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RankTest:
    """A two-sided test: `name` says which and how; where none fits, `why` says why."""

    name: str = ""
    p: float | None = None
    why: str = ""


def signed_rank(changes: Sequence[float]) -> RankTest:
    """Whether changes within pairs lie to one side of nought; pairs without change stand aside.

    Wilcoxon, F. (1945). Individual comparisons by ranking methods. Biometrics Bulletin 1, 80-83.
    """
    from scipy.stats import rankdata, wilcoxon

    moved = [one for one in changes if one]
    if not moved:
        return RankTest(why="no pair has changed" if changes else "there is no complete pair")
    if len({abs(one) for one in moved}) == len(moved) and len(moved) <= _MOST_EXACT:
        return _told(SIGNED_RANK, EXACT, wilcoxon(moved, method="exact").pvalue)
    if 2 ** len(moved) <= MOST_ORDERS:
        sizes = rankdata([abs(one) for one in moved])
        signed = [size if one > 0 else -size for one, size in zip(moved, sizes, strict=True)]
        return _told(SIGNED_RANK, EXACT, _of_every_order("samples", signed))
    return _told(SIGNED_RANK, APPROXIMATE, wilcoxon(moved, method="approx").pvalue)


def rank_sum(one: Sequence[float], other: Sequence[float]) -> RankTest:
    """Whether two groups of different people differ.

    Mann, H. B., and Whitney, D. R. (1947). On a test of whether one of two random variables is
    stochastically larger than the other. Annals of Mathematical Statistics 18, 50-60.
    """
    from scipy.stats import mannwhitneyu, rankdata

    if not one or not other:
        return RankTest(why="one of the groups is empty")
    both = [*one, *other]
    if len(set(both)) == 1:
        return RankTest(why="all values are the same")
    if len(set(both)) == len(both) and len(both) <= 2 * _MOST_EXACT:
        return _told(RANK_SUM, EXACT, mannwhitneyu(one, other, method="exact").pvalue)
    if comb(len(both), len(one)) <= MOST_ORDERS:
        ranks = [float(rank) for rank in rankdata(both)]
        p = _of_every_order("independent", ranks[: len(one)], ranks[len(one) :])
        return _told(RANK_SUM, EXACT, p)
    return _told(RANK_SUM, APPROXIMATE, mannwhitneyu(one, other, method="asymptotic").pvalue)


def between(groups: Sequence[Sequence[float]]) -> RankTest:
    """Two groups as in `rank_sum`; more by the test of Kruskal and Wallis, an approximation.

    Kruskal, W. H., and Wallis, W. A. (1952). Use of ranks in one-criterion variance analysis.
    Journal of the American Statistical Association 47, 583-621.
    """
    from scipy.stats import kruskal

    filled = [group for group in groups if group]
    if len(filled) < TWO:
        return RankTest(why="fewer than two groups have numbers")
    if len(filled) == TWO:
        return rank_sum(*filled)
    if len({value for group in filled for value in group}) == 1:
        return RankTest(why="all values are the same")
    return _told(KRUSKAL, "chi-squared approximation", kruskal(*filled).pvalue)


def _of_every_order(kind: Literal["samples", "independent"], *samples: Sequence[float]) -> float:
    """The p of the sum of the first sample's ranks among all ways to deal them out, not some."""
    from scipy.stats import permutation_test

    done = permutation_test(
        samples,
        _sum_of_first,
        permutation_type=kind,
        n_resamples=MOST_ORDERS,
        vectorized=True,
        batch=_AT_ONCE,
    )
    return float(done.pvalue)


def _sum_of_first(*samples: "NDArray[np.float64]", axis: int) -> "NDArray[np.float64]":
    total: NDArray[np.float64] = samples[0].sum(axis=axis)
    return total


def _told(name: str, how: str, p: Any) -> RankTest:
    return RankTest(f"{name}, {how}", float(p))
