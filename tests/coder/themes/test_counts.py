"""Shares and their intervals."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.themes.counts import Z_95, Share, wilson


@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [
        (22, 25, 70.0, 95.8),
        (17, 25, 48.4, 82.8),
        (11, 25, 26.7, 62.9),
        (18, 25, 52.4, 85.7),
        (10, 24, 24.5, 61.2),
        (14, 24, 38.8, 75.5),
        (9, 49, 10.0, 31.4),
        (15, 25, 40.7, 76.6),
        (12, 25, 30.0, 66.5),
        (6, 25, 11.5, 43.4),
    ],
)
def test_the_interval_is_wilsons(n: int, base: int, low: float, high: float) -> None:
    share = Share(n, base)
    assert share.low == pytest.approx(low, abs=0.05)
    assert share.high == pytest.approx(high, abs=0.05)
    assert share.percent == 100 * n / base


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_at_its_ends_the_score_test_just_rejects(counts: tuple[int, int]) -> None:
    n, base = counts
    for end in wilson(n, base):
        reach = Z_95 * sqrt(max(0, end * (1 - end)) / base)
        assert abs(n / base - end) == pytest.approx(reach, abs=1e-7)


def test_of_nobody_there_is_no_percent() -> None:
    nobody = Share(0, 0)
    assert (nobody.percent, nobody.low, nobody.high) == (None, None, None)


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    n, base = counts
    low, high = wilson(n, base)
    assert 0 <= low <= n / base <= high <= 1


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_interval_of_the_rest_is_its_mirror(counts: tuple[int, int]) -> None:
    n, base = counts
    low, high = wilson(n, base)
    assert wilson(base - n, base) == pytest.approx((1 - high, 1 - low), abs=1e-12)
