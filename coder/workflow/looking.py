"""Looking at what other coders did in a document, once one's own pass is done."""

from coder.errors import CodingRefusedError
from coder.model import CoderKind, Coding
from coder.workflow import browsing
from coder.workflow.project import Project
from transcripts.model import Document


def others(project: Project, document: Document) -> list[Coding]:
    """What the other coders have coded in the document, in the order of the text.

    Coders are compared, so who has not finished must not look: CodingRefusedError. The consensus
    coder, who settles what they differ on, always may. That a coder has looked stands in the
    trail, since what they change afterwards is not independent any more.
    """
    me = project.me()
    may = me.kind is CoderKind.CONSENSUS or browsing.finished_in(project, document)
    if not may:
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
