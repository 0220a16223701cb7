"""A paragraph for the methods section, made of what is recorded; what is not says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.agreement.bootstrap import WITHIN
from coder.agreement.intervals import IntervalMethod
from coder.agreement.report import Agreement, AgreementReport
from coder.model import Round, RoundKind
from coder.units import PAIR, UnitKind

NOT_RECORDED = "[not recorded]"
_WITHIN = f"bootstrap of {WITHIN}"
_WAYS = {
    IntervalMethod.ANALYTIC: "formula (for alpha that of Gwet, for units that stand alone)",
    IntervalMethod.JACKKNIFE: "a jackknife of units, or of documents that hold several",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What the project knows of how the coding was done.

    `compared` of `documents` were finished by two coders; these are all documents in which the
    codes may stand, or those of a round. `round` is None where the coding is of no round, or of
    several. `versions` of the codebook are those under which the coders coded, `first` and `last`
    the days on which documents were finished. `talked` and `led` count the differences that were
    settled by discussion and by a lead, `looks` those behind the masks of the round. Of a round,
    `among` counts all documents of that `kind` in the study; 0 of none.
    """

    compared: int
    documents: int
    versions: tuple[int, ...] = ()
    round: Round | None = None
    first: str = ""
    last: str = ""
    talked: int = 0
    led: int = 0
    looks: int = 0
    among: int = 0
    kind: str = "document"


def methods_paragraph(report: AgreementReport, facts: Facts) -> str:
    """Sentences ready to paste, in which nothing stands that the project does not hold."""
    return " ".join(
        [
            *_who(report, facts),
            *_how_apart(facts),
            *_measured(report),
            *_figures(report),
            *_settled(facts),
        ]
    )


def _who(report: AgreementReport, facts: Facts) -> Iterator[str]:
    coders = _coders(report, facts.round)
    yield f"{coders} {_coverage(facts)}{_days(facts)}{_versions(facts)}."


def _coverage(facts: Facts) -> str:
    """How much of the study was coded twice; where not all of a round was, how much it holds."""
    if not facts.among:
        share = f" ({100 * facts.compared / facts.documents:.0f} %)" if facts.documents else ""
        return f"{facts.compared} of {facts.documents} {facts.kind}s{share}"
    rest = "" if facts.compared == facts.documents else f", of {facts.documents} in the round"
    share = f"{100 * facts.compared / facts.among:.1f}".removesuffix(".0") + " %"
    return f"{facts.compared} of {facts.among} {facts.kind}s ({share}){rest}"


def _coders(report: AgreementReport, one: Round | None) -> str:
    """Who coded: in an exercise one of those who are compared had coded before."""
    number = len(report.coders)
    if one is not None and one.kind is RoundKind.AGAIN:
        return "One coder coded once more"
    if one is not None and one.kind is RoundKind.TRAINING:
        trainees = "A trainee" if number == PAIR else f"{number - 1} trainees"
        return f"{trainees} coded, to be compared with {report.coders[0]},"
    return "Two coders coded" if number == PAIR else f"At least two of {number} coders coded"


def _versions(facts: Facts) -> str:
    if not facts.versions:
        return ""
    several = "s" if len(facts.versions) > 1 else ""
    return (
        f", with version{several} {_listed([str(one) for one in facts.versions])} of the codebook"
    )


def _days(facts: Facts) -> str:
    if not facts.first:
        return ""
    same = facts.first == facts.last
    return f" on {facts.first}" if same else f" between {facts.first} and {facts.last}"


def _how_apart(facts: Facts) -> Iterator[str]:
    one = facts.round
    if one is None:
        yield f"How the documents were chosen: {NOT_RECORDED}."
        yield f"Whether the coders worked apart from each other: {NOT_RECORDED}."
        return
    if one.seed is None:
        yield "The documents were chosen by hand."
    else:
        pool = f" from {one.pool}" if one.pool else ""
        by = f" within {_listed(one.strata)}" if one.strata else ""
        yield f"The documents were drawn at random{pool}{by} (seed {one.seed})."
    yield _apart(one)
    if one.kind is RoundKind.INDEPENDENT and one.blind:
        hidden = f", and hid of it: {_listed(one.masks)}" if one.masks else ""
        yield f"Until then it suggested no code there{hidden}.{_looks(facts.looks)}"


def _apart(one: Round) -> str:
    """What every round hides, blind or not, so that what coders did is their own."""
    ended = " or the round was closed" if one.closed else ""
    return {
        RoundKind.INDEPENDENT: "The program hid the coders' coding of a document from each other "
        f"until all of them had finished it{ended}.",
        RoundKind.AGAIN: "The program hid the earlier coding of a document, and suggested nothing, "
        f"until it was finished again{ended}.",
        RoundKind.TRAINING: "The program hid the coding that is the measure, and suggested "
        f"nothing, until a trainee had finished the document{ended}.",
    }[one.kind]


def _looks(looks: int) -> str:
    """The trail keeps every look behind a mask, so a reader is told of them."""
    if not looks:
        return ""
    return (
        " Somebody looked behind that once."
        if looks == 1
        else (f" Somebody looked behind that {looks} times.")
    )


def _measured(report: AgreementReport) -> Iterator[str]:
    """Only of codes that were compared: in the units of the others nothing was measured."""
    units = sorted({str(one.unit) for one in report.codes if one.units})
    if not units:
        return
    covered = (
        f"at least {report.coverage} % of its characters are"
        if report.coverage
        else "any part of it is"
    )
    yield (
        f"Agreement was measured by {_listed(units)} (coded where {covered}) with Krippendorff's "
        f"alpha{_scales(report)}."
    )
    yield _interval(report)
    yield from _resampled_within(report)


def _scales(report: AgreementReport) -> str:
    ordered = any(one.levels is not None and one.levels.units for one in report.codes)
    return ", nominal for codes and ordinal for levels" if ordered else " for nominal data"


def _interval(report: AgreementReport) -> str:
    if report.interval.method is not IntervalMethod.BOOTSTRAP:
        return f"The 95 % intervals were made by {_WAYS[report.interval.method]}."
    if not report.replicates:
        return "No intervals were made."
    cases = any(one.unit is UnitKind.CASE for one in report.codes if one.units)
    return (
        f"The 95 % intervals are percentiles of {report.replicates:,} bootstrap resamples of whole "
        f"{'documents or cases' if cases else 'documents'} (seed {report.seed})."
    )


def _resampled_within(report: AgreementReport) -> Iterator[str]:
    """Where there were too few documents, it was not documents that were resampled."""
    few = [one.code.id for one in report.codes if one.alpha.method.startswith(_WITHIN)]
    if few:
        yield f"For {_listed(few)}, of few documents, units were resampled within each document."


def _figures(report: AgreementReport) -> Iterator[str]:
    told = [_figure(one) for one in report.codes if one.units]
    if told:
        yield f"Alpha was {'; '.join(told)}."
    dropped = [one.code.id for one in report.codes if not one.units]
    if dropped:
        yield f"No unit was coded by two coders for {_listed(dropped)}."


def _settled(facts: Facts) -> Iterator[str]:
    if facts.round is not None and (facts.talked or facts.led):  # else they may have changed since
        yield (
            "These figures are of the coding before differences were settled: "
            f"{facts.talked} by discussion, {facts.led} by a lead."
        )


def _figure(one: Agreement) -> str:
    alpha, name = one.alpha, f"{one.code.label} ({one.code.id})"
    if alpha.value is None:
        return f"undefined for {name}, because {alpha.undefined}"
    between = "" if alpha.low is None else f" [{_three(alpha.low)}, {_three(alpha.high)}]"
    units = f"{one.units} unit{'' if one.units == 1 else 's'}"
    return f"{_three(alpha.value)}{between} for {name} ({units})"


def _three(value: float | None) -> str:
    """Three decimals without the zero before the point, as figures that cannot pass 1 are set."""
    text = f"{value or 0.0:.3f}"
    return text.replace("0.", ".", 1) if abs(value or 0.0) < 1 else text


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
