"""The forms that a keyword stands for: its inflections, spellings and wildcards."""

import re
from functools import cache
from itertools import chain

from codebook.model import asked_of

APOSTROPHES = "\u2018\u2019\u02bc\uff07"
STRAIGHT = str.maketrans(APOSTROPHES, "'" * len(APOSTROPHES))
# Marks of direction and zero width stick to words without being seen: take them for blanks.
BLANK = re.compile(r"[\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

# spaCy counts these among the stop words; in a codebook they are things that people do or have.
WORTH_EXPANDING = frozenset(
    ("call", "give", "keep", "make", "move", "name", "part", "put", "say", "see", "show", "side")
)
# organise ↔ organize, analysing ↔ analyzing. Three letters must stand before the ending:
# "rise", "size" and "prize" have no twin.
_EXACT = re.compile(r"\s*[\"“”](?P<words>[^\"“”]+)[\"“”]\s*")
TWIN = re.compile(r"(?P<stem>\w{3,}[iy])(?P<letter>[sz])(?P<ending>e|ed|es|er|ers|ing|ations?)")


def plain(text: str) -> str:
    """The text with straight apostrophes and plain blanks; every word keeps its place."""
    return BLANK.sub(" ", text.translate(STRAIGHT))


def is_wildcard(keyword: str) -> bool:
    """Whether the keyword asks for all words that begin (or end) alike, as in `reflect*`."""
    words, _ = asked_of(keyword)
    return "*" in words and not _EXACT.fullmatch(words)


def exactly(form: str, keyword: str = "") -> str:
    """The keyword that stands for this form alone: the form in quotation marks.

    It asks for the same part of speech as the `keyword` that it comes from.
    """
    _, part = asked_of(keyword)
    return f'"{form}" ({part})' if part else f'"{form}"'


def written_out(keyword: str) -> tuple[str, ...]:
    """The forms that a keyword without a wildcard stands for, in lower case, itself first.

    One word brings its inflections and -ise/-ize twins. Several words match as they are typed, and
    so does one word in quotation marks. Which part of speech they are asked to be changes nothing.
    """
    bare, _ = asked_of(keyword)
    exact = _EXACT.fullmatch(bare)
    words = plain(exact["words"] if exact else bare).lower().split()
    if not words:
        return ()
    return _inflected(words[0]) if len(words) == 1 and not exact else (" ".join(words),)


def completed(keyword: str, text: str) -> tuple[str, ...]:
    """The words of a text that a wildcard stands for, in lower case and alphabetical order."""
    words = plain(asked_of(keyword)[0]).lower().split()
    if not any(word.strip("*") for word in words):
        return ()
    parts = [re.escape(word).replace(r"\*", r"\w*") for word in words]
    pattern = r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)"
    found = re.findall(pattern, plain(text).lower())
    return tuple(sorted({" ".join(form.split()) for form in found}))


@cache
def keywords_for(word: str) -> tuple[str, ...]:
    """The keywords of one word that would find this word (in lower case): its lemmas and itself."""
    import lemminflect

    lemmas = chain.from_iterable(lemminflect.getAllLemmas(word).values())
    return tuple(one for one in dict.fromkeys([word, *lemmas]) if word in written_out(one))


@cache
def is_stop_word(word: str) -> bool:
    """Whether a word (in lower case) says nothing of a subject; none is ever expanded."""
    from spacy.lang.en.stop_words import STOP_WORDS

    return word in STOP_WORDS and word not in WORTH_EXPANDING


@cache
def _inflected(word: str) -> tuple[str, ...]:
    """The word and what lemminflect makes of it as noun, verb, adjective or adverb.

    An inflected word ("planned") and a stop word stand for themselves alone.
    """
    if is_stop_word(word):
        return (word,)
    inflections = chain([word], *_inflections(word).values())
    both = chain.from_iterable((form, *_twin(form)) for form in inflections)
    return tuple(dict.fromkeys(form.lower() for form in both))


def _inflections(word: str) -> dict[str, tuple[str, ...]]:
    import lemminflect

    known: dict[str, tuple[str, ...]] = lemminflect.getAllInflections(word)
    if known or lemminflect.getAllLemmas(word) or not word.isalpha():
        return known
    # Unknown to the dictionary, as "mentalise" or "genogram": inflect it by rule.
    by_rule: dict[str, tuple[str, ...]] = lemminflect.getAllInflectionsOOV(word, "VERB")
    return by_rule


def _twin(word: str) -> tuple[str, ...]:
    parts = TWIN.fullmatch(word)
    if parts is None:
        return ()
    other = "z" if parts["letter"] == "s" else "s"
    return (f"{parts['stem']}{other}{parts['ending']}",)
