"""How far the coders of a project agree, and where they do not."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import Coder, CoderKind, Study
from coder.units import PAIR, CodedStudy, UnitKind
from coder.workflow import browsing, passes
from coder.workflow.project import Project

if TYPE_CHECKING:
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.intervals import Interval
    from coder.agreement.report import AgreementReport

AUTO = "auto"
UNITS = (AUTO, *UnitKind)
SEED = 1
REPLICATES = 1000


@dataclass(frozen=True, slots=True)
class Comparison:
    """How far coders agree on every code, and each unit on which they do not."""

    report: "AgreementReport"
    disagreements: "tuple[Disagreement, ...]"


def agreement(  # noqa: PLR0913 - the five parts of one question, each with a default
    project: Project,
    *,
    codes: Collection[str] | None = None,
    coders: Collection[str] | None = None,
    unit: str = AUTO,
    seed: int = SEED,
    replicates: int = REPLICATES,
) -> "AgreementReport":
    """Agreement on each code (all codes by default) over what at least two coders finished.

    Without `coders` all persons who have finished a document are compared; the consensus only
    where it is named. `unit` "auto" is each code's own. The same seed gives the same intervals.
    Raises UnknownCodeError, UnknownCoderError, and InvalidRequestError for fewer than two coders.
    """
    from coder.agreement.report import agreement as report
    from coder.agreement.terms import Terms

    study = passes.independent(project, browsing.study(project))
    compared = compared_coders(project, study, coders)
    terms = Terms(compared, unit_kind(unit), resampling(replicates, seed))
    return report(CodedStudy(study), chosen_codes(project, codes), terms)


def disagreements(
    project: Project,
    *,
    codes: Collection[str] | None = None,
    coders: Collection[str] | None = None,
    unit: str = AUTO,
) -> "list[Disagreement]":
    """The units on which the coders differ; chosen and refused as in `agreement`."""
    from coder.agreement.disagreements import disagreements as listed

    study = passes.independent(project, browsing.study(project))
    compared = compared_coders(project, study, coders)
    return listed(CodedStudy(study), chosen_codes(project, codes), compared, unit=unit_kind(unit))


def comparison(study: Study, coders: Sequence[Coder]) -> Comparison:
    """Agreement on every code and all disagreements, in each code's own unit.

    It needs no project, so that a thread may count while the project stays where it was opened.
    """
    from coder.agreement.disagreements import disagreements as listed
    from coder.agreement.report import agreement as report
    from coder.agreement.terms import Terms

    coded, codes = CodedStudy(study), tuple(study.codebook)
    terms = Terms(tuple(coders))
    return Comparison(report(coded, codes, terms), tuple(listed(coded, codes, coders)))


def resampling(replicates: int, seed: int) -> "Interval":
    """Intervals by so many resamples."""
    from coder.agreement.bootstrap import Resampling
    from coder.agreement.intervals import Interval

    return Interval(plan=Resampling(replicates, seed))


def unit_kind(name: str) -> UnitKind | None:
    """The kind of unit of that name, or None for each code's own."""
    if name not in UNITS:
        raise InvalidRequestError(f"There is no unit {name!r}. Choose one of {', '.join(UNITS)}.")
    return None if name == AUTO else UnitKind(name)


def chosen_codes(project: Project, ids: Collection[str] | None) -> Sequence[Code]:
    """The codes of these ids, each once, or all of the codebook."""
    if not ids:
        return tuple(project.codebook())
    found = {code.id: code for code in (browsing.code(project, one) for one in ids)}
    return tuple(found.values())


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
    compared = tuple(one for one in persons if one.guid in finished)
    if len(compared) < PAIR:
        who = ", ".join(one.name for one in compared) or "nobody"
        raise InvalidRequestError(
            "Agreement needs two coders who have finished documents; so far that is "
            f"{who}. Mark what is coded to the end: coder finish DOCUMENT --as NAME"
        )
    return compared
