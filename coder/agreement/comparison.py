"""Everything that a team lead looks at: codes, coders, confusions, and what is not finished."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Code, CodeKind
from coder.agreement.code_sets import CodeSets, code_sets
from coder.agreement.confusion import Confusion, confusions
from coder.agreement.disagreements import Disagreement, disagreements
from coder.agreement.estimates import Estimate
from coder.agreement.free_spans import FreeSpans, free_spans
from coder.agreement.intervals import Interval, estimates
from coder.agreement.pairs import PairAgreement, masi_only, pairs, without_each
from coder.agreement.rated import rated
from coder.agreement.report import Agreement, AgreementReport, agreement, of_code
from coder.agreement.standings import DocumentStanding, unfinished
from coder.agreement.terms import Terms
from coder.units import CodedStudy, UnitKind


@dataclass(frozen=True, slots=True)
class WholeCodebook:
    """Agreement on all codes at once, by alpha of code sets with the MASI distance.

    It is not the mean of the codes' alphas: a mean would hide rare codes.
    """

    alpha: Estimate
    pairs: tuple[PairAgreement, ...]
    without: Mapping[str, Estimate]


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
    return Comparison(
        agreement(coded, codes, terms),
        tuple(disagreements(coded, codes, terms.coders, unit=terms.unit)),
        whole_codebook(sets, terms.interval),
        confusions(sets),
        unfinished(coded.study, terms.coders),
    )


def whole_codebook(sets: CodeSets, interval: Interval) -> WholeCodebook:
    """Agreement on the sets of codes, over all coders, each two, and all but each one."""
    data = sets.reliability()
    [masi] = masi_only(data)
    return WholeCodebook(
        estimates(data, interval, [masi])[masi.name],
        pairs(data, interval, masi_only),
        without_each(data, interval, masi_only),
    )


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
