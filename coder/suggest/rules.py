"""How many keywords of each code stand in each unit."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coder.suggest.phrases import Hit
from coder.suggest.units import Rows


def hit_counts(
    rows: Rows,
    codes: Sequence[str],
    families: Mapping[str, Iterable[str]],
    hits: Mapping[str, Iterable[Hit]],
) -> Any:
    """Keywords that nothing silences, units × codes, integers.

    `codes` are guids; `families` maps the code of a keyword to the codes that it speaks for: its
    own and those above it; `hits` are by document.
    """
    import numpy as np

    columns = {code: column for column, code in enumerate(codes)}
    counts = np.zeros((len(rows), len(codes)), dtype=np.int32)
    for document, found in hits.items():
        for hit in found:
            there = [columns[one] for one in families[hit.code] if one in columns]
            for row in () if hit.silenced else rows.met(document, hit.span):
                counts[row, there] += 1
    return counts
