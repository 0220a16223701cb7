"""Sweep over the boundaries of coded stretches: what each document adds to the unitizing alphas.

All documents are one line. Between two neighbouring boundaries of anybody's stretches nothing
changes, so the work grows with the number of stretches, not with the number of characters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from coder.agreement.lines import Line, coders_of, merged
from coder.agreement.reliability import Floats, Ints
from coder.errors import InvalidRequestError

GAP, ABSENT = 0, -1


class Stretches(NamedTuple):
    """One coder's stretches on the whole line, in their order; `codes` count from 1."""

    starts: Ints
    stops: Ints
    codes: Ints
    documents: Ints


@dataclass(frozen=True)
class Continuum:
    """A line cut at every boundary; a piece is what lies between two neighbours.

    `lengths` and `documents` have one number for each piece. `given` has a row for each coder: the
    code's number, 0 for a gap, -1 where the coder has not finished. `within` has the stretch that
    each piece is part of (-1 for none). `finished` counts the coders of each document; `size` is
    the number of codes.
    """

    lengths: Floats
    documents: Ints
    given: Ints
    within: Ints
    stretches: tuple[Stretches, ...]
    finished: Ints
    size: int

    def parts(self) -> Floats:
        """The sums of each document (a row): joint lengths, squares, and squares in common."""
        documents, size = len(self.finished), self.size + 1
        joint = self._joint().reshape(documents, size * size)
        squares, common = (
            one.reshape(documents, size) for one in (self._squares(), self._common())
        )
        return np.hstack((joint, squares, common))

    def _joint(self) -> Floats:
        """Lengths that one coder gave code a and another code b, over m - 1."""
        size = self.size + 1
        cells = len(self.finished) * size * size
        weights = self.lengths / (self.finished - 1)[self.documents]
        total = np.zeros((len(self.finished), size, size))
        for one, given in enumerate(self.given):
            for other in self.given[one + 1 :]:
                both = (given >= GAP) & (other >= GAP)
                place = (self.documents * size + given) * size + other
                table = np.bincount(place[both], weights[both], cells).reshape(total.shape)
                total += table + table.transpose(0, 2, 1)
        return total

    def _squares(self) -> Floats:
        """Squared lengths of the stretches of each code; of gaps the plain lengths."""
        size = self.size + 1
        total = np.zeros(len(self.finished) * size)
        for own, given in zip(self.stretches, self.given, strict=True):
            gap = given == GAP
            total += np.bincount(self.documents[gap] * size, self.lengths[gap], len(total))
            total += np.bincount(self._place(own), (own.stops - own.starts) ** 2.0, len(total))
        return total

    def _common(self) -> Floats:
        """Squares of what another coder coded too of a stretch, over m - 1; none for one code."""
        total = np.zeros(len(self.finished) * (self.size + 1))
        for row, own in enumerate(self.stretches if self.size > 1 else ()):
            fewer = (self.finished - 1)[own.documents]
            for other in np.delete(self.given, row, axis=0):
                too = (self.within[row] >= 0) & (other > GAP)
                shared = np.bincount(self.within[row][too], self.lengths[too], len(own.starts))
                total += np.bincount(self._place(own), shared**2 / fewer, len(total))
        return total

    def _place(self, own: Stretches) -> Ints:
        """Where each stretch belongs in a table of documents by codes."""
        return own.documents * (self.size + 1) + own.codes


def continuum(lines: Sequence[Line], labels: Sequence[str]) -> Continuum:
    """The documents' line. Raises InvalidRequestError where a coder's stretches overlap."""
    coders = coders_of(lines)
    ends = np.cumsum([0, *(line.length for line in lines)])
    stretches = tuple(_stretches(lines, labels, coder) for coder in coders)
    bounds = [bound for own in stretches for bound in (own.starts, own.stops)]
    cuts = np.unique(np.concatenate((ends, *bounds)))
    documents = np.searchsorted(ends, cuts[:-1], side="right") - 1
    has_finished = np.array([[coder in line.coded for line in lines] for coder in coders])
    within = np.array([_within(own, cuts[:-1]) for own in stretches])
    given = np.array(
        [
            np.where(has[documents], np.append(own.codes, GAP)[inside], ABSENT)
            for own, inside, has in zip(stretches, within, has_finished, strict=True)
        ]
    )
    finished = np.array([len(line.coded) for line in lines], dtype=np.int64)
    lengths = np.diff(cuts).astype(float)
    return Continuum(lengths, documents, given, within, stretches, finished, len(labels))


def _within(own: Stretches, at: Ints) -> Ints:
    """The number of the stretch at each place, or -1."""
    if not len(own.starts):
        return np.full(len(at), -1)
    number = np.searchsorted(own.starts, at, side="right") - 1
    return np.where((number >= 0) & (own.stops[number] > at), number, -1)


def _stretches(lines: Sequence[Line], labels: Sequence[str], coder: str) -> Stretches:
    rows = sorted(_rows(lines, labels, coder))
    starts, stops, codes, documents = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    clash = np.flatnonzero(starts[1:] < stops[:-1])
    if len(clash):
        one, other = (labels[codes[number] - 1] for number in (clash[0], clash[0] + 1))
        raise InvalidRequestError(
            f"{coder} coded the same words as {one} and as {other}. Codes that may overlap do not "
            "exclude each other: measure each of them by itself."
        )
    return Stretches(starts, stops, codes, documents)


def _rows(
    lines: Sequence[Line], labels: Sequence[str], coder: str
) -> Iterator[tuple[int, int, int, int]]:
    """Start and stop on the whole line, code and document of each stretch."""
    offset = 0
    for document, line in enumerate(lines):
        for code, label in enumerate(labels, start=1):
            for start, stop in merged(line.coded.get(coder, {}).get(label, ())):
                if stop > line.length:
                    raise ValueError(f"{stop} lies behind the end of a line of {line.length}")
                yield offset + start, offset + stop, code, document
        offset += line.length
