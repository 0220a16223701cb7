"""What else a table of two categories tells: overlap, prevalence and bias, and PABAK's other name.

The four cells: a both coders gave the code, b and c only the first or the second, d neither.
"""

import numpy as np

from coder.agreement import weights
from coder.agreement.many_coders import BrennanPrediger, SpecificAgreement
from coder.agreement.measure import Measure, safe
from coder.agreement.patterns import Patterns
from coder.agreement.reliability import Floats


class Overlap(SpecificAgreement):
    """Jaccard (1912), intersection over union: a / (a + b + c); pairs within units are pooled."""

    def value(self, sums: Floats) -> Floats:
        return sums[..., 0] / safe(2 * sums[..., 1] - sums[..., 0])


class Index(Measure):
    """A signed share of the cells that says why kappa is low; it is no agreement.

    Byrt, Bishop and Carlin (1993, Journal of Clinical Epidemiology 46: 423-429).
    """

    anonymous = False
    two_coders = True

    def __init__(self, name: str, signs: Floats) -> None:
        super().__init__(name)
        self.signs = signs

    def columns(self, patterns: Patterns) -> Floats:
        """The signed cell, then 1, for each unit that both coders rated."""
        first, second = patterns.cells.T
        both = (first >= 0) & (second >= 0)
        return np.column_stack((np.where(both, self.signs[first, second], 0.0), both))

    def value(self, sums: Floats) -> Floats:
        return sums[..., 0] / safe(sums[..., 1])


def of_two_categories(absent: object, present: object) -> list[Measure]:
    """F1 of either category, and what goes with it; the second category is the code."""
    return [
        SpecificAgreement("f1_positive", 1, label=present),
        SpecificAgreement("f1_negative", 0, label=absent),
        Overlap("jaccard_iou", 1, label=present),
        BrennanPrediger("pabak", weights.identity(2)),
        Index("prevalence_index", np.array([[-1.0, 0.0], [0.0, 1.0]])),
        Index("bias_index", np.array([[0.0, -1.0], [1.0, 0.0]])),
    ]
