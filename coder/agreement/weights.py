"""How near two categories are (weights, 1 for the same) and how far apart (distances, 0)."""

import numpy as np

from coder.agreement.reliability import Floats


def identity(size: int) -> Floats:
    return np.eye(size)


def linear(positions: Floats) -> Floats:
    """1 - |x - y| / range (Cicchetti and Allison 1971)."""
    return 1 - np.abs(apart(positions)) / span(positions)


def quadratic(positions: Floats) -> Floats:
    """1 - ((x - y) / range)² (Fleiss and Cohen 1973)."""
    return 1 - (apart(positions) / span(positions)) ** 2


def nominal(size: int) -> Floats:
    return 1 - np.eye(size)


def interval(numbers: Floats) -> Floats:
    """(x - y)² (Krippendorff 2019, chapter 12)."""
    squared: Floats = apart(numbers) ** 2
    return squared


def ratio(numbers: Floats) -> Floats:
    """((x - y) / (x + y))², and 0 for two zeros (Krippendorff 2019, chapter 12)."""
    total = numbers[:, None] + numbers[None, :]
    squared: Floats = (apart(numbers) / np.where(total == 0, 1, total)) ** 2
    return squared


def apart(numbers: Floats) -> Floats:
    difference: Floats = numbers[:, None] - numbers[None, :]
    return difference


def span(numbers: Floats) -> float:
    return float(np.ptp(numbers)) or 1.0 if len(numbers) else 1.0
