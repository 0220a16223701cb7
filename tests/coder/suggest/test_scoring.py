import math

import numpy as np
import pytest

from coder.suggest.scoring import calibration_error, f1, figures, hits

NAN = float("nan")


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
