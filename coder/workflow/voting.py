"""What each coder decided where several have finished and nothing is settled."""

from collections import defaultdict
from collections.abc import Collection

from coder.model import CoderKind
from coder.suggest.lessons import Decided
from coder.workflow.project import Project


def ballots(project: Project, settled: Collection[str]) -> list[Decided]:
    """Each person's codings of the finished documents (guids) that are not `settled`."""
    file = project.file
    people = {one.guid for one in file.coders.all() if one.kind is CoderKind.PERSON}
    finished: dict[str, set[str]] = defaultdict(set)
    for one in file.finishes.all():
        if one.coder in people and one.document not in settled:
            finished[one.coder].add(one.document)
    marks = defaultdict(list)
    for coding in file.codings.all() if finished else ():
        if coding.document in finished.get(coding.coder, ()):
            marks[coding.coder].append((coding.document, coding.code, coding.span))
    return [Decided(coded=marks[coder], finished=there) for coder, there in finished.items()]
