"""Measures for exactly two coders, over the units that both rated: Cohen's kappa, Scott's pi."""

import numpy as np

from coder.agreement.measure import Measure, Spread, corrected, quadratic_form, safe
from coder.agreement.patterns import Patterns
from coder.agreement.reliability import Floats


class CohenKappa(Measure):
    """Cohen (1960), with weights Cohen (1968): chance keeps each coder's own habits."""

    anonymous = False
    two_coders = True

    def __init__(self, name: str, weights: Floats) -> None:
        super().__init__(name)
        self.weights = weights

    def columns(self, patterns: Patterns) -> Floats:
        """One column for each cell of the square table; units with a gap add nothing."""
        size = patterns.size
        first, second = patterns.cells.T
        both = (first >= 0) & (second >= 0)
        table = np.zeros((len(first), size * size))
        table[both, (first * size + second)[both]] = 1
        return table

    def square(self, sums: Floats) -> Floats:
        """The shares of all cells: first coder in rows, second coder in columns."""
        size = len(self.weights)
        shares: Floats = sums / safe(sums.sum(axis=-1, keepdims=True))
        return shares.reshape(*sums.shape[:-1], size, size)

    def value(self, sums: Floats) -> Floats:
        square = self.square(sums)
        agreed = (square * self.weights).sum(axis=(-2, -1))
        return corrected(agreed, self.chance(square.sum(axis=-1), square.sum(axis=-2)))

    def chance(self, first: Floats, second: Floats) -> Floats:
        return quadratic_form(first, self.weights, second)

    def spread(self, patterns: Patterns) -> Spread | None:
        """Fleiss, Cohen and Everitt (1969), for large samples; not the one under no agreement."""
        sums = self.sums(patterns)
        square, units = self.square(sums), int(sums.sum())
        rows, columns = square.sum(axis=1), square.sum(axis=0)
        agreed, chance = (square * self.weights).sum(), rows @ self.weights @ columns
        rest = 1 - float(self.value(sums))
        means = (self.weights @ columns)[:, None] + (rows @ self.weights)[None, :]
        spread = (square * (self.weights - rest * means) ** 2).sum()
        spread -= (agreed - 2 * rest * chance) ** 2
        variance = max(float(spread), 0.0) / (units * (1 - chance) ** 2)
        return Spread(float(np.sqrt(variance)), units, "large sample (Fleiss, Cohen, Everitt)")


class ScottPi(CohenKappa):
    """Scott (1955): chance takes both coders' habits as one."""

    anonymous = True

    def chance(self, first: Floats, second: Floats) -> Floats:
        both = (first + second) / 2
        return quadratic_form(both, self.weights, both)

    def spread(self, patterns: Patterns) -> Spread | None:
        return Measure.spread(self, patterns)
