"""What the project holds of one document at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from codebook.model import Codebook
from coder.model import Coding, Noted, Rating, Review
from coder.workflow import browsing, following, memoing, reviewing
from coder.workflow.following import News
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody's work in a document; read as a whole, so that nobody sees the half of it.

    `fingerprint` is that of its text, None where it is no longer there; `memos` are those on
    codings, by the coding's guid; `names` are those of the coders whose work may ever be shown here
    (`coder.workflow.sight`), by their guids, and `finished` the guids of those who have finished
    the document; `left` are the coder's own marks of words that deserve no code. Codings and
    ratings stand by their guids, too; what changes in them behind the `position` in the trail is
    news.
    """

    position: int
    fingerprint: str | None
    codebook: Codebook
    codings: Mapping[str, Coding]
    ratings: Mapping[str, Rating]
    memos: Mapping[str, Sequence[Noted]]
    names: Mapping[str, str]
    finished: frozenset[str]
    left: Sequence[Review]

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
    position, mine = following.position(project), sight(project)  # told twice does no harm
    names = {one.guid: one.name for one in browsing.coders(project)}
    shown = mine.peers(document.guid) | {mine.me.guid if mine.me else ""}
    return Standing(
        position=position,
        fingerprint=browsing.fingerprint(project, document),
        codebook=project.codebook(),
        codings={
            one.guid: one for one in browsing.codings_in(project, document) if one.coder in shown
        },
        ratings={
            one.guid: one for one in browsing.ratings_in(project, document) if one.coder in shown
        },
        memos=memoing.on_codings(project, document),
        names={guid: name for guid, name in names.items() if guid in shown},
        finished=frozenset(browsing.finished_by(project, document)),
        left=reviewing.left(project, document),
    )


def _after(there: Mapping[str, T], news: Mapping[str, T | None]) -> Mapping[str, T]:
    if not news:
        return there
    return {guid: one for guid, one in {**there, **news}.items() if one is not None}
