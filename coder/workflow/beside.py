"""What stands beside a point: the coders' memos, their levels, and other codes on the words."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from codebook.model import Code
from coder.agreement.points import Point
from coder.workflow.project import Project
from transcripts.model import Span


@dataclass(frozen=True, slots=True)
class Beside:
    """What one coder did about a point besides what they said of it.

    `level` is the level of the code, or of one above it on which they differ as well. `others` are
    the codes that the coder put on the disputed words instead.
    """

    memos: tuple[str, ...] = ()
    level: str = ""
    others: tuple[tuple[Code, Span], ...] = field(default=())


def beside(project: Project, point: Point) -> Mapping[str, Beside]:
    """For each coder of a point (by name) what stands beside it."""
    file, document = project.file, point.document.guid
    coders = {coder.name: coder.guid for coder in file.coders.all()}
    codings = file.codings.of_document(document)
    notes = file.memos.in_document(document)
    words = [span for said in point.said.values() for span in said.spans]
    book = project.codebook()
    family = {one.guid for one in book.family(point.code)}
    found = {}
    for name in point.said:
        guid = coders.get(name, "")
        mine = [one for one in codings if one.coder == guid and one.span.overlaps(point.span)]
        about = {one.guid for one in mine if one.code in family} | {document}
        others = {
            (one.code, one.span)
            for one in mine
            if one.code not in family and any(one.span.overlaps(span) for span in words)
        }
        found[name] = Beside(
            tuple(one.text for one in notes if one.subject in about and one.coder == guid),
            _level(project, point, guid),
            tuple(_known(project, others)),
        )
    return found


def _known(project: Project, places: set[tuple[str, Span]]) -> list[tuple[Code, Span]]:
    book = project.codebook()
    ordered = sorted(places, key=lambda place: (place[1], place[0]))
    return [(code, span) for guid, span in ordered for code in [book.of_guid(guid)] if code]


def _level(project: Project, point: Point, coder: str) -> str:
    for code in point.codes:
        if code.levels:
            there = project.file.ratings.of(point.document.guid, code=code.guid, coder=coder)
            return there.value if there else ""
    return ""
