"""Units that were rated alike are one pattern with a count: the idea that makes agreement fast.

A unit's ratings are the digits of one whole number, so that counting patterns is counting numbers.
Every measure is then a function of sums over patterns, and there are few patterns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from coder.agreement.reliability import MISSING, Floats, Ints

# Counting by table needs one place for each possible number: never more than 8 MB for little data.
SMALL_TABLE = 2**20
LARGEST_KEY = 2**63
# Continuous ratings have as many categories as units; 32 MB hold this many numbers.
CELLS = 2**22


@dataclass(frozen=True)
class Patterns:
    """Distinct ways in which units were rated, in the order of their keys.

    `cells` has a row for each pattern and a column for each coder; `times` tells how many units
    show the pattern; `size` is the number of categories. Units that nobody rated are left out.
    """

    cells: Ints
    times: Ints
    size: int

    @cached_property
    def counts(self) -> Floats:
        """How many coders gave each category (columns) in each pattern (rows)."""
        table = np.zeros((len(self.cells), self.size + 1))
        rows = np.arange(len(self.cells))
        for given in self.cells.T:
            table[rows, given] += 1  # MISSING is -1 and falls into the last column
        return table[:, : self.size]

    @cached_property
    def raters(self) -> Floats:
        """How many coders rated: one number for each pattern."""
        total: Floats = self.counts.sum(axis=1)
        return total

    @cached_property
    def pairable(self) -> Floats:
        """1 where at least two coders rated, else 0."""
        return (self.raters > 1).astype(float)

    @cached_property
    def shares(self) -> Floats:
        """The share of a unit's ratings that each category has."""
        return self.counts / self.raters[:, None]

    @property
    def coders(self) -> int:
        return int(self.cells.shape[1])

    @cached_property
    def units(self) -> int:
        """The number of units that anybody rated."""
        return int(self.times.sum())

    @cached_property
    def paired(self) -> "Patterns":
        """Only the patterns in which at least two coders rated."""
        kept = self.raters > 1
        return self if kept.all() else Patterns(self.cells[kept], self.times[kept], self.size)

    @cached_property
    def paired_units(self) -> int:
        """The number of units that at least two coders rated."""
        return int(self.times @ self.pairable)

    def blocks(self, width: int) -> Iterator["Patterns"]:
        """The patterns in parts so small that a table of so many columns fits for each."""
        rows = max(1, CELLS // max(width, 1))
        if rows >= len(self.times):
            yield self  # with all that it has counted already
            return
        for start in range(0, len(self.times), rows):
            part = slice(start, start + rows)
            yield Patterns(self.cells[part], self.times[part], self.size)

    @cached_property
    def anonymous(self) -> "Patterns":
        """The patterns when it does not matter who gave a rating."""
        cells = np.sort(self.cells, axis=1)
        first, index = groups(cells.T, self.size)
        times = np.bincount(index, weights=self.times).astype(np.int64)
        return Patterns(cells[first], times, self.size)


def patterns(ratings: Ints, size: int) -> Patterns:
    """The patterns of ratings (coders in rows, units in columns) in `size` categories."""
    space = (size + 1) ** len(ratings)  # whole numbers of Python: they do not overflow
    if space <= max(4 * ratings.shape[1], SMALL_TABLE):
        table = np.bincount(keys(ratings, size), minlength=1)
        found = np.flatnonzero(table)
        cells, times = digits(found, len(ratings), size), table[found]
    else:
        first, index = groups(ratings, size)
        cells, times = ratings[:, first].T, np.bincount(index)
    seen = (cells != MISSING).any(axis=1)
    return Patterns(cells[seen], times[seen], size)


def groups(ratings: Ints, size: int) -> tuple[Ints, Ints]:
    """For each distinct column its first place, and for each column its group's number."""
    _, first, index = np.unique(keys(ratings, size), return_index=True, return_inverse=True)
    return first, index


def keys(ratings: Ints, size: int) -> Ints:
    """One number for each unit: equal for equal ratings, in the order of the ratings."""
    base = size + 1
    key = np.zeros(ratings.shape[1], dtype=np.int64)
    room = 1
    for row in ratings:
        room *= base
        if room >= LARGEST_KEY:  # the numbers would overflow: number the groups so far afresh
            found, key = np.unique(key, return_inverse=True)
            room = len(found) * base
        key *= base  # in place: memory costs more time here than counting
        key += row
        key += 1
    return key


def digits(found: Ints, coders: int, size: int) -> Ints:
    """The ratings that keys stand for: a row for each key, a column for each coder."""
    cells = np.empty((len(found), coders), dtype=np.int64)
    rest = found
    for column in reversed(range(coders)):
        rest, digit = np.divmod(rest, size + 1)
        cells[:, column] = digit - 1
    return cells
