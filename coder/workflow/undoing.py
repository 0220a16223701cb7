"""Undo and redo: each coder's own work, across sessions, never another's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from coder.errors import UndoConflictError
from coder.store.history import CODEBOOK, WHOLE, Past, Turned
from coder.workflow import passes
from coder.workflow.project import Project
from coder.workflow.standing import levels_kept
from transcripts.model import Document, Span


@dataclass(frozen=True, slots=True)
class TurnedBack:
    """What was undone or done again: its name, and the coded words in the document, if any."""

    what: str
    spans: tuple[Span, ...] = ()


def undo(project: Project, document: Document | None = None) -> str:
    """Take back the last action of whoever works here; gives what it was.

    With a document, the last one in it or in the codebook: who codes a document must not take
    back, unseen, what they did in another. Raises NothingToUndoError, UndoConflictError where
    somebody has built on it, and CodingRefusedError where a level would lose its words.
    """
    return _undo(project, document).name


def redo(project: Project, document: Document | None = None) -> str:
    """Do again what was undone last; gives what it was. Limits and errors are those of `undo`."""
    return _redo(project, document).name


def undo_in(project: Project, document: Document) -> TurnedBack:
    """As `undo`; tells also where in the document it was."""
    return _turned_back(_undo(project, document), document)


def redo_in(project: Project, document: Document) -> TurnedBack:
    """As `redo`; tells also where in the document it is."""
    return _turned_back(_redo(project, document), document)


def undo_codebook(project: Project) -> str:
    """As `undo`, with one's last change of the codebook."""
    guard = partial(_kept, project)
    return project.file.history.undo(project.who(), CODEBOOK, guard=guard).name


def redo_codebook(project: Project) -> str:
    """As `redo`, with the change of the codebook that was undone last."""
    guard = partial(_kept, project)
    return project.file.history.redo(project.who(), CODEBOOK, guard=guard).name


def last(project: Project, document: Document | None = None) -> int:
    """The number of the action that `undo` would take back; 0 if there is none."""
    return project.file.history.last(project.who(), *_scopes(document))


def _undo(project: Project, document: Document | None) -> Turned:
    guard = partial(_kept, project)
    return project.file.history.undo(project.who(), *_scopes(document), guard=guard)


def _redo(project: Project, document: Document | None) -> Turned:
    guard = partial(_kept, project)
    return project.file.history.redo(project.who(), *_scopes(document), guard=guard)


@contextmanager
def _kept(project: Project, past: Past) -> Iterator[None]:
    """Refuse to leave a level without words, or words where a level says that there are none.

    Acts need not go back in the order in which they were done: what one did in a document goes
    before what one did later to many at once, and a level may rest on what another has imported.
    So a version of the codebook may also come back upon another than it was made from: it would
    not say any more what the codes were, and is refused. And a pass that others could have seen
    stays.
    """
    in_document = past.scope not in {WHOLE, CODEBOOK}
    with levels_kept(project, past.scope if in_document else None), passes.shown_kept(project):
        yield
    if not in_document and project.codebook() != project.file.codes.newest():
        raise UndoConflictError(past.name)


def _turned_back(turned: Turned, document: Document) -> TurnedBack:
    spans = [
        Span(row["start"], row["stop"])
        for table, row in turned.rows
        if table in {"codings", "ratings"}
        and row["document"] == document.guid
        and row["start"] is not None
    ]
    return TurnedBack(turned.name, tuple(spans))


def _scopes(document: Document | None) -> tuple[str, ...]:
    return (document.guid, CODEBOOK) if document else ()
