"""What several coders made of the same units, where nobody has settled it."""

from collections.abc import Sequence
from typing import Any

from coder.suggest.learning import CODED, LEFT, UNKNOWN


def majority(ballots: Sequence[Any]) -> Any:
    """What more than half of those who decided on a unit say; at a tie it is unknown.

    Each ballot, and the answer, is units × codes, int8: 1 coded, 0 left, −1 not decided.
    """
    import numpy as np

    coded = np.sum([one == CODED for one in ballots], axis=0)
    left = np.sum([one == LEFT for one in ballots], axis=0)
    found = np.select([coded > left, left > coded], [CODED, LEFT], UNKNOWN)
    return found.astype(np.int8)
