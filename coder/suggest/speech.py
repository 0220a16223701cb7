"""What respondents say in a document, cut into sentences and words once, and kept."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from coder.suggest.forms import plain
from transcripts.model import Document, Span, State
from transcripts.sentences import sentences

_KEPT = 1 << 15  # documents: more than any study has, so that no edit cuts a text again
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A respondent's sentence: where it stands, what it says with single blanks, and its words.

    `words` are a spaCy Doc of `said`.
    Sentences are cut one by one since spaCy keeps what it knows of a word only until the first
    contraction of a text, so that long texts take it thrice the time.
    """

    span: Span
    said: str
    words: Any

    def place(self, first: int, after: int, text: str) -> Span:
        """Where these of its tokens stand in the document's text."""
        last = self.words[after - 1]
        start, stop = self.words[first].idx, last.idx + len(last)
        if len(self.said) == len(self.span):
            return Span(self.span.start + start, self.span.start + stop)
        places = _places(self.span.of(text))
        return Span(self.span.start + places[start], self.span.start + places[stop - 1] + 1)


def speech(document: Document) -> tuple[Sentence, ...]:
    """The document's speech; a document that is blank or withheld has none."""
    present = document.state is State.PRESENT
    turns = document.respondent_turns() if present else ()
    return _speech(document.text, tuple((turn.speech, turn.stop) for turn in turns))


@lru_cache(maxsize=_KEPT)
def _speech(text: str, turns: tuple[tuple[int, int], ...]) -> tuple[Sentence, ...]:
    cut = english().make_doc
    spans = [one for turn in turns for one in sentences(text, Span(*turn))]
    said = [_single_blanks(one.of(text)) for one in spans]
    return tuple(Sentence(*one) for one in zip(spans, said, map(cut, said), strict=True))


def _single_blanks(words: str) -> str:
    return " ".join((words if words.isascii() else plain(words)).split())


def _places(words: str) -> list[int]:
    """Where each character of the words with single blanks stands in the words as they are."""
    places: list[int] = []
    for found in _WORD.finditer(plain(words)):
        places.extend(range(found.start(), found.end() + 1))
    return places


@cache
def english() -> Any:
    """English words as spaCy cuts them; no model, nothing to download."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 1 << 40  # the limit guards trained models; a tokeniser has no need of it
    return nlp
