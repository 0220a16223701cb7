"""Published examples with weights of their own: Cohen (1968), Artstein and Poesio (2008)."""

import numpy as np
import pytest

from coder.agreement.alpha import Alpha
from coder.agreement.patterns import Patterns
from coder.agreement.two_coders import CohenKappa


def table(cells: list[list[int]]) -> Patterns:
    """Two coders' units, from how often each pair of categories occurs."""
    counts = np.array(cells)
    rows, columns = counts.nonzero()
    return Patterns(np.column_stack((rows, columns)), counts[rows, columns], len(cells))


def test_weighted_kappa_of_cohen() -> None:
    apart = np.array([[0.0, 1, 3], [1, 0, 6], [3, 6, 0]])
    seen = table([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert CohenKappa("", 1 - apart / 6).point(seen) == pytest.approx(0.34782608695652173, abs=1e-9)


def test_weighted_alpha_and_kappa_of_artstein_and_poesio() -> None:
    apart = np.array([[0.0, 1, 0.5], [1, 0, 0.5], [0.5, 0.5, 0]])
    seen = table([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    assert Alpha("", apart).point(seen) == pytest.approx(0.8155509783728115, abs=1e-9)
    assert CohenKappa("", 1 - apart).point(seen) == pytest.approx(0.8163265306122449, abs=1e-9)
