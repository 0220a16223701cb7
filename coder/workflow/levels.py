"""Presence and level go together: a level above 0 needs coded words, level 0 has none."""

from codebook.model import Code, Codebook, CodeKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Coder, Coding, Rating
from coder.store.history import Action
from coder.workflow.project import Project


def code_of(codebook: Codebook, guid: str) -> Code:
    """The code of that guid; it is in the codebook, or the file would not hold its coding."""
    return next(code for code in codebook if code.guid == guid)


def segments_of(project: Project, code: Code, *, document: str, coder: Coder) -> list[Coding]:
    """The coder's codings of the code, or of any code below it, in a document (a guid)."""
    family = {one.guid for one in project.codebook().family(code)}
    return [
        coding
        for coding in project.file.codings.of_document(document)
        if coding.code in family and coding.coder == coder.guid
    ]


def give_words(project: Project, action: Action, code: Code, rating: Rating) -> None:
    """See to the words of a level that is about to be saved: its evidence is coded, if need be.

    A level 0 of the code, or of one above it, goes with that.

    Raises CodingRefusedError for level 0 where words are coded, and for another without words.
    """
    present = segments_of(project, code, document=rating.document, coder=project.me())
    if rating.value == ABSENT_LEVEL and present:
        raise CodingRefusedError(
            f"{len(present)} segments are coded {code.id} here; remove them, or give a level "
            "above 0."
        )
    if rating.value != ABSENT_LEVEL and not present:
        if rating.span is None:
            raise CodingRefusedError(
                f"Nothing is coded {code.id} here yet: select the words that show level "
                f"{rating.value} first."
            )
        coding = Coding(
            rating.document, code.guid, rating.coder, rating.span, rating.version, rating.at
        )
        project.file.codings.add(action, coding)
        drop_absent(project, action, coding)


def drop_absent(project: Project, action: Action, coding: Coding) -> None:
    """Take away each level 0 that a coding, just made, has proved wrong."""
    for rating in _above(project, coding):
        if rating.value == ABSENT_LEVEL:
            project.file.ratings.remove(action, rating)


def drop_baseless(project: Project, action: Action, coding: Coding) -> None:
    """Take away each level that rested on a coding which has just gone, and on no other."""
    codebook, me = project.codebook(), project.me()
    for rating in _above(project, coding):
        code = code_of(codebook, rating.code)
        if not segments_of(project, code, document=coding.document, coder=me):
            project.file.ratings.remove(action, rating)


def _above(project: Project, coding: Coding) -> list[Rating]:
    """The coder's levels, in the coding's document, of its code and of the codes above that.

    A choice above is none of them: its value stands without words.
    """
    codebook, found = project.codebook(), []
    code: Code | None = code_of(codebook, coding.code)
    while code is not None:
        rating = project.file.ratings.of(coding.document, code=code.guid, coder=coding.coder)
        if rating is not None and code.kind is CodeKind.PRESENCE:
            found.append(rating)
        code = codebook.find(code.parent)
    return found
