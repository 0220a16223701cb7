"""Words that a coder has read and that deserve no code: said outright, to be learned from."""

from dataclasses import replace

from coder.errors import CodingRefusedError
from coder.model import Review
from coder.workflow import passes
from coder.workflow.coding import check_words
from coder.workflow.project import Project
from transcripts.model import Document, Span


def leave(project: Project, document: Document, span: Span) -> Review:
    """Mark words as read and left without any code; a mark that is there already is given back.

    A coding that is made on them later outweighs the mark. Raises NoCoderError, and
    CodingRefusedError for words that cannot be coded or that this coder has coded.
    """
    me = project.me()
    check_words(document, span)
    passes.check_task(project, [document])
    mine = (one for one in project.file.codings.of_document(document.guid) if one.coder == me.guid)
    if any(one.span.overlaps(span) for one in mine):
        raise CodingRefusedError("You have coded something here: take that away first.")
    there = next((one for one in left(project, document) if one.span == span), None)
    if there is not None:
        return there
    made = Review(document.guid, "", me.guid, span, project.file.codes.latest())
    with project.action(f"no code in {document.name}", scope=document.guid) as action:
        project.file.coders.ensure(action, me)
        made = replace(made, at=action.at)
        project.file.reviews.add(action, made)
    return made


def take_back(project: Project, review: Review) -> None:
    """Take one's own mark away. Raises CodingRefusedError for another coder's."""
    if review.coder != project.me().guid:
        raise CodingRefusedError("This mark was made by somebody else; it stays as it is.")
    with project.action("the removal of no code", scope=review.document) as action:
        project.file.reviews.remove(action, review)


def left(project: Project, document: Document) -> list[Review]:
    """The coder's marks in the document that say: no code at all."""
    me = project.coder.guid if project.coder else ""
    there = project.file.reviews.of_document(document.guid)
    return [one for one in there if one.coder == me and not one.code]
