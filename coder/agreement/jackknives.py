"""Estimates with intervals from leaving out one unit, or one document, at a time."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from coder.agreement.bootstrap import DOCUMENTS, FEW_DOCUMENTS, TOO_FEW, by_document
from coder.agreement.estimates import (
    SPREAD,
    UNDEFINED_WITHOUT,
    Estimate,
    with_spread,
    without_interval,
)
from coder.agreement.measure import Measure, Spread, jackknife, left_out
from coder.agreement.measures import measures
from coder.agreement.patterns import Patterns, patterns
from coder.agreement.reliability import Floats, Reliability


def jackknifed(data: Reliability, chosen: Sequence[Measure] | None = None) -> dict[str, Estimate]:
    """Every measure with the interval v ± t(n - 1) · se, at most 1, n documents or else units.

    `chosen` are other measures than those that the data's scale allows.
    """
    data = data.heard()
    seen = patterns(data.ratings, len(data.categories))
    documents = by_document(data) if data.cut else None
    found = {}
    for measure in measures(data) if chosen is None else chosen:
        point = without_interval(measure, seen)
        if point.value is not None:
            point = _estimate(measure, point, seen, documents)
        found[measure.name] = point
    return found


def _estimate(
    measure: Measure, point: Estimate, seen: Patterns, documents: tuple[Patterns, Floats] | None
) -> Estimate:
    units = measure.units(measure.seen(seen))
    count = units.units if documents is None else len(documents[1])
    what = "units" if documents is None else DOCUMENTS
    if count < SPREAD:
        return replace(point, method=f"no interval: too few {what}")
    spread = jackknife(measure, units) if documents is None else _by_document(measure, *documents)
    if spread is None:
        why = f"no interval: {UNDEFINED_WITHOUT} {what}, or too many categories"
        return replace(point, method=why)
    found = with_spread(point, spread)
    few = documents is not None and count < FEW_DOCUMENTS
    return replace(found, method=found.method + TOO_FEW) if few else found


def _by_document(measure: Measure, found: Patterns, table: Floats) -> Spread | None:
    """Leave out one document: its part is its counts of patterns times what these add."""
    parts = table @ measure.columns(found)
    without = measure.value(parts.sum(axis=0) - parts)
    return left_out(without, np.ones(len(table), dtype=np.int64), DOCUMENTS)
