"""Which documents are not finished, and by whom: what is missing in the figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coder.model import Coder, Study
from coder.units import PAIR
from transcripts.model import Document, State


class Progress(StrEnum):
    """How far a coder is in a document."""

    FINISHED = "finished"
    BEGUN = "begun"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class DocumentStanding:
    """One document and how far each coder (by name) is in it."""

    document: Document
    progress: Mapping[str, Progress]

    @property
    def compared(self) -> bool:
        """Whether two coders finished it, so that it is in the figures."""
        return self.finished >= PAIR

    @property
    def finished(self) -> int:
        return sum(one is Progress.FINISHED for one in self.progress.values())


def unfinished(study: Study, coders: Sequence[Coder]) -> tuple[DocumentStanding, ...]:
    """The documents that somebody has begun and not all of the coders have finished.

    Those that two finished come first: there, figures of more than two coders have gaps. Then those
    that nearly are in the figures.
    """
    done = {(mark.document, mark.coder) for mark in study.finishes}
    begun = {(one.document, one.coder) for one in study.codings}
    begun |= {(one.document, one.coder) for one in study.ratings}
    found = []
    for document in study.documents:
        progress = {one.name: _progress((document.guid, one.guid), done, begun) for one in coders}
        if document.state is State.PRESENT and not _is_done(progress):
            found.append(DocumentStanding(document, progress))
    return tuple(sorted(found, key=lambda one: -one.finished))


def _is_done(progress: Mapping[str, Progress]) -> bool:
    """Whether nothing is left to do, or nobody has done anything."""
    return len(set(progress.values())) == 1 and Progress.BEGUN not in progress.values()


def _progress(
    place: tuple[str, str], done: set[tuple[str, str]], begun: set[tuple[str, str]]
) -> Progress:
    if place in done:
        return Progress.FINISHED
    return Progress.BEGUN if place in begun else Progress.NOTHING
