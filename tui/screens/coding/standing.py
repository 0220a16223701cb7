"""What the project holds of one document at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from codebook.model import Codebook
from coder.model import Coding, Noted, Rating
from coder.workflow import browsing, following, memoing
from coder.workflow.following import News
from coder.workflow.project import Project
from transcripts.model import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody's work in a document; read as a whole, so that nobody sees the half of it.

    `fingerprint` is that of its text, None where it is no longer there; `memos` are those on
    codings, by the coding's guid; `names` are the coders' by their guids, and `finished` the guids
    of those who have finished the document. Codings and ratings stand by their guids, too; what
    changes in them behind the `position` in the trail is news.
    """

    position: int
    fingerprint: str | None
    codebook: Codebook
    codings: Mapping[str, Coding]
    ratings: Mapping[str, Rating]
    memos: Mapping[str, Sequence[Noted]]
    names: Mapping[str, str]
    finished: frozenset[str]

    def after(self, news: News) -> "Standing | None":
        """What there is then; None where the news are of a coder who was not there before."""
        works = [*news.codings.values(), *news.ratings.values()]
        if any(one and one.coder not in self.names for one in works):
            return None
        return replace(
            self,
            position=news.position,
            codings=_after(self.codings, news.codings),
            ratings=_after(self.ratings, news.ratings),
        )


def standing(project: Project, document: Document) -> Standing:
    """Read it. Raises ProjectBusyError."""
    return Standing(
        position=following.position(project),  # first: what is told twice does no harm
        fingerprint=browsing.fingerprint(project, document),
        codebook=project.codebook(),
        codings={one.guid: one for one in browsing.codings_in(project, document)},
        ratings={one.guid: one for one in browsing.ratings_in(project, document)},
        memos=memoing.on_codings(project, document),
        names={coder.guid: coder.name for coder in browsing.coders(project)},
        finished=frozenset(browsing.finished_by(project, document)),
    )


def _after(there: Mapping[str, T], news: Mapping[str, T | None]) -> Mapping[str, T]:
    if not news:
        return there
    return {guid: one for guid, one in {**there, **news}.items() if one is not None}
