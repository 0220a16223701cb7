"""Suggestions from a codebook's keywords, found as phrases by spaCy's tokeniser and matcher."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from codebook.model import Code, Codebook, CodeKind
from coder.model import Suggestion
from coder.suggest.forms import completed, is_wildcard, plain, written_out
from transcripts.model import Document, Span, State
from transcripts.sentences import sentences

METHOD = "keywords 1"


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one keyword, and how often respondents say it in the code's documents.

    `code` is a guid. A keyword that nobody says stands here once, as typed, with a count of 0.
    """

    code: str
    keyword: str
    form: str
    count: int
    avoid: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One keyword where a respondent says it; `code` is a guid.

    A keyword to avoid silences its code in its sentence: such hits are `silenced`, itself too.
    """

    code: str
    span: Span
    keyword: str
    form: str
    avoid: bool
    silenced: bool


@dataclass(frozen=True, slots=True)
class _Keyword:
    code: Code
    words: str
    avoid: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    rank: int
    keyword: _Keyword
    span: Span


class KeywordSuggester:
    """Suggests a presence code where a respondent uses one of its keywords.

    A sentence gives at most one suggestion per code, on the words of the longest hit, the first
    of equals. A keyword to avoid silences its code in the whole sentence.
    """

    def __init__(self, codebook: Codebook) -> None:
        codes = [
            code
            for code in codebook
            if code.kind is CodeKind.PRESENCE and code.keywords.seek and not code.retired
        ]
        self._keywords = tuple(keyword for code in codes for keyword in _keywords(code))
        self._phrases = _matcher(
            {
                number: written_out(keyword.words)
                for number, keyword in enumerate(self._keywords)
                if not is_wildcard(keyword.words)
            }
        )

    @property
    def fingerprint(self) -> str:
        said = [(key.code.id, key.code.unit.value, key.words, key.avoid) for key in self._keywords]
        return hashlib.sha256(f"{METHOD} {said}".encode()).hexdigest()

    def suggest(self, document: Document) -> list[Suggestion]:
        """Suggestions in reading order; none in a document that is blank or withheld."""
        found = [
            _suggestion(hit, document)
            for hits in self._hits_by_sentence(document)
            for hit in _chosen(hits)
        ]
        return sorted(found, key=lambda one: one.span)

    def hits(self, document: Document) -> Iterator[Hit]:
        """Every keyword that is said, in the order of the text, a longer one before a shorter."""
        for hits in self._hits_by_sentence(document):
            silenced = _silenced(hits)
            for hit in sorted(hits, key=lambda one: (one.span.start, -len(one.span), one.rank)):
                code = hit.keyword.code.guid
                yield Hit(
                    code,
                    hit.span,
                    hit.keyword.words,
                    _words(hit, document),
                    hit.keyword.avoid,
                    code in silenced,
                )

    def forms(self, documents: Iterable[Document]) -> list[Form]:
        """Every keyword's forms that occur in these documents, in the codebook's order.

        Within a keyword the most frequent form comes first.
        """
        counts: Counter[tuple[int, str]] = Counter()
        for document in documents:
            for hits in self._hits_by_sentence(document):
                counts.update((hit.rank, _words(hit, document).lower()) for hit in hits)
        spoken = {rank for rank, _ in counts}
        for rank, keyword in enumerate(self._keywords):
            if rank not in spoken:
                counts[rank, keyword.words] = 0
        ordered = sorted(counts.items(), key=_by_rank_and_count)
        return [_form(self._keywords[rank], form, count) for (rank, form), count in ordered]

    def _hits_by_sentence(self, document: Document) -> Iterator[list[_Hit]]:
        if document.state is not State.PRESENT:
            return
        matchers = [self._phrases, _matcher(self._wildcards(document))]
        for turn in document.respondent_turns():
            for sentence in sentences(document.text, turn.span):
                yield [
                    _Hit(rank, self._keywords[rank], span)
                    for rank, span in _matches(matchers, sentence, document.text)
                    if self._keywords[rank].code.unit.value == document.kind.value
                ]

    def _wildcards(self, document: Document) -> dict[int, tuple[str, ...]]:
        wild = [
            (rank, key.words) for rank, key in enumerate(self._keywords) if is_wildcard(key.words)
        ]
        speech = " ".join(turn.span.of(document.text) for turn in document.respondent_turns())
        return {rank: completed(words, speech) for rank, words in wild}


def _keywords(code: Code) -> Iterator[_Keyword]:
    yield from (_Keyword(code, words, avoid=False) for words in code.keywords.seek)
    yield from (_Keyword(code, words, avoid=True) for words in code.keywords.avoid)


def _chosen(hits: list[_Hit]) -> list[_Hit]:
    """The longest hit of each code that is not silenced, the first of equals."""
    silenced = _silenced(hits)
    best: dict[str, _Hit] = {}
    for hit in sorted(hits, key=lambda one: (-len(one.span), one.span.start, one.rank)):
        if hit.keyword.code.guid not in silenced:
            best.setdefault(hit.keyword.code.guid, hit)
    return list(best.values())


def _silenced(hits: Iterable[_Hit]) -> set[str]:
    return {hit.keyword.code.guid for hit in hits if hit.keyword.avoid}


def _suggestion(hit: _Hit, document: Document) -> Suggestion:
    return Suggestion(
        document=document.guid,
        code=hit.keyword.code.guid,
        span=hit.span,
        form=_words(hit, document),
        keyword=hit.keyword.words,
    )


def _words(hit: _Hit, document: Document) -> str:
    return " ".join(plain(hit.span.of(document.text)).split())


def _form(keyword: _Keyword, form: str, count: int) -> Form:
    return Form(keyword.code.guid, keyword.words, form, count, keyword.avoid)


def _by_rank_and_count(item: tuple[tuple[int, str], int]) -> tuple[int, int, str]:
    (rank, form), count = item
    return rank, -count, form


def _matches(matchers: Iterable[Any], sentence: Span, text: str) -> Iterator[tuple[int, Span]]:
    """Each hit's key and span; offsets are code points of `text`.

    Blanks are tokens to spaCy: leave them out, so that a phrase is found across a line break.
    """
    from spacy.tokens import Doc

    cut = [token for token in _english().make_doc(plain(sentence.of(text))) if not token.is_space]
    words = Doc(_english().vocab, words=[token.text for token in cut])
    for matcher in matchers:
        for key, first, after in matcher(words):
            last = cut[after - 1]
            start = sentence.start + cut[first].idx
            yield int(words.vocab.strings[key]), Span(start, sentence.start + last.idx + len(last))


def _matcher(forms: Mapping[int, Iterable[str]]) -> Any:
    """A PhraseMatcher whose keys are the numbers; patterns are cut by the text's own tokeniser."""
    from spacy.matcher import PhraseMatcher

    nlp = _english()
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    for number, phrases in forms.items():
        matcher.add(str(number), [nlp.make_doc(form) for form in phrases])
    return matcher


@cache
def _english() -> Any:
    """English words as spaCy cuts them; no model, nothing to download."""
    import spacy

    nlp = spacy.blank("en")
    nlp.max_length = 1 << 40  # the limit guards trained models; a tokeniser has no need of it
    return nlp
