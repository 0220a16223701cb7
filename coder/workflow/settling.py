"""Settle the disagreements of coders one by one: each is one action, and leaves its reason."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from codebook.model import Code
from coder.agreement.outcomes import Outcome, outcomes
from coder.agreement.points import Point, PointKind, points
from coder.agreement.queueing import Asked, Queued, Record, asked_for, queue
from coder.agreement.ruling import Ruling
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.model import CONSENSUS, Coder, Decision, Study, Verdict
from coder.store.history import scope_of
from coder.units import CodedStudy
from coder.workflow import browsing
from coder.workflow.agreeing import compared_coders
from coder.workflow.consensus_desk import ConsensusDesk
from coder.workflow.levels import segments_of
from coder.workflow.project import Project
from coder.workflow.quoting import quoted
from coder.workflow.ready import ready
from coder.workflow.standing import levels_kept
from transcripts.model import Span

EVERYTHING = Asked()


@dataclass(frozen=True, slots=True)
class Differences:
    """All points on which these coders differ, and each code's lower end of α, by its id."""

    coders: tuple[Coder, ...]
    points: tuple[Point, ...]
    lows: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Settled:
    """The decision, and whether the document is finished as consensus now."""

    decision: Decision
    finished: bool


def differences(project: Project, coders: Collection[str] | None = None) -> Differences:
    """On what coders (all persons by default) differ, in documents that two or more finished.

    Where there are frozen passes they stand, and documents that are still coded apart are left
    out, as in `ready`.
    Raises UnknownCoderError, and InvalidRequestError for fewer than two coders.
    """
    study = browsing.study(project)
    compared = compared_coders(project, study, coders)
    return differences_of(ready(project, study), compared)


def differences_of(study: Study, coders: Sequence[Coder]) -> Differences:
    """As `differences`, without a project, so that a thread may find them."""
    from coder.agreement.report import agreement
    from coder.agreement.terms import Terms

    coded = CodedStudy(study)
    found = tuple(points(coded, coders))
    codes = {point.top.guid: point.top for point in found}
    report = agreement(coded, tuple(codes.values()), Terms(tuple(coders)))
    lows = {one.code.id: one.measures["alpha_nominal"].low for one in report.codes}
    return Differences(tuple(coders), found, lows)


def queued(project: Project, there: Differences, asked: Asked = EVERYTHING) -> list[Queued]:
    """The part of the queue that is asked for, as it stands now; quick, so ask as often as needed.

    A decision on what does not differ any more stands in it too.
    """
    return asked_for(_queue(project, there), asked)


def summary(project: Project, there: Differences, asked: Asked = EVERYTHING) -> list[Outcome]:
    """What became of the points, code by code, and of all together in the last line."""
    return outcomes(queued(project, there, asked), names(project))


def names(project: Project) -> dict[str, str]:
    """The coders' names by their guids."""
    return {coder.guid: coder.name for coder in project.file.coders.all()}


def identified(found: Sequence[Queued], id_or_number: str) -> Queued:
    """The point of that id, or of that number in the queue. Raises InvalidRequestError."""
    for one in found:
        if id_or_number in (one.point.id, str(one.number)):
            return one
    raise InvalidRequestError(
        f"There is no disagreement {id_or_number!r}. See them with: coder consensus list"
    )


def words_in(point: Point, quote: str) -> Span:
    """The one place where words stand in the unit of a point. Raises InvalidRequestError."""
    found = [one for one in quoted(point.document.text, quote) if point.span.contains(one)]
    if len(found) != 1:
        times = f"{len(found)} times" if found else "nowhere"
        raise InvalidRequestError(
            f"The words “{quote}” stand {times} where they differ on {point.code.id} in "
            f"{point.document.name}. Take {' or '.join(point.said)}, both, none, or words that "
            "stand there once."
        )
    return found[0]


def settle_one(project: Project, point: Point, ruling: Ruling) -> Settled:
    """Write what a ruling comes to as the consensus, with the decision; all of it one action.

    What the coders agree on in the document is taken over with its first point, and the document
    is finished as consensus with its last. A point that was settled is settled anew. The coders'
    own work is not touched. Raises CodingRefusedError for a ruling that cannot be, and where the
    coders do not differ on this any more; NoCoderError where nobody was named.
    """
    project.me()
    what = f"settle {point.code.id} {point.code.label} in {point.document.name}"
    with project.action(what, scope=point.document.guid) as action:
        desk = ConsensusDesk(project, action, point)
        with levels_kept(project, point.document.guid):
            decision = desk.settle(point, ruling)
        return Settled(decision, finished=desk.finish())


def explain(project: Project, point: Point, reason: str) -> Decision:
    """Keep another reason with what was settled. Raises CodingRefusedError where nothing was."""
    there = project.file.decisions.of(*point.key)
    if there is None:
        raise CodingRefusedError("Settle it first; then say why.")
    made = replace(there, reason=" ".join(reason.split()), by=project.me().name)
    what = f"say why {point.code.id} was settled so in {point.document.name}"
    with project.action(what, scope=point.document.guid) as action:
        project.file.decisions.save(action, made)
    return made


def take_unopposed(project: Project, there: Sequence[Queued]) -> int:
    """Settle on the open values and levels that some gave and nobody contradicts; how many.

    All of it is one action. A level whose words the consensus lacks stays open.
    """
    due: dict[str, list[Point]] = {}
    for one in there:
        if one.is_unopposed:
            due.setdefault(one.point.document.guid, []).append(one.point)
    if not due:
        return 0
    count = 0
    with project.action("take over values that nobody contradicts", scope=scope_of(due)) as action:
        for found in due.values():
            desk = ConsensusDesk(project, action, found[0])
            count += sum(desk.take_unopposed(point) for point in found)
            desk.finish()
    return count


def level_open(project: Project, point: Point) -> Code | None:
    """The code of the point whose words the consensus has without a level, though levels are given.

    A side that gave no level leaves it open; the next ruling, with a `value`, gives it.
    """
    file, guid = project.file, point.document.guid
    consensus = file.coders.named(CONSENSUS)
    if consensus is None:
        return None
    rated = {one.code for one in file.ratings.all()}
    for code in point.codes:
        words = segments_of(project, code, document=guid, coder=consensus)
        there = file.ratings.of(guid, code=code.guid, coder=consensus.guid)
        if code.levels and code.guid in rated and words and there is None:
            return code
    return None


def _queue(project: Project, there: Differences) -> list[Queued]:
    file = project.file
    decisions = {(one.document, one.code, one.span): one for one in file.decisions.all()}
    consensus = file.coders.named(CONSENSUS)
    finished = {
        mark.document for mark in file.finishes.all() if consensus and mark.coder == consensus.guid
    }
    record = Record(decisions, frozenset(finished), names(project))
    known = {point.key for point in there.points}
    past = _past(project, (one for key, one in decisions.items() if key not in known))
    return queue([*there.points, *past], record, lows=there.lows)


def _past(project: Project, decisions: Iterable[Decision]) -> list[Point]:
    """The points of decisions on what the coders do not differ on any more."""
    kinds = {Verdict.VALUE: PointKind.VALUE}
    book, documents = project.codebook(), project.file.documents
    return [
        Point(document, code, one.span, kinds.get(one.verdict, PointKind.PRESENCE), {})
        for one in decisions
        for document in [documents.of(one.document)]
        for code in [book.of_guid(one.code)]
        if document and code
    ]
