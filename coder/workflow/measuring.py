"""Agreement in a table of ratings that was made elsewhere; it needs no project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.exchange.rating_cells import RatingCells, read_cells
from coder.exchange.rating_table import (
    Labels,
    Rating,
    RatingTable,
    read_ratings,
    read_sets,
)

if TYPE_CHECKING:
    from coder.agreement.estimates import Estimate
    from coder.agreement.intervals import Interval
    from coder.agreement.reliability import Ints

SEED, REPLICATES = 1, 1000
MOST = 1e100
"""Above this the square of a difference, summed over all units, would soon be infinite."""


@dataclass(frozen=True, slots=True)
class TableTerms:
    """How a table is read, and what interval is wanted.

    `level` is nominal, ordinal, interval or ratio; ordered words need `categories` in their order.
    With `separator` the cells hold several codes each. `method` is analytic, jackknife or
    bootstrap; None: bootstrap if the units were cut from documents, else analytic.
    """

    level: str = "nominal"
    categories: Sequence[str] = ()
    separator: str | None = None
    coders_in_rows: bool = False
    method: str | None = None
    seed: int = SEED
    replicates: int = REPLICATES


DEFAULT = TableTerms()


@dataclass(frozen=True, slots=True)
class TableAgreement:
    """Agreement in a table of ratings that was made elsewhere.

    `categories` are what a cell could hold: values, or sets of codes. `labels` has the measures of
    each code alone, where a cell holds several.
    """

    coders: tuple[str, ...]
    units: int
    categories: tuple[Rating | Labels, ...]
    measures: "Mapping[str, Estimate]"
    labels: "Mapping[str, Mapping[str, Estimate]]"
    remarks: tuple[str, ...]


def agreement_of_table(path: Path, terms: TableTerms = DEFAULT) -> TableAgreement:
    """Every measure for a csv or xlsx table of ratings.

    Raises InvalidTableError, and InvalidRequestError for words that should be numbers or ordered.
    """
    cells = read_cells(path, coders_in_rows=terms.coders_in_rows)
    return _of_values(cells, terms) if terms.separator is None else _of_sets(cells, terms)


def _of_values(cells: RatingCells, terms: TableTerms) -> TableAgreement:
    from dataclasses import replace

    from coder.agreement.intervals import estimates
    from coder.agreement.reliability import Scale, reliability

    table = read_ratings(cells, terms.categories)
    _check_level(cells, table, terms)
    found = reliability(table.ratings, categories=table.categories, scale=Scale(terms.level))
    data = replace(found, clusters=_clusters(cells))
    measured = estimates(data, _interval(cells, terms))
    constant = (f"{coder} gave one category only." for coder in data.unvarying)
    return TableAgreement(
        cells.coders,
        len(cells.units),
        table.categories,
        measured,
        {},
        (*table.remarks, *constant),
    )


def _of_sets(cells: RatingCells, terms: TableTerms) -> TableAgreement:
    from coder.agreement.intervals import estimates
    from coder.agreement.sets import labels_of, of_label, set_alphas, set_reliability, sets_of

    if terms.level != "nominal" or terms.categories:
        raise InvalidRequestError(
            "Sets of codes have no order and name their own codes: leave --level and --categories "
            "out with --sets."
        )
    data = set_reliability(read_sets(cells, str(terms.separator)), _clusters(cells))
    interval = _interval(cells, terms)
    return TableAgreement(
        cells.coders,
        len(cells.units),
        sets_of(data),
        set_alphas(data, interval),
        {label: estimates(of_label(data, label), interval) for label in labels_of(data)},
        (),
    )


def _check_level(cells: RatingCells, table: RatingTable, terms: TableTerms) -> None:
    name = cells.path.name
    if not table.numeric and terms.level in ("interval", "ratio"):
        raise InvalidRequestError(
            f"Level {terms.level} needs numbers, and {name} holds words. Use --level nominal, or "
            "--level ordinal with --categories."
        )
    if terms.level != "nominal":
        _check_numbers(name, table, terms.level)
    if not table.numeric and terms.level == "ordinal" and not terms.categories:
        raise InvalidRequestError(
            f"Say how the categories of {name} are ordered: --categories low,middle,high"
        )


def _check_numbers(name: str, table: RatingTable, level: str) -> None:
    """Raise for numbers whose squared differences cannot be held, or that allow no ratio."""
    numbers = [one for one in table.categories if not isinstance(one, str)]
    for one in numbers:
        if abs(one) > MOST:
            raise InvalidRequestError(
                f"{one:g} in {name} is too large for level {level}. Use --level nominal, "
                "or smaller numbers."
            )
        if one < 0 and level == "ratio":
            raise InvalidRequestError(
                f"Level ratio needs numbers of 0 or more, and {name} holds {one:g}. Use --level "
                "interval."
            )


def _interval(cells: RatingCells, terms: TableTerms) -> "Interval":
    from coder.agreement.bootstrap import Resampling
    from coder.agreement.intervals import Interval, IntervalMethod

    method = terms.method or ("bootstrap" if cells.documents else "analytic")
    return Interval(IntervalMethod(method), Resampling(terms.replicates, terms.seed))


def _clusters(cells: RatingCells) -> "Ints | None":
    """The number of each unit's document, in the order in which they are named."""
    import numpy as np

    if not cells.documents:
        return None
    number: dict[str, int] = {}
    return np.array([number.setdefault(one.document, len(number)) for one in cells.units])
