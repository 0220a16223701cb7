"""Reliability data: what each coder said about each unit, missing values explicit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from coder.errors import InvalidTableError

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]
MISSING = -1


class Scale(StrEnum):
    """The level of measurement: what may be said about two different categories."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


@dataclass(frozen=True)
class Reliability:
    """Ratings of units by coders, as positions in `categories`; `MISSING` where there is none.

    `ratings` has a row for each coder and a column for each unit. `clusters` numbers the document
    that each unit was cut from, or is None where the units stand alone.
    """

    ratings: Ints
    categories: tuple[object, ...]
    coders: tuple[str, ...]
    scale: Scale = Scale.NOMINAL
    clusters: Ints | None = None

    @property
    def numbers(self) -> Floats | None:
        """The categories as numbers, or None if one of them is not a number."""
        try:
            found = np.array([float(str(one)) for one in self.categories])
        except ValueError:
            return None
        return found if np.isfinite(found).all() else None

    @property
    def positions(self) -> Floats:
        """Where the categories lie on a line: their numbers, else their places in the order."""
        numbers = self.numbers
        return np.arange(len(self.categories), dtype=float) if numbers is None else numbers

    @property
    def cut(self) -> bool:
        """Whether several units were cut from one document."""
        clusters = self.clusters
        return clusters is not None and len(np.unique(clusters)) < len(clusters)

    @property
    def unvarying(self) -> tuple[str, ...]:
        """Coders who gave one category only, so that little of their judgement can be seen."""
        pairs = zip(self.coders, self.ratings, strict=True)
        return tuple(name for name, row in pairs if len(np.unique(row[row != MISSING])) == 1)

    def heard(self) -> "Reliability":
        """The same data in the order of the coders' names, without coders who rated nothing."""
        order = sorted(range(len(self.coders)), key=lambda row: self.coders[row])
        rows = [row for row in order if (self.ratings[row] != MISSING).any()]
        return Reliability(
            self.ratings[rows],
            self.categories,
            tuple(self.coders[row] for row in rows),
            self.scale,
            self.clusters,
        )


def reliability(
    ratings: Mapping[str, Sequence[object]],
    *,
    categories: Sequence[object] = (),
    scale: Scale = Scale.NOMINAL,
) -> Reliability:
    """Ratings by coder, one per unit, None where there is none.

    Without `categories` those in the data are taken, in numerical or else alphabetical order.
    Raises InvalidTableError for a rating that is not among the categories.
    """
    declared = tuple(categories) or observed(ratings)
    place: dict[object, int] = {category: index for index, category in enumerate(declared)}
    place[None] = MISSING
    try:
        rows = [[place[rating] for rating in row] for row in ratings.values()]
    except KeyError as error:
        among = ", ".join(map(str, declared))
        raise InvalidTableError(
            f"The rating {error.args[0]!r} is not one of the categories: {among}."
        ) from error
    return Reliability(
        np.array(rows, dtype=np.int64).reshape(len(rows), len(rows[0]) if rows else 0),
        declared,
        tuple(ratings),
        scale,
    )


def observed(ratings: Mapping[str, Sequence[object]]) -> tuple[object, ...]:
    """The categories that occur, in numerical order if all are numbers, else alphabetical."""
    found = {rating for row in ratings.values() for rating in row if rating is not None}
    try:
        return tuple(sorted(found, key=lambda one: float(str(one))))
    except ValueError:
        return tuple(sorted(found, key=str))
