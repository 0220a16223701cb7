"""Intervals by formula, by leaving out and by resampling: where they meet, and what each tells."""

from dataclasses import replace

import numpy as np
import pytest

from coder.agreement.bootstrap import Resampling
from coder.agreement.intervals import Interval, IntervalMethod, estimates
from coder.agreement.jackknives import jackknifed
from coder.agreement.measures import measures
from coder.agreement.patterns import patterns
from coder.agreement.reliability import MISSING, Reliability, Scale, reliability

NAMES = ("ana", "ben", "cem")
JACKKNIFE, BOOTSTRAP = Interval(IntervalMethod.JACKKNIFE), Interval(IntervalMethod.BOOTSTRAP)


def noisy(
    units: int, *, coders: int = 2, documents: int | None = None, gaps: float = 0.0, seed: int = 3
) -> Reliability:
    """Coders who agree on most units, in three ordered categories."""
    dice = np.random.default_rng(seed)
    truth = dice.integers(0, 3, units)
    rows = [
        np.where(dice.random(units) < 0.2, dice.integers(0, 3, units), truth) for _ in range(coders)
    ]
    ratings = np.where(dice.random((coders, units)) < gaps, MISSING, np.array(rows))
    clusters = None if documents is None else np.arange(units) * documents // units
    return Reliability(ratings, (1, 2, 3), NAMES[:coders], Scale.ORDINAL, clusters)


@pytest.mark.parametrize("coders", [2, 3])
def test_resampling_and_leaving_out_meet_on_much_data(coders: int) -> None:
    data = noisy(5000, coders=coders, gaps=0.1)
    drawn, left = estimates(data, BOOTSTRAP), estimates(data, JACKKNIFE)
    for name, one in left.items():
        assert one.value == drawn[name].value
        if one.value is not None:
            assert one.method == "jackknife of units"
            assert drawn[name].se == pytest.approx(one.se, rel=0.1), name


def test_they_meet_for_documents_too() -> None:
    data = noisy(4000, documents=400)
    drawn, left = estimates(data, BOOTSTRAP), estimates(data, JACKKNIFE)
    for name, one in left.items():
        assert one.method == "jackknife of documents"
        assert drawn[name].se == pytest.approx(one.se, rel=0.12), name


def test_leaving_out_is_what_it_says() -> None:
    data = noisy(30, coders=3, gaps=0.2)
    found = jackknifed(data)["conger_kappa"]
    [conger] = [one for one in measures(data) if one.name == "conger_kappa"]
    rated = [unit for unit in range(30) if (data.ratings[:, unit] >= 0).any()]
    values = [
        conger.point(patterns(data.ratings[:, [one for one in rated if one != unit]], 3))
        for unit in rated
    ]
    count = len(rated)
    assert found.se == pytest.approx(np.sqrt((count - 1) ** 2 / count * np.var(values, ddof=1)))


def test_one_unit_per_document_is_leaving_out_units() -> None:
    alone, each = noisy(40), noisy(40, documents=40)
    assert jackknifed(each) == jackknifed(alone)


def test_few_documents_are_told() -> None:
    found = jackknifed(noisy(40, documents=4))["alpha_nominal"]
    assert found.method == (
        "jackknife of documents; fewer than 10 documents, so it is rather too narrow"
    )
    assert found.low is not None


def test_too_few_to_leave_one_out_have_no_interval() -> None:
    one = reliability({"ana": [1, None], "ben": [2, None]})
    assert jackknifed(one)["percent_agreement"].method == "no interval: too few units"
    single = replace(noisy(9), clusters=np.zeros(9, dtype=int))
    assert jackknifed(single)["percent_agreement"].method == "no interval: too few documents"


def test_a_measure_that_hangs_on_one_unit_has_no_jackknife() -> None:
    hangs = reliability({"ana": [1, 1, 1, 2], "ben": [1, 1, 1, 2]})
    found = jackknifed(hangs)["alpha_nominal"]
    assert found.value == 1
    assert found.method == (
        "no interval: undefined without one of the units, or too many categories"
    )


def test_formulas_are_for_units_that_stand_alone_and_say_so() -> None:
    asked = Interval(IntervalMethod.ANALYTIC)
    alone, cut = estimates(noisy(60), asked), estimates(noisy(60, documents=6), asked)
    assert alone["alpha_nominal"].method == "linearised (Gwet)"
    assert cut["alpha_nominal"].method.startswith("linearised (Gwet); but units of one document")
    assert cut["alpha_nominal"].se == alone["alpha_nominal"].se
    nothing = estimates(reliability({"ana": [1], "ben": [1]}), asked)
    assert nothing["alpha_nominal"].undefined == "the ratings do not vary"


@pytest.mark.parametrize("method", IntervalMethod)
def test_every_estimate_says_what_it_stands_on(method: IntervalMethod) -> None:
    data = noisy(50, coders=3, gaps=0.3)
    for one in estimates(data, Interval(method, Resampling(200, 9))).values():
        facts = (one.units, one.pairable, one.categories)
        seen = (data.ratings >= 0).sum(axis=0)
        assert facts == (int((seen > 0).sum()), int((seen > 1).sum()), 3)
        drawn = method is IntervalMethod.BOOTSTRAP and one.value is not None
        assert (one.replicates, one.seed) == ((200, 9) if drawn else (0, None))
        assert (one.value is None) == (one.undefined is not None)


def test_missing_ratings_at_random_leave_alpha_where_it_is() -> None:
    whole = noisy(400, coders=3)
    [alpha] = [one for one in measures(whole) if one.name == "alpha_nominal"]
    true = alpha.point(patterns(whole.ratings, 3))
    dice = np.random.default_rng(11)
    drawn = [
        alpha.point(patterns(np.where(dice.random((3, 400)) < 0.3, MISSING, whole.ratings), 3))
        for _ in range(400)
    ]
    error = np.std(drawn) / np.sqrt(len(drawn))
    assert error < 0.002
    assert np.mean(drawn) == pytest.approx(true, abs=4 * error)
