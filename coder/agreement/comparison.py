"""Everything that a team lead looks at: codes, coders, confusions, and what is not finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from codebook.model import Code, CodeKind
from coder.agreement.code_sets import CodeSets, code_sets
from coder.agreement.confusion import Confusion, confusions
from coder.agreement.disagreements import Disagreement, disagreements
from coder.agreement.estimates import Estimate
from coder.agreement.free_spans import FreeSpans, free_spans
from coder.agreement.intervals import Interval, estimates
from coder.agreement.pairs import PairAgreement, masi_only, pairs, without_each
from coder.agreement.rated import rated
from coder.agreement.reliability import Reliability
from coder.agreement.report import Agreement, AgreementReport, of_code, reported
from coder.agreement.standings import DocumentStanding, unfinished
from coder.agreement.terms import Terms
from coder.units import CodedStudy, UnitKind


@dataclass(frozen=True)
class WholeCodebook:
    """Agreement on all codes at once, by alpha of code sets with the MASI distance.

    It is not the mean of the codes' alphas: a mean would hide rare codes. What it is for each two
    coders, and without each, is counted when it is asked for.
    """

    alpha: Estimate
    data: Reliability
    interval: Interval

    @cached_property
    def pairs(self) -> tuple[PairAgreement, ...]:
        return pairs(self.data, self.interval, masi_only)

    @cached_property
    def without(self) -> Mapping[str, Estimate]:
        return without_each(self.data, self.interval, masi_only)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is known at once; `details` tell more of one code."""

    report: AgreementReport
    disagreements: tuple[Disagreement, ...]
    whole: WholeCodebook
    confusions: tuple[Confusion, ...]
    unfinished: tuple[DocumentStanding, ...]


@dataclass(frozen=True, slots=True)
class CodeDetails:
    """One code: by coders, and by the words that they marked.

    `without` is alpha with each coder left out, empty for two. `spans` is None for a code without
    spans.
    """

    agreement: Agreement
    pairs: tuple[PairAgreement, ...]
    without: Mapping[str, Estimate]
    spans: FreeSpans | None


def comparison(coded: CodedStudy, codes: Sequence[Code], terms: Terms) -> Comparison:
    """Compare the coders on these codes."""
    sets = code_sets(coded, codes, terms)
    found, differing = list[Agreement](), list[Disagreement]()
    for code in codes:  # one by one, so that each code's units are found once
        found.append(of_code(coded, code, terms))
        differing += disagreements(coded, [code], terms.coders, unit=terms.unit)
    return Comparison(
        reported(coded, found, terms),
        tuple(differing),
        whole_codebook(sets, terms.interval),
        confusions(sets),
        unfinished(coded.study, terms.coders),
    )


def whole_codebook(sets: CodeSets, interval: Interval) -> WholeCodebook:
    """Agreement on the sets of codes."""
    data = sets.reliability()
    [masi] = masi_only(data)
    return WholeCodebook(estimates(data, interval, [masi])[masi.name], data, interval)


def details(coded: CodedStudy, code: Code, terms: Terms) -> CodeDetails:
    """Everything about one code."""
    given = rated(coded, code, terms).data
    marked = code.kind is CodeKind.PRESENCE and terms.unit is not UnitKind.CASE
    return CodeDetails(
        of_code(coded, code, terms),
        pairs(given, terms.interval),
        without_each(given, terms.interval),
        free_spans(coded, code, terms.coders, terms.interval) if marked else None,
    )
