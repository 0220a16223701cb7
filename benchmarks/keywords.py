"""How fast keywords are found, beside spaCy's tokeniser alone on the same words in the same run.

Run it with: uv run python benchmarks/keywords.py

Two hundred invented interviews hold 10,000 sentences, a codebook of 50 codes 300 keywords, each
tenth with a wildcard. Both begin with a tokeniser that knows no word, and take turns five times:
finding keywords, sentences and all, may take twice as long as tokenising alone, no more. Then a
keyword is added, and the whole project is matched again, in less than half a second.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import spacy

from codebook.model import Code, Codebook, Keywords
from coder.suggest import speech
from coder.suggest.phrases import KeywordSuggester
from coder.units import UnitKind, cut
from transcripts.model import Document, Kind, Turn, Voice

INTERVIEWS, TURNS, SENTENCES, WORDS = 200, 10, 5, 16
CODES, KEYWORDS, ROUNDS = 50, 6, 5
LEAST, MOST_SECONDS = 0.5, 0.5
SMALL = (
    *("I'd", "the", "we", "to", "a", "she", "didn't", "of", "and", "it's", "that", "they"),
    *("in,", "he", "was,", "for", "what", "you'll", "on"),
)
STEMS = ("ask", "plan", "read", "visit", "talk", "walk", "draw", "work", "call", "listen", "knock")
VOWELS, OTHERS = "aeiou", "bdfgklmnprstv"


def vocabulary(dice: random.Random) -> list[str]:
    """Words of the language, and some thousand that nobody has said before."""
    made = ("".join(dice.choice(one) for one in (OTHERS, VOWELS) * 3) for _ in range(4000))
    return [*STEMS, *(f"{one}{end}" for one in STEMS for end in ("s", "ed", "ing")), *made]


def interviews(dice: random.Random, known: list[str]) -> list[Document]:
    """As people speak: every second word is one of a few, and the rest grow rare."""
    shares = [1 / place for place in range(1, len(known) + 1)]

    def sentence() -> str:
        rare = dice.choices(known, shares, k=WORDS // 2)
        words = [word for one in rare for word in (dice.choice(SMALL), one)]
        return f"{' '.join(words).capitalize()}."

    return [
        _document(f"D{n}", [" ".join(sentence() for _ in range(SENTENCES)) for _ in range(TURNS)])
        for n in range(INTERVIEWS)
    ]


def _document(name: str, speeches: list[str]) -> Document:
    turns, start = [], 0
    for one in speeches:
        turns.append(Turn(start, start, start + len(one), name, Voice.RESPONDENT))
        start += len(one) + 1
    return Document(name, "\n".join(speeches), tuple(turns), kind=Kind.RESPONSE)


def codes(dice: random.Random, known: list[str]) -> Codebook:
    """Codes with keywords of one word and two, each tenth with a wildcard."""
    found = []
    for code in range(CODES):
        words = [dice.choice(known) for _ in range(KEYWORDS)]
        words[1] = f"{words[1]} {dice.choice(known)}"
        words[2] = f"{words[2]}*" if code % 2 else words[2]
        found.append(Code(f"C{code}", f"Code {code}", keywords=Keywords(tuple(words))))
    return Codebook(tuple(found))


def forget() -> None:
    """No text is cut, and no word is known."""
    speech._speech.cache_clear()  # noqa: SLF001 - what is kept is what is measured
    speech.english.cache_clear()
    speech.english()


def found(documents: list[Document], codebook: Codebook) -> int:
    """How many keywords there are."""
    suggester = KeywordSuggester(codebook)
    return sum(1 for one in documents for _ in suggester.hits(one))


def _all(tokeniser: Any, texts: list[str]) -> list[Any]:
    return list(tokeniser.pipe(texts))


def seconds(job: Callable[[], Any]) -> float:
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def with_one_more(codebook: Codebook, words: str) -> Codebook:
    """The codebook after an edit."""
    first, *others = codebook
    more = Keywords((*first.keywords.seek, words))
    return Codebook((replace(first, keywords=more), *others))


def main() -> int:
    dice = random.Random(1)  # noqa: S311 - no secret
    known = vocabulary(dice)
    documents, codebook = interviews(dice, known), codes(dice, known)
    texts = [span.of(one.text) for one in documents for span in cut(one, UnitKind.SENTENCE)]
    words = sum(len(text.split()) for text in texts)
    rounds, edits = [], []
    for number in range(ROUNDS):
        alone = spacy.blank("en")
        theirs = seconds(partial(_all, alone, texts))
        forget()
        rounds.append((seconds(partial(found, documents, codebook)), theirs))
        edited = with_one_more(codebook, known[number])
        edits.append(seconds(partial(found, documents, edited)))
    ours, theirs = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(theirs / mine for mine, theirs in rounds)
    edit = statistics.median(edits)
    print(f"{len(texts)} sentences, {words} words, {found(documents, codebook)} keywords in them")
    print(f"tokeniser alone   {words / theirs:10,.0f} words/s")
    print(f"keywords found    {words / ours:10,.0f} words/s   {ratio:.2f} of it (at least {LEAST})")
    print(f"after an edit     {edit:10.3f} s          (at most {MOST_SECONDS} s)")
    return 0 if ratio >= LEAST and edit <= MOST_SECONDS else 1


if __name__ == "__main__":
    sys.exit(main())
