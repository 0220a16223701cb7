"""The last place: where a coder was, so that tomorrow's work goes on where today's ended."""

from contextlib import suppress

from coder.errors import CoderError
from coder.workflow.project import Project
from transcripts.model import Document


def _name(project: Project) -> str:
    """Who stands there: by name, since a coder who only reads has no row of their own yet."""
    return project.me().name.casefold()


def place(project: Project, document: Document) -> int | None:
    """Where the coder stood last in the document (code points); None where they never were."""
    if project.coder is None:
        return None
    offset = project.file.places.of(document.guid, _name(project))
    return None if offset is None else min(offset, len(document.text))


def last_document(project: Project) -> str | None:
    """The guid of the document in which the coder was last."""
    return project.file.places.last(_name(project)) if project.coder else None


def keep_place(project: Project, document: Document, offset: int) -> None:
    """Remember where the coder stands.

    A busy or unwritable file is let be: a place is worth less than a quiet way out.
    """
    if project.coder is not None:
        with suppress(CoderError):
            project.file.history.keep_place(document.guid, _name(project), offset)
