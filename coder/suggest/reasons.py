"""Which words speak for a suggestion, and which against it."""

from collections.abc import Sequence
from typing import Any

FOR, AGAINST = 3, 1
"""How many words are told at most."""
_LEAST = 0.02  # log odds; less is nothing that a reader could see


def strongest(
    terms: Sequence[str], unit: Any, weights: Any
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The unit's words that weigh most for and against, the strongest first.

    `unit` is one sparse row; its first columns are `terms`, `weights` has one for each column. A
    word counts with its weight times how much it stands out in the unit: what it adds to the log
    odds. Words that say nothing by themselves ("is", "of the") are left out, though they weigh.
    """
    from spacy.lang.en.stop_words import STOP_WORDS

    added = {
        terms[column]: value * weights[column]
        for column, value in zip(unit.indices, unit.data, strict=True)
        if column < len(terms) and not STOP_WORDS.issuperset(_bare(terms[column]))
    }
    ordered = sorted(added.items(), key=lambda item: (-abs(item[1]), item[0]))
    favour = [term for term, value in ordered if value >= _LEAST]
    against = [term for term, value in ordered if value <= -_LEAST]
    return _apart(favour, FOR), _apart(against, AGAINST)


def _bare(term: str) -> list[str]:
    """Its words, without what is drawn together with them: `she's` is `she`."""
    return [word.partition("'")[0] for word in term.split()]


def _apart(terms: Sequence[str], most: int) -> tuple[str, ...]:
    """The first terms of which none says what another has said already."""
    told: list[str] = []
    for term in terms:
        words = set(term.split())
        if not any(words <= set(one.split()) or words >= set(one.split()) for one in told):
            told.append(term)
    return tuple(told[:most])
