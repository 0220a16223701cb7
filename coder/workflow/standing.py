"""Whether levels still stand on what is coded, when codes take another place in the tree."""

from collections import defaultdict
from collections.abc import Iterable

from codebook.model import Codebook, CodeKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Rating
from coder.workflow.project import Project

TOLD = 5
"""So many places are named; the rest are counted."""


def refuse_contradictions(project: Project, codebook: Codebook, known: Iterable[Rating]) -> None:
    """Refuse a codebook by which a level says other than the words that are coded.

    A level above 0 needs coded words, its own or of a code below; level 0 has none. What is
    `known` did not fit before and is left alone. Raises CodingRefusedError, with who and where.
    """
    before = {rating.guid for rating in known}
    found = [one for one in contradictions(project, codebook) if one.guid not in before]
    if found:
        told = [_told(project, codebook, rating) for rating in found[:TOLD]]
        raise CodingRefusedError(
            f"Nothing was changed, for {listed(told, len(found))}. Change these levels first."
        )


def contradictions(project: Project, codebook: Codebook) -> list[Rating]:
    """Everybody's levels that do not fit the words coded, if codes stand as in this codebook."""
    coded = _coded(project, codebook)
    found = []
    for rating in project.file.ratings.all():
        code = codebook.of_guid(rating.code)
        if code is not None and code.kind is CodeKind.PRESENCE:
            present = (rating.document, rating.coder) in coded[rating.code]
            if present is (rating.value == ABSENT_LEVEL):
                found.append(rating)
    return found


def where(project: Project, rating: Rating) -> str:
    """Who gave a rating and in which document, as `ana in FSW 01 T2 S1`."""
    names = {coder.guid: coder.name for coder in project.file.coders.all()}
    document = project.file.documents.of(rating.document)
    return f"{names[rating.coder]} in {document.name if document else '?'}"


def listed(told: list[str], count: int) -> str:
    """The first places, and how many more there are."""
    more = f" and {count - len(told)} more" if count > len(told) else ""
    return "; ".join(told) + more


def _coded(project: Project, codebook: Codebook) -> dict[str, set[tuple[str, str]]]:
    """In which document, by whom, each code (a guid) or one below it is coded."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for coding in project.file.codings.all():
        code = codebook.of_guid(coding.code)
        while code is not None:
            found[code.guid].add((coding.document, coding.coder))
            code = codebook.find(code.parent) if code.parent else None
    return found


def _told(project: Project, codebook: Codebook, rating: Rating) -> str:
    code = codebook.of_guid(rating.code)
    name = code.id if code else rating.code
    if rating.value == ABSENT_LEVEL:
        return f"{where(project, rating)} says that {name} is absent, and words would be coded so"
    return f"level {rating.value} of {name} by {where(project, rating)} would lose its words"
