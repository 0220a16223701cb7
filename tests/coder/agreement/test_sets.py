"""Alpha of code sets: distances, empty sets, missing ones, and what changes nothing."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.agreement.bootstrap import Resampling
from coder.agreement.intervals import Interval, IntervalMethod
from coder.agreement.sets import SetDistance, distances, set_alpha, set_alphas, set_reliability

POINT = Interval(plan=Resampling(0))
Row = list[set[str] | None]


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    coders, units = draw(st.integers(2, 4)), draw(st.integers(1, 8))
    cell = st.none() | st.sets(st.sampled_from("abc"))
    row = st.lists(cell, min_size=units, max_size=units)
    return draw(st.lists(row, min_size=coders, max_size=coders))


def alphas(rows: Sequence[Row]) -> dict[str, float | None]:
    named = {f"coder {number}": row for number, row in enumerate(rows)}
    return {name: one.value for name, one in set_alphas(set_reliability(named), POINT).items()}


def apart(one: str, other: str) -> dict[str, float]:
    sets = [tuple(one), tuple(other)]
    return {distance.value: distances(sets, distance)[0, 1] for distance in SetDistance}


def test_distances_are_those_of_their_articles() -> None:
    assert apart("a", "ab") == pytest.approx(
        {"masi": 2 / 3, "jaccard": 1 / 2, "dice": 1 / 3, "nominal_sets": 1}
    )
    assert apart("ab", "bc") == pytest.approx(
        {"masi": 8 / 9, "jaccard": 2 / 3, "dice": 1 / 2, "nominal_sets": 1}
    )
    assert set(apart("a", "b").values()) == {1}


def test_an_empty_set_is_as_far_from_others_as_can_be_and_two_are_alike() -> None:
    assert set(apart("", "a").values()) == {1}
    assert alphas([[set(), {"a"}, set()], [set(), {"a"}, set()]])["alpha_masi"] == 1


def test_missing_is_not_empty() -> None:
    known: list[Row] = [[{"a"}, {"b"}, {"a"}], [{"a"}, {"b"}, {"b"}]]
    missing, empty = (
        [[*known[0], {"a"}], [*known[1], None]],
        [[*known[0], {"a"}], [*known[1], set()]],
    )
    assert alphas(missing) == alphas(known)
    assert alphas(empty) != alphas(known)


def test_a_set_named_twice_or_in_another_order_is_the_same() -> None:
    found = set_reliability({"ana": [["b", "a"]], "ben": [("a", "b", "a")]})
    assert found.categories == (("a", "b"),)


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_does_not_matter(table: list[Row], chance: object) -> None:
    coders, units = len(table), len(table[0])
    rows = chance.sample(range(coders), coders)  # type: ignore[attr-defined]  # a Random
    columns = chance.sample(range(units), units)  # type: ignore[attr-defined]  # a Random
    mixed = [[table[row][column] for column in columns] for row in rows]
    expected = alphas(table)
    for name, value in alphas(mixed).items():
        was = expected[name]
        assert value == (None if was is None else pytest.approx(was, abs=1e-9))


@given(tables())
def test_no_alpha_is_above_one_and_who_is_alike_has_one(table: list[Row]) -> None:
    assert all(one is None or one <= 1 + 1e-9 for one in alphas(table).values())
    same = alphas([table[0]] * 3)
    assert all(one is None or one == pytest.approx(1) for one in same.values())


def test_without_two_ratings_it_says_why() -> None:
    alone = set_alpha({"ana": [{"a"}], "ben": [None]})
    assert alone.undefined == "no unit was rated by two coders"
    assert set_alpha({}).undefined == "no unit was rated by two coders"


@pytest.mark.parametrize("method", IntervalMethod)
def test_every_way_to_an_interval_is_open(method: IntervalMethod) -> None:
    dice = np.random.default_rng(2)
    first = [set(dice.choice(list("abc"), dice.integers(0, 3))) for _ in range(300)]
    second = [one if dice.random() < 0.7 else {"a"} for one in first]
    found = set_alpha({"ana": first, "ben": second}, interval=Interval(method))
    assert found.name == "alpha_masi"
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high
    assert found.se == pytest.approx(0.037, abs=0.01)


def test_whole_documents_are_resampled() -> None:
    rows = {"ana": [{"a"}, {"b"}] * 30, "ben": [{"a"}, {"b"}, {"b"}] * 20}
    found = set_alpha(rows, SetDistance.JACCARD, clusters=np.arange(60) // 5)
    assert found.method == "bootstrap of documents, 1000 replicates"
