"""Respondents counted: n of N with its interval."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from coder.themes.standing import Sample, Standing

Z_95 = 1.959963984540054  # the 97.5 % point of the normal distribution


@dataclass(frozen=True, slots=True)
class Share:
    """`n` of `base` respondents; percent, low and high from 0 to 100, or None of nobody.

    Where it is `hidden`, n is 0 and tells nothing: the number is gone, not only covered.
    """

    n: int
    base: int
    hidden: bool = False

    @property
    def told(self) -> bool:
        """Whether there is anything to tell: somebody in the base, and no secret."""
        return bool(self.base) and not self.hidden

    @property
    def percent(self) -> float | None:
        return 100 * self.n / self.base if self.told else None

    @property
    def low(self) -> float | None:
        return 100 * wilson(self.n, self.base)[0] if self.told else None

    @property
    def high(self) -> float | None:
        return 100 * wilson(self.n, self.base)[1] if self.told else None


def wilson(n: int, base: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion, both ends from 0 to 1.

    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209-212.
    """
    p, zz = n / base, Z_95 * Z_95
    centre = p + zz / (2 * base)
    reach = Z_95 * sqrt(p * (1 - p) / base + zz / (4 * base * base))
    low, high = ((centre + side * reach) / (1 + zz / base) for side in (-1, 1))
    # At the ends the formula gives 0 and 1 exactly; floating point does not.
    return (0.0 if n == 0 else low, 1.0 if n == base else high)


def presence(found: Counter[str], sample: Sample) -> tuple[set[str], Counter[Standing]]:
    """The respondents with a document in `found`, and how many stand where."""
    present = {sample.people[guid] for guid in found if guid in sample.people}
    return present, sample.tally(present)


def share(tally: Mapping[Standing, int]) -> Share:
    """Present of present and absent."""
    n = tally[Standing.PRESENT]
    return Share(n, n + tally[Standing.ABSENT])
