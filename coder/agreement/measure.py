"""What every measure of agreement is: sums over patterns, and a value made from the sums."""

from abc import ABC, abstractmethod
from itertools import combinations
from typing import NamedTuple

import numpy as np

from coder.agreement.patterns import Patterns
from coder.agreement.reliability import MISSING, Floats, Ints

# Chance agreement nearer to 1 than this is 1 that was rounded on the way.
ALMOST_NOTHING = 1e-10
# Patterns times pairs of categories: above this a jackknife takes longer than anybody waits.
MOST_WORK = 2**30
FEW_CATEGORIES = 32


class Spread(NamedTuple):
    """A standard error, the number of units behind it, and the method it was made by."""

    se: float
    units: int
    method: str


class Measure(ABC):
    """One measure. It is a function of sums, so points, jackknives and bootstraps are all fast.

    `anonymous` measures do not care who gave a rating; `two_coders` marks those for pairs only;
    those that are `of_pairable` units take nothing from a unit that one coder rated.
    """

    anonymous = True
    of_pairable = True
    two_coders = False
    why_undefined = "the ratings do not vary"

    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def columns(self, patterns: Patterns) -> Floats:
        """What one unit of each pattern adds to the sums: a row for each pattern."""

    def width(self, size: int) -> int:
        """How many numbers a pattern takes, at most, while its columns are made."""
        return size**2

    @abstractmethod
    def value(self, sums: Floats) -> Floats:
        """The measure for sums in the last axis; nan where it is undefined."""

    def seen(self, patterns: Patterns) -> Patterns:
        """The patterns as this measure sees them: fewer where coders are anonymous."""
        return patterns.anonymous if self.anonymous else patterns

    def point(self, patterns: Patterns) -> float:
        return float(self.value(self.sums(patterns)))

    def sums(self, patterns: Patterns) -> Floats:
        """The columns added up over all units."""
        total: Floats = np.zeros(1)
        for part in patterns.blocks(self.width(patterns.size)):
            total = total + part.times @ self.columns(part)
        return total

    def spread(self, patterns: Patterns) -> Spread | None:
        """The standard error for independent units, or None where there is none."""
        return jackknife(self, self.units(patterns))

    def units(self, patterns: Patterns) -> Patterns:
        """The patterns of the units that the measure is of."""
        return patterns.paired if self.of_pairable else patterns


def jackknife(measure: Measure, patterns: Patterns) -> Spread | None:
    """Leave one unit out. None if one of the results is undefined, or if it would take minutes."""
    if len(patterns.times) * patterns.size**2 > MOST_WORK:
        return None
    total = measure.sums(patterns)
    blocks = patterns.blocks(measure.width(patterns.size))
    parts = [measure.value(total - measure.columns(part)) for part in blocks]
    return left_out(np.concatenate(parts), patterns.times, "units")


def left_out(without: Floats, times: Ints, what: str) -> Spread | None:
    """se² = (n - 1) / n · Σ (v without one - mean)² (Efron and Tibshirani 1993, chapter 11).

    `without` are the values when one of the `times` alike is left out; None if one is undefined.
    """
    if np.isnan(without).any():
        return None
    count = int(times.sum())
    mean = times @ without / count
    variance = (count - 1) / count * (times @ (without - mean) ** 2)
    return Spread(float(np.sqrt(variance)), count, f"jackknife of {what}")


def linearised(influence: Floats, value: float, patterns: Patterns) -> Spread | None:
    """Gwet's standard error: se² = Σ (x - v)² / (n (n - 1)), x the units' linearised parts."""
    units = patterns.units
    if units < 2:  # noqa: PLR2004 - one unit has no spread
        return None
    variance = patterns.times @ (influence - value) ** 2 / (units * (units - 1))
    return Spread(float(np.sqrt(variance)), units, "linearised (Gwet)")


def corrected(agreed: Floats, chance: Floats) -> Floats:
    """(p_a - p_e) / (1 - p_e), the shape of every kappa; nan where chance leaves no room."""
    room = 1 - chance
    return np.where(room > ALMOST_NOTHING, (agreed - chance) / safe(room), np.nan)


def safe(numbers: Floats) -> Floats:
    """The numbers as a divisor: 0 becomes nan, so that 0/0 is undefined without a warning."""
    return np.where(np.abs(numbers) > ALMOST_NOTHING, numbers, np.nan)


def quadratic_form(left: Floats, matrix: Floats, right: Floats) -> Floats:
    """The product left · matrix · right over the last axis."""
    total: Floats = ((left @ matrix) * right).sum(axis=-1)
    return total


def agreeing(patterns: Patterns, weights: Floats) -> Floats:
    """The share of agreeing pairs of coders within a unit of each pattern; 0 if not pairable."""
    raters = patterns.raters
    pairs = within(patterns, weights)
    return np.where(raters > 1, pairs / np.maximum(raters * (raters - 1), 1), 0)


def within(patterns: Patterns, matrix: Floats) -> Floats:
    """The sum of a symmetric matrix over all ordered pairs of ratings in a unit of each pattern.

    With few categories one product gives it. With many, as with sets of codes, hardly any of them
    stands in a unit, and each two coders' entries are looked up.
    """
    if patterns.size <= FEW_CATEGORIES:
        counts = patterns.counts
        return quadratic_form(counts, matrix, counts) - counts @ np.diagonal(matrix)
    total: Floats = np.zeros(len(patterns.times))
    for one, other in combinations(patterns.cells.T, 2):
        both = (one != MISSING) & (other != MISSING)
        total[both] += 2 * matrix[one[both], other[both]]
    return total
