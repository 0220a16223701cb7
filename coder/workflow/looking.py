"""Looking at what other coders did in a document, once one's own pass is done."""

from coder.errors import CodingRefusedError
from coder.model import Coding
from coder.workflow import browsing
from coder.workflow.project import Project
from coder.workflow.sight import sees_others
from transcripts.model import Document


def others(project: Project, document: Document) -> list[Coding]:
    """What the other coders have coded in the document, in the order of the text.

    Raises CodingRefusedError for who may not see it (`sight`), and where there is nothing. That a
    coder has looked stands in the trail, since what they change afterwards is not independent any
    more.
    """
    me = project.me()
    if not sees_others(me, finished=browsing.finished_in(project, document)):
        raise CodingRefusedError(
            f"Finish {document.name} first (f): coders who look at one another's work are not "
            "independent."
        )
    found = [one for one in browsing.codings_in(project, document) if one.coder != me.guid]
    if not found:
        raise CodingRefusedError(f"Nobody else has coded anything in {document.name} yet.")
    with project.action(f"looked at others' codings in {document.name}", scope=document.guid):
        pass  # nothing is changed, so undo passes it over
    return found
