"""What keywords alone would say of the study, beside what people found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Unpack

from codebook.model import Code, Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.model import Coding, Study
from coder.workflow.browsing import study
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.tagging import tagger

if TYPE_CHECKING:
    from coder.themes.selection import Asked


@dataclass(frozen=True, slots=True)
class Gap:
    """How many of `base` respondents have a code by its keywords, by people, and by both."""

    code: Code
    base: int
    keywords: int
    people: int
    both: int


def keyword_gap(project: Project, **question: "Unpack[Asked]") -> list[Gap]:
    """Count respondents by keywords as if every hit were a coding; by people as `themes` does.

    Of the codes at the top of the tree that have keywords, or that have some below them, if none
    are named. Choices are left out. Errors as in `coder.workflow.reporting.themes`;
    InvalidRequestError where suggestions are off, or no code has keywords.
    """
    from coder.themes.incidence import incidence
    from coder.themes.selection import Question

    check_on(project)
    whole, asked = study(project), Question(**question)
    if not asked.codes:
        asked = replace(asked, codes=[one.id for one in _worded(whole.codebook)])
    if not asked.codes:
        raise InvalidRequestError("No code has keywords. See: coder keywords show CODE")
    people = incidence(whole, asked)
    keywords = incidence(_by_keywords(whole), asked)
    return [
        Gap(
            code=code,
            base=int(people.in_base[:, column].sum()),
            keywords=int((keywords.present & people.in_base)[:, column].sum()),
            people=int(people.present[:, column].sum()),
            both=int((keywords.present & people.present)[:, column].sum()),
        )
        for column, code in enumerate(people.codes)
        if code.kind is CodeKind.PRESENCE
    ]


def _worded(codebook: Codebook) -> Iterator[Code]:
    """The codes at the top that keywords may speak for."""
    for code in codebook.roots():
        if any(one.keywords.seek for one in codebook.family(code)):
            yield code


def _by_keywords(whole: Study) -> Study:
    """The study in which whoever finished a document has coded what the keywords hit, no more."""
    from coder.suggest.phrases import KeywordSuggester

    suggester = KeywordSuggester(whole.codebook, tagger(whole.codebook))
    hits = {one.guid: suggester.suggest(one) for one in whole.documents}
    codings = (
        Coding(finish.document, hit.code, finish.coder, hit.span)
        for finish in whole.finishes
        for hit in hits.get(finish.document, ())
    )
    return replace(whole, codings=tuple(codings), ratings=())
