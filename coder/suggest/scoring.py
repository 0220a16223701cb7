"""Figures for one trial of suggestions: how well codes are ranked, and how true chances are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coder.suggest.learning import CODED, UNKNOWN

TOP = 3
_BINS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of one trial, NaN where none can be told; `codes` has a value for each code.

    `ap` is average precision; `f1` is that of as many units as the code's share in what was
    learned from; `ece` the expected calibration error; `hit3` the share of coded units with a right
    code among the first three.
    """

    macro: Mapping[str, float]
    codes: Mapping[str, Sequence[float]]


def figures(truth: Any, scores: Any, chances: Any, rates: Any, codes: Sequence[int]) -> Figures:
    """The figures for some of the codes (columns); `truth` has lessons, `rates` one per code."""
    import numpy as np
    from sklearn.metrics import average_precision_score

    scores = np.where(truth == UNKNOWN, -np.inf, scores)  # a code for other documents is no guess
    each: dict[str, list[float]] = {"ap": [], "f1": [], "ece": []}
    for code in codes:
        known = truth[:, code] != UNKNOWN
        coded, ranked = truth[known, code] == CODED, scores[known, code]
        each["ap"].append(float(average_precision_score(coded, ranked)))
        each["f1"].append(f1(coded, ranked, float(rates[code])))
        each["ece"].append(calibration_error(coded, chances[known, code]))
    macro = {name: _mean(values) for name, values in each.items()}
    wanted = list(codes)
    return Figures(macro | {"hit3": hits(truth[:, wanted], scores[:, wanted])}, each)


def f1(coded: Any, scores: Any, rate: float) -> float:
    """F1 where as large a share is called coded as was coded before."""
    import numpy as np

    called = round(rate * len(coded))
    if not called:
        return 0.0
    best = np.argsort(-scores, kind="stable")[:called]
    return float(2 * coded[best].sum() / (called + coded.sum()))


def calibration_error(coded: Any, chances: Any) -> float:
    """By how much chances miss the share that is coded: the mean over ten bins of equal width.

    Expected calibration error (Naeini, Cooper & Hauskrecht 2015), bins weighted by their units.
    """
    import numpy as np

    if np.isnan(chances).any():
        return float("nan")
    bins = np.minimum((chances * _BINS).astype(int), _BINS - 1)
    missed = [
        abs(chances[bins == one].mean() - coded[bins == one].mean()) * (bins == one).mean()
        for one in np.unique(bins)
    ]
    return float(sum(missed))


def hits(truth: Any, scores: Any, top: int = TOP) -> float:
    """Of the units with a code, how many have a right one among the `top` codes ranked first.

    NaN where there are no more codes than that: every guess would be right.
    """
    import numpy as np

    if truth.shape[1] <= top:
        return float("nan")
    coded = truth == CODED
    units = np.flatnonzero(coded.any(axis=1))
    best = np.lexsort((coded[units], -scores[units]))[:, :top]  # of equal scores, right ones last
    return float(np.take_along_axis(coded[units], best, axis=1).any(axis=1).mean())


def _mean(values: Sequence[float]) -> float:
    import numpy as np

    told = [value for value in values if not np.isnan(value)]
    return float(np.mean(told)) if told else float("nan")
