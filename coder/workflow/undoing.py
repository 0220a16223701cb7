"""Undo and redo: each coder's own work, across sessions, never another's."""

from coder.workflow.project import Project


def undo(project: Project) -> str:
    """Take back the last action of whoever works here; gives what it was.

    Raises NothingToUndoError, or UndoConflictError where somebody has built on it.
    """
    return project.file.history.undo(project.who())


def redo(project: Project) -> str:
    """Do again what was undone last; gives what it was. Raises as `undo` does."""
    return project.file.history.redo(project.who())
