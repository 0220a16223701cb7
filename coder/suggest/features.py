"""A unit in numbers: its words, what it is about, who speaks, and which keywords it holds."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coder.suggest.forms import plain
from coder.suggest.recipe import Recipe
from coder.suggest.units import Unit

WORD = r"(?u)\b\w[\w']*\b|[?!]"
_FEW = 2  # units that a word stands in, documents that a speaker speaks in
_MOST_SPEAKERS = 20  # more are people, not parts that people play
_UNITS_PER_TOPIC = 10
_SEED = 0
_RIDGE = 10.0
_FLOOR = 5  # words; shorter units count as so long


@dataclass(frozen=True)
class Wording:
    """What the text alone says of each unit; made once for a text and kept.

    `words` is sparse (units × terms), `topics` dense (units × at most 100) or None, `speakers`
    sparse (units × speakers); `terms` names the columns of `words`; `lengths` counts words.
    """

    terms: tuple[str, ...]
    words: Any
    topics: Any
    speakers: Any
    lengths: Any


@dataclass(frozen=True)
class Features:
    """What a model learns from (`matrix`, units × columns; the first columns are `terms`).

    `rules` holds each code's rule score, `echo` what the project's text makes of the rules: both
    are units × codes.
    """

    terms: tuple[str, ...]
    matrix: Any
    rules: Any
    echo: Any


def wording(units: Sequence[Unit], recipe: Recipe) -> Wording:
    """Count the words of all units, coded or not. At least one unit."""
    import numpy as np

    terms, words = _words([plain(unit.text) for unit in units])
    return Wording(
        terms=terms,
        words=words,
        topics=_topics(words, recipe.topics),
        speakers=_speakers(units),
        lengths=np.array([len(unit.text.split()) for unit in units]),
    )


def features(said: Wording, hits: Any, recipe: Recipe, vectors: Any = None) -> Features:
    """Words, topics, speakers and keywords side by side; `hits` counts them (units × codes).

    `vectors` (units × dimensions) are what a sentence model makes of the units, if there is one.
    """
    import numpy as np
    from scipy import sparse

    rules = rule_scores(hits, said.lengths)
    parts = [said.words, said.speakers * recipe.speaker]
    if said.topics is not None:
        parts.append(sparse.csr_matrix(said.topics * recipe.topic))
    if vectors is not None:
        parts.append(sparse.csr_matrix(vectors * recipe.vector))
    parts.append(sparse.csr_matrix(np.minimum(hits, recipe.most_hits) * recipe.hit))
    matrix = sparse.hstack(parts, format="csr")
    return Features(said.terms, matrix, rules, _echo(said, rules))


def rule_scores(hits: Any, lengths: Any) -> Any:
    """How strongly keywords speak for each code: more hits, and the same hits in fewer words."""
    import numpy as np

    return np.log1p(hits) / np.sqrt(np.log1p(np.maximum(_FLOOR, lengths)))[:, None]


def _words(texts: Sequence[str]) -> tuple[tuple[str, ...], Any]:
    """TF-IDF of words and pairs of words that stand in two units at least."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    count = TfidfVectorizer(ngram_range=(1, 2), min_df=_FEW, sublinear_tf=True, token_pattern=WORD)
    try:
        words = count.fit_transform(texts)
    except ValueError:  # so little text that no word comes twice
        from scipy import sparse

        return (), sparse.csr_matrix((len(texts), 0))
    return tuple(count.get_feature_names_out()), words


def _topics(words: Any, most: int) -> Any:
    """Latent semantic analysis (Deerwester et al. 1990): units of like words lie close together.

    None where the text is too small to tell. It needs no coding, so it learns from all the text.
    """
    import numpy as np
    from sklearn.decomposition import TruncatedSVD
    from sklearn.preprocessing import normalize

    dimensions = min(most, words.shape[0] // _UNITS_PER_TOPIC, words.shape[1] - 1)
    if dimensions < _FEW:
        return None
    with np.errstate(divide="ignore", invalid="ignore"):  # units that are all alike vary by nothing
        return normalize(TruncatedSVD(dimensions, random_state=_SEED).fit_transform(words))


def _speakers(units: Sequence[Unit]) -> Any:
    """A column for each part that is spoken in several documents, as "social worker".

    One is enough, if others speak, too: a worker who is there beside clients with their own names.
    """
    from scipy import sparse

    heard = defaultdict(set)
    for unit in units:
        heard[unit.speaker].add(unit.document)
    parts = sorted(one for one, there in heard.items() if one and len(there) >= _FEW)
    columns = {one: place for place, one in enumerate(parts)}
    if not parts or len(heard) == 1 or len(parts) > _MOST_SPEAKERS:
        return sparse.csr_matrix((len(units), 0))
    pairs = [(row, columns[one.speaker]) for row, one in enumerate(units) if one.speaker in columns]
    rows, places = zip(*pairs, strict=True)
    return sparse.csr_matrix(([1.0] * len(pairs), (rows, places)), (len(units), len(parts)))


def _echo(said: Wording, rules: Any) -> Any:
    """How much a unit is like those that hold a code's keywords, whether it holds one or not.

    Ridge regression of the rule scores on the topics, over all the text; in standard deviations.
    """
    import numpy as np
    from sklearn.linear_model import Ridge

    if said.topics is None or not rules.size:
        return np.zeros_like(rules)
    guessed = Ridge(alpha=_RIDGE).fit(said.topics, rules).predict(said.topics).reshape(rules.shape)
    spread = guessed.std(axis=0)
    return (guessed - guessed.mean(axis=0)) / np.where(spread > 0, spread, 1)
