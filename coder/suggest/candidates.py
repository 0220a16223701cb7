"""Words and phrases that coded sentences hold more often than others: candidates for keywords."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise

from coder.suggest.forms import is_stop_word, keywords_for, written_out

LEAST = 2  # coded sentences
LEAST_Z = 1.0
MOST = 40
_SHORTEST = 3  # letters of a word
_SENTENCES = 1 << 16
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[^\w\s]|\d+")
_PARTICLES = frozenset(
    (
        *("about", "ahead", "apart", "around", "back", "down", "forward", "in", "off", "on"),
        *("out", "over", "through", "together", "up"),
    )
)

Places = Mapping[str, Sequence[int]]
"""Of each word or phrase, the sentences (their rows) that hold it, in order."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word or two that might become a keyword.

    `forms` are those of its forms that are said. `coded` and `elsewhere` are the sentences that
    hold one, by their rows; `cases` counts those of the coded ones. `log_odds` says by how much it
    stands more in coded sentences, `z` the same in standard deviations: the ranking.
    """

    words: str
    forms: tuple[str, ...]
    coded: tuple[int, ...]
    elsewhere: tuple[int, ...]
    cases: int
    log_odds: float
    z: float

    @property
    def from_one_case(self) -> bool:
        """Whether all coded sentences with it are one person's: a manner of speech, maybe."""
        return self.cases == 1

    @property
    def share(self) -> float:
        """How much of what it hits is coded, from 0 to 1."""
        return len(self.coded) / (len(self.coded) + len(self.elsewhere))


@dataclass(frozen=True, slots=True)
class Sentences:
    """Sentences that somebody has worked on: what each says, of which case, and if it is coded."""

    said: Sequence[str]
    cases: Sequence[str]
    is_coded: Sequence[bool]


def candidates(sentences: Sentences) -> tuple[Candidate, ...]:
    """The best first; none before a sentence is coded, or where every one is.

    Words are taken with their inflections, as a keyword would be. Stop words are none, and a phrase
    is listed only where it tells coded sentences better than its words do. What is covered by
    keywords already is to be left out of what is said.
    """
    if len(set(sentences.is_coded)) <= 1:
        return ()
    alone, pairs = _places(map(_single, sentences.said)), _places(map(_paired, sentences.said))
    words = _without_twins(_best_words(_Contrast(sentences, alone)))
    shares = {form: one.share for one in words for form in one.forms}
    phrases = [
        one
        for one in _phrases(_Contrast(sentences, pairs))
        if one.share > max(shares.get(word, 0) for word in one.words.split())
    ]
    return tuple(sorted([*words, *phrases], key=_by_rank)[:MOST])


class _Contrast:
    """Words, or phrases, in coded sentences and in others."""

    def __init__(self, sentences: Sentences, places: Places) -> None:
        self.places = places
        self._is_coded, self._cases = sentences.is_coded, sentences.cases
        there = list(chain.from_iterable(places.values()))
        self._coded = sum(self._is_coded[row] for row in there)
        self._elsewhere = len(there) - self._coded

    def candidate(self, words: str, forms: Iterable[str]) -> Candidate | None:
        """The candidate of these forms, or None if it stands too seldom in coded sentences."""
        said = tuple(form for form in forms if form in self.places)
        rows = sorted(set(chain.from_iterable(self.places[form] for form in said)))
        coded = tuple(row for row in rows if self._is_coded[row])
        if len(coded) < LEAST:
            return None
        elsewhere = tuple(row for row in rows if not self._is_coded[row])
        cases = len({self._cases[row] for row in coded})
        ratio, z = self._odds(len(coded), len(elsewhere))
        return Candidate(words, said, coded, elsewhere, cases, ratio, z) if z >= LEAST_Z else None

    def _odds(self, coded: int, elsewhere: int) -> tuple[float, float]:
        """The smoothed log odds ratio of a term in so many sentences, and its z-score.

        An informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, “Fightin’ Words”): as many
        terms as all coded sentences hold, in the shares that they have in all sentences together.
        So a word that came up twice does not outdo one that came up often.
        """
        prior = self._coded * (coded + elsewhere) / (self._coded + self._elsewhere)
        here, there = coded + prior, elsewhere + prior
        ratio = _log_odds(here, 2 * self._coded) - _log_odds(there, self._elsewhere + self._coded)
        return ratio, ratio / math.sqrt(1 / here + 1 / there)


def _best_words(contrast: _Contrast) -> Iterator[Candidate]:
    """Each word under the keyword (itself or its lemma) that tells coded sentences best."""
    for word in filter(_has_content, contrast.places):
        options = {one: written_out(one) for one in keywords_for(word)}
        made = (contrast.candidate(one, forms) for one, forms in options.items())
        if best := max(filter(None, made), key=lambda one: one.z, default=None):
            yield best


def _without_twins(found: Iterable[Candidate]) -> list[Candidate]:
    """The best keyword alone of those that share a form, as “note” and “notes”."""
    kept: list[Candidate] = []
    taken: set[str] = set()
    for one in sorted(found, key=_by_rank):
        if taken.isdisjoint(one.forms):
            kept.append(one)
            taken.update(one.forms)
    return kept


def _phrases(contrast: _Contrast) -> Iterator[Candidate]:
    return filter(None, (contrast.candidate(pair, (pair,)) for pair in contrast.places))


def _by_rank(candidate: Candidate) -> tuple[float, str]:
    return -candidate.z, candidate.words


def _log_odds(count: float, total: float) -> float:
    return math.log(count / (total + 1 - count))  # 1: for what nobody has said yet


def _places(terms: Iterable[Iterable[str]]) -> Places:
    places: dict[str, list[int]] = defaultdict(list)
    for row, found in enumerate(terms):
        for term in dict.fromkeys(found):
            places[term].append(row)
    return places


@lru_cache(maxsize=_SENTENCES)
def _single(sentence: str) -> tuple[str, ...]:
    """The words in lower case; every sign stands for itself, so that no phrase reaches over it."""
    return tuple(_WORD.findall(sentence.lower()))


def _paired(sentence: str) -> Iterator[str]:
    """Two words of content side by side, or one and where it leads: “next door”, “find out”."""
    words = _single(sentence)
    for first, second in pairwise(words):
        if _has_content(first) and (_has_content(second) or second in _PARTICLES):
            yield f"{first} {second}"


def _has_content(word: str) -> bool:
    """Whether it may be a keyword: no stop word, and no contraction such as “she's”."""
    letters = word.replace("-", "")
    return letters.isalpha() and len(letters) >= _SHORTEST and not is_stop_word(word)
