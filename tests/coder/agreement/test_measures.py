"""What holds for every measure, whatever the ratings."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.agreement import measure
from coder.agreement.analytic import analytic
from coder.agreement.estimates import Estimate
from coder.agreement.patterns import Patterns
from coder.agreement.reliability import Reliability, Scale, reliability
from coder.errors import InvalidTableError

CATEGORIES = (1, 2, 3)


def rated(*rows: Sequence[object], scale: Scale = Scale.NOMINAL) -> Reliability:
    names = [f"coder {number}" for number in range(len(rows))]
    return reliability(dict(zip(names, rows, strict=True)), scale=scale)


def values(found: dict[str, Estimate]) -> dict[str, float | None]:
    return {name: estimate.value for name, estimate in found.items()}


@st.composite
def tables(draw: st.DrawFn) -> Reliability:
    coders, units = draw(st.integers(2, 4)), draw(st.integers(1, 12))
    cell = st.sampled_from((*CATEGORIES, None))
    rows = draw(
        st.lists(st.lists(cell, min_size=units, max_size=units), min_size=coders, max_size=coders)
    )
    names = {f"coder {number}": row for number, row in enumerate(rows)}
    return reliability(names, categories=CATEGORIES, scale=Scale.RATIO)


@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_does_not_matter(table: Reliability, chance: object) -> None:
    coders, units = table.ratings.shape
    rows = chance.sample(range(coders), coders)  # type: ignore[attr-defined]  # a Random
    columns = chance.sample(range(units), units)  # type: ignore[attr-defined]  # a Random
    names = tuple(table.coders[row] for row in rows)
    other = replace(table, ratings=table.ratings[rows][:, columns], coders=names)
    assert values(analytic(other)) == values(analytic(table))


@given(tables())
def test_coders_may_change_names_without_changing_the_numbers(table: Reliability) -> None:
    other = replace(table, coders=tuple(reversed(table.coders)))
    expected = values(analytic(table))
    for name, value in values(analytic(other)).items():
        assert value == (None if expected[name] is None else pytest.approx(expected[name]))


@given(tables())
def test_no_measure_and_no_interval_goes_above_one(table: Reliability) -> None:
    for estimate in analytic(table).values():
        assert (estimate.value is None) == (estimate.undefined is not None)
        if estimate.value is not None:
            assert estimate.value <= 1 + 1e-12
        if estimate.high is not None and estimate.low is not None:
            assert estimate.low <= estimate.high <= 1


@given(tables())
def test_coders_who_always_say_the_same_agree_wholly_or_not_at_all_definably(
    table: Reliability,
) -> None:
    first = table.ratings[0]
    same = replace(table, ratings=np.array([first] * len(table.coders)))
    for estimate in analytic(same).values():
        assert estimate.value is None or estimate.value == pytest.approx(1)


@given(tables())
def test_units_that_nobody_rated_change_nothing(table: Reliability) -> None:
    empty = np.full((len(table.coders), 3), -1)
    longer = replace(table, ratings=np.hstack([table.ratings, empty]))
    assert values(analytic(longer)) == values(analytic(table))


def test_without_a_unit_that_two_coders_rated_nothing_is_defined() -> None:
    found = analytic(rated([1, 2, None, None], [None, None, 1, 2]))
    assert {estimate.undefined for estimate in found.values()} == {
        "no unit was rated by two coders"
    }


def test_an_empty_table_is_undefined_too() -> None:
    assert analytic(rated([], []))["alpha_nominal"].value is None
    assert analytic(reliability({}))["alpha_nominal"].value is None


def test_one_category_leaves_percent_and_no_kappa() -> None:
    both = rated(["y"] * 10, ["y"] * 10)
    found = analytic(both)
    assert found["percent_agreement"].value == 1
    for name in ("cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "alpha_nominal"):
        assert found[name].undefined == "the ratings do not vary"
    assert found["gwet_ac1"].value is None
    assert found["brennan_prediger"].value is None


def test_a_declared_second_category_defines_gwet_and_brennan_prediger() -> None:
    both = reliability({"ana": ["y"] * 10, "ben": ["y"] * 10}, categories=("n", "y"))
    found = analytic(both)
    assert found["gwet_ac1"].value == 1
    assert found["brennan_prediger"].value == 1
    assert found["f1_positive"].value == 1
    assert found["f1_negative"].undefined == "no unit was rated n"


def test_a_coder_who_never_varies_has_a_kappa_of_zero() -> None:
    found = analytic(rated([1] * 10, [1, 2] * 5))
    assert found["cohen_kappa"].value == 0
    assert found["conger_kappa"].value == pytest.approx(0)
    assert found["alpha_nominal"].value is not None


def test_f1_counts_both_over_both_and_single_ones() -> None:
    found = analytic(rated([1] * 4 + [0] * 6, [1] * 3 + [0] * 5 + [1] * 2))
    assert found["f1_positive"].value == pytest.approx(2 * 3 / (2 * 3 + 1 + 2))
    assert found["f1_negative"].value == pytest.approx(2 * 4 / (2 * 4 + 1 + 2))


def test_a_measure_for_two_coders_says_so_to_three() -> None:
    found = analytic(rated([1, 2], [1, 2], [1, 2]))
    assert found["cohen_kappa"].undefined == "it compares two coders, and there are 3"


def test_a_coder_who_rated_nothing_is_not_counted() -> None:
    found = analytic(rated([1, 2, 1], [1, 2, 2], [None, None, None]))
    assert found["cohen_kappa"].value == analytic(rated([1, 2, 1], [1, 2, 2]))["cohen_kappa"].value


def test_one_pairable_unit_has_a_value_and_no_interval() -> None:
    found = analytic(rated([1, None], [2, None]))
    assert found["percent_agreement"].value == 0
    assert found["percent_agreement"].se is None
    assert found["cohen_kappa"].method == "no interval: too few units or too many categories"


def test_ordered_words_lie_at_equal_steps_and_have_no_ratio() -> None:
    words = reliability(
        {"ana": ["low", "mid", "high"], "ben": ["low", "high", "high"]},
        categories=("low", "mid", "high"),
        scale=Scale.ORDINAL,
    )
    numbers = rated([0, 1, 2], [0, 2, 2], scale=Scale.ORDINAL)
    found, same = analytic(words), analytic(numbers)
    assert found["cohen_kappa_quadratic"].value == same["cohen_kappa_quadratic"].value
    assert found["alpha_ordinal"].value == same["alpha_ordinal"].value
    assert "alpha_interval" not in found


def test_numbers_below_zero_have_no_ratio() -> None:
    found = analytic(rated([-1, 0, 1], [-1, 1, 1], scale=Scale.RATIO))
    assert found["alpha_interval"].value is not None
    assert "alpha_ratio" not in found


def test_alpha_does_not_depend_on_how_large_the_numbers_are() -> None:
    small = analytic(rated([1e-7, 2e-7, 3e-7], [1e-7, 3e-7, 3e-7], scale=Scale.INTERVAL))
    large = analytic(rated([1, 2, 3], [1, 3, 3], scale=Scale.INTERVAL))
    assert small["alpha_interval"].value == pytest.approx(large["alpha_interval"].value)


def test_a_rating_outside_the_categories_is_refused_with_a_sentence() -> None:
    with pytest.raises(InvalidTableError, match="'4' is not one of the categories: 1, 2, 3"):
        reliability({"ana": ["4"]}, categories=("1", "2", "3"))


def test_a_jackknife_that_would_take_minutes_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    data = rated(range(20), range(20), scale=Scale.INTERVAL)
    assert analytic(data)["alpha_ordinal"].se == pytest.approx(0)
    monkeypatch.setattr(measure, "MOST_WORK", 20**3 - 1)
    found = analytic(data)
    assert found["alpha_interval"].se == pytest.approx(0)
    assert found["alpha_ordinal"].value == pytest.approx(1)
    assert found["alpha_ordinal"].se is None


@given(st.lists(st.tuples(*[st.integers(-1, 3)] * 3), min_size=1, max_size=8), st.data())
def test_pairs_looked_up_are_those_that_a_product_gives(
    rows: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    half = np.array(data.draw(st.lists(st.integers(0, 9), min_size=16, max_size=16))).reshape(4, 4)
    matrix = (half + half.T).astype(float)
    found = Patterns(np.array(rows), np.ones(len(rows), dtype=np.int64), 4)
    many = np.zeros((measure.FEW_CATEGORIES + 1,) * 2)
    many[:4, :4] = matrix
    wide = Patterns(found.cells, found.times, len(many))
    assert measure.within(wide, many) == pytest.approx(measure.within(found, matrix))
