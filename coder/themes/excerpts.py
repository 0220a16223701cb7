"""The words behind the numbers: coded segments with what a reader needs to place them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from codebook.model import CodeKind
from coder.model import Coding, Rating, Study
from coder.themes.evidence import asked
from coder.themes.selection import Question, Where, selected
from coder.themes.whose import counted_coders, named
from coder.units import met, spoken
from transcripts.model import Document, Span
from transcripts.text import natural

CONTEXT = 80  # characters before and after
CUT = " [...] "
_TOP = Span(0, 1)

Seen = Callable[[str, str], bool]
"""Whether the codings in a document (guid) by a coder (guid) are shown."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A coded segment, with what a reader needs to place it.

    `text` is the respondent's words in it, verbatim; other voices and labels in between are cut
    and marked [...]. `before` and `after` are what the same turn says around it. `span` is where
    it stands in the document, None for a choice without evidence in respondents' words; `value`
    is the chosen value. `finished` is False while nobody has finished the document: such excerpts
    stand behind no count yet. `guid` is the coding's (or rating's), `at` when it was made, in UTC.
    """

    case: str
    document: str
    code: str
    coder: str
    span: Span | None
    text: str
    attribution: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    before: str = ""
    after: str = ""
    value: str = ""
    finished: bool = True
    guid: str = ""
    at: str = ""


def collected(study: Study, question: Question, *, context: int = CONTEXT) -> list[Excerpt]:
    """The excerpts of the codes (and of all below them), by case, document and place.

    Of each document the coder's that is counted there; of a document that nobody has finished,
    everybody's, marked as not finished. Codings that touch no word of a respondent, and
    withheld documents, give none. `context` counts characters. Errors as in `theme_table`.
    """
    wanted = _wanted(study, question.codes)
    documents = _documents(study, question.where, wanted)
    counted = counted_coders(study, documents.values(), question.coder)
    chosen = named(study, question.coder).guid if question.coder else None
    return _excerpts(
        study,
        documents,
        [
            one
            for one in _evidence(study, documents, wanted)
            if one.coder == counted.get(one.document, chosen or one.coder)
        ],
        finished=lambda one: one.document in counted,
        context=context,
    )


def of_coders(
    study: Study, question: Question, *, seen: Seen, children: bool = True, context: int = CONTEXT
) -> list[Excerpt]:
    """The segments by everybody who is `seen`, whether they count or not, in the same order.

    Without `children` only those of the very codes. `finished` tells whether the coder has
    finished the document.
    """
    own = {one.guid for one in asked(study, question.codes)}
    wanted = {pair for pair in _wanted(study, question.codes) if children or pair[0] in own}
    documents = _documents(study, question.where, wanted)
    done = {(mark.document, mark.coder) for mark in study.finishes}
    return _excerpts(
        study,
        documents,
        [one for one in _evidence(study, documents, wanted) if seen(one.document, one.coder)],
        finished=lambda one: (one.document, one.coder) in done,
        context=context,
    )


def attribution(document: Document) -> str:
    """How a report names the speaker: case, time, scenario; the document if it has no case."""
    parts = (document.case, document.time, document.scenario)
    return ", ".join(part for part in parts if part) if document.case else document.name


def _wanted(study: Study, codes: Sequence[str]) -> set[tuple[str, str]]:
    """Code guid and kind of document, as they are counted: a child in its parent's documents."""
    return {
        (one.guid, code.unit.value)
        for code in asked(study, codes)
        for one in study.codebook.family(code)
    }


def _documents(study: Study, where: Where, wanted: set[tuple[str, str]]) -> dict[str, Document]:
    """The documents, by guid, in which the codes may stand on a respondent's words."""
    units = {unit for _, unit in wanted}
    chosen = (one for one in selected(study, where) if one.kind.value in units and spoken(one))
    return {one.guid: one for one in chosen}


def _evidence(
    study: Study, documents: Mapping[str, Document], wanted: set[tuple[str, str]]
) -> Iterator[Coding | Rating]:
    """The codings, and the ratings of choice codes, that are asked for."""
    choices = {code.guid for code in study.codebook if code.kind is CodeKind.CHOICE}
    ratings = (rating for rating in study.ratings if rating.code in choices)
    everything: Iterable[Coding | Rating] = chain(study.codings, ratings)
    for one in everything:
        document = documents.get(one.document)
        if document is not None and (one.code, document.kind.value) in wanted:
            yield one


def _excerpts(
    study: Study,
    documents: Mapping[str, Document],
    evidence: Sequence[Coding | Rating],
    *,
    finished: Callable[[Coding | Rating], bool],
    context: int,
) -> list[Excerpt]:
    words = {guid: spoken(one) for guid, one in documents.items()}
    names = _Names(study, words, context)
    found = [
        names.excerpt(one, documents[one.document], finished=finished(one))
        for one in evidence
        if isinstance(one, Rating) or met(words[one.document], one.span)
    ]
    order = {one.name: number for number, one in enumerate(sorted(documents.values(), key=_place))}
    return sorted(
        found, key=lambda one: (order[one.document], one.span or _TOP, one.code, one.coder)
    )


class _Names:
    """Looks up what the guids of a study stand for."""

    def __init__(self, study: Study, words: Mapping[str, Sequence[Span]], context: int) -> None:
        self._context = context
        self._words = words
        self._cases = study.cases
        self._codes = {code.guid: code.id for code in study.codebook}
        self._coders = {coder.guid: coder.name for coder in study.coders}

    def excerpt(self, one: Coding | Rating, document: Document, *, finished: bool) -> Excerpt:
        case = self._cases.get(document.case)
        heard = met(self._words[document.guid], one.span) if one.span else ()
        span = one.span if heard else None
        before, after = _around(document, span, heard, self._context)
        return Excerpt(
            case=document.case,
            document=document.name,
            code=self._codes[one.code],
            coder=self._coders[one.coder],
            span=span,
            text=_words(document, span, heard),
            attribution=attribution(document),
            attributes=dict(case.attributes) if case else {},
            before=before,
            after=after,
            value=one.value if isinstance(one, Rating) else "",
            finished=finished,
            guid=one.guid,
            at=one.at,
        )


def _words(document: Document, span: Span | None, heard: Sequence[Span]) -> str:
    return CUT.join(_common(one, span).of(document.text) for one in heard) if span else ""


def _around(
    document: Document, span: Span | None, heard: Sequence[Span], room: int
) -> tuple[str, str]:
    if span is None:
        return "", ""
    first, last = heard[0], heard[-1]
    start, stop = max(first.start, span.start), min(last.stop, span.stop)
    before = document.text[max(first.start, start - room) : start]
    return before, document.text[stop : min(last.stop, stop + room)]


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.stop, other.stop))


def _place(document: Document) -> tuple[object, ...]:
    return natural(document.case or document.name), natural(document.name)
