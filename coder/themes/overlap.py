"""Segments that share words: for every two codes, how many of one meet the other."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from codebook.model import Code, CodeUnit
from coder.model import Study
from coder.themes.evidence import Evidence
from coder.themes.mentions import counted_codings

AT_ONCE = 4_000_000  # pairs of segments held in memory

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]


class Meetings(NamedTuple):
    """`segments` of each code; `meeting[a, b]` of those of a that share words with one of b.

    A segment of a code below counts for the code above. `whole` counts, for each code, all
    segments in documents of its kind once.
    """

    segments: Numbers
    meeting: Numbers
    whole: Numbers


class _Segments(NamedTuple):
    """Codings by where they start, all documents laid end to end; `code` in the codebook."""

    start: Numbers
    stop: Numbers
    code: Numbers


def meetings(study: Study, evidence: Evidence) -> Meetings:
    """How many segments of each code share words with how many of each other."""
    count = len(evidence.codes)
    segments, whole = np.zeros(count, np.int64), np.zeros(count, np.int64)
    meeting = np.zeros((count, count), np.int64)
    for unit in dict.fromkeys(code.unit for code in evidence.codes):
        places = [place for place, code in enumerate(evidence.codes) if code.unit is unit]
        counting = _counting(study, [evidence.codes[place] for place in places])
        found = _segments(study, evidence, unit, np.any(counting, axis=0))
        each, met = _met(found, counting)
        segments[places], whole[places] = each, len(found.code)
        meeting[np.ix_(places, places)] = met
    return Meetings(segments, meeting, whole)


def _segments(study: Study, evidence: Evidence, unit: CodeUnit, wanted: Truths) -> _Segments:
    """The segments of the wanted codes in documents of a kind."""
    documents = [one for one in evidence.documents if one.kind.value == unit.value]
    document, code, start, stop = counted_codings(study, documents, evidence.counted)
    first = np.cumsum([0, *(len(one.text) for one in study.documents)])[document]
    kept = wanted[code].nonzero()[0]
    order = kept[np.argsort(first[kept] + start[kept], kind="stable")]
    return _Segments((first + start)[order], (first + stop)[order], code[order])


def _counting(study: Study, codes: Sequence[Code]) -> Truths:
    """Which codes of the codebook (a column each) count for which of these."""
    place = {code.guid: number for number, code in enumerate(study.codebook)}
    counting = np.zeros((len(codes), len(place)), dtype=bool)
    for number, code in enumerate(codes):
        counting[number, [place[one.guid] for one in study.codebook.family(code)]] = True
    return counting


def _met(found: _Segments, counting: Truths) -> tuple[Numbers, Numbers]:
    """For each code its segments, and how many of them meet each other code."""
    known = counting.shape[1]
    met = np.zeros((known, len(found.code)), dtype=bool)
    rank = np.empty(len(found.code), np.int64)  # segments of one code behind each other
    rank[np.argsort(found.code, kind="stable")] = np.arange(len(found.code))
    for one, other in _pairs(found):
        met[found.code[other], rank[one]] = True
        met[found.code[one], rank[other]] = True
    each = np.bincount(found.code, minlength=known)
    there = each.nonzero()[0]
    starts = (np.cumsum(each) - each)[there]
    meeting = np.zeros((len(counting), known), np.int64)
    for number, below in enumerate(counting):
        meets = met[below.nonzero()[0]].any(axis=0)
        meeting[number, there] = np.add.reduceat(meets, starts, dtype=np.int64)
    return counting.astype(np.int64) @ each, counting.astype(np.int64) @ meeting.T


def _pairs(found: _Segments) -> Iterator[tuple[Numbers, Numbers]]:
    """The places of every two segments that share words, once, so many at a time."""
    places = np.arange(len(found.start))
    follow = np.searchsorted(found.start, found.stop) - places - 1  # those that start within one
    ends = np.cumsum(follow)
    cuts = np.searchsorted(ends, np.arange(AT_ONCE, ends[-1] if len(ends) else 0, AT_ONCE))
    for some in np.split(places, cuts):
        many = follow[some]
        one = np.repeat(some, many)
        yield one, one + 1 + np.arange(len(one)) - np.repeat(np.cumsum(many) - many, many)
