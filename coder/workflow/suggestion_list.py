"""Suggestions in names and numbers, for people and scripts, each under a short id that stays."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from coder.errors import InvalidRequestError
from coder.model import Suggestion
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.suggesting import everything, sentence_of
from coder.workflow.suggestion_log import once_shown
from transcripts.model import Document


@dataclass(frozen=True, slots=True)
class Listed:
    """A suggestion for people and scripts: the document's name and the code's id.

    `quote` is what stands from `start` to `stop`, `sentence` what accepting would code. `band` is
    high, medium or low where enough was reviewed to tell, `method` the suggester's name.
    """

    id: str
    document: str
    start: int
    stop: int
    code: str
    form: str
    keyword: str
    reason: str
    score: float
    band: str
    method: str
    quote: str
    sentence: str


def listed(project: Project, suggestions: Iterable[Suggestion]) -> list[Listed]:
    """The suggestions in names and numbers, each under a short id that stays."""
    codes = {code.guid: code.id for code in project.codebook()}
    documents = {document.guid: document for document in project.file.documents.all()}
    return [
        _listed(one, codes[one.code], documents[one.document])
        for one in suggestions
        if one.code in codes and one.document in documents
    ]


def identified(project: Project, ids: Iterable[str]) -> list[Suggestion]:
    """The suggestions of those ids, decided ones too, and any that this coder was shown before.

    Raises InvalidRequestError.
    """
    check_on(project)
    found = [*(once_shown(project) if project.coder else ()), *everything(project)]
    known = {row.id: one for row, one in zip(listed(project, found), found, strict=True)}
    wanted = list(dict.fromkeys(ids))
    unknown = [one for one in wanted if one not in known]
    if unknown:
        raise InvalidRequestError(
            f"There is no suggestion {', '.join(unknown)}. See the ids with: coder suggest list"
        )
    return [known[one] for one in wanted]


def _listed(suggestion: Suggestion, code: str, document: Document) -> Listed:
    span = suggestion.span
    place = f"{document.guid} {code} {span.start} {span.stop}"
    return Listed(
        id=hashlib.sha256(place.encode()).hexdigest()[:10],
        document=document.name,
        start=span.start,
        stop=span.stop,
        code=code,
        form=suggestion.form,
        keyword=suggestion.keyword,
        reason=suggestion.reason,
        score=suggestion.score,
        band=suggestion.band,
        method=suggestion.method,
        quote=span.of(document.text),
        sentence=sentence_of(suggestion, document).of(document.text),
    )
