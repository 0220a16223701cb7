"""Undo and redo: each coder's own work, across sessions, never another's."""

from coder.store.history import CODEBOOK
from coder.workflow.project import Project
from transcripts.model import Document


def undo(project: Project, document: Document | None = None) -> str:
    """Take back the last action of whoever works here; gives what it was.

    With a document, the last one in it or in the codebook: who codes a document must not take
    back, unseen, what they did in another. Raises NothingToUndoError, or UndoConflictError where
    somebody has built on it.
    """
    return project.file.history.undo(project.who(), *_scopes(document))


def redo(project: Project, document: Document | None = None) -> str:
    """Do again what was undone last; gives what it was. Limits and errors are those of `undo`."""
    return project.file.history.redo(project.who(), *_scopes(document))


def _scopes(document: Document | None) -> tuple[str, ...]:
    return (document.guid, CODEBOOK) if document else ()
