"""Units of analysis: cut documents into them, and tell which codes each coder put on each.

A unit means the same in a measure of agreement and in a table of counts. Units hold respondents'
words only: what interviewers say and what was printed belongs to no unit.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from codebook.model import Code, CodeKind, CodeUnit
from coder.model import ABSENT_LEVEL, Coder, Study
from transcripts.model import Document, Span, State
from transcripts.sentences import sentences
from transcripts.text import trimmed

PAIR = 2
ANY_PART = 0
"""The rule by which one covered character makes a unit coded."""
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CHARACTER = re.compile(r"\S")


class UnitKind(StrEnum):
    """How large a unit is."""

    TURN = "turn"
    SENTENCE = "sentence"
    DOCUMENT = "document"
    CASE = "case"
    TOKEN = "token"  # noqa: S105 - a word of the text, no secret
    CHARACTER = "character"


@dataclass(frozen=True, slots=True)
class Block:
    """The units that were cut from one document (or one case), and what each coder said of them.

    `spans` has one for each unit, in the first of `documents`. `marks` has one byte for each unit:
    1 where the code is, or the place of the value among the code's values. It is None for a coder
    who has not finished, or has given no value.
    """

    documents: tuple[Document, ...]
    spans: Sequence[Span]
    marks: Mapping[str, bytes | None]

    def pairable(self) -> bool:
        """Whether two coders or more said something."""
        return sum(mark is not None for mark in self.marks.values()) >= PAIR


def default_unit(code: Code) -> UnitKind:
    """The whole document for codes of responses and for choices, the turn for interviews."""
    whole = code.unit is CodeUnit.RESPONSE or code.kind is CodeKind.CHOICE
    return UnitKind.DOCUMENT if whole else UnitKind.TURN


def spoken(document: Document) -> list[Span]:
    """The respondents' words turn by turn, without blanks at the edges.

    A document that is marked blank or withheld has none, whatever stands in it.
    """
    if document.state is not State.PRESENT:
        return []
    turns = (trimmed(document.text, one.speech, one.stop) for one in document.respondent_turns())
    return [span for span in turns if span]


def cut(document: Document, kind: UnitKind) -> list[Span]:
    """The document's units in order. A document without respondents' words has none.

    As one unit a document reaches from the first to the last respondent's word.
    """
    text, turns = document.text, spoken(document)
    if not turns or kind is UnitKind.TURN:
        return turns
    if kind in (UnitKind.DOCUMENT, UnitKind.CASE):
        return [Span(turns[0].start, turns[-1].stop)]
    if kind is UnitKind.SENTENCE:
        return [sentence for turn in turns for sentence in sentences(text, turn)]
    pattern = _TOKEN if kind is UnitKind.TOKEN else _CHARACTER
    return [Span(*found.span()) for turn in turns for found in pattern.finditer(text, *_ends(turn))]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.stop


def met(units: Sequence[Span], span: Span) -> Sequence[Span]:
    """The units of which the span covers at least one character; units stand in order."""
    first, last = _reach(units, span)
    return units[first:last]


def touched(units: Sequence[Span], spans: Iterable[Span], coverage: int = ANY_PART) -> bytes:
    """One byte for each unit: 1 where the spans cover at least one character of it.

    With a `coverage` in percent, 1 where together they cover so much of its characters.
    """
    marks = bytearray(len(units))
    if coverage:
        return _covered(units, spans, coverage)
    for span in spans:
        first, last = _reach(units, span)
        marks[first:last] = b"\x01" * (last - first)
    return bytes(marks)


def _covered(units: Sequence[Span], spans: Iterable[Span], percent: int) -> bytes:
    """Which units the spans cover by so many percent."""
    pairs = zip(overlaps(units, spans), units, strict=True)
    return bytes(100 * length >= percent * len(unit) for length, unit in pairs)


def overlaps(units: Sequence[Span], spans: Iterable[Span]) -> list[int]:
    """How many characters of each unit the spans cover; what two of them cover counts once."""
    lengths, reached = [0] * len(units), 0
    for span in sorted(spans):
        first, last = _reach(units, span)
        for place in range(first, last):
            unit = units[place]
            start = max(span.start, unit.start, reached)
            lengths[place] += max(0, min(span.stop, unit.stop) - start)
        reached = max(reached, span.stop)
    return lengths


def _reach(units: Sequence[Span], span: Span) -> tuple[int, int]:
    first = bisect_right(units, span.start, key=attrgetter("stop"))
    return first, bisect_left(units, span.stop, key=attrgetter("start"))


class CodedStudy:
    """A study, indexed once for every question about who put which code where.

    `coverage` is the percent of a unit's characters that makes it coded; by default any character.
    """

    def __init__(self, study: Study, coverage: int = ANY_PART) -> None:
        self.study = study
        self.coverage = coverage
        self._finished = {(mark.document, mark.coder) for mark in study.finishes}
        self._values = {(one.document, one.code, one.coder): one.value for one in study.ratings}
        self._rated = {one.code for one in study.ratings}
        self._spans: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
        self._places: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._given: dict[tuple[str, str], set[str]] = defaultdict(set)
        for coding in study.codings:
            self._spans[coding.document, coding.code, coding.coder].append(coding.span)
            self._places[coding.code].add((coding.document, coding.coder))
            self._given[coding.document, coding.coder].add(coding.code)
        self._turns = {one.guid: spoken(one) for one in study.documents}
        self._cuts: dict[tuple[str, UnitKind], list[Span]] = {}
        self._families: dict[str, _Family] = {}
        self._latest: tuple[object, list[Block]] = None, []

    def finished(self, document: Document, coder: Coder) -> bool:
        return (document.guid, coder.guid) in self._finished

    def documents(self, code: Code) -> list[Document]:
        """The documents in which the code may stand: of its kind, with respondents' words."""
        return [
            one
            for one in self.study.documents
            if str(one.kind) == str(code.unit) and self._turns[one.guid]
        ]

    def units(self, document: Document, kind: UnitKind) -> list[Span]:
        """The document's units, cut once."""
        key = document.guid, kind
        if key not in self._cuts:
            self._cuts[key] = cut(document, kind)
        return self._cuts[key]

    def spans(self, code: Code, document: Document, coder: Coder) -> list[Span]:
        """Where the coder put the code, or a code below it, on respondents' words."""
        family = self._family(code)
        if (document.guid, coder.guid) not in family.places:  # as mostly, of many codes
            return []
        return [span for one in family.codes for span in self.own_spans(one, document, coder)]

    def own_spans(self, code: Code, document: Document, coder: Coder) -> list[Span]:
        """Where the coder put this very code on respondents' words."""
        found = self._spans.get((document.guid, code.guid, coder.guid), ())
        turns = self._turns[document.guid]
        return [span for span in found if met(turns, span)]

    def given(self, codes: Sequence[Code], document: Document, coder: Coder) -> list[Code]:
        """Those of the codes that the coder gave the document, in the same order."""
        found = self._given.get((document.guid, coder.guid), ())
        return [one for one in codes if one.guid in found]

    def value(self, code: Code, document: Document, coder: Coder) -> str | None:
        """The value or level that the coder gave the document, or None.

        Level 0 needs no rating: who found no words for a code whose levels are given said so.
        """
        given = self._values.get((document.guid, code.guid, coder.guid))
        if given is None and code.levels and code.guid in self._rated:
            return None if self.spans(code, document, coder) else ABSENT_LEVEL
        return given

    def presence(self, code: Code, coders: Sequence[Coder], kind: UnitKind) -> list[Block]:
        """Where the code is, over units that at least two of the coders finished.

        The latest answer is kept, for figures and their units are asked for one after the other.
        """
        key = code.guid, tuple(one.guid for one in coders), kind
        if self._latest[0] != key:
            found = self._cases if kind is UnitKind.CASE else partial(self._units, kind)
            self._latest = key, found(code, coders)
        return self._latest[1]

    def _units(self, kind: UnitKind, code: Code, coders: Sequence[Coder]) -> list[Block]:
        blocks, coded = [], self._family(code).places
        for document in self.documents(code):
            units, guid = self.units(document, kind), document.guid
            nowhere = bytes(len(units))  # as mostly, of many codes
            marks: dict[str, bytes | None] = {}
            for one in coders:
                place = guid, one.guid
                if place not in self._finished:
                    marks[one.name] = None
                else:
                    marks[one.name] = (
                        self._marks(code, document, one, kind) if place in coded else nowhere
                    )
            blocks.append(Block((document,), units, marks))
        return [block for block in blocks if block.spans and block.pairable()]

    def values(self, code: Code, coders: Sequence[Coder], known: Sequence[str]) -> list[Block]:
        """Which of the `known` values each coder gave, over documents with two values or more."""
        blocks = []
        for document in self.documents(code):
            given = {
                one.name: self.value(code, document, one) if self.finished(document, one) else None
                for one in coders
            }
            marks = {
                name: bytes([known.index(value)]) if value in known else None
                for name, value in given.items()
            }
            blocks.append(Block((document,), self.units(document, UnitKind.DOCUMENT), marks))
        return [block for block in blocks if block.pairable()]

    def _cases(self, code: Code, coders: Sequence[Coder]) -> list[Block]:
        """A case is made of those of its documents that all of the coders have finished."""
        cases: dict[str, list[Document]] = defaultdict(list)
        for document in self.documents(code):
            if all(self.finished(document, one) for one in coders):
                cases[document.case or document.guid].append(document)
        return [
            Block(
                tuple(documents),
                self.units(documents[0], UnitKind.CASE),
                {
                    one.name: bytes([any(self._has(code, each, one) for each in documents)])
                    for one in coders
                },
            )
            for documents in cases.values()
        ]

    def _has(self, code: Code, document: Document, coder: Coder) -> bool:
        return 1 in self._marks(code, document, coder, UnitKind.DOCUMENT)

    def _marks(self, code: Code, document: Document, coder: Coder, kind: UnitKind) -> bytes:
        """One byte for each unit. Of a whole document, respondents' words alone can be covered."""
        units, spans = self.units(document, kind), self.spans(code, document, coder)
        if not spans:
            return bytes(len(units))
        if not self.coverage or kind is not UnitKind.DOCUMENT:
            return touched(units, spans, self.coverage)
        turns = self._turns[document.guid]
        said = sum(map(len, turns))
        return bytes([100 * sum(overlaps(turns, spans)) >= self.coverage * said])

    def _family(self, code: Code) -> "_Family":
        """The code and those below it, found once."""
        if code.guid not in self._families:
            codes = tuple(self.study.codebook.family(code))
            places = (self._places.get(one.guid, ()) for one in codes)
            self._families[code.guid] = _Family(codes, frozenset(chain.from_iterable(places)))
        return self._families[code.guid]


class _Family(NamedTuple):
    """A code with those below it; `places` are where they are: guids of document and coder."""

    codes: tuple[Code, ...]
    places: frozenset[tuple[str, str]]
