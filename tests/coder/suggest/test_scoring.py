import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.scoring import calibration_error, f1, figures, hits

NAN = float("nan")
GUESSES = st.lists(st.tuples(st.booleans(), st.integers(0, 20)), min_size=1, max_size=40).filter(
    lambda guesses: any(coded for coded, _ in guesses)
)


def precision_by_hand(guesses: list[tuple[bool, int]]) -> float:
    """Each score is a place to stop, so that equal scores are read together."""
    coded = sum(one for one, _ in guesses)
    found, before = 0.0, 0
    for stop in sorted({score for _, score in guesses}, reverse=True):
        above = [one for one, score in guesses if score >= stop]
        found += (sum(above) - before) / coded * sum(above) / len(above)
        before = sum(above)
    return found


def error_by_hand(guesses: list[tuple[bool, int]]) -> float:
    """The bins from 0 to under .1, to under .2, and so on; 1 falls into the last."""
    bins: dict[int, list[tuple[bool, int]]] = {}
    for coded, twentieths in guesses:
        bins.setdefault(min(twentieths // 2, 9), []).append((coded, twentieths))
    missed = (abs(sum(c - twentieths / 20 for c, twentieths in one)) for one in bins.values())
    return sum(missed) / len(guesses)


@given(GUESSES)
def test_average_precision_and_calibration_are_those_worked_out_by_hand(
    guesses: list[tuple[bool, int]],
) -> None:
    truth = np.array([[coded] for coded, _ in guesses], dtype=np.int8)
    chances = np.array([[twentieths / 20] for _, twentieths in guesses])
    found = figures(truth, chances, chances, np.array([0.5]), [0])
    assert found.macro["ap"] == pytest.approx(precision_by_hand(guesses))
    assert found.macro["ece"] == pytest.approx(error_by_hand(guesses))


@given(GUESSES)
def test_f1_is_the_harmonic_mean_of_precision_and_recall_of_what_is_called(
    guesses: list[tuple[bool, int]],
) -> None:
    coded = np.array([one for one, _ in guesses])
    scores = np.arange(len(guesses))[::-1]
    called = guesses[: (len(guesses) + 1) // 2]
    right = sum(one for one, _ in called)
    precision, recall = right / len(called), right / coded.sum()
    mean = 2 * precision * recall / (precision + recall) if right else 0.0
    assert f1(coded, scores, len(called) / len(guesses)) == pytest.approx(mean)


def test_a_perfect_order_has_full_precision() -> None:
    truth = np.array([[1, 0], [0, 1], [0, 0], [1, -1]], dtype=np.int8)
    scores = np.where(truth == 1, 0.9, 0.1)
    found = figures(truth, scores, np.full(truth.shape, NAN), np.array([0.5, 0.25]), [0, 1])
    assert found.macro["ap"] == 1
    assert found.codes["f1"][0] == 1
    assert math.isnan(found.macro["ece"])
    assert math.isnan(found.macro["hit3"])  # two codes only


def test_average_precision_is_the_mean_of_the_precision_at_each_coded_unit() -> None:
    truth = np.array([[1], [0], [1], [0]], dtype=np.int8)
    scores = np.array([[0.9], [0.8], [0.7], [0.1]])
    found = figures(truth, scores, np.full((4, 1), NAN), np.array([0.5]), [0])
    assert found.macro["ap"] == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_f1_calls_as_many_coded_as_the_rate_says() -> None:
    coded = np.array([1, 0, 1, 0])
    assert f1(coded, np.array([4, 3, 2, 1]), 0.25) == pytest.approx(2 * 1 / (1 + 2))
    assert f1(coded, np.array([4, 3, 2, 1]), 0.0) == 0


def test_the_calibration_error_is_what_chances_miss() -> None:
    coded = np.array([1, 0, 1, 0])
    assert calibration_error(coded, np.array([0.5, 0.5, 0.5, 0.5])) == 0
    assert calibration_error(coded, np.array([0.9, 0.9, 0.9, 0.9])) == pytest.approx(0.4)
    assert calibration_error(coded, np.array([1.0, 0.0, 1.0, 0.0])) == 0


def test_a_hit_is_a_right_code_among_the_first_three_and_ties_save_nobody() -> None:
    truth = np.array([[1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0]], dtype=np.int8)
    scores = np.array([[4, 3, 2, 1], [4, 3, 2, 1], [1, 1, 1, 1], [1, 1, 1, 1]])
    assert hits(truth, scores) == pytest.approx(1 / 3)


def test_a_code_for_other_documents_is_no_guess() -> None:
    truth = np.array([[1, -1, 0, 0, 0], [1, 0, 0, 0, 0], [0, 1, 1, 1, 1]], dtype=np.int8)
    scores = np.array([[2.0, 9, 8, 7, 1], [2.0, 9, 8, 7, 1], [9.0, 1, 1, 1, 1]])
    found = figures(truth, scores, np.full(truth.shape, NAN), np.full(5, 0.5), [0, 1, 2, 3, 4])
    assert found.macro["hit3"] == pytest.approx(2 / 3)
