"""Suggest codes from the codebook's keywords, and keep a log of what a coder made of them.

Nothing is suggested before somebody asks. A suggestion is never a coding: it counts nowhere until
a coder accepts it, and then it is the coder's own.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter

from codebook.model import Code, Codebook
from coder.errors import InvalidRequestError, UnknownCodeError, UnknownDocumentError
from coder.model import Coding, Suggestion
from coder.store.events import SuggestionEvent
from coder.store.history import Action
from coder.suggest.phrases import Form, KeywordSuggester
from coder.workflow.coding import apply_code
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.model import Document, Span
from transcripts.sentences import sentences

Place = tuple[str, str, Span]


@dataclass(frozen=True, slots=True)
class Listed:
    """A suggestion for people and scripts: the document's name and the code's id.

    `quote` is what stands from `start` to `stop`, `sentence` what accepting would code.
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
    quote: str
    sentence: str


def suggestions(
    project: Project,
    documents: Iterable[Document] | None = None,
    codes: Iterable[Code] | None = None,
) -> list[Suggestion]:
    """What is left to decide, in the order of the documents and their text.

    Left out are, for who works here, words under a coding of the code or of a code below it (so
    undo of an accepted suggestion brings it back), what was rejected, and blind rounds' documents.
    """
    chosen = None if documents is None else list(documents)
    mine = sight(project)
    found = [one for one in _all(project, chosen) if not mine.is_blind(one.document)]
    if codes is not None:
        wanted = {code.guid for code in codes}
        found = [one for one in found if one.code in wanted]
    if project.coder is None:
        return found
    rejected, coded = _rejected(project), _coded(project, chosen)
    return [
        one
        for one in found
        if _place(one) not in rejected
        and not any(span.overlaps(one.span) for span in coded.get((one.document, one.code), ()))
    ]


def accept(project: Project, suggestion: Suggestion, *, span: Span | None = None) -> Coding:
    """Code the whole sentence that holds the form, or `span`, as a coding like any other; log it.

    Raises NoCoderError, CodingRefusedError, or UnknownCodeError and UnknownDocumentError where
    the suggestion is out of date. A rejected suggestion may be accepted later. Both are
    one action; undo takes the coding away, never the line in the log.
    """
    code = _code(project, suggestion)
    document = _document(project, suggestion)
    words = span or sentence_of(suggestion, document)
    lines = _lines(project, "accepted", [(_rank(project, suggestion), suggestion)])
    return apply_code(
        project,
        code,
        document=document,
        span=words,
        also=lambda action: _write(project, action, lines),
    )


def reject(project: Project, suggestion: Suggestion) -> None:
    """Do not offer this suggestion to this coder again; log it. Raises NoCoderError."""
    _log(project, "rejected", [(_rank(project, suggestion), suggestion)])


def offer_again(project: Project, suggestion: Suggestion) -> None:
    """Take this coder's rejection back: the log grows a line, and it is offered again."""
    _log(project, "restored", [(_rank(project, suggestion), suggestion)])


def shown(project: Project, suggestions: Sequence[Suggestion]) -> None:
    """Log what a coder sees for the first time; its place in the list, from 1, is its rank.

    Raises NoCoderError.
    """
    seen = _ranks(project)
    new = [(rank, one) for rank, one in enumerate(suggestions, 1) if _place(one) not in seen]
    if new:
        _log(project, "shown", new)


def sentence_of(suggestion: Suggestion, document: Document) -> Span:
    """The sentence that accepting would code: the one that holds the suggestion's words."""
    words = suggestion.span
    nearest = bisect_right(document.turns, words.start, key=attrgetter("start")) - 1
    spans = sentences(document.text, document.turns[nearest].span)
    return next((span for span in spans if span.contains(words)), words)


def forms(project: Project) -> list[Form]:
    """Every form that the keywords stand for, with how often respondents say it."""
    return _suggester(project).forms(project.file.documents.all())


def listed(project: Project, suggestions: Iterable[Suggestion]) -> list[Listed]:
    """The suggestions in names and numbers, each under a short id that stays."""
    codes = {code.guid: code.id for code in project.codebook()}
    documents = {document.guid: document for document in project.file.documents.all()}
    return [_listed(one, codes[one.code], documents[one.document]) for one in suggestions]


def identified(project: Project, ids: Iterable[str]) -> list[Suggestion]:
    """The suggestions of those ids, decided ones too. Raises InvalidRequestError."""
    found = _all(project, None)
    known = {row.id: one for row, one in zip(listed(project, found), found, strict=True)}
    wanted = list(dict.fromkeys(ids))
    unknown = [one for one in wanted if one not in known]
    if unknown:
        raise InvalidRequestError(
            f"There is no suggestion {', '.join(unknown)}. See the ids with: coder suggest list"
        )
    return [known[one] for one in wanted]


def log(project: Project) -> list[SuggestionEvent]:
    """Everything that was shown, accepted and rejected, oldest first, with names for guids."""
    coders = {coder.guid: coder.name for coder in project.file.coders.all()}
    documents = {document.guid: document.name for document in project.file.documents.all()}
    codes = {code.guid: code.id for code in project.codebook()}
    return [
        replace(
            event,
            coder=coders.get(event.coder, event.coder),
            document=documents.get(event.document, event.document),
            code=codes.get(event.code, event.code),
        )
        for event in project.file.events.all()
    ]


def _all(project: Project, documents: Iterable[Document] | None) -> list[Suggestion]:
    chosen = project.file.documents.all() if documents is None else documents
    suggester = _suggester(project)
    return [one for document in chosen for one in suggester.suggest(document)]


def _suggester(project: Project) -> KeywordSuggester:
    codebook = project.codebook()
    return _suggester_of(codebook, tuple(code.guid for code in codebook))


@lru_cache(maxsize=2)
def _suggester_of(codebook: Codebook, _guids: tuple[str, ...]) -> KeywordSuggester:
    # The guids are part of the key because codes of two projects may be equal but for them.
    return KeywordSuggester(codebook)


def _rejected(project: Project) -> set[Place]:
    """What this coder has rejected and not accepted since."""
    last = {
        (event.document, event.code, Span(event.start, event.stop)): event.event
        for event in project.file.events.decisions(project.me().guid)
    }
    return {place for place, event in last.items() if event == "rejected"}


def _coded(
    project: Project, documents: Sequence[Document] | None
) -> dict[tuple[str, str], list[Span]]:
    """The coder's coded spans by document and code, each counted for the codes above it too."""
    codebook, me, file = project.codebook(), project.me(), project.file
    families = {code.guid: {one.guid for one in codebook.family(code)} for code in codebook}
    coded: dict[tuple[str, str], list[Span]] = {}
    if documents is None:
        there = file.codings.all()
    else:
        there = [one for place in documents for one in file.codings.of_document(place.guid)]
    for coding in there:
        if coding.coder == me.guid:
            for above in (guid for guid, family in families.items() if coding.code in family):
                coded.setdefault((coding.document, above), []).append(coding.span)
    return coded


def _place(suggestion: Suggestion) -> Place:
    return suggestion.document, suggestion.code, suggestion.span


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


def _listed(suggestion: Suggestion, code: str, document: Document) -> Listed:
    span = suggestion.span
    place = f"{document.guid} {code} {span.start} {span.stop}"
    return Listed(
        id=_hash(place)[:10],
        document=document.name,
        start=span.start,
        stop=span.stop,
        code=code,
        form=suggestion.form,
        keyword=suggestion.keyword,
        reason=suggestion.reason,
        score=suggestion.score,
        quote=span.of(document.text),
        sentence=sentence_of(suggestion, document).of(document.text),
    )


def _log(project: Project, event: str, ranked: Sequence[tuple[int, Suggestion]]) -> None:
    lines = _lines(project, event, ranked)
    with project.action(f"{event} suggestions") as action:
        project.file.coders.ensure(action, project.me())
        _write(project, action, lines)


def _lines(
    project: Project, event: str, ranked: Sequence[tuple[int, Suggestion]]
) -> list[SuggestionEvent]:
    """A line for each; a rank of 0 says that it was decided without being listed."""
    me, suggester, mine = project.me(), _suggester(project), sight(project)
    texts = project.file.documents.fingerprints()
    return [
        SuggestionEvent(
            event=event,
            coder=me.guid,
            document=one.document,
            code=one.code,
            start=one.span.start,
            stop=one.span.stop,
            form=one.form,
            keyword=one.keyword,
            reason=one.reason,
            score=one.score,
            rank=rank,
            fingerprint=_hash(f"{suggester.fingerprint} {texts[one.document]}"),
            blind=mine.is_blind(one.document),
        )
        for rank, one in ranked
    ]


def _write(project: Project, action: Action, lines: Iterable[SuggestionEvent]) -> None:
    for line in lines:
        project.file.events.log(action, line)


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def _rank(project: Project, suggestion: Suggestion) -> int:
    return _ranks(project).get(_place(suggestion), 0)


def _ranks(project: Project) -> dict[Place, int]:
    """At which place each suggestion was first shown to this coder."""
    me = project.me()
    return {
        (event.document, event.code, Span(event.start, event.stop)): event.rank
        for event in project.file.events.all()
        if event.coder == me.guid and event.event == "shown"
    }
