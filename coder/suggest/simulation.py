"""How much of a text would have been read in the order that a suggester proposes."""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from coder.suggest.learning import CODED, UNKNOWN
from coder.suggest.protocol import Suggester

RECALLS = (0.8, 0.95)
COLD = 20
"""Units that are read in any order before anything is learned."""
_TINY = 1e-9  # so that 95 % of 20 is 19, and not 19 and a little
_STEP = 10  # units between two lessons, and a tenth of what was read where that is more


def reading(one: Suggester, lessons: Any, code: int, seed: Sequence[int]) -> dict[float, float]:
    """The share of units that was read when each of `RECALLS` of those with the code were found.

    The order is that of certainty: the likeliest first, learned anew as reading goes on. Only
    units with a lesson on the code (a column) are read; at least one of them has it.
    """
    import numpy as np

    known = np.flatnonzero(lessons[:, code] != UNKNOWN)
    coded = lessons[:, code] == CODED
    wanted = {recall: math.ceil(recall * coded[known].sum() - _TINY) for recall in RECALLS}
    steps = enumerate(accumulate(bool(coded[row]) for row in order(one, lessons, code, seed)), 1)
    read: dict[float, float] = {}
    place = found = 0
    for recall in RECALLS:
        while found < wanted[recall]:
            place, found = next(steps)
        read[recall] = place / len(known)
    return read


def order(one: Suggester, lessons: Any, code: int, seed: Sequence[int]) -> Iterator[int]:
    """The rows with a lesson on the code, in the order in which they would be read."""
    import numpy as np

    known = np.flatnonzero(lessons[:, code] != UNKNOWN)
    shown = np.full_like(lessons, UNKNOWN)
    left = set(known.tolist())
    batch = np.random.default_rng(list(seed)).permutation(known)[:COLD].tolist()
    while batch:
        yield from batch
        shown[batch, code] = lessons[batch, code]
        left -= set(batch)
        rest = np.array(sorted(left), dtype=int)
        read = len(known) - len(rest)
        scores = one.learn(shown).scores[rest, code] if len(rest) else rest
        batch = rest[np.argsort(-scores, kind="stable")][: max(_STEP, read // _STEP)].tolist()
