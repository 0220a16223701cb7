"""Whether levels still stand on what is coded, when codes are moved or acts are taken back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from codebook.model import Codebook, CodeKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Rating
from coder.workflow.levels import code_of
from coder.workflow.project import Project

TOLD = 5
"""So many places are named; the rest are counted."""


@contextmanager
def levels_kept(project: Project, document: str | None = None) -> Iterator[None]:
    """Refuse what makes a level say other than the words that are coded; to stand in an action.

    A level above 0 needs coded words, its own or of a code below; level 0 has none. What did not
    fit before is left alone. Where only one document (a guid) is touched, no other is looked at.
    Raises CodingRefusedError, with who and where.
    """
    before = {rating.guid for rating in contradictions(project, document)}
    yield
    found = [one for one in contradictions(project, document) if one.guid not in before]
    if found:
        told = [_told(project, rating) for rating in found[:TOLD]]
        raise CodingRefusedError(
            f"Nothing was changed, for {listed(told, len(found))}. Change these levels first."
        )


def contradictions(project: Project, document: str | None = None) -> list[Rating]:
    """Everybody's levels that do not fit the words coded, in the project or in one document."""
    file, codebook = project.file, project.codebook()
    ratings = file.ratings.all() if document is None else file.ratings.of_document(document)
    levels = [one for one in ratings if _is_level(codebook, one)]
    if not levels:  # as mostly: then nothing that is coded need be looked at
        return []
    coded = _coded(codebook, file.codings.coded(document))
    return [
        one
        for one in levels
        if ((one.document, one.coder) in coded[one.code]) is (one.value == ABSENT_LEVEL)
    ]


def where(project: Project, rating: Rating) -> str:
    """Who gave a rating and in which document, as `ana in FSW 01 T2 S1`."""
    names = {coder.guid: coder.name for coder in project.file.coders.all()}
    document = project.file.documents.of(rating.document)
    return f"{names[rating.coder]} in {document.name if document else '?'}"


def listed(told: list[str], count: int) -> str:
    """The first places, and how many more there are."""
    more = f" and {count - len(told)} more" if count > len(told) else ""
    return "; ".join(told) + more


def _is_level(codebook: Codebook, rating: Rating) -> bool:
    code = codebook.of_guid(rating.code)
    return code is not None and code.kind is CodeKind.PRESENCE


def _coded(
    codebook: Codebook, given: Iterable[tuple[str, str, str]]
) -> dict[str, set[tuple[str, str]]]:
    """In which document, by whom, each code (a guid) or one below it is coded."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for document, guid, coder in given:
        code = codebook.of_guid(guid)
        while code is not None:
            found[code.guid].add((document, coder))
            code = codebook.find(code.parent) if code.parent else None
    return found


def _told(project: Project, rating: Rating) -> str:
    name = code_of(project.codebook(), rating.code).id
    if rating.value == ABSENT_LEVEL:
        return f"{where(project, rating)} says that {name} is absent, and words would be coded so"
    return f"level {rating.value} of {name} by {where(project, rating)} would lose its words"
