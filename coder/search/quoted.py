"""Find quotations again before they are printed: as they were said, changed, or not at all."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from coder.search.literals import WORD_START, WORD_STOP, literal
from coder.search.nearest import LIKELY, difference, likest, vocabulary
from coder.units import met, spoken
from transcripts.cases import case_key
from transcripts.model import Document, Span
from transcripts.text import canonical

CUT = " [...] "
"""What stands for other voices between a respondent's words, where they are given out."""
INSERTED = 120
"""Characters for which words in brackets may stand."""
AT_HOME = 10
"""What likeness is worth more in the document that the file names: there one looks first."""
NEAR = 5
"""Documents that are looked through for the nearest place."""

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_LEFT_OUT = {"", "...", "…", ". . ."}
_QUOTES = "\"“”„«»'‘’"

_AROUND = rf"[\s{re.escape(_QUOTES)}]*"

Place = tuple[str, Span]
"""The name of a document, and where in it."""


class Fate(StrEnum):
    """What became of a quotation on its way into print."""

    FOUND = "found"
    CHANGED = "changed"
    NOT_FOUND = "not found"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as it stands in a file, in its row, with what the file says of its source.

    `document` and `case` may be empty; `span` is where it was when it was given out, if told.
    """

    row: int
    text: str
    document: str = ""
    case: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: the place, its words as they stand there, and what is to be said of it.

    Where there is none, `document` is empty and `span` is None.
    """

    quoted: Quoted
    fate: Fate
    document: str = ""
    span: Span | None = None
    words: str = ""
    remark: str = ""


class Sources:
    """The documents of a study, to find quotations in what respondents say."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._documents = {one.name: one for one in documents}
        self._spoken = {name: spoken(one) for name, one in self._documents.items()}

    def check(self, quoted: Quoted) -> Checked:
        """Whether a quotation stands in its source.

        Kinds of quotation marks, hyphens and blanks do not matter. `[…]` leaves words out; other
        words in [brackets] were put in, or stand for a few. What stands in another document than
        the file says, or of another person, is changed; so are words that no respondent says.
        """
        text = unquoted(quoted.text)
        if not text:
            return Checked(quoted, Fate.NOT_FOUND, remark="There are no words in it.")
        if place := self._in_place(quoted, text):
            return self._checked(quoted, Fate.FOUND, place, "")
        expected = self._expected(quoted)
        names = dict.fromkeys([*expected, *self._documents])
        runs = _runs(text)
        as_it_is = [re.compile(_edged(text, 0, len(text)))]  # brackets may have been transcribed
        if place := self._first(as_it_is, names) or self._first(runs, names):
            right = place[0] in expected or not (quoted.document or quoted.case)
            remark = "" if right else f"It is not from {quoted.document or quoted.case}."
            fate = Fate.FOUND if right else Fate.CHANGED
            return self._checked(quoted, fate, place, remark)
        if place := self._first(runs, names, said=False):
            remark = "No respondent says this: it is the interviewer's, or printed."
            return self._checked(quoted, Fate.CHANGED, place, remark)
        return self._nearest(quoted, " ".join(_BRACKETS.sub(" ", text).split()), expected)

    def _in_place(self, quoted: Quoted, text: str) -> Place | None:
        """Where it was when it was given out, if just these words still stand there.

        There it may begin and end within a word, as the coded segment does.
        """
        document, span = self._documents.get(quoted.document), quoted.span
        heard = met(self._spoken[document.name], span) if document and span else ()
        if document is None or span is None or not heard:
            return None
        whole = Span(max(heard[0].start, span.start), min(heard[-1].stop, span.stop))
        stretches = [one.of(document.text) for one in _within(whole, heard)]
        pieces = text.split(CUT) if len(stretches) > 1 else [text]
        same = len(pieces) == len(stretches) and all(
            re.fullmatch(rf"{_AROUND}{literal(piece, fold=False)}{_AROUND}", stretch)
            for piece, stretch in zip(pieces, stretches, strict=True)
        )
        return (document.name, whole) if same else None

    def _expected(self, quoted: Quoted) -> list[str]:
        """The documents in which the quotation has to stand, by what the file says of it."""
        if quoted.document:
            return [quoted.document] if quoted.document in self._documents else []
        key = case_key(quoted.case) if quoted.case else ""
        documents = self._documents.items()
        return [name for name, one in documents if key and case_key(one.case) == key]

    def _first(
        self, runs: Sequence[re.Pattern[str]], names: Iterable[str], *, said: bool = True
    ) -> Place | None:
        """The first place where all of the quotation stands, one run after the other."""
        if not runs:
            return None
        for name in names:
            text, words = self._documents[name].text, self._spoken[name] if said else None
            found, start = [], 0
            for run in runs:
                here = _next(run, text, start, words)
                if here is None:
                    break
                found.append(here)
                start = here.stop
            else:
                return name, Span(found[0].start, found[-1].stop)
        return None

    def _nearest(self, quoted: Quoted, plain: str, expected: Sequence[str]) -> Checked:
        """The place that is most like it, where there is one that is like it at all."""
        best, place = float(LIKELY), None
        for name in dict.fromkeys([*expected, *self._likely(plain)]):
            likeness, span = likest(plain, self._documents[name].text)
            if span and likeness + AT_HOME * (name in expected) > best:
                best, place = likeness + AT_HOME * (name in expected), (name, span)
        if place is None:
            return Checked(quoted, Fate.NOT_FOUND, remark="Nothing like it is in the documents.")
        remark = difference(plain, place[1].of(self._documents[place[0]].text))
        return self._checked(quoted, Fate.CHANGED, place, remark)

    def _likely(self, plain: str) -> list[str]:
        """The documents that share most of the rarer words, those with most first."""
        score = dict.fromkeys(self._documents, 0.0)
        for word in vocabulary(plain):
            holders = [name for name, held in self._vocabularies.items() if word in held]
            for name in holders:
                score[name] += 1 / len(holders)
        return sorted(score, key=lambda name: -score[name])[:NEAR]

    @cached_property
    def _vocabularies(self) -> dict[str, frozenset[str]]:
        return {name: vocabulary(one.text) for name, one in self._documents.items()}

    def _checked(self, quoted: Quoted, fate: Fate, place: Place, remark: str) -> Checked:
        name, span = place
        words = span.of(self._documents[name].text)
        return Checked(quoted, fate, name, span, words, remark)


def _within(whole: Span, heard: Sequence[Span]) -> list[Span]:
    """The heard words, as far as they are within the whole."""
    return [Span(max(one.start, whole.start), min(one.stop, whole.stop)) for one in heard]


def unquoted(text: str) -> str:
    """A quotation as it was said: canonical text without the marks around it, if it has words."""
    said = canonical(text).strip()
    return said.strip(_QUOTES).strip() or said


# Patterns --------------------------------------------------------------------------------------


def _runs(text: str) -> list[re.Pattern[str]]:
    """A pattern for each run of words between cuts, with a group for each stretch in it.

    A run is found on its own, so that many cuts cost no more than one after the other.
    """
    runs: list[list[str]] = [[]]
    for piece, gap in _pieces(text):
        if gap in _LEFT_OUT:
            runs.append([])
        if piece:
            runs[-1].append(f"({piece})")
    gap = rf"[\s\S]{{0,{INSERTED}}}?"
    return [re.compile(gap.join(run)) for run in runs if run]


def _pieces(text: str) -> list[tuple[str, str | None]]:
    """The pattern of each stretch, and what stands in the brackets before it; None for none."""
    cuts = list(_BRACKETS.finditer(text))
    edges = [0, *(edge for cut in cuts for edge in cut.span()), len(text)]
    stretches = list(pairwise(edges))[::2]
    before = [None, *(cut[1].strip() for cut in cuts)]
    return [
        (_edged(text, start, stop), gap)
        for (start, stop), gap in zip(stretches, before, strict=True)
    ]


def _edged(text: str, start: int, stop: int) -> str:
    """The pattern of a stretch: whole words, but where a bracket is in one, as in `[h]e said`."""
    stretch = text[start:stop]
    words = stretch.strip()
    if not words:
        return ""
    opens = words[0].isalnum() and (start == 0 or stretch[0].isspace())
    shuts = words[-1].isalnum() and (stop == len(text) or stretch[-1].isspace())
    first, last = WORD_START if opens else "", WORD_STOP if shuts else ""
    return f"{first}{literal(words, fold=False)}{last}"


def _next(run: re.Pattern[str], text: str, start: int, words: Sequence[Span] | None) -> Span | None:
    """Where a run stands next, all its stretches in these words; anywhere where none are given."""
    while found := run.search(text, start):
        groups = range(1, run.groups + 1) if run.groups else (0,)
        stretches = [Span(*found.span(number)) for number in groups]
        if words is None or all(any(one.contains(it) for one in words) for it in stretches):
            return Span(*found.span())
        start = found.start() + 1
    return None
