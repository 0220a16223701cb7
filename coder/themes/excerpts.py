"""The words behind the numbers: coded segments with what a reader needs to place them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from codebook.model import CodeKind
from coder.model import Coding, Rating, Study
from coder.themes.selection import Question, selected
from coder.themes.table import asked
from coder.themes.whose import counted_coders, named
from coder.units import met, spoken
from transcripts.model import Document, Span
from transcripts.text import natural

CONTEXT = 80  # characters before and after
CUT = " [...] "
_TOP = Span(0, 1)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A coded segment, with what a reader needs to place it.

    `text` is the respondent's words in it, verbatim; other voices and labels in between are cut
    and marked [...]. `before` and `after` are what the same turn says around it. `span` is where
    it stands in the document, None for a choice without evidence in respondents' words; `value`
    is the chosen value. `finished` is False while nobody has finished the document: such excerpts
    stand behind no count yet.
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


def collected(study: Study, question: Question) -> list[Excerpt]:
    """The excerpts of the codes (and of all below them), by case, document and place.

    Of each document the coder's that is counted there; of a document that nobody has finished,
    everybody's, marked as not finished. Codings that touch no word of a respondent, and
    withheld documents, give none. Errors as in `theme_table`.
    """
    wanted = _wanted(study, question.codes)
    units = {unit for _, unit in wanted}
    documents = {
        one.guid: one
        for one in selected(study, question.where)
        if one.kind.value in units and spoken(one)
    }
    counted = counted_coders(study, documents.values(), question.coder)
    chosen = named(study, question.coder).guid if question.coder else None
    words = {guid: spoken(one) for guid, one in documents.items()}
    names = _Names(study, words)
    found = [
        names.excerpt(one, documents[one.document], finished=one.document in counted)
        for one in _evidence(study)
        if one.document in documents
        and (one.code, documents[one.document].kind.value) in wanted
        and one.coder == counted.get(one.document, chosen or one.coder)
        and (isinstance(one, Rating) or met(words[one.document], one.span))
    ]
    order = {one.name: number for number, one in enumerate(sorted(documents.values(), key=_place))}
    return sorted(
        found, key=lambda one: (order[one.document], one.span or _TOP, one.code, one.coder)
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


def _evidence(study: Study) -> Iterator[Coding | Rating]:
    """All codings, and the ratings of choice codes."""
    yield from study.codings
    choices = {code.guid for code in study.codebook if code.kind is CodeKind.CHOICE}
    yield from (rating for rating in study.ratings if rating.code in choices)


class _Names:
    """Looks up what the guids of a study stand for."""

    def __init__(self, study: Study, words: Mapping[str, Sequence[Span]]) -> None:
        self._words = words
        self._cases = study.cases
        self._codes = {code.guid: code.id for code in study.codebook}
        self._coders = {coder.guid: coder.name for coder in study.coders}

    def excerpt(self, one: Coding | Rating, document: Document, *, finished: bool) -> Excerpt:
        case = self._cases.get(document.case)
        heard = met(self._words[document.guid], one.span) if one.span else ()
        span = one.span if heard else None
        before, after = _context(document, span, heard)
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
        )


def _words(document: Document, span: Span | None, heard: Sequence[Span]) -> str:
    return CUT.join(_common(one, span).of(document.text) for one in heard) if span else ""


def _context(document: Document, span: Span | None, heard: Sequence[Span]) -> tuple[str, str]:
    if span is None:
        return "", ""
    first, last = heard[0], heard[-1]
    before = document.text[first.start : max(first.start, span.start)]
    after = document.text[min(last.stop, span.stop) : last.stop]
    return before[-CONTEXT:], after[:CONTEXT]


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.stop, other.stop))


def _place(document: Document) -> tuple[object, ...]:
    return natural(document.case or document.name), natural(document.name)
