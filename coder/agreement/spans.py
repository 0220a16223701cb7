"""Span F1 and overlap: how far two coders marked the same words, where nothing else is countable.

Where the stretches that nobody marked cannot be counted there is no chance agreement to correct
for: kappa comes to F1 as they grow (Hripcsak and Rothschild 2005, JAMIA 12: 296-298).
"""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import NamedTuple

import numpy as np

from coder.agreement.clusters import Clusters
from coder.agreement.estimates import Estimate
from coder.agreement.intervals import DEFAULT, Interval
from coder.agreement.lines import (
    Line,
    Stretch,
    coders_of,
    covered,
    labels_of,
    merged,
    pairable,
)
from coder.agreement.measure import safe
from coder.agreement.reliability import Floats
from coder.units import PAIR

ONE_TO_ONE = (
    "Each span of one coder is matched with at most one of the other coder's spans of the same "
    "code, so that as many as possible are matched; F1 is twice the matches over both coders' "
    "spans. A coder's overlapping spans of one code count once."
)
RULES = {
    "exact_span_f1": f"Matched spans begin and end at the same characters. {ONE_TO_ONE}",
    "span_f1_iou50": (
        f"Of the characters in either of two matched spans, at least half are in both. {ONE_TO_ONE}"
    ),
    "span_f1_any_overlap": f"Matched spans have at least one character in common. {ONE_TO_ONE}",
    "token_f1": (
        "A word is marked if at least one of its characters is; F1 is twice the words that both "
        "marked over the words that each marked."
    ),
    "char_f1": "F1 is twice the characters that both marked over the characters that each marked.",
    "char_iou": "The characters that both marked over the characters that either marked.",
}
POOLED = "Documents are pooled: matches and spans are added up before dividing."
MEAN = "With more than two coders it is the mean over their pairs."
NOBODY_FINISHED = "no document was finished by two coders"
NOTHING = "nobody coded anything"
NO_TOKENS = "it is not known where the words are"


@dataclass(frozen=True, slots=True)
class SpanScores:
    """The scores by name, and under the same names the rules they were counted by."""

    scores: Mapping[str, Estimate]
    rules: Mapping[str, str]
    coders: tuple[str, ...]
    documents: int


def span_scores(lines: Sequence[Line], interval: Interval = DEFAULT) -> SpanScores:
    """Six scores of the spans of one code, or of several codes, whose matches are added up.

    Only documents that both of a pair finished count for the pair. A pair that coded nothing in
    them has no part in the mean over pairs. Intervals are of documents.
    """
    kept = pairable(lines)
    coders = coders_of(kept)
    clusters = Clusters(_parts(kept, coders), interval)
    width, many = len(labels_of(kept)), len(coders) > PAIR
    scores = {}
    for number, name in enumerate(RULES):
        why = NO_TOKENS if name == "token_f1" and not any(one.tokens for one in kept) else NOTHING
        why = why if kept else NOBODY_FINISHED
        scores[name] = clusters.estimate(name, partial(_mean, number), width, why)
    told = (POOLED, MEAN) if many else (POOLED,)
    rules = {name: " ".join((rule, *told)) for name, rule in RULES.items()}
    return SpanScores(scores, rules, tuple(coders), len(kept))


def _mean(number: int, sums: Floats) -> Floats:
    """The mean over pairs of one score; undefined pairs are left out."""
    pairs = sums.shape[-1] // (2 * len(RULES))
    above, below = np.moveaxis(sums.reshape(*sums.shape[:-1], pairs, len(RULES), 2), -1, 0)
    scores = above[..., number] / safe(below[..., number])
    there = ~np.isnan(scores)
    total: Floats = np.where(there, scores, 0).sum(axis=-1)
    return total / safe(there.sum(axis=-1))


class Marks(NamedTuple):
    """What one coder marked as one code in one document: stretches, words, and how long it is."""

    stretches: Sequence[Stretch] = ()
    tokens: AbstractSet[int] = frozenset()
    length: int = 0


NO_MARKS = Marks()


def _parts(lines: Sequence[Line], coders: Sequence[str]) -> Floats:
    """For each document: of each pair of coders, above and below the line of each score."""
    pairs = list(combinations(coders, PAIR))
    parts = np.zeros((len(lines), len(pairs), len(RULES), 2))
    for row, line in enumerate(lines):
        marks = {coder: _marks(line, coder) for coder in line.coded}
        for column, (one, other) in enumerate(pairs):
            if one in marks and other in marks:
                for code in marks[one].keys() | marks[other].keys():
                    mine, theirs = (marks[who].get(code, NO_MARKS) for who in (one, other))
                    parts[row, column] += _counts(mine, theirs)
    return parts.reshape(len(lines), len(pairs) * len(RULES) * 2)


def _marks(line: Line, coder: str) -> dict[str, Marks]:
    """A coder's marks of each code that they used."""
    found = {}
    for code, spans in line.coded[coder].items():
        if spans:
            own = merged(spans)
            length = sum(stop - start for start, stop in own)
            found[code] = Marks(own, covered(line.tokens, own), length)
    return found


def _counts(one: Marks, other: Marks) -> list[tuple[float, float]]:
    """What stands above and below the line of each score, in the order of the rules."""
    spans = len(one.stretches) + len(other.stretches)
    words = len(one.tokens) + len(other.tokens)
    marked = one.length + other.length
    common = sum(_common(*pair) for pair in _meetings(one.stretches, other.stretches))
    return [
        (2 * len(set(one.stretches) & set(other.stretches)), spans),
        (2 * matches(one.stretches, other.stretches, least=0.5), spans),
        (2 * matches(one.stretches, other.stretches), spans),
        (2 * len(one.tokens & other.tokens), words),
        (2 * common, marked),
        (common, marked - common),
    ]


def matches(one: Sequence[Stretch], other: Sequence[Stretch], *, least: float = 0.0) -> int:
    """The most pairs of overlapping stretches, none used twice, with IoU `least` or more.

    Both lists stand in their order without overlaps. Then the first two that may be matched are
    matched in some best matching: if each had a better partner, the two would have to lie across
    each other. So one sweep finds what a general matching of graphs finds.
    """
    found, last_one, last_other = 0, -1, -1
    for first, second in _meetings(one, other):
        common = _common(first, second)
        either = first.stop - first.start + second.stop - second.start - common
        free = first.start > last_one and second.start > last_other
        if free and common >= least * either:
            found, last_one, last_other = found + 1, first.start, second.start
    return found


def _meetings(
    one: Sequence[Stretch], other: Sequence[Stretch]
) -> Iterator[tuple[Stretch, Stretch]]:
    """Each two stretches that overlap, from left to right."""
    left = right = 0
    while left < len(one) and right < len(other):
        first, second = one[left], other[right]
        if _common(first, second) > 0:
            yield first, second
        if first.stop <= second.stop:
            left += 1
        else:
            right += 1


def _common(one: Stretch, other: Stretch) -> int:
    """How many characters are in both; below zero if they are apart."""
    return min(one.stop, other.stop) - max(one.start, other.start)
