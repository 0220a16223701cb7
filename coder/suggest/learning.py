"""One logistic regression per code, learned from what was coded and what was left uncoded."""

import math
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from coder.suggest.features import Features
from coder.suggest.logistic import logistic
from coder.suggest.recipe import Recipe

CODED, LEFT, UNKNOWN = 1, 0, -1
"""A lesson: the code is on the unit, or a coder has looked and left it, or nobody has looked."""
LEAST_CODED, LEAST_LEFT = 10, 30
"""Fewer examples of either kind, and no probability is told."""
_FOLDS = 3
_TOLERANCE = 0.01
_ROUNDS = 1000
_LEAD = 2.0  # what the rules' lead weighs in log odds: between no more and four times
_RARE = -2.0  # log odds where all examples of a code lie in one fold


@dataclass(frozen=True)
class Learned:
    """What a model makes of every unit; arrays have a column for each code.

    `scores` (units × codes) rank: the more, the likelier. `chances` works out probabilities of the
    same shape, which takes twice as long again: the share coded so far where examples are too few
    to tell units apart, NaN where nothing was reviewed; `told` says of which codes so much was
    reviewed that they may be shown. `weights` (columns × codes, the intercept last) tell why.
    `taught` says which codes have a model; the others are ranked by their keywords alone.
    `reviewed` counts the units with a lesson.
    """

    scores: Any
    chances: Callable[[], Any]
    told: Any
    weights: Any
    taught: Any
    reviewed: int


def learn(known: Features, lessons: Any, recipe: Recipe) -> Learned:
    """Learn every code from its lessons (int8, units × codes), and score all units.

    The same lessons give the same scores: units stand in a fixed order, and so do the folds.
    """
    import numpy as np

    reviewed = int((lessons != UNKNOWN).any(axis=1).sum())
    lead = recipe.rules_at(reviewed) * known.rules + recipe.echo_at(reviewed) * known.echo
    weights = np.zeros((known.matrix.shape[1] + 1, lessons.shape[1]))
    reviews: dict[bytes, _Reviewed] = {}  # mostly, all codes were reviewed on the same units
    examples = []
    for code, rows in _examples(lessons):
        there = reviews.setdefault(rows.tobytes(), _Reviewed(known.matrix, rows))
        weights[:, code] = _fit(there.words, lessons[rows, code], recipe)
        examples.append((code, there))
    taught = np.isin(np.arange(lessons.shape[1]), [code for code, _ in examples])
    odds, scores = np.zeros(lessons.shape), lead.copy()
    odds[:, taught] = known.matrix @ weights[:-1, taught] + weights[-1, taught]
    scores[:, taught] += _sigmoid(odds[:, taught])

    def chances() -> Any:
        slope, intercept = _shifts(lessons, lead, examples, recipe)
        return _sigmoid(slope * (odds + _LEAD * lead) + intercept)

    return Learned(
        scores=scores,
        chances=chances,
        told=np.array([_tells(lessons[:, code]) for code in range(lessons.shape[1])], dtype=bool),
        weights=weights,
        taught=taught,
        reviewed=reviewed,
    )


def _shifts(
    lessons: Any, lead: Any, examples: "Iterable[tuple[int, _Reviewed]]", recipe: Recipe
) -> Any:
    """Each code's slope and intercept (2 × codes), which make a chance of what was learned."""
    import numpy as np

    found = np.array([_base_rate(column) for column in lessons.T]).reshape(-1, 2).T
    for code, there in examples:
        coded = lessons[there.rows, code]
        if min(_counts(coded)) >= _FOLDS:
            seen = _held_out(there, coded, recipe) + _LEAD * lead[there.rows, code]
            found[:, code] = _platt(seen, coded)
    return found


def _examples(lessons: Any) -> Iterator[tuple[int, Any]]:
    """Each code with an example of both kinds, and the units that were reviewed for it."""
    import numpy as np

    for code in range(lessons.shape[1]):
        if all(_counts(lessons[:, code])):
            yield code, np.flatnonzero(lessons[:, code] != UNKNOWN)


def _counts(lessons: Any) -> tuple[int, int]:
    return int((lessons == CODED).sum()), int((lessons == LEFT).sum())


def _tells(lessons: Any) -> bool:
    coded, left = _counts(lessons)
    return coded >= LEAST_CODED and left >= LEAST_LEFT


def _fit(matrix: Any, coded: Any, recipe: Recipe) -> Any:
    """The weight of each column, and at the end the intercept."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(
        C=recipe.penalty,
        solver="liblinear",
        dual=True,
        tol=_TOLERANCE,
        max_iter=_ROUNDS,
        random_state=0,
    )
    balanced = len(coded) / (2 * np.where(coded == CODED, *_counts(coded)))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the last digits still moved changes no rank
        model.fit(matrix, coded, sample_weight=balanced)
    return np.append(model.coef_[0], model.intercept_[0])


class _Reviewed:
    """The features of the reviewed units, and their three folds, cut when first needed."""

    def __init__(self, matrix: Any, rows: Any) -> None:
        self._matrix, self.rows = matrix, rows

    @cached_property
    def words(self) -> Any:
        return self._matrix[self.rows]

    @cached_property
    def folds(self) -> list[tuple[Any, Any, Any, Any]]:
        """Each fold's places and those of the others, with the features of either."""
        import numpy as np

        places = np.arange(len(self.rows))
        found = []
        for fold in np.array_split(places, _FOLDS):
            others = np.delete(places, fold)
            found.append((fold, others, self.words[fold], self.words[others]))
        return found


def _held_out(there: _Reviewed, coded: Any, recipe: Recipe) -> Any:
    """The log odds of each unit by a model that has not seen it: three folds in their order."""
    import numpy as np

    odds = np.zeros(len(coded))
    for fold, others, unseen, seen in there.folds:
        if all(_counts(coded[others])):
            weights = _fit(seen, coded[others], recipe)
            odds[fold] = unseen @ weights[:-1] + weights[-1]
        else:
            odds[fold] = _RARE
    return odds


def _base_rate(lessons: Any) -> tuple[float, float]:
    """Slope and intercept that give every unit the share that was coded so far; NaN for none.

    Half an example of either kind is added (Jeffreys' prior), so that no chance is 0 or 1.
    """
    coded, left = _counts(lessons)
    if not coded + left:
        return 0.0, math.nan
    return 0.0, math.log((coded + 0.5) / (left + 0.5))


def _platt(scores: Any, coded: Any) -> tuple[float, float]:
    """Slope and intercept that turn what the model and the rules say into a chance (Platt 1999).

    Where units that it ranks higher were coded less often, it cannot tell units apart: it gives
    the share coded so far, so that a chance never falls while the score rises.
    """
    slope, intercept = logistic(scores, coded)
    return (slope, intercept) if slope > 0 else _base_rate(coded)


def _sigmoid(values: Any) -> Any:
    from scipy.special import expit

    return expit(values)
