"""Measures for any number of coders, with or without gaps: percent, Fleiss, Gwet, Conger.

Gaps are treated as Gwet (2014) does: agreement over units with two ratings or more, the use of
categories over all rated units. A unit with one rating is never thrown away before counting.
"""

from abc import abstractmethod

import numpy as np

from coder.agreement.measure import (
    Measure,
    Spread,
    agreeing,
    corrected,
    linearised,
    quadratic_form,
    safe,
)
from coder.agreement.patterns import Patterns
from coder.agreement.reliability import Floats


class PercentAgreement(Measure):
    """The mean over units of the share of agreeing pairs of coders, from 0 to 1."""

    of_pairable = False

    def __init__(self, name: str, weights: Floats) -> None:
        super().__init__(name)
        self.weights = weights

    def columns(self, patterns: Patterns) -> Floats:
        """Pairable, agreeing, rated, then the shares of the categories."""
        head = (patterns.pairable, agreeing(patterns, self.weights), np.ones(len(patterns.times)))
        return np.column_stack((*head, patterns.shares))

    def value(self, sums: Floats) -> Floats:
        return sums[..., 1] / safe(sums[..., 0])

    def spread(self, patterns: Patterns) -> Spread | None:
        return linearised(self.agreed(patterns), self.point(patterns), patterns)

    def agreed(self, patterns: Patterns) -> Floats:
        """Each unit's part in the agreement, scaled so that its mean is the agreement."""
        scale = patterns.units / (patterns.times @ patterns.pairable)
        part: Floats = scale * agreeing(patterns, self.weights)
        return part


class ChanceCorrected(PercentAgreement):
    """Percent agreement corrected for chance. Subclasses say what chance is."""

    @abstractmethod
    def chance(self, use: Floats) -> Floats:
        """Agreement by chance, from the use of the categories in the last axis."""

    @abstractmethod
    def chance_parts(self, patterns: Patterns, use: Floats) -> Floats:
        """Each pattern's linearised part in the agreement by chance."""

    def value(self, sums: Floats) -> Floats:
        use = sums[..., 3:] / safe(sums[..., 2:3])
        return corrected(super().value(sums), self.chance(use))

    def spread(self, patterns: Patterns) -> Spread | None:
        """Gwet (2014): each unit's part in the agreement and in the chance."""
        value = self.point(patterns)
        use = patterns.times @ patterns.shares / patterns.units
        chance = self.chance(use)
        paired = patterns.pairable * patterns.units / (patterns.times @ patterns.pairable)
        room = 1 - chance
        own = (self.agreed(patterns) - chance * paired) / room
        shift = 2 * (1 - value) * (self.chance_parts(patterns, use) - chance) / room
        return linearised(own - shift, value, patterns)


class FleissKappa(ChanceCorrected):
    """Fleiss (1971): coders are anonymous; chance is two ratings drawn from all."""

    def chance(self, use: Floats) -> Floats:
        return quadratic_form(use, self.weights, use)

    def chance_parts(self, patterns: Patterns, use: Floats) -> Floats:
        part: Floats = patterns.shares @ (self.weights @ use)
        return part


class BrennanPrediger(ChanceCorrected):
    """Brennan and Prediger (1981), also S, PABAK: every category is equally likely by chance.

    Categories that nobody used raise it.
    """

    def chance(self, use: Floats) -> Floats:
        return np.broadcast_to(self.weights.mean(), use.shape[:-1])

    def chance_parts(self, patterns: Patterns, use: Floats) -> Floats:
        return np.full(len(patterns.times), self.chance(use))


class GwetAC(ChanceCorrected):
    """Gwet's AC1, with weights AC2 (2008): chance is how evenly the categories are used."""

    @property
    def scale(self) -> float:
        size = len(self.weights)
        return float(self.weights.sum() / (size * (size - 1))) if size > 1 else np.nan

    def chance(self, use: Floats) -> Floats:
        spread: Floats = use * (1 - use)
        return np.asarray(self.scale * spread.sum(axis=-1))

    def chance_parts(self, patterns: Patterns, use: Floats) -> Floats:
        part: Floats = self.scale * (patterns.shares @ (1 - use))
        return part


class CongerKappa(PercentAgreement):
    """Conger (1980), also Hubert: chance is the mean over pairs of coders; who rated matters."""

    anonymous = False

    def columns(self, patterns: Patterns) -> Floats:
        """Pairable, agreeing, then for each coder the categories given."""
        head = (patterns.pairable, agreeing(patterns, self.weights))
        return np.column_stack((*head, self.given(patterns).reshape(len(patterns.times), -1)))

    def given(self, patterns: Patterns) -> Floats:
        """1 where a coder gave a category: patterns by coders by categories."""
        there: Floats = (patterns.cells[:, :, None] == np.arange(patterns.size)).astype(float)
        return there

    def use(self, given: Floats) -> Floats:
        """How each coder used the categories, over the units that this coder rated."""
        return given / safe(given.sum(axis=-1, keepdims=True))

    def chance(self, use: Floats) -> Floats:
        coders = use.shape[-2]
        everyone = use.sum(axis=-2)
        own = quadratic_form(use, self.weights, use).sum(axis=-1)
        total = quadratic_form(everyone, self.weights, everyone) - own
        mean: Floats = total / (coders * (coders - 1))
        return mean

    def value(self, sums: Floats) -> Floats:
        given = sums[..., 2:].reshape(*sums.shape[:-1], -1, len(self.weights))
        return corrected(super().value(sums), self.chance(self.use(given)))

    def spread(self, patterns: Patterns) -> Spread | None:
        value = self.point(patterns)
        given = self.given(patterns)
        counts = np.einsum("p,pgk->gk", patterns.times, given)
        chance = float(self.chance(self.use(counts)))
        paired = patterns.pairable * patterns.units / (patterns.times @ patterns.pairable)
        own = (self.agreed(patterns) - chance * paired) / (1 - chance)
        shift = 2 * (1 - value) * (self.parts(patterns, given, counts) - chance) / (1 - chance)
        return linearised(own - shift, value, patterns)

    def parts(self, patterns: Patterns, given: Floats, counts: Floats) -> Floats:
        """Each pattern's linearised part in the agreement by chance."""
        units, coders = patterns.units, patterns.coders
        use, rated = self.use(counts), counts.sum(axis=1)
        others = (use.sum(axis=0) - use) @ self.weights
        centre = (others * use).sum(axis=1)
        told = np.einsum("pgk,gk->pg", given, others)
        excess = (given.sum(axis=2) - rated / units) * centre
        part: Floats = (told - excess) @ (units / rated) / (coders * (coders - 1))
        return part


class SpecificAgreement(Measure):
    """Agreement on one category, for two coders the F1 score 2a / (2a + b + c).

    Of all pairs of ratings in which one rating is this category, the share in which both are
    (Fleiss 1981; for more coders all pairs within a unit are pooled).
    """

    def __init__(self, name: str, category: int, *, label: object) -> None:
        super().__init__(name)
        self.category = category
        self.why_undefined = f"no unit was rated {label}"

    def columns(self, patterns: Patterns) -> Floats:
        given = patterns.counts[:, self.category]
        return np.column_stack((given * (given - 1), given * (patterns.raters - 1)))

    def value(self, sums: Floats) -> Floats:
        return sums[..., 0] / safe(sums[..., 1])
