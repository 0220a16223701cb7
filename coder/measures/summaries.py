"""What a set of scores looks like: mean, spread, quartiles, and how far its items hang together."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.measures.key import Key, Rule
from coder.measures.scoring import Answers, turned

_LEAST_FOR_ALPHA = 2


@dataclass(frozen=True, slots=True)
class Summary:
    """`n` scores and how many are `missing`; the rest is None where there are too few.

    `sd` is that of a sample (n - 1). Quartiles lie between the two nearest scores, as in R
    (type 7), numpy and spreadsheets.
    """

    n: int
    missing: int
    mean: float | None = None
    sd: float | None = None
    low_quartile: float | None = None
    median: float | None = None
    high_quartile: float | None = None


@dataclass(frozen=True, slots=True)
class Consistency:
    """Cronbach's alpha of `n` sheets on which all `items` were answered; None where there is none.

    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. Psychometrika
    16, 297-334: k / (k - 1) times (1 - the sum of the items' variances / the variance of sums).
    """

    items: int
    n: int
    alpha: float | None = None


def summary(scores: Sequence[float | None]) -> Summary:
    """The scores of one time and group; None stands for one that could not be made."""
    import numpy as np

    there = [score for score in scores if score is not None]
    if not there:
        return Summary(0, len(scores))
    low, median, high = (float(one) for one in np.percentile(there, [25, 50, 75]))
    sd = float(np.std(there, ddof=1)) if len(there) > 1 else None
    missing = len(scores) - len(there)
    return Summary(len(there), missing, float(np.mean(there)), sd, low, median, high)


def consistency(key: Key, rule: Rule, sheets: Sequence[Answers]) -> Consistency | None:
    """How far the items of a score hang together; None of a score of one item."""
    import numpy as np

    if len(rule.items) < _LEAST_FOR_ALPHA:
        return None
    whole = [sheet for sheet in sheets if all(item in sheet for item in rule.items)]
    k = len(rule.items)
    if len(whole) < _LEAST_FOR_ALPHA:
        return Consistency(k, len(whole))
    grid = np.array([[turned(key, item, sheet[item]) for item in rule.items] for sheet in whole])
    together = float(np.var(grid.sum(axis=1), ddof=1))
    if not together:
        return Consistency(k, len(whole))
    apart = float(np.var(grid, axis=0, ddof=1).sum())
    return Consistency(k, len(whole), k / (k - 1) * (1 - apart / together))
