"""How much of a text would have been read in the order that a suggester proposes."""

import math
from collections.abc import Iterator, Sequence
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
    read: dict[float, float] = {}
    found = 0
    order = _order(one, lessons, (code, known), seed)
    for place, row in enumerate(order, 1):
        found += bool(coded[row])
        for recall in RECALLS:
            if recall not in read and found >= wanted[recall]:
                read[recall] = place / len(known)
        if len(read) == len(RECALLS):
            break
    return read


def _order(
    one: Suggester, lessons: Any, asked: tuple[int, Any], seed: Sequence[int]
) -> Iterator[int]:
    """Rows in the order in which they would be read."""
    import numpy as np

    code, known = asked
    shown = np.full_like(lessons, UNKNOWN)
    first = np.random.default_rng(list(seed)).permutation(known)
    left = set(known.tolist())
    batch = first[:COLD].tolist()
    while batch:
        yield from batch
        shown[batch, code] = lessons[batch, code]
        left -= set(batch)
        rest = np.array(sorted(left), dtype=int)
        read = len(known) - len(rest)
        scores = one.learn(shown).scores[rest, code] if len(rest) else rest
        batch = rest[np.argsort(-scores, kind="stable")][: max(_STEP, read // _STEP)].tolist()
