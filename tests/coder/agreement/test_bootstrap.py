"""Intervals by resampling: repeatable, honest about documents, silent about nothing."""

from dataclasses import replace

import numpy as np
import pytest

from coder.agreement import bootstrap as module
from coder.agreement.analytic import analytic
from coder.agreement.bootstrap import Resampling
from coder.agreement.estimates import resampled
from coder.agreement.reliability import Reliability, Scale

NAMES = ("ana", "ben", "cem")


def noisy(units: int, *, coders: int = 2, documents: int | None = None) -> Reliability:
    """Coders who agree on most units; with `documents` the units lie in so many of them."""
    chance = np.random.default_rng(3)
    truth = chance.integers(0, 2, units)
    rows = [np.where(chance.random(units) < 0.15, 1 - truth, truth) for _ in range(coders)]
    clusters = None if documents is None else np.arange(units) * documents // units
    return Reliability(np.array(rows), ("absent", "present"), NAMES[:coders], clusters=clusters)


def test_the_same_seed_gives_the_same_interval_in_any_order_of_units_and_coders() -> None:
    data = noisy(60)
    turned = replace(data, ratings=data.ratings[::-1, ::-1], coders=("ben", "ana"))
    assert resampled(data, Resampling(200)) == resampled(turned, Resampling(200))


def test_another_seed_gives_another_interval() -> None:
    one, other = (resampled(noisy(60), Resampling(200, seed))["alpha_nominal"] for seed in (1, 2))
    assert one.value == other.value
    assert one.low != other.low


@pytest.mark.parametrize("coders", [2, 3])
def test_bootstrap_and_analytic_errors_meet_on_much_data(coders: int) -> None:
    data = replace(noisy(5000, coders=coders), scale=Scale.ORDINAL)
    drawn, known = resampled(data, Resampling(1000)), analytic(data)
    for name, estimate in known.items():
        assert drawn[name].value == estimate.value
        if estimate.se is not None:
            assert drawn[name].se == pytest.approx(estimate.se, rel=0.1), name


def test_small_blocks_draw_the_same_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resampled(noisy(60), Resampling(100))
    monkeypatch.setattr(module, "BLOCK", 8)
    assert resampled(noisy(60), Resampling(100)) == whole


def test_more_documents_than_fit_are_drawn_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = resampled(noisy(60, documents=20), Resampling(100))
    monkeypatch.setattr(module, "BLOCK", 200)
    assert resampled(noisy(60, documents=20), Resampling(100)) == whole


def test_one_unit_per_document_is_the_bootstrap_of_units() -> None:
    alone, each = noisy(60), noisy(60, documents=60)
    assert resampled(each, Resampling(100)) == resampled(alone, Resampling(100))


def test_documents_that_differ_widen_the_interval() -> None:
    truth = np.repeat(np.arange(20) % 2, 10)
    second = np.where(np.repeat(np.arange(20), 10) < 4, 1 - truth, truth)
    clusters = np.repeat(np.arange(20), 10)
    rows = np.array([truth, second])
    alone = Reliability(rows, ("absent", "present"), NAMES[:2])
    cut = replace(alone, clusters=clusters)
    narrow = resampled(alone, Resampling())["alpha_nominal"]
    wide = resampled(cut, Resampling())["alpha_nominal"]
    assert narrow.se is not None
    assert wide.se is not None
    assert wide.se > 2 * narrow.se
    assert wide.method == "bootstrap of documents, 1000 replicates"


def test_few_documents_are_resampled_within() -> None:
    found = resampled(noisy(60, documents=3), Resampling(100))["percent_agreement"]
    assert found.method == "bootstrap of units within documents, 100 replicates"
    assert found.se is not None
    assert found.low is not None
    assert found.value is not None
    assert found.low < found.value


def test_units_that_nobody_rated_are_not_drawn() -> None:
    data = noisy(60, documents=12)
    gap = np.full((2, 1), -1)
    longer = replace(
        data,
        ratings=np.hstack([data.ratings, gap]),
        clusters=np.append(np.asarray(data.clusters), 0),
    )
    assert resampled(longer, Resampling(50)) == resampled(data, Resampling(50))


def test_too_many_undefined_replicates_leave_no_interval() -> None:
    rows = np.zeros((2, 30), dtype=int)
    rows[0, 0] = 1
    found = resampled(Reliability(rows, ("absent", "present"), NAMES[:2]), Resampling(100))
    assert found["cohen_kappa"].value == pytest.approx(0)
    assert found["cohen_kappa"].low is None
    assert found["cohen_kappa"].method.startswith("no interval: ")
    assert found["percent_agreement"].low is not None


def test_no_replicates_mean_no_interval() -> None:
    found = resampled(noisy(30), Resampling(0))["alpha_nominal"]
    assert found.value is not None
    assert found.low is None


def test_undefined_measures_are_not_resampled() -> None:
    rows = np.zeros((2, 30), dtype=int)
    found = resampled(Reliability(rows, ("absent",), NAMES[:2]), Resampling(10))
    assert found["alpha_nominal"].undefined == "the ratings do not vary"
