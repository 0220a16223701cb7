import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.linear_model import LogisticRegression

from coder.suggest.logistic import logistic

UNITS = st.lists(
    st.tuples(st.floats(-20, 20, allow_subnormal=False), st.booleans()), min_size=2, max_size=60
).filter(lambda units: len({coded for _, coded in units}) == 2)


@given(UNITS)
def test_it_is_the_line_that_a_general_solver_finds(units: list[tuple[float, bool]]) -> None:
    scores = np.array([score for score, _ in units])
    coded = np.array([one for _, one in units], dtype=np.int8)
    model = LogisticRegression(C=1.0, tol=1e-10, solver="newton-cholesky", max_iter=10_000)
    model.fit(scores[:, None], coded)
    slope, intercept = logistic(scores, coded)
    ours, theirs = (
        slope * scores + intercept, scores * model.coef_[0, 0] + model.intercept_[0],
    )  # fmt: skip
    assert 1 / (1 + np.exp(-ours)) == pytest.approx(1 / (1 + np.exp(-theirs)), abs=1e-4)


def test_a_score_that_tells_all_has_a_finite_slope() -> None:
    slope, intercept = logistic(np.array([-30.0, -20, 20, 30]), np.array([0, 0, 1, 1]))
    assert 0 < slope < 1
    assert intercept == pytest.approx(0, abs=1e-6)


def test_a_score_that_tells_nothing_gives_the_share_that_is_coded() -> None:
    slope, intercept = logistic(np.zeros(500), np.array([1] * 5 + [0] * 495))
    assert (slope, 1 / (1 + np.exp(-intercept))) == pytest.approx((0, 0.01))
