"""Codes as reliability data, with the way from each unit back to its words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from codebook.model import Code, CodeKind
from coder.agreement.reliability import MISSING, Reliability, Scale
from coder.agreement.terms import Terms
from coder.units import Block, CodedStudy, UnitKind, default_unit
from transcripts.model import Document, Span

ABSENT, PRESENT = "absent", "present"


class Unit(NamedTuple):
    """One unit: the words from which it can be opened, in the first of its documents."""

    document: Document
    span: Span


@dataclass(frozen=True)
class Rated:
    """What coders said of one code: present or absent, or one of its values or levels.

    `data` has a column for each unit and a row for each coder, in the order of the terms.
    """

    code: Code
    unit: UnitKind
    data: Reliability
    blocks: tuple[Block, ...]

    @property
    def is_presence(self) -> bool:
        return self.data.categories == (ABSENT, PRESENT)

    def place(self, column: int) -> Unit:
        """The unit of this column."""
        block = bisect_right(self._starts, column) - 1
        found = self.blocks[block]
        return Unit(found.documents[0], found.spans[column - self._starts[block]])

    def differing(self) -> Iterator[int]:
        """The columns in which two coders do not say the same."""
        ratings = self.data.ratings
        for column in np.flatnonzero(_spread(ratings)):
            yield int(column)

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(one.spans) for one in self.blocks), initial=0))[:-1]


def presence(coded: CodedStudy, code: Code, terms: Terms) -> Rated:
    """Where the code is, or one below it, over units that at least two coders finished."""
    kind = terms.unit or default_unit(code)
    blocks = coded.presence(code, terms.coders, kind)
    return Rated(code, kind, _table(blocks, terms, (ABSENT, PRESENT)), tuple(blocks))


def choices(coded: CodedStudy, code: Code, terms: Terms) -> Rated:
    """Which of the code's values each coder gave each document."""
    return _values(coded, code, terms, tuple(value.id for value in code.values))


def levels(coded: CodedStudy, code: Code, terms: Terms) -> Rated:
    """Which of the code's levels each coder gave each document; levels have an order."""
    return _values(coded, code, terms, tuple(str(level.rank) for level in code.levels))


def rated(coded: CodedStudy, code: Code, terms: Terms) -> Rated:
    """What is compared first: the value of a choice, else whether the code is there."""
    return (choices if code.kind is CodeKind.CHOICE else presence)(coded, code, terms)


def _values(coded: CodedStudy, code: Code, terms: Terms, names: tuple[str, ...]) -> Rated:
    blocks = coded.values(code, terms.coders, names)
    scale = Scale.ORDINAL if code.levels else Scale.NOMINAL
    data = _table(blocks, terms, names, scale)
    return Rated(code, UnitKind.DOCUMENT, data, tuple(blocks))


def _table(
    blocks: Sequence[Block],
    terms: Terms,
    categories: tuple[str, ...],
    scale: Scale = Scale.NOMINAL,
) -> Reliability:
    """The marks of all blocks side by side; each block's first document is a cluster."""
    sizes = [len(block.spans) for block in blocks]
    ratings = np.full((len(terms.names), sum(sizes)), MISSING, dtype=np.int64)
    for row, name in enumerate(terms.names):
        start = 0
        for block, size in zip(blocks, sizes, strict=True):
            mark = block.marks[name]
            if mark is not None:
                ratings[row, start : start + size] = np.frombuffer(mark, dtype=np.uint8)
            start += size
    clusters = np.repeat(np.arange(len(blocks)), sizes)
    return Reliability(ratings, categories, terms.names, scale, clusters)


def _spread(ratings: np.ndarray) -> np.ndarray:
    """1 where two of the ratings in a column differ, missing ones aside."""
    given = ratings != MISSING
    highest = np.where(given, ratings, MISSING).max(axis=0, initial=MISSING)
    lowest = np.where(given, ratings, np.iinfo(np.int64).max).min(
        axis=0, initial=np.iinfo(np.int64).max
    )
    return np.asarray(highest > lowest)
