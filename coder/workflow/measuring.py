"""Agreement in a table of ratings that was made elsewhere; it needs no project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from coder.errors import InvalidRequestError
from coder.exchange.rating_table import Rating, read_ratings

if TYPE_CHECKING:
    from coder.agreement.estimates import Estimate


@dataclass(frozen=True, slots=True)
class TableAgreement:
    """Agreement in a table of ratings that was made elsewhere."""

    coders: tuple[str, ...]
    units: int
    categories: tuple[Rating, ...]
    measures: "Mapping[str, Estimate]"
    remarks: tuple[str, ...]


def agreement_of_table(
    path: Path, *, scale: str = "nominal", categories: Sequence[str] = ()
) -> "TableAgreement":
    """Every measure for a csv table of ratings, with the interval for independent units.

    `scale` is nominal, ordinal, interval or ratio. Ordered words need `categories` in their order.
    Raises InvalidTableError, and InvalidRequestError for words that should be numbers or ordered.
    """
    from coder.agreement.analytic import analytic
    from coder.agreement.reliability import Scale, reliability

    table = read_ratings(path, categories)
    if not table.numeric and scale in (Scale.INTERVAL, Scale.RATIO):
        raise InvalidRequestError(
            f"Level {scale} needs numbers, and {path.name} holds words. Use --level nominal, or "
            "--level ordinal with --categories."
        )
    if not table.numeric and scale == Scale.ORDINAL and not categories:
        raise InvalidRequestError(
            f"Say how the categories of {path.name} are ordered: --categories low,middle,high"
        )
    data = reliability(table.ratings, categories=table.categories, scale=Scale(scale))
    return TableAgreement(
        tuple(table.ratings), table.units, table.categories, analytic(data), table.remarks
    )
