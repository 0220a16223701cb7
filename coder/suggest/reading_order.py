"""In which order units are read: the most promising first, every tenth one drawn at random.

The promising units show soon what there is; the random ones tell how much is left. They are drawn
once, when the order is begun, from all units that were unread then, so that those met so far are
a simple random sample of all. A drawn unit that has been read before its turn counts in the
sample and takes nobody's time.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

EVERY = 10
"""Each so many units, one is of the random sample."""

Thing = TypeVar("Thing")


def draw(unread: Sequence[Thing], seed: int) -> list[Thing]:
    """A tenth of the units, rounded down, in the order in which they are to be read.

    The same units and seed give the same draw; every unit is as likely as any other.
    """
    return Random(seed).sample(unread, len(unread) // EVERY)  # noqa: S311 - to be repeatable


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody stands in an order.

    `pool` are the rows of all units that were unread when it was begun, in the order of the text,
    `drawn` those of the random sample in their order, `read` what has been read of the pool.
    """

    pool: Sequence[int]
    drawn: Sequence[int]
    read: Collection[int]

    @property
    def sample(self) -> Sequence[int]:
        """The part of the draw by which is estimated: what is due, as far as it was read.

        How much is due follows from how much was read, never from what was found in it: a sample
        that ended where something was found would tell too much or too little.
        """
        due = self.drawn[: len(self.read) // EVERY]
        met = next((at for at, row in enumerate(due) if row not in self.read), len(due))
        return due[:met]


def queue(place: Place, scores: Sequence[float], most: int) -> list[int]:
    """The rows to read next, at most so many; `scores` has one for each row of all units.

    Of equal scores the first in the text comes first.
    """
    left = [row for row in place.pool if row not in place.read]
    promising = iter(sorted(left, key=lambda row: -scores[row]))
    found: dict[int, None] = {}  # as a set that keeps the order
    while len(found) < min(most, len(left)):
        due = place.drawn[: (len(place.read) + len(found) + 1) // EVERY]
        owed = (row for row in due if row not in place.read and row not in found)
        row = next(owed, None)
        if row is None:
            row = next(one for one in promising if one not in found)
        found[row] = None
    return list(found)
