"""What has changed in a document since one last looked, for whoever need not read it all again."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model import Coding, Rating
from coder.store.codings import coding_of, rating_of
from coder.workflow.project import Project
from transcripts.model import Document

_MOST = 1000  # changes that are sooner followed than read as a whole
_MARKING = {"codings", "ratings"}


@dataclass(frozen=True, slots=True)
class News:
    """The codings and the values that came, changed or went (None), by their guids.

    `position` is where the trail ends now: what is asked for next.
    """

    position: int
    codings: Mapping[str, Coding | None]
    ratings: Mapping[str, Rating | None]


def position(project: Project) -> int:
    """Where the trail of changes ends now."""
    return project.file.changes.position()


def news(project: Project, document: Document, *, since: int) -> News | None:
    """What anybody has changed in the document behind a position, oneself and undo included.

    None where it is better read as a whole: after very many changes, and where more than codings
    and values may be other than they were, as the codebook.
    """
    changes = project.file.changes.since(since, most=_MOST + 1)
    if len(changes) > _MOST or any(one.table not in _MARKING for one in changes):
        return None
    here = [one for one in changes if document.guid in {row["document"] for row in one.rows}]
    return News(
        changes[-1].position if changes else since,
        {
            one.guid: coding_of(one.after) if one.after else None
            for one in here
            if one.table == "codings"
        },
        {
            one.guid: rating_of(one.after) if one.after else None
            for one in here
            if one.table == "ratings"
        },
    )
