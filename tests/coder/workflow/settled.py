"""What stories of settling disagreements need: who codes what, and what the consensus has."""

from coder.agreement.points import Point
from coder.agreement.queueing import Asked, Queued
from coder.agreement.ruling import Ruling
from coder.model import CONSENSUS, Verdict
from coder.workflow import browsing, coding, settling
from coder.workflow.project import Project
from transcripts.model import Document, Kind, Span, Turn, Voice

SAID = "FSW 01 T2 S1"
TALK = Document(
    "ASW 18",
    "It has changed.",
    (Turn(0, 0, 15, "ASW 18", Voice.RESPONDENT),),
    kind=Kind.INTERVIEW,
)


def span_of(project: Project, words: str) -> Span:
    start = browsing.document(project, SAID).text.index(words)
    return Span(start, start + len(words))


def code_words(project: Project, code: str, words: str) -> None:
    document = browsing.document(project, SAID)
    span = span_of(project, words)
    coding.apply_code(project, browsing.code(project, code), document=document, span=span)


def rate(project: Project, code: str, value: str, words: str = "") -> None:
    document = browsing.document(project, SAID if code != "SUP" else TALK.name)
    span = span_of(project, words) if words else None
    given = browsing.code(project, code)
    coding.rate(project, given, document=document, value=value, span=span)


def finish(*projects: Project) -> None:
    for project in projects:
        coding.finish(project, project.file.documents.all())


def consensus(project: Project) -> list[tuple[str, str]]:
    """The consensus' codings (code and words), then its values (code and value)."""
    file, book = project.file, project.codebook()
    ids = {code.guid: code.id for code in book}
    coder = file.coders.named(CONSENSUS)
    mine = [one for one in file.codings.all() if coder and one.coder == coder.guid]
    texts = {one.guid: one.text for one in file.documents.all()}
    given = [one for one in file.ratings.all() if coder and one.coder == coder.guid]
    return [
        *((ids[one.code], one.span.of(texts[one.document])) for one in mine),
        *sorted((ids[one.code], one.value) for one in given),
    ]


def finished(project: Project) -> list[str]:
    coder = project.file.coders.named(CONSENSUS)
    names = {one.guid: one.name for one in project.file.documents.all()}
    marks = project.file.finishes.all()
    return sorted(names[one.document] for one in marks if coder and one.coder == coder.guid)


def queue(project: Project, *, unopposed: bool = False) -> list[Queued]:
    there = settling.differences(project)
    return settling.queued(project, there, Asked(unopposed=unopposed))


def point_on(project: Project, code: str) -> Point:
    [found] = [one.point for one in queue(project, unopposed=True) if one.point.code.id == code]
    return found


def settle(project: Project, code: str, ruling: Ruling) -> settling.Settled:
    return settling.settle_one(project, point_on(project, code), ruling)


ANA, BEN = Ruling(Verdict.ONE, ("ana",)), Ruling(Verdict.ONE, ("ben",))
