"""Krippendorff's alpha (2019, chapter 12): any number of coders, gaps, four scales."""

import numpy as np

from coder.agreement.measure import Measure, Spread, linearised, quadratic_form, safe, within
from coder.agreement.patterns import Patterns
from coder.agreement.reliability import Floats


class Alpha(Measure):
    """1 - observed / expected disagreement, for distances that do not depend on the data."""

    def __init__(self, name: str, distances: Floats) -> None:
        super().__init__(name)
        self.distances = distances / (
            distances.max(initial=0) or 1
        )  # alpha does not depend on the measure

    def columns(self, patterns: Patterns) -> Floats:
        """Disagreement within the unit, then the pairable ratings of each category."""
        counts = patterns.counts * patterns.pairable[:, None]
        differing = within(patterns, self.distances)
        return np.column_stack((differing / np.maximum(patterns.raters - 1, 1), counts))

    def width(self, size: int) -> int:
        return size + 1

    def value(self, sums: Floats) -> Floats:
        ratings = sums[..., 1:]
        expected = quadratic_form(ratings, self.distances, ratings)
        pairs: Floats = ratings.sum(axis=-1) - 1
        return 1 - pairs * sums[..., 0] / safe(expected)


class LinearisedAlpha(Alpha):
    """Alpha with the standard error of Gwet (2014), which holds for nominal and interval."""

    def spread(self, patterns: Patterns) -> Spread | None:
        paired = patterns.paired
        weights = 1 - self.distances
        counts, raters = paired.counts, paired.raters
        mean = paired.times @ raters / paired.units
        use = paired.times @ counts / (paired.units * mean)
        pairs = (quadratic_form(counts, weights, counts) - raters) / (mean * (raters - 1))
        plain = paired.times @ pairs / paired.units
        small = 1 / (paired.times @ raters)
        agreed, chance = (1 - small) * plain + small, use @ weights @ use
        value, room, excess = (plain - chance) / (1 - chance), 1 - chance, (raters - mean) / mean
        own = (pairs - agreed * excess - chance) / room
        by_chance = counts @ (weights @ use) / mean - chance * excess - chance
        return linearised(own - 2 * (1 - value) * by_chance / room, value, paired)


class OrdinalAlpha(Measure):
    """Alpha for ordered categories: the distance counts the ratings that lie between two.

    So the distances depend on the data, and every resample has its own.
    """

    def columns(self, patterns: Patterns) -> Floats:
        """Coincidences of each two different categories, then pairable ratings of each."""
        counts = patterns.counts * patterns.pairable[:, None]
        low, high = np.triu_indices(patterns.size, 1)
        coincidences = counts[:, low] * counts[:, high]
        return np.hstack((coincidences / np.maximum(patterns.raters - 1, 1)[:, None], counts))

    def value(self, sums: Floats) -> Floats:
        size = int((np.sqrt(1 + 8 * sums.shape[-1]) - 1) / 2)  # columns = size (size + 1) / 2
        ratings = sums[..., -size:]
        place = ratings.cumsum(axis=-1) - ratings / 2
        low, high = np.triu_indices(size, 1)
        distance = (place[..., low] - place[..., high]) ** 2
        observed: Floats = (sums[..., :-size] * distance).sum(axis=-1)
        expected: Floats = (ratings[..., low] * ratings[..., high] * distance).sum(axis=-1)
        pairs: Floats = ratings.sum(axis=-1) - 1
        return 1 - pairs * observed / safe(expected)
