"""Suggestions from a codebook's keywords, found as phrases by spaCy's tokeniser and matcher."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from codebook.model import Code, Codebook, CodeKind, CodeUnit, asked_of
from coder.model import Suggestion
from coder.suggest.forms import is_wildcard, plain, written_out
from coder.suggest.speech import Sentence, english, speech
from coder.suggest.tagging import Asked, Match, Tagger
from coder.suggest.wildcards import Wildcards, stands_alone
from transcripts.model import Document, Span

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
    `sought` is the keyword as it was looked for: where nobody could tell the part of speech that it
    asks for, without that.
    """

    code: str
    span: Span
    keyword: str
    form: str
    avoid: bool
    silenced: bool
    sought: str


@dataclass(frozen=True, slots=True)
class _Keyword:
    code: Code
    words: str
    avoid: bool
    sought: str


@dataclass(frozen=True, slots=True)
class _Hit:
    rank: int
    keyword: _Keyword
    span: Span


class KeywordSuggester:
    """Suggests a presence code where a respondent uses one of its keywords.

    A sentence gives at most one suggestion per code, on the words of the longest hit, the first
    of equals. A keyword to avoid silences its code in the whole sentence. Texts are cut into words
    once and kept (`speech`), so another suggester, as after an edit, need not cut them again.
    Without a `tagger`, keywords that ask for a part of speech match as if they asked for none.
    """

    def __init__(self, codebook: Codebook, tagger: Tagger | None = None) -> None:
        codes = [
            code
            for code in codebook
            if code.kind is CodeKind.PRESENCE and code.keywords.seek and not code.retired
        ]
        can_tell = tagger is not None
        self._keywords = tuple(one for code in codes for one in _keywords(code, can_tell=can_tell))
        self._of_kind = {
            kind.value: {
                rank: one for rank, one in enumerate(self._keywords) if one.code.unit is kind
            }
            for kind in CodeUnit
        }
        self._matcher = _Matcher([one.sought for one in self._keywords], tagger)

    @property
    def fingerprint(self) -> str:
        said = [(key.code.id, key.code.unit.value, key.sought, key.avoid) for key in self._keywords]
        return hashlib.sha256(f"{METHOD} {said}{self._matcher.told_by}".encode()).hexdigest()

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
            in_order = sorted(hits, key=_by_place) if len(hits) > 1 else hits
            for hit in in_order:
                code = hit.keyword.code.guid
                yield Hit(
                    code,
                    hit.span,
                    hit.keyword.words,
                    _words(hit, document),
                    hit.keyword.avoid,
                    code in silenced,
                    hit.keyword.sought,
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
        """The hits of each sentence that has any."""
        mine = self._of_kind[document.kind.value]
        for found in self._matcher.found(document):
            if hits := [_Hit(rank, mine[rank], span) for rank, span in found if rank in mine]:
                yield hits


class _Matcher:
    """Finds the forms of some keywords; each keyword goes by its rank, its place among them.

    Wildcards come to stand for more forms as more is said. Which words they hit in one document
    does not depend on what was said in others.
    """

    def __init__(self, keywords: Sequence[str], tagger: Tagger | None) -> None:
        from spacy.matcher import PhraseMatcher

        self._english = english()
        self._phrases = PhraseMatcher(self._english.vocab, attr="LOWER")
        self._ranks: dict[int, int] = {}
        for rank, keyword in enumerate(keywords):
            self._ranks[self._english.vocab.strings.add(str(rank))] = rank
            if not is_wildcard(keyword):
                self._add(rank, written_out(keyword))
        self._wildcards = Wildcards(
            {rank: asked_of(one)[0] for rank, one in enumerate(keywords) if is_wildcard(one)}
        )
        parts = {rank: part for rank, one in enumerate(keywords) if (part := asked_of(one)[1])}
        self._asked = Asked(parts, tagger) if parts and tagger else None
        self.told_by = f" {tagger.fingerprint}" if parts and tagger else ""

    def found(self, document: Document) -> Iterator[list[tuple[int, Span]]]:
        """The ranks and words of the hits in each sentence that has any."""
        text, said = document.text, speech(document)
        if self._wildcards:
            for rank, forms in self._wildcards.news(" ".join(one.said for one in said)):
                self._add(rank, forms)
        matched = self._matched(said)
        for sentence, matches in self._asked.kept(matched) if self._asked else matched:
            placed = ((rank, sentence.place(first, after, text)) for rank, first, after in matches)
            yield [
                (rank, span)
                for rank, span in placed
                if rank not in self._wildcards or stands_alone(span, text)
            ]

    def _matched(self, said: Iterable[Sentence]) -> Iterator[tuple[Sentence, list[Match]]]:
        """The sentences with a form in them, and where it stands."""
        for one in said:
            if matches := self._phrases(one.words):
                yield one, [(self._ranks[key], first, after) for key, first, after in matches]

    def _add(self, rank: int, forms: Iterable[str]) -> None:
        self._phrases.add(str(rank), [self._english.make_doc(form) for form in forms])


def _keywords(code: Code, *, can_tell: bool) -> Iterator[_Keyword]:
    both = ((code.keywords.seek, False), (code.keywords.avoid, True))
    for words, avoid in ((one, avoid) for keywords, avoid in both for one in keywords):
        yield _Keyword(code, words, avoid, sought=words if can_tell else asked_of(words)[0])


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
        keyword=hit.keyword.sought,
    )


def _words(hit: _Hit, document: Document) -> str:
    words = hit.span.of(document.text)
    return words if words.isalpha() else " ".join(plain(words).split())


def _form(keyword: _Keyword, form: str, count: int) -> Form:
    return Form(keyword.code.guid, keyword.words, form, count, keyword.avoid)


def _by_place(hit: _Hit) -> tuple[int, int, int]:
    return hit.span.start, -hit.span.stop, hit.rank


def _by_rank_and_count(item: tuple[tuple[int, str], int]) -> tuple[int, int, str]:
    (rank, form), count = item
    return rank, -count, form
