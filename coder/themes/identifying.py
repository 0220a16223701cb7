"""Words in a quotation that may tell who somebody is: found by rules that anybody can read."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.model import Study


class Sort(StrEnum):
    """What something looks like."""

    EMAIL = "e-mail"
    PHONE = "phone"
    DATE = "date"
    POSTCODE = "postcode"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mark:
    """Words that may identify somebody, and what they look like."""

    words: str
    sort: Sort

    def __str__(self) -> str:
        return f"{self.words} ({self.sort})"


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_RULES = (
    (Sort.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (Sort.POSTCODE, re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")),
    (
        Sort.DATE,
        re.compile(
            rf"\b(?:{_DAY} (?:of )?{_MONTH}\b(?:,? \d{{4}})?|{_MONTH} {_DAY}\b(?:,? \d{{4}})?"
            rf"|{_MONTH} \d{{4}}|\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})|\d{{4}}-\d\d-\d\d)"
            r"(?!\w)"
        ),
    ),
    (Sort.PHONE, re.compile(r"(?<!\w)(?:\+|\(?0)\d(?:[ ()-]{0,2}\d){7,13}(?!\w)")),
)
_CAPITALISED = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’-]*[^\W\d_]")
_SENTENCE = re.compile(
    r"(?:^|[!?…:\n]|(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)\.)[\"'”’»)\]]*\s*[\"'“‘«(\[]*$|[\"“‘«]$"
)
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_ORDINARY = frozenset(f"{_DAYS} {_MONTHS} mr mrs ms miss dr".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def left_out(study: Study) -> frozenset[str]:
    """The words that are nobody's name here: those of the ids of cases and of the codebook."""
    book = (
        text
        for code in study.codebook
        for text in (
            *(code.id, code.label, code.brief, code.full, code.use_when, code.not_when),
            *(value.label for value in code.values),
        )
    )
    return frozenset(_plain(word) for text in (*study.cases, *book) for word in _WORD.findall(text))


def marked(
    texts: Sequence[str], befores: Sequence[str], known: Collection[str] = ()
) -> list[tuple[Mark, ...]]:
    """What may identify somebody in each of the texts, in its order; `befores` stand before them.

    Names are words with a capital in the middle of a sentence, and from then on wherever they
    stand; those in capitals throughout (GP), days, months and what is `known` are left out.
    """
    pairs = list(zip(texts, befores, strict=True))
    names = {word for text, before in pairs for word in _inside(text, before, known)}
    return [tuple(dict.fromkeys(_marks(text, names))) for text in texts]


def _inside(text: str, before: str, known: Collection[str]) -> Iterator[str]:
    whole = f"{before}{text}"
    for place in _CAPITALISED.finditer(whole, len(before)):
        word = _stem(place[0])
        if not _is_ordinary(word, known) and not _SENTENCE.search(whole[: place.start()]):
            yield word


def _is_ordinary(word: str, known: Collection[str]) -> bool:
    """Whether a word is no name for all its first letter: GP, Monday, what the codebook says."""
    plain = _plain(word)
    if word.isupper() or not word[0].isupper() or plain.startswith("i'"):
        return True
    return plain in _ORDINARY or plain in known


def _marks(text: str, names: Collection[str]) -> Iterator[Mark]:
    """Marks in the order of the text; names that follow each other are one."""
    found = [
        (place.start(), place.end(), sort) for sort, rule in _RULES for place in rule.finditer(text)
    ]
    taken = sorted(found)
    for start, stop in _runs(text, names):
        if not any(one[0] < stop and start < one[1] for one in taken):
            found.append((start, stop, Sort.NAME))
    for start, stop, sort in sorted(found):
        yield Mark(text[start:stop], sort)


def _runs(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    run: tuple[int, int] | None = None
    for place in _CAPITALISED.finditer(text):
        word = _stem(place[0])
        if word not in names:
            continue
        start, stop = place.start(), place.start() + len(word)
        if run and text[run[1] : start] in {" ", "\n"}:
            run = run[0], stop
            continue
        if run:
            yield run
        run = start, stop
    if run:
        yield run


def _stem(word: str) -> str:
    """A name without the ’s behind it."""
    return re.sub(r"['’]s$", "", word)


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'")
