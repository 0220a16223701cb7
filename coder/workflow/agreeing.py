"""How far the coders of a project agree, and where they do not."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple, TypedDict

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import Coder, CoderKind, Coding, Rating, Round, Study
from coder.units import ANY_PART, PAIR, CodedStudy, UnitKind
from coder.workflow import browsing, passes, rounds
from coder.workflow.project import Project

if TYPE_CHECKING:
    from coder.agreement.comparison import CodeDetails, Comparison, WholeCodebook
    from coder.agreement.confusion import Confusion
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.methods import Facts
    from coder.agreement.report import AgreementReport
    from coder.agreement.standings import DocumentStanding
    from coder.agreement.terms import Terms
    from coder.agreement.trend import TrendLine

AUTO = "auto"
UNITS = (AUTO, *UnitKind)
SEED = 1
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of agreement.

    Without `codes` it is all of them; without `coders` all persons who have finished a document
    (the consensus only where it is named), or those of the round. `unit` "auto" is each code's own;
    `coverage` the percent of a unit that makes it coded, 0 for any character. `interval` is
    bootstrap, jackknife or analytic; the same seed gives the same intervals. `round` is a round's
    number: then only what its coders had coded when they finished counts.
    """

    codes: Collection[str] = ()
    coders: Collection[str] = ()
    unit: str = AUTO
    coverage: int = ANY_PART
    interval: str = "bootstrap"
    seed: int = SEED
    replicates: int = REPLICATES
    round: int | None = None


class Compared(NamedTuple):
    """The study, the codes and the terms of a comparison: plain data, which a thread may count."""

    coded: CodedStudy
    codes: tuple[Code, ...]
    terms: "Terms"


class _Among(TypedDict):
    among: int
    kind: str


EVERYTHING = Question()


def compared(
    project: Project, question: Question = EVERYTHING, *, study: Study | None = None
) -> Compared:
    """What a question is about, read from the project; `study` where it has been read already.

    Raises UnknownCodeError, UnknownCoderError, and InvalidRequestError for fewer than two coders,
    and for a unit, a way to an interval or a round that is not there.
    """
    study = study or browsing.study(project)
    if question.round is None:
        study = passes.independent(project, study)
        coders = compared_coders(project, study, question.coders)
    else:
        study = passes.of_round(project, study, question.round)
        coders = round_coders(project, question)
    codes = tuple(chosen_codes(project, question.codes))
    return Compared(CodedStudy(study, question.coverage), codes, terms_of(question, coders))


def agreement(project: Project, question: Question = EVERYTHING) -> "AgreementReport":
    """Agreement on each code over what at least two coders finished."""
    from coder.agreement.report import agreement as report

    return report(*compared(project, question))


def disagreements(project: Project, question: Question = EVERYTHING) -> "list[Disagreement]":
    """The units on which the coders differ."""
    from coder.agreement.disagreements import disagreements as listed

    coded, codes, terms = compared(project, question)
    return listed(coded, codes, terms.coders, unit=terms.unit)


def counted(subject: Compared) -> "Comparison":
    """Agreement by code and over the whole codebook, disagreements, confusions, what is open.

    It needs no project, so that a thread may count while the project stays where it was opened.
    """
    from coder.agreement.comparison import comparison

    return comparison(*subject)


def whole(subject: Compared) -> "WholeCodebook":
    """Agreement on all codes at once, by pairs of coders and without each."""
    from coder.agreement.code_sets import code_sets
    from coder.agreement.comparison import whole_codebook

    return whole_codebook(code_sets(*subject), subject.terms.interval)


def details(subject: Compared, code: Code) -> "CodeDetails":
    """One code's agreement by pairs of coders, without each, and on the words that they marked."""
    from coder.agreement.comparison import details as told

    return told(subject.coded, code, subject.terms)


def confusions(subject: Compared) -> "tuple[Confusion, ...]":
    """Which codes are taken for which."""
    from coder.agreement.code_sets import code_sets
    from coder.agreement.confusion import confusions as found

    return found(code_sets(*subject))


def unfinished(subject: Compared) -> "tuple[DocumentStanding, ...]":
    """The documents that not all of the coders have finished."""
    from coder.agreement.standings import unfinished as listed

    return listed(subject.coded.study, subject.terms.coders)


def methods_text(project: Project, question: Question = EVERYTHING) -> str:
    """A paragraph on how agreement was reached, of nothing but what the project holds."""
    from coder.agreement.methods import methods_paragraph
    from coder.agreement.report import agreement as report

    subject = compared(project, question)
    return methods_paragraph(report(*subject), _facts(project, question, subject))


def _facts(project: Project, question: Question, subject: Compared) -> "Facts":
    from coder.agreement.methods import Facts

    coded, coders = subject.coded, {one.guid for one in subject.terms.coders}
    both, every = _documents(subject)
    marks = [it for it in coded.study.finishes if it.coder in coders and it.document in both]
    one = _only_round(project, question, {(it.document, it.coder) for it in marks})
    mine = coders if one is None else coders & set(one.coders)  # a measure was coded before
    days = [it.at[:10] for it in marks if it.coder in mine]
    given: tuple[Coding | Rating, ...] = (*coded.study.codings, *coded.study.ratings)
    versions = {it.version for it in given if it.document in both and it.coder in coders}
    settled = [it.settled for it in project.file.decisions.all() if it.document in both]
    return Facts(
        compared=len(both),
        documents=len(every),
        versions=tuple(sorted(versions)),
        round=one,
        first=min(days, default=""),
        last=max(days, default=""),
        talked=settled.count("discussion"),
        led=settled.count("lead"),
        looks=0 if one is None else len(rounds.unmaskings(project, one)),
        **_among(project, every if one else ()),
    )


def _among(project: Project, documents: Collection[str]) -> "_Among":
    """Of how many documents of their kind in the study these (guids) are some."""
    everything = project.file.documents.all() if documents else []
    kinds = {it.kind for it in everything if it.guid in documents}
    among = sum(it.kind in kinds for it in everything)
    return {"among": among, "kind": str(*kinds) if len(kinds) == 1 else "document"}


def _documents(subject: Compared) -> tuple[set[str], set[str]]:
    """The documents that two coders finished, and all in which a code that they share may stand.

    Where they share nothing yet, all in which any of the codes may.
    """
    coded, codes, terms = subject
    both, every, open_to = set[str](), set[str](), set[str]()
    for code in codes:
        documents = coded.documents(code)
        shared = {
            one.guid
            for one in documents
            if sum(coded.finished(one, coder) for coder in terms.coders) >= PAIR
        }
        open_to |= {one.guid for one in documents}
        if shared:
            both |= shared
            every |= {one.guid for one in documents}
    return both, every or open_to


def _only_round(
    project: Project, question: Question, finished: Collection[tuple[str, str]]
) -> Round | None:
    """The round that was asked for, or of which all is that was finished (document, coder)."""
    if question.round is not None:
        return passes.numbered(project, question.round)
    return passes.round_of(project, finished)


def trend(project: Project, question: Question = EVERYTHING) -> "tuple[TrendLine, ...]":
    """Agreement on each code, round by round, over all independent rounds with passes."""
    from coder.agreement.trend import trend as traced

    return traced(of_rounds(project, question), chosen_codes(project, question.codes))


def of_rounds(
    project: Project, question: Question = EVERYTHING, *, study: Study | None = None
) -> "Mapping[int, tuple[CodedStudy, Terms]]":
    """What is compared in each round of several coders, by its number: plain data."""
    found, study = {}, study or browsing.study(project)
    for number in passes.independent_rounds(project):
        one = compared(project, replace(question, round=number, coders=()), study=study)
        found[number] = one.coded, one.terms
    return found


def terms_of(question: Question, coders: Sequence[Coder]) -> "Terms":
    """The question with the coders whom it compares."""
    from coder.agreement.bootstrap import Resampling
    from coder.agreement.intervals import Interval, IntervalMethod
    from coder.agreement.terms import Terms

    plan = Resampling(question.replicates, question.seed)
    interval = Interval(IntervalMethod(question.interval), plan)
    return Terms(tuple(coders), unit_kind(question.unit), interval)


def unit_kind(name: str) -> UnitKind | None:
    """The kind of unit of that name, or None for each code's own."""
    if name not in UNITS:
        raise InvalidRequestError(f"There is no unit {name!r}. Choose one of {', '.join(UNITS)}.")
    return None if name == AUTO else UnitKind(name)


def chosen_codes(project: Project, ids: Collection[str]) -> Sequence[Code]:
    """The codes of these ids, each once, or all of the codebook."""
    if not ids:
        return tuple(project.codebook())
    found = {code.id: code for code in (browsing.code(project, one) for one in ids)}
    return tuple(found.values())


def round_coders(project: Project, question: Question) -> tuple[Coder, ...]:
    """Who is compared in the question's round: all of its coders, or those who are named."""
    there = passes.compared(project, int(question.round or 0))
    if not question.coders:
        return there
    wanted = {browsing.coder(project, name).guid for name in question.coders}
    named = tuple(one for one in there if one.guid in wanted)
    if len(named) < len(wanted) or len(named) < PAIR:
        who = " and ".join(one.name for one in there)
        raise InvalidRequestError(f"Round {question.round} compares {who}; name two of them.")
    return named


def compared_coders(
    project: Project, study: Study, names: Collection[str] | None
) -> tuple[Coder, ...]:
    """The coders of these names, or all persons who have finished something; two at least."""
    if names:
        named = {one.name: one for one in (browsing.coder(project, name) for name in names)}
        if len(named) < PAIR:
            raise InvalidRequestError("Agreement needs two coders: --coders ana,ben")
        return tuple(named.values())
    finished = {mark.coder for mark in study.finishes}
    persons = [one for one in study.coders if one.kind is CoderKind.PERSON]
    found = tuple(one for one in persons if one.guid in finished)
    if len(found) < PAIR:
        who = ", ".join(one.name for one in found) or "nobody"
        raise InvalidRequestError(
            "Agreement needs two coders who have finished documents; so far that is "
            f"{who}. Mark what is coded to the end: coder finish DOCUMENT --as NAME"
        )
    return found
