"""Alpha for units that may have several codes at once: how much of two sets is the same.

The distinct sets are the categories, and a distance between sets makes it the alpha of any other
ratings (Krippendorff 2019, chapter 12). An empty set says that no code applies: it is a rating,
and two of them agree. A missing one, None, is no rating.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import numpy as np

from coder.agreement.alpha import Alpha
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import DEFAULT, Interval, estimates
from coder.agreement.reliability import MISSING, Floats, Ints, Reliability

Labels = tuple[str, ...]


class SetDistance(StrEnum):
    """How far apart two sets of codes are: 0 for the same, 1 for nothing in common."""

    MASI = "masi"
    JACCARD = "jaccard"
    DICE = "dice"
    NOMINAL = "nominal_sets"

    @property
    def measure(self) -> str:
        """The name of the alpha with this distance."""
        return f"alpha_{self}"


def set_alpha(
    ratings: Mapping[str, Sequence[Collection[str] | None]],
    distance: SetDistance = SetDistance.MASI,
    *,
    interval: Interval = DEFAULT,
    clusters: Ints | None = None,
) -> Estimate:
    """Alpha of code sets: for each coder one set per unit, empty for no code, None if missing.

    `clusters` numbers the document that each unit was cut from.
    """
    data = set_reliability(ratings, clusters)
    measure = Alpha(distance.measure, distances(data.categories, distance))
    return estimates(data, interval, [measure])[measure.name]


def set_alphas(data: Reliability, interval: Interval = DEFAULT) -> dict[str, Estimate]:
    """Alpha with each distance, by name; `data` as `set_reliability` makes them."""
    chosen = [Alpha(one.measure, distances(data.categories, one)) for one in SetDistance]
    return estimates(data, interval, chosen)


def set_reliability(
    ratings: Mapping[str, Sequence[Collection[str] | None]], clusters: Ints | None = None
) -> Reliability:
    """Reliability data whose categories are the distinct sets, each as its labels in order."""
    rows = {
        coder: [None if one is None else tuple(sorted(set(one))) for one in row]
        for coder, row in ratings.items()
    }
    found = {one for row in rows.values() for one in row if one is not None}
    categories = tuple(sorted(found, key=lambda one: (len(one), one)))
    place: dict[Labels | None, int] = {one: number for number, one in enumerate(categories)}
    place[None] = MISSING
    table = [[place[one] for one in row] for row in rows.values()]
    cells = np.array(table, dtype=np.int64).reshape(len(rows), len(table[0]) if table else 0)
    return Reliability(cells, categories, tuple(ratings), clusters=clusters)


def labels_of(data: Reliability) -> Labels:
    """Every label that is in one of the sets, in order."""
    return tuple(sorted({label for one in sets_of(data) for label in one}))


def of_label(data: Reliability, label: str) -> Reliability:
    """The same units rated for one label alone: absent or present."""
    has = np.array([label in one for one in sets_of(data)] + [False], dtype=np.int64)
    cells = np.where(data.ratings == MISSING, MISSING, has[data.ratings])
    return Reliability(cells, ("absent", "present"), data.coders, clusters=data.clusters)


def sets_of(data: Reliability) -> tuple[Labels, ...]:
    """The categories as the sets that they are."""
    return tuple(one for one in data.categories if isinstance(one, tuple))


def distances(sets: Sequence[object], distance: SetDistance) -> Floats:
    """How far each two of the sets are apart, as a square table.

    Nominal: 1 unless they are equal. Jaccard (1912): 1 - both / either. Dice (1945):
    1 - 2 both / (one + other). MASI (Passonneau 2006, LREC): 1 - J · M with J = both / either, and
    M = 1 for equal sets, 2/3 where one contains the other, 1/3 where each has more, 0 where they
    have nothing in common. Two empty sets are 0 apart, an empty one and another 1.
    """
    members = _members(sets)
    both, sizes = members @ members.T, members.sum(axis=1)
    total = sizes[:, None] + sizes[None, :]
    same = np.eye(len(sizes), dtype=bool)
    if distance is SetDistance.NOMINAL:
        return 1.0 - same
    if distance is SetDistance.DICE:
        return np.where(same, 0.0, 1 - 2 * both / np.maximum(total, 1))
    jaccard = np.where(same, 1.0, both / np.maximum(total - both, 1))
    if distance is SetDistance.JACCARD:
        return 1 - jaccard
    contained = both == np.minimum(sizes[:, None], sizes[None, :])
    factor = np.where(same, 1.0, np.where(contained, 2 / 3, 1 / 3))
    return 1 - jaccard * factor


def _members(sets: Sequence[object]) -> Floats:
    """1 where a set (row) has a label (column)."""
    found = [one for one in sets if isinstance(one, tuple)]
    labels = sorted({label for one in found for label in one})
    table = [[float(label in one) for label in labels] for one in found]
    return np.array(table).reshape(len(found), len(labels))
