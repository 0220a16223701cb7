"""How agreement went from round to round, code by code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Code
from coder.agreement.report import Agreement, of_code
from coder.agreement.terms import Terms
from coder.units import CodedStudy


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One code's agreement in each round, by the round's number; only where it was compared."""

    code: Code
    rounds: Mapping[int, Agreement]


def trend(
    rounds: Mapping[int, tuple[CodedStudy, Terms]], codes: Sequence[Code]
) -> tuple[TrendLine, ...]:
    """Every code's line, in the order of the codes, over the rounds in their order.

    Rounds are of other documents, and often of another wording of the codebook: a rise tells that
    coders agree more on these documents, not why.
    """
    found = []
    for code in codes:
        every = {
            number: of_code(rounds[number][0], code, rounds[number][1]) for number in sorted(rounds)
        }
        told = {number: one for number, one in every.items() if one.units}
        found.append(TrendLine(code, told))
    return tuple(found)
