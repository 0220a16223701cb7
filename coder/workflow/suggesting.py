"""Suggest codes from the codebook's keywords and from what was coded; a coder decides.

Nothing is suggested before somebody asks. A suggestion is never a coding: it counts nowhere until
a coder accepts it, and then it is the coder's own. What guesses is loaded when something is
suggested, and never where suggestions are off.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from codebook.model import Code, Codebook, CodeKind
from coder.errors import UnknownCodeError, UnknownDocumentError
from coder.model import Coding, Suggestion
from coder.workflow.coding import apply_code
from coder.workflow.first_passes import held_back
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.sight import sight
from coder.workflow.suggestion_log import (
    lines,
    note,
    place,
    rank,
    rejected,
    write,
)
from coder.workflow.tagging import tagger
from transcripts.model import Document, Span
from transcripts.sentences import sentences

if TYPE_CHECKING:
    from coder.suggest.offering import Offering
    from coder.suggest.phrases import Form, KeywordSuggester

_FEW = 20  # documents that are read one by one


def suggestions(
    project: Project,
    documents: Iterable[Document] | None = None,
    codes: Iterable[Code] | None = None,
    *,
    learned: bool = True,
) -> list[Suggestion]:
    """What is left to decide, in the order of the documents and their text.

    Left out are, for who works here, words under a coding of the code or of a code below it (so
    undo of an accepted suggestion brings it back), what was rejected, documents that were not read
    through yet, and blind rounds' documents. Without `learned`, and without a coder's name, only
    keywords are looked for: that is quick. Raises InvalidRequestError where suggestions are off.
    """
    check_on(project)
    chosen = _open_to(project, project.file.documents.all() if documents is None else documents)
    found = list(_all(project, chosen, learned=learned))
    if codes is not None:
        wanted = {code.guid for code in codes}
        found = [one for one in found if one.code in wanted]
    if project.coder is None:
        return found
    turned_down, coded = rejected(project), _coded(project, chosen)
    return [
        one
        for one in found
        if place(one) not in turned_down
        and not any(span.overlaps(one.span) for span in coded.get((one.document, one.code), ()))
    ]


def can_learn(project: Project) -> bool:
    """Whether who works here has coded anything to learn from."""
    from coder.workflow.decided import decided

    return bool(decided(project).coded)


def accept(project: Project, suggestion: Suggestion, *, span: Span | None = None) -> Coding:
    """Code the whole sentence that holds the form, or `span`, as a coding like any other; log it.

    Raises NoCoderError, CodingRefusedError, or UnknownCodeError and UnknownDocumentError where
    the suggestion is out of date. A rejected suggestion may be accepted later. Both are
    one action; undo takes the coding away, never the line in the log, which tells of other words
    as edited.
    """
    check_on(project)
    code = _code(project, suggestion)
    document = _document(project, suggestion)
    usual = sentence_of(suggestion, document)
    event = "accepted" if span in (None, usual) else "edited"
    written = lines(project, event, [(rank(project, suggestion), suggestion)])
    return apply_code(
        project,
        code,
        document=document,
        span=span or usual,
        also=lambda action: write(project, action, written),
    )


def reject(project: Project, suggestion: Suggestion) -> None:
    """Do not offer this suggestion to this coder again; log it. Raises NoCoderError."""
    check_on(project)
    note(project, "rejected", [(rank(project, suggestion), suggestion)])


def offer_again(project: Project, suggestion: Suggestion) -> None:
    """Take this coder's rejection back: the log grows a line, and it is offered again."""
    note(project, "restored", [(rank(project, suggestion), suggestion)])


def sentence_of(suggestion: Suggestion, document: Document) -> Span:
    """The sentence that accepting would code: the one that holds the suggestion's words."""
    words = suggestion.span
    nearest = bisect_right(document.turns, words.start, key=attrgetter("start")) - 1
    spans = sentences(document.text, document.turns[nearest].span)
    return next((span for span in spans if span.contains(words)), words)


def forms(project: Project) -> "list[Form]":
    """Every form that the keywords stand for, with how often respondents say it."""
    check_on(project)
    return _keywords(project).forms(project.file.documents.all())


def waiting(project: Project, documents: Iterable[Document] | None = None) -> list[str]:
    """A sentence on the documents that wait until who works here has read them through, if any."""
    held = held_back(project, list(_documents(project) if documents is None else documents))
    if not held:
        return []
    there = held[0].name if len(held) == 1 else f"{len(held)} documents"
    told = (
        f"Nothing is suggested in {there} before {project.me().name} has read through what was "
        "said: finish coding there, or: coder suggest first-pass DOCUMENT... --as NAME"
    )
    return [told]


def why_nothing(project: Project) -> str:
    """Why nothing can be suggested anywhere, in a sentence; empty where something can."""
    codes = [one for one in project.codebook() if one.kind is CodeKind.PRESENCE and not one.retired]
    if any(one.keywords.seek for one in codes) or can_learn(project):
        return ""
    return "There is nothing to suggest from: no code has keywords, and nothing was coded so far."


def everything(project: Project) -> Iterator[Suggestion]:
    """What is suggested anywhere, decided or not, in the order of documents and text."""
    return _all(project, _documents(project))


def _documents(project: Project) -> list[Document]:
    return project.file.documents.all()


def _open_to(project: Project, documents: Iterable[Document]) -> list[Document]:
    """The documents in which something may be suggested to who works here now."""
    mine = sight(project)
    there = [one for one in documents if not mine.is_blind(one.guid)]
    held = {one.guid for one in held_back(project, there)}
    return [one for one in there if one.guid not in held]


def _all(
    project: Project, documents: Sequence[Document], *, learned: bool = True
) -> Iterator[Suggestion]:
    """What is suggested in each document, decided or not, in reading order."""
    from coder.suggest.offering import KEYWORD_ONLY

    keywords, texts = _keywords(project), project.file.documents.fingerprints()
    offering = _offering(project, documents) if learned else None
    is_coder = project.coder is not None
    for document in documents:
        hits = [
            replace(
                one,
                fingerprint=_hash(f"{keywords.fingerprint} {texts.get(document.guid)}"),
                note=KEYWORD_ONLY if is_coder else "",
            )
            for one in keywords.suggest(document)
        ]
        yield from offering.of(document.guid, hits) if offering else hits


def _offering(project: Project, documents: Sequence[Document]) -> "Offering | None":
    """What was learned, where there is something to learn from.

    Of one document that was finished, the suggester knows nothing of what was decided in it.
    """
    from coder.workflow.learning import standing

    if project.coder is None or not can_learn(project):
        return None
    finished = project.file.finishes.of_coder(project.coder.guid)
    only = documents[0].guid if len(documents) == 1 else ""
    return standing(project, apart=only if only in finished else "").offering


def _keywords(project: Project) -> "KeywordSuggester":
    codebook = project.codebook()
    return _keywords_of(codebook, tuple(code.guid for code in codebook))


@lru_cache(maxsize=2)
def _keywords_of(codebook: Codebook, _guids: tuple[str, ...]) -> "KeywordSuggester":
    # The guids are part of the key because codes of two projects may be equal but for them.
    from coder.suggest.phrases import KeywordSuggester

    return KeywordSuggester(codebook, tagger(codebook))


def _coded(project: Project, documents: Sequence[Document]) -> dict[tuple[str, str], list[Span]]:
    """The coder's coded spans by document and code, each counted for the codes above it too."""
    codebook, me, file = project.codebook(), project.me(), project.file
    families = {code.guid: {one.guid for one in codebook.family(code)} for code in codebook}
    coded: dict[tuple[str, str], list[Span]] = {}
    if len(documents) > _FEW:
        there = file.codings.all()
    else:
        there = [one for document in documents for one in file.codings.of_document(document.guid)]
    for coding in there:
        if coding.coder == me.guid:
            for above in (guid for guid, family in families.items() if coding.code in family):
                coded.setdefault((coding.document, above), []).append(coding.span)
    return coded


def _code(project: Project, suggestion: Suggestion) -> Code:
    codebook = project.codebook()
    found = next((one for one in codebook if one.guid == suggestion.code), None)
    if found is None:
        raise UnknownCodeError(suggestion.code, [one.id for one in codebook])
    return found


def _document(project: Project, suggestion: Suggestion) -> Document:
    found = project.file.documents.of(suggestion.document)
    if found is None:
        raise UnknownDocumentError(suggestion.document, project.file.documents.names())
    return sight(project).shown(found)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
