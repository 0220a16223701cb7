"""Data that leave a measure no value: each says so with a reason, none says 1 or nan."""

from collections.abc import Sequence

import pytest

from coder.agreement.intervals import Interval, IntervalMethod, estimates
from coder.agreement.reliability import Reliability, reliability

NO_PAIR, NO_VARIATION = "no unit was rated by two coders", "the ratings do not vary"
CORRECTED = ("cohen_kappa", "scott_pi", "fleiss_kappa", "conger_kappa", "alpha_nominal")
BY_NUMBER = ("gwet_ac1", "brennan_prediger")
methods = pytest.mark.parametrize("method", IntervalMethod)


def rated(*rows: Sequence[object], declared: Sequence[object] = ()) -> Reliability:
    names = [f"coder {number}" for number in range(len(rows))]
    return reliability(dict(zip(names, rows, strict=True)), categories=declared)


def shown(data: Reliability, method: IntervalMethod) -> dict[str, float | str | None]:
    """The value of each measure, or the reason why there is none."""
    found = estimates(data, Interval(method))
    assert all((one.value is None) != (one.undefined is None) for one in found.values())
    assert all(one.low is None for one in found.values() if one.value is None)
    return {name: one.undefined if one.value is None else one.value for name, one in found.items()}


@methods
def test_no_unit_that_two_coders_rated(method: IntervalMethod) -> None:
    found = shown(rated(["y", None, "n"], [None, "y", None], declared=("n", "y")), method)
    assert set(found.values()) == {NO_PAIR}


@methods
@pytest.mark.parametrize("declared", [("y",), ("n", "y")])
def test_one_category_used_by_all(method: IntervalMethod, declared: tuple[str, ...]) -> None:
    found = shown(rated(["y"] * 8, ["y"] * 8, declared=declared), method)
    assert found["percent_agreement"] == 1
    assert {found[name] for name in CORRECTED} == {NO_VARIATION}
    defined = {1.0} if len(declared) == 2 else {NO_VARIATION}
    assert {found[name] for name in BY_NUMBER} == defined


@methods
def test_one_coder_who_never_varies(method: IntervalMethod) -> None:
    data = rated(["y"] * 8, ["y", "n"] * 4)
    found = shown(data, method)
    assert found["percent_agreement"] == 0.5
    assert found["cohen_kappa"] == found["conger_kappa"] == pytest.approx(0)
    assert found["scott_pi"] == found["fleiss_kappa"] == pytest.approx(-1 / 3)
    assert found["alpha_nominal"] == pytest.approx(-1 / 4)
    assert found["brennan_prediger"] == 0
    assert found["gwet_ac1"] == pytest.approx((0.5 - 0.375) / (1 - 0.375))
    assert data.unvarying == ("coder 0",)


@methods
def test_a_code_that_nobody_used(method: IntervalMethod) -> None:
    found = shown(rated([0] * 8, [0] * 8, declared=(0, 1)), method)
    assert found["percent_agreement"] == found["f1_negative"] == 1
    assert {found[name] for name in CORRECTED} == {NO_VARIATION}
    assert {found[name] for name in (*BY_NUMBER, "pabak")} == {1}
    assert found["f1_positive"] == found["jaccard_iou"] == "no unit was rated 1"
    assert (found["prevalence_index"], found["bias_index"]) == (-1, 0)


@methods
def test_a_code_that_all_used_everywhere(method: IntervalMethod) -> None:
    found = shown(rated([1] * 8, [1] * 8, declared=(0, 1)), method)
    assert found["percent_agreement"] == found["f1_positive"] == found["jaccard_iou"] == 1
    assert {found[name] for name in CORRECTED} == {NO_VARIATION}
    assert {found[name] for name in BY_NUMBER} == {1}
    assert found["f1_negative"] == "no unit was rated 0"
    assert found["prevalence_index"] == 1
