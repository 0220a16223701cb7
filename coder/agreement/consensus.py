"""What finished coders agree on in a document, and what is left for them to settle."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.agreement.disagreements import PRESENCE, Disagreement
from coder.model import ABSENT_LEVEL, Coder
from coder.units import CodedStudy, UnitKind, default_unit, met, touched
from transcripts.model import Document, Span

NOT_RATED = "not rated"


@dataclass(frozen=True, slots=True)
class Settlement:
    """One document: codes on spans and values that all agree on, and where they differ."""

    document: Document
    spans: tuple[tuple[Code, Span], ...] = ()
    values: tuple[tuple[Code, str], ...] = ()
    differing: tuple[Disagreement, ...] = ()


def settle(coded: CodedStudy, document: Document, coders: Sequence[Coder]) -> Settlement:
    """Compare the coders code by code, each in its default unit.

    Present for all: the code is agreed on, with spans as in `common_spans`. Where some have it
    through a code below it, and no code below it is agreed on, the spans of the codes below serve.
    Absent for all: agreed, with nothing to take over. Equal values and levels are agreed on, a
    level only where presence is. A difference is told at the lowest code that has it. A document
    without respondents' words has nothing to differ on.
    """
    if not coded.units(document, UnitKind.TURN):
        return Settlement(document)
    desk = _Desk(coded, document, coders)
    return Settlement(document, tuple(desk.spans()), tuple(desk.values()), tuple(desk.differing()))


def common_spans(by_coder: Sequence[Sequence[Span]], words: Sequence[Span]) -> list[Span]:
    """The spans of coders who all coded the same unit, made into one list.

    Coder by coder: where their spans overlap in some of the `words`, what both coded (identical
    spans stay as they are); where none does, the spans found so far, in the end the first coder's.
    """
    first, *others = by_coder
    common = set(first)
    for spans in others:
        pairs = ((one, other) for one in common for other in spans if one.overlaps(other))
        shared = {Span(max(a.start, b.start), min(a.stop, b.stop)) for a, b in pairs}
        common = {span for span in shared if met(words, span)} or common
    return sorted(common)


class _Desk:
    """The coders' work on one document, side by side."""

    def __init__(self, coded: CodedStudy, document: Document, coders: Sequence[Coder]) -> None:
        self.coded, self.document, self.coders = coded, document, coders
        self.scope = [one for one in coded.study.codebook if str(one.unit) == str(document.kind)]
        self.codes = [one for one in self.scope if one.kind is CodeKind.PRESENCE]
        self.words = coded.units(document, UnitKind.TURN)
        self.units = {one.id: coded.units(document, default_unit(one)) for one in self.codes}
        self.marks = {
            code.id: {
                one.name: touched(self.units[code.id], coded.spans(code, document, one))
                for one in coders
            }
            for code in self.codes
        }

    def spans(self) -> Iterator[tuple[Code, Span]]:
        """What all of them coded; the same span once for a code."""
        for code in self.codes:
            found: set[Span] = set()
            for place, unit in enumerate(self.units[code.id]):
                if self._verdicts(code, place) == {1}:
                    found.update(self._agreed(code, place, unit))
            yield from ((code, span) for span in sorted(found))

    def values(self) -> Iterator[tuple[Code, str]]:
        """The values and levels that all of them gave."""
        for code, given in self._given():
            value, *others = set(given.values())
            if not others and value != NOT_RATED and self._fits(code, value):
                yield code, value

    def differing(self) -> Iterator[Disagreement]:
        """Where they differ: first presence, code by code, then values and levels."""
        for code in self.codes:
            below = self._below(code)
            for place, unit in enumerate(self.units[code.id]):
                if self._differ(code, place) and not any(self._differ(one, place) for one in below):
                    said = {
                        name: PRESENCE[mark[place]] for name, mark in self.marks[code.id].items()
                    }
                    yield Disagreement(self.document, unit, code, said)
        whole = Span(self.words[0].start, self.words[-1].stop)
        for code, given in self._given():
            if len(set(given.values())) > 1:
                yield Disagreement(self.document, whole, code, given)

    def _given(self) -> Iterator[tuple[Code, dict[str, str]]]:
        """What each gave, for codes with values or levels; levels only where presence is agreed."""
        for code in self.scope:
            places = range(len(self.units.get(code.id, ())))
            if not any(self._differ(code, place) for place in places):
                yield (
                    code,
                    {
                        one.name: self.coded.value(code, self.document, one) or NOT_RATED
                        for one in self.coders
                    },
                )

    def _fits(self, code: Code, value: str) -> bool:
        """Whether a level and the presence that is agreed on go together."""
        if code.kind is CodeKind.CHOICE:
            return True
        present = any(1 in mark for mark in self.marks[code.id].values())
        return present == (value != ABSENT_LEVEL)

    def _verdicts(self, code: Code, place: int) -> set[int]:
        return {mark[place] for mark in self.marks[code.id].values()}

    def _differ(self, code: Code, place: int) -> bool:
        return len(self._verdicts(code, place)) > 1

    def _below(self, code: Code) -> list[Code]:
        family = self.coded.study.codebook.family(code)[1:]
        return [one for one in family if one.id in self.units]

    def _agreed(self, code: Code, place: int, unit: Span) -> list[Span]:
        own = [self.coded.own_spans(code, self.document, one) for one in self.coders]
        own = [[span for span in spans if span.overlaps(unit)] for spans in own]
        if all(own):
            return common_spans(_clipped(own, unit), self.words)
        if any(self._verdicts(one, place) == {1} for one in self._below(code)):
            return []  # the code below is taken over and brings this one with it
        every = [self.coded.spans(code, self.document, one) for one in self.coders]
        every = [[span for span in spans if span.overlaps(unit)] for spans in every]
        return common_spans(_clipped(every, unit), self.words)


def _clipped(by_coder: Sequence[Sequence[Span]], unit: Span) -> list[list[Span]]:
    """The part of each span that lies in the unit; a span that all coders share stays whole."""
    shared = set.intersection(*map(set, by_coder))
    return [
        [
            span if span in shared else Span(max(span.start, unit.start), min(span.stop, unit.stop))
            for span in spans
        ]
        for spans in by_coder
    ]
