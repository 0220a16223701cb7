"""The points on which coders differ, each with its sides, so that a team can settle them."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from codebook.model import Code, CodeKind
from coder.agreement.consensus import NOT_RATED, Settlement, common_spans, settle
from coder.agreement.disagreements import PRESENCE, Disagreement
from coder.model import Coder, Said
from coder.units import PAIR, CodedStudy, touched
from transcripts.model import Document, Span

ABSENT, PRESENT = PRESENCE


class PointKind(StrEnum):
    """What coders differ on: whether a code is there, or which value or level it has.

    A value that some gave where the others gave none is `unopposed`: nobody contradicts it.
    """

    PRESENCE = "presence"
    VALUE = "value"
    UNOPPOSED = "unopposed"


@dataclass(frozen=True, slots=True)
class Side:
    """The coders who said the same; for "present" all words that they coded in the unit."""

    coders: tuple[str, ...]
    said: str
    spans: tuple[Span, ...] = ()

    @property
    def names(self) -> str:
        return ", ".join(self.coders)


@dataclass(frozen=True, slots=True)
class Point:
    """One code in one unit of a document, and what each coder who finished it said of it.

    `said` is by name; it is empty where the coders do not differ any more, and a decision is all
    that is left of the point. `code` is the lowest code on which they differ here; `above` are
    the codes above it on which they differ as well, the lowest first.
    """

    document: Document
    code: Code
    span: Span
    kind: PointKind
    said: Mapping[str, Said]
    above: tuple[Code, ...] = ()

    @property
    def key(self) -> tuple[str, str, Span]:
        """What a decision on it is found by: the guids of document and code, and the unit."""
        return self.document.guid, self.code.guid, self.span

    @property
    def id(self) -> str:
        """Ten signs that name it on the command line, as long as its unit is what it is."""
        words = f"{self.document.guid} {self.code.guid} {self.span.start} {self.span.stop}"
        return hashlib.sha256(words.encode()).hexdigest()[:10]

    @property
    def top(self) -> Code:
        """The highest code on which the coders differ here."""
        return self.above[-1] if self.above else self.code

    @property
    def codes(self) -> tuple[Code, ...]:
        """Its code and those above it on which the coders differ as well."""
        return self.code, *self.above

    def sides(self) -> tuple[Side, ...]:
        """Who has it before who has not, or value by value; equal versions are one side."""
        by_said: dict[str, list[str]] = {}
        for name, one in self.said.items():
            by_said.setdefault(one.said, []).append(name)
        return tuple(
            Side(
                tuple(names),
                said,
                tuple(sorted({span for name in names for span in self.said[name].spans})),
            )
            for said, names in sorted(by_said.items(), key=lambda item: _rank(item[0]))
        )

    def common(self, names: Iterable[str], words: Sequence[Span]) -> list[Span]:
        """The words that these coders coded in common, or the first's where none are."""
        versions = [self.said[name].spans for name in names if self.said[name].spans]
        return common_spans(versions, words) if versions else []


def _rank(said: str) -> tuple[bool, bool, str]:
    return said != PRESENT, said in (ABSENT, NOT_RATED), said


def points(coded: CodedStudy, coders: Sequence[Coder]) -> list[Point]:
    """The points in every document that two or more of the coders finished, in their order."""
    finder, found = _Finder(coded), list[Point]()
    for document in coded.study.documents:
        ready = [one for one in coders if coded.finished(document, one)]
        if len(ready) >= PAIR:
            found.extend(finder.points(settle(coded, document, ready), ready))
    return found


def points_in(coded: CodedStudy, settlement: Settlement, coders: Sequence[Coder]) -> list[Point]:
    """The points in one document that these coders finished, from what `settle` made of it."""
    return list(_Finder(coded).points(settlement, coders))


def stand_ins(
    coded: CodedStudy, settlement: Settlement, coders: Sequence[Coder], *, code: Code, unit: Span
) -> list[Span]:
    """The words with which a code is agreed on in a unit though not all coded the code itself.

    Where all find a code, each through another code below it, the code itself is taken over and
    stands in for what is below. It need not where a code below is settled on.
    """
    for coder in coders:
        own = coded.own_spans(code, settlement.document, coder)
        if not any(span.overlaps(unit) for span in own):
            agreed = [span for one, span in settlement.spans if one.guid == code.guid]
            return [span for span in agreed if span.overlaps(unit)]
    return []


def clipped(span: Span, unit: Span) -> Span:
    """The part of a span that lies in the unit which it overlaps."""
    return Span(max(span.start, unit.start), min(span.stop, unit.stop))


class _Finder:
    """Makes points of disagreements: who coded which words, and which codes above differ too."""

    def __init__(self, coded: CodedStudy) -> None:
        self._coded = coded
        self._evidence = {(x.document, x.code, x.coder): x.span for x in coded.study.ratings}

    def points(self, settlement: Settlement, coders: Sequence[Coder]) -> Iterator[Point]:
        for one in settlement.differing:
            kind = _kind(one)
            said = {
                coder.name: Said(one.said[coder.name], self._spans(one, coder)) for coder in coders
            }
            above = tuple(self._above(one, coders)) if kind is PointKind.PRESENCE else ()
            yield Point(one.document, one.code, one.span, kind, said, above)

    def _spans(self, one: Disagreement, coder: Coder) -> tuple[Span, ...]:
        """What a coder coded so in the unit; the evidence, for a choice."""
        if one.code.kind is CodeKind.CHOICE:
            span = self._evidence.get((one.document.guid, one.code.guid, coder.guid))
            return () if span is None else (span,)
        spans = self._coded.spans(one.code, one.document, coder)
        return tuple(sorted({clipped(span, one.span) for span in spans if span.overlaps(one.span)}))

    def _above(self, one: Disagreement, coders: Sequence[Coder]) -> Iterator[Code]:
        """The codes above on which the coders differ in the same words."""
        book = self._coded.study.codebook
        code = book.find(one.code.parent)
        while code is not None:
            marks = {
                touched([one.span], self._coded.spans(code, one.document, coder))
                for coder in coders
            }
            if len(marks) > 1 and code.kind is CodeKind.PRESENCE:
                yield code
            code = book.find(code.parent)


def _kind(one: Disagreement) -> PointKind:
    if one.code.kind is not CodeKind.CHOICE and set(one.said.values()) <= set(PRESENCE):
        return PointKind.PRESENCE
    given = set(one.said.values()) - {NOT_RATED}
    return PointKind.UNOPPOSED if len(given) == 1 else PointKind.VALUE
