"""What there is to settle: the coders' independent work, in documents that may be looked at."""

from collections.abc import Iterator
from dataclasses import replace

from coder.model import CoderKind, RoundKind, Study
from coder.workflow.passes import independent, is_shown
from coder.workflow.project import Project


def ready(project: Project, study: Study) -> Study:
    """The study as it is compared, without finished marks where nothing is to be settled yet.

    Where there are frozen passes of a round, they stand. A document waits while a coder of an open
    round has not finished it, or while whoever asks has begun to code it and not finished: what
    others made of it would steer them.
    """
    waiting = {*_in_rounds(project), *_begun(project, study)}
    found = independent(project, study)
    if not waiting:
        return found
    finishes = tuple(one for one in found.finishes if one.document not in waiting)
    return replace(found, finishes=finishes)


def _in_rounds(project: Project) -> Iterator[str]:
    """The documents (guids) of open rounds that not all of their coders have finished."""
    rounds = [one for one in project.file.rounds.all() if one.kind is RoundKind.INDEPENDENT]
    passes = project.file.passes.guids() if rounds else {}
    for one in rounds:
        for document in () if one.closed else one.documents:
            if not is_shown(one, document, passes):
                yield document


def _begun(project: Project, study: Study) -> set[str]:
    """The documents (guids) that whoever asks has begun to code and not finished."""
    me = project.coder
    if me is None or me.kind is CoderKind.CONSENSUS:
        return set()
    begun = {one.document for one in study.codings if one.coder == me.guid}
    begun |= {one.document for one in study.ratings if one.coder == me.guid}
    return begun - {mark.document for mark in study.finishes if mark.coder == me.guid}
