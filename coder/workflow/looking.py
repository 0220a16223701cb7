"""Looking at what other coders did, and at who the respondents are: the trail tells of it.

What a coder changes after such a look is not independent any more, so the look stands in the
trail, once for each document and sitting.
"""

from collections.abc import Iterable, Mapping

from coder.errors import CodingRefusedError
from coder.model import Coding, Noted
from coder.store.history import WHOLE
from coder.workflow import browsing
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document


def others(project: Project, document: Document) -> list[Coding]:
    """What the other coders have coded in the document, in the order of the text.

    Raises CodingRefusedError for who may not see it (`sight`), and where there is nothing.
    """
    me, mine = project.me(), sight(project)
    if refusal := mine.refusal(document):
        raise CodingRefusedError(refusal)
    there = [one for one in browsing.codings_in(project, document) if one.coder != me.guid]
    found = [one for one in there if mine.sees(document.guid, one.coder)]
    if not found:
        raise CodingRefusedError(f"Nobody else has coded anything in {document.name} yet.")
    saw_codings(project, {document.guid: document.name})
    return found


def saw_codings(project: Project, documents: Mapping[str, str]) -> None:
    """Tell that the coder has seen others' codings in these documents (guid → name)."""
    _tell(project, ((f"looked at others' codings in {of}", it) for it, of in documents.items()))


def saw_memos(project: Project, shown: Iterable[Noted]) -> None:
    """Tell of which documents the coder has seen others' memos, those on codings included.

    Who reads without a coder's name codes nothing, and leaves no trace.
    """
    me = project.coder
    if me is not None:
        subjects = [one.subject for one in shown if one.memo.coder != me.guid]
        documents = {one.scope: one.document for one in subjects if one.document}
        _tell(project, ((f"looked at others' memos on {of}", it) for it, of in documents.items()))


def saw_names(project: Project, question: str) -> None:
    """Tell that the coder has taken the mask off the answers to a question."""
    if project.coder is not None:
        _tell(project, [(f"took the mask off the answers to {question}", WHOLE)])


def _tell(project: Project, looks: Iterable[tuple[str, str]]) -> None:
    new = [(name, scope) for name, scope in looks if f"{name} {scope}" not in project.looks]
    if new:
        project.file.history.note(project.who(), new)
        project.looks |= {f"{name} {scope}" for name, scope in new}
