"""A code's spans as lines, for measures that need no units: which words each coder marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from codebook.model import Code
from coder.agreement.intervals import DEFAULT, Interval
from coder.agreement.lines import Line, squeezed
from coder.agreement.spans import SpanScores, span_scores
from coder.agreement.unitizing import Unitizing, unitizing
from coder.model import Coder
from coder.units import CodedStudy, UnitKind


@dataclass(frozen=True, slots=True)
class FreeSpans:
    """How far the coders marked the same words for one code."""

    scores: SpanScores
    unitizing: Unitizing


def free_spans(
    coded: CodedStudy, code: Code, coders: Sequence[Coder], interval: Interval = DEFAULT
) -> FreeSpans:
    """The span scores and unitizing alphas of one code and those below it, as one."""
    found = lines(coded, code, coders)
    return FreeSpans(span_scores(found, interval), unitizing(found, interval))


def lines(coded: CodedStudy, code: Code, coders: Sequence[Coder]) -> list[Line]:
    """The documents of the code as lines of respondents' words, with what each coder marked."""
    found = []
    for document in coded.documents(code):
        turns = coded.units(document, UnitKind.TURN)
        marked = {
            one.name: {code.id: squeezed(coded.spans(code, document, one), turns)}
            for one in coders
            if coded.finished(document, one)
        }
        tokens = squeezed(coded.units(document, UnitKind.TOKEN), turns)
        found.append(Line(sum(map(len, turns)), marked, tokens))
    return found
