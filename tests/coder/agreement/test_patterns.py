"""Counting units that were rated alike, by table, by sorting, and in steps."""

import numpy as np
import pytest

from coder.agreement import patterns as module
from coder.agreement.analytic import analytic
from coder.agreement.patterns import Patterns, keys, patterns
from coder.agreement.reliability import Ints, Reliability, Scale


def some_ratings(coders: int, size: int) -> Ints:
    return np.random.default_rng(7).integers(-1, size, size=(coders, 300))


def test_units_rated_alike_are_counted_once_in_the_order_of_their_ratings() -> None:
    found = patterns(np.array([[1, 0, 1, -1], [0, 0, 0, -1]]), 2)
    assert found.cells.tolist() == [[0, 0], [1, 0]]
    assert found.times.tolist() == [1, 2]


def test_all_three_ways_of_counting_find_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = some_ratings(coders=4, size=3)
    by_table = patterns(ratings, 3)
    monkeypatch.setattr(module, "SMALL_TABLE", 0)
    by_sorting = patterns(np.vstack([ratings, np.full((5, 300), -1)]), 3)
    in_steps = patterns(np.vstack([ratings, np.full((60, 300), -1)]), 3)
    for other in (by_sorting, in_steps):
        assert other.cells[:, :4].tolist() == by_table.cells.tolist()
        assert other.times.tolist() == by_table.times.tolist()


def test_more_patterns_than_whole_numbers_can_tell_apart_stay_apart() -> None:
    ratings = some_ratings(coders=40, size=9)
    assert len(np.unique(keys(ratings, 9))) == len(np.unique(ratings.T, axis=0))


def test_anonymous_patterns_merge_those_that_differ_in_who_rated() -> None:
    found = Patterns(np.array([[0, 1], [1, 0], [1, 1]]), np.array([2, 3, 4]), 2).anonymous
    assert found.cells.tolist() == [[0, 1], [1, 1]]
    assert found.times.tolist() == [5, 4]


def test_patterns_come_in_parts_that_fit_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    ratings = np.arange(12).reshape(2, 6)
    data = Reliability(ratings, tuple(range(12)), ("ana", "ben"), Scale.RATIO)
    whole = analytic(data)
    monkeypatch.setattr(module, "CELLS", 300)
    assert [len(part.times) for part in patterns(ratings, 12).blocks(144)] == [2, 2, 2]
    for name, estimate in analytic(data).items():
        assert estimate.value == pytest.approx(whole[name].value), name
        assert estimate.se == pytest.approx(whole[name].se), name
