"""What the project holds of one document at one moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Codebook
from coder.model import Coding, Noted, Rating
from coder.workflow import browsing, memoing
from coder.workflow.project import Project
from transcripts.model import Document


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody's work in a document; read as a whole, so that nobody sees the half of it.

    `fingerprint` is that of its text, None where it is no longer there; `memos` are those on
    codings, by the coding's guid; `names` are the coders' by their guids, and `finished` the guids
    of those who have finished the document.
    """

    fingerprint: str | None
    codebook: Codebook
    codings: Sequence[Coding]
    ratings: Sequence[Rating]
    memos: Mapping[str, Sequence[Noted]]
    names: Mapping[str, str]
    finished: frozenset[str]


def standing(project: Project, document: Document) -> Standing:
    """Read it. Raises ProjectBusyError."""
    return Standing(
        fingerprint=browsing.fingerprint(project, document),
        codebook=project.codebook(),
        codings=browsing.codings_in(project, document),
        ratings=browsing.ratings_in(project, document),
        memos=memoing.on_codings(project, document),
        names={coder.guid: coder.name for coder in browsing.coders(project)},
        finished=frozenset(browsing.finished_by(project, document)),
    )
