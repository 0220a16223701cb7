"""Search the project's documents, and code what was found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from codebook.model import Code, Codebook, CodeKind, asked_of
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.model import Coding, Study
from coder.search.concordance import CONTEXT, Hit, hits, with_codes
from coder.search.finding import ends, placed, speeches
from coder.search.patterns import Query, SearchKind, compiled
from coder.workflow import browsing
from coder.workflow.coding_many import code_all
from coder.workflow.project import Project
from coder.workflow.timed_search import found_in_time
from transcripts.model import Document, Span

if TYPE_CHECKING:
    from coder.themes.selection import Where

EVERYTHING: "Where" = MappingProxyType({})


def search(
    project: Project,
    query: Query,
    *,
    where: "Where" = EVERYTHING,
    context: int = CONTEXT,
) -> list[Hit]:
    """Every place where the query stands, in the order of the documents and their text.

    `where` maps document fields and case attributes to the values that are wanted; `context` counts
    characters. The hits show the codes of who works here, and nobody else's. Raises
    InvalidRequestError.
    """
    found = search_study(browsing.seen_study(project), query, where=where, context=context)
    return with_own_codes(project, found)


def search_study(
    study: Study, query: Query, *, where: "Where" = EVERYTHING, context: int = CONTEXT
) -> list[Hit]:
    """The same in a study that has been read, which a thread may do; nobody's codes are shown."""
    from coder.themes.selection import selected

    documents = selected(study, where)
    spans = find(query, documents)
    return [
        hit
        for document in documents
        for hit in hits(document, spans[document.guid], context=context)
    ]


def find(query: Query, documents: Sequence[Document]) -> dict[str, list[tuple[int, Span]]]:
    """Guid of each document → number of the turn (from 1) and span of every match.

    Forms are worked out first, where there are none yet. Raises InvalidRequestError for a regular
    expression that cannot be read, or that takes too long.
    """
    asked = with_forms(query)
    pattern = compiled(asked)
    if pattern is None:
        return {one.guid: [] for one in documents}
    said = [speeches(one, asked.voices) for one in documents]
    flat = [speech for one in said for speech in one]
    if asked.kind is SearchKind.REGEX:
        found = iter(found_in_time(pattern.pattern, pattern.flags, flat))
    else:
        found = iter([ends(pattern, speech) for speech in flat])
    return {
        one.guid: list(placed(one, asked.voices, list(islice(found, len(each)))))
        for one, each in zip(documents, said, strict=True)
    }


def with_forms(query: Query) -> Query:
    """The query with all forms of its words; keywords are parted by commas."""
    if query.kind is not SearchKind.FORMS or query.forms:
        return query
    return replace(query, forms=_forms(query.words.split(",")))


def keywords_query(codebook: Codebook, code: Code) -> Query:
    """A search for every form of the keywords of a code and of all codes below it.

    Words that its keywords avoid are not left out: a search shows what is there. Raises
    InvalidRequestError for codes without keywords.
    """
    keywords = [keyword for one in codebook.family(code) for keyword in one.keywords.seek]
    if not keywords:
        raise InvalidRequestError(f"{code.id} has no keywords to search for.")
    return Query(", ".join(keywords), SearchKind.FORMS, forms=_forms(keywords))


def texts(project: Project) -> Mapping[str, str]:
    """Guid → fingerprint of the text of every document: hits of others are out of date."""
    return project.file.documents.fingerprints()


def with_own_codes(project: Project, found: Sequence[Hit]) -> list[Hit]:
    """The hits with the codes that who works here has put on them, as the project is now."""
    coder = project.coder
    codings = project.file.codings.all() if coder else []
    return with_codes(found, [one for one in codings if coder and one.coder == coder.guid])


def codable(code: Code, found: Iterable[Hit]) -> list[Hit]:
    """The hits that the code can be put on: respondents' words, in documents of its kind.

    Raises CodingRefusedError for a code that is put on no words at all.
    """
    if code.kind is CodeKind.CHOICE:
        raise CodingRefusedError(
            f"{code.id} is a single choice: give documents one of its values instead."
        )
    return [one for one in found if one.codable and str(one.document.kind) == str(code.unit)]


def code_hits(
    project: Project, code: Code, found: Sequence[Hit], *, words_alone: bool = False
) -> list[Coding]:
    """Code the sentence of each hit, or its words alone, as one action; gives what was coded.

    Raises CodingRefusedError, and codes nothing then, where a hit is not a respondent's.
    """
    places = [(one.document, one.span if words_alone else one.sentence) for one in found]
    return code_all(project, code, list(dict.fromkeys(places)))


def _forms(keywords: Iterable[str]) -> tuple[str, ...]:
    from coder.suggest.forms import is_wildcard, plain, written_out

    forms = [
        form
        for one in keywords
        for form in ((plain(asked_of(one)[0]),) if is_wildcard(one) else written_out(one))
    ]
    return tuple(dict.fromkeys(forms))
