"""Logistic regression on one number, for which a general solver spends its time on preparing."""

from typing import Any

_MOST = 100  # steps; a handful are enough
_CLOSE = 1e-9


def logistic(scores: Any, coded: Any) -> tuple[float, float]:
    """Slope and intercept of the chance that a unit with such a score is coded.

    `scores` are numbers and `coded` is 0 or 1, with at least one of either. Half the squared slope
    is added to what is minimised, as in scikit-learn's LogisticRegression with C=1, so that
    there is a finite slope, too, where a score tells all. Newton's method, its steps halved while
    they would lead uphill.
    """
    import numpy as np

    known = np.column_stack([scores, np.ones(len(scores))])
    penalty = np.diag([1.0, 0.0])
    line = np.array([0.0, np.log(coded.mean() / (1 - coded.mean()))])
    cost = _cost(line, known, coded)
    for _ in range(_MOST):
        chance = 1 / (1 + np.exp(-known @ line))
        uphill = known.T @ (chance - coded) + penalty @ line
        curve = (known.T * (chance * (1 - chance))) @ known + penalty
        step = np.linalg.lstsq(curve, uphill, rcond=None)[0]
        if np.abs(step).max() < _CLOSE:
            break
        while (after := _cost(line - step, known, coded)) > cost:
            step /= 2
        line, cost = line - step, after
    return float(line[0]), float(line[1])


def _cost(line: Any, known: Any, coded: Any) -> float:
    """Minus the logarithm of the likelihood, and the penalty."""
    import numpy as np

    odds = known @ line
    return float(np.logaddexp(0, odds).sum() - odds @ coded + line[0] ** 2 / 2)
