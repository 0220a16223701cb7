"""The workshop of one code's keywords: what they hit, what they miss, and what else might do."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from codebook.model import Code, Codebook
from coder.suggest.candidates import Candidate, Sentences, candidates
from coder.suggest.forms import plain
from coder.suggest.learning import CODED, UNKNOWN
from coder.suggest.phrases import KeywordSuggester
from coder.suggest.precision import (
    FormUse,
    Heard,
    Past,
    Reach,
    Said,
    Tally,
    form_uses,
    reach,
    suggested,
    tally,
)
from coder.suggest.tagging import Tagger
from coder.suggest.units import Rows, Unit
from transcripts.model import Document, Span

_COVERED = ";"  # a sign: no word, and no phrase reaches over it


@dataclass(frozen=True)
class Bench:
    """Everything about one code that its workshop works on; plain data, fit for a thread.

    `family` is the code and those below it, whose keywords hint at it, too. `documents` are those
    of the code's kind, `sentences` all that respondents say in them, in the same order. `tagger`
    finds who tells what keywords ask for; that takes a while, and is done in the thread.
    """

    code: Code
    family: tuple[Code, ...]
    documents: tuple[Document, ...]
    sentences: tuple[Heard, ...]
    past: Past = field(default_factory=Past)
    tagger: Callable[[Iterable[Code]], Tagger | None] = lambda _codes: None

    def with_keywords(self, code: Code) -> "Bench":
        """The same with one code of the family (by its guid) as it might be."""
        family = tuple(code if one.guid == code.guid else one for one in self.family)
        return replace(self, family=family)


@dataclass(frozen=True)
class Workshop:
    """What the keywords of a code do. `said` are all their hits, in reading order."""

    bench: Bench
    forms: tuple[FormUse, ...]
    candidates: tuple[Candidate, ...]
    reach: Reach
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Change:
    """What other keywords would change: sentences that they would hit, and would hit no longer.

    `rows` are both, in reading order; `said` are the hits as they would be.
    """

    gained: Tally
    lost: Tally
    rows: tuple[int, ...]
    said: tuple[Said, ...]


def examined(bench: Bench) -> Workshop:
    """Match the keywords anew in all the documents, and rank what else might do."""
    said = tuple(hits(bench))
    return Workshop(
        bench,
        tuple(form_uses(bench.family, said, bench.sentences, bench.past)),
        _candidates(bench, said),
        reach(said, bench.sentences),
        said,
    )


def change(before: Workshop, code: Code) -> Change:
    """What it would change if this code of the family had these keywords."""
    bench = before.bench
    said = tuple(hits(bench.with_keywords(code)))
    old, new = suggested(before.said), suggested(said)
    return Change(
        tally(new - old, bench.sentences),
        tally(old - new, bench.sentences),
        tuple(sorted(old ^ new)),
        said,
    )


def hits(bench: Bench) -> Iterator[Said]:
    """Every hit of the family's keywords in the sentences."""
    if not any(one.keywords.seek for one in bench.family):
        return
    keywords = KeywordSuggester(Codebook(bench.family), bench.tagger(bench.family))
    rows = _rows(bench)
    for document in bench.documents:
        for hit in keywords.hits(document):
            for row in rows.met(document.guid, hit.span):
                yield Said(row, hit)


def _rows(bench: Bench) -> Rows:
    return Rows([Unit(one.document, one.span, "", "") for one in bench.sentences])


def _candidates(bench: Bench, said: Sequence[Said]) -> tuple[Candidate, ...]:
    """From the sentences that were decided on, or stand where the coder has coded something."""
    rows = [row for row, one in enumerate(bench.sentences) if one.worked or one.lesson != UNKNOWN]
    there = [bench.sentences[row] for row in rows]
    bare = _uncovered(bench, said)
    found = candidates(
        Sentences(
            [bare[row] for row in rows],
            [one.case for one in there],
            [one.lesson == CODED for one in there],
        )
    )
    return tuple(
        replace(
            one,
            coded=tuple(rows[place] for place in one.coded),
            elsewhere=tuple(rows[place] for place in one.elsewhere),
        )
        for one in found
    )


def _uncovered(bench: Bench, said: Iterable[Said]) -> list[str]:
    """What each sentence says beside the keywords that it holds."""
    texts = {one.guid: plain(one.text) for one in bench.documents}
    bare = [one.span.of(texts[one.document]) for one in bench.sentences]
    for one in said:
        start = bench.sentences[one.row].span.start
        span = Span(one.hit.span.start - start, one.hit.span.stop - start)
        words = bare[one.row]
        bare[one.row] = words[: span.start] + _COVERED * len(span) + words[span.stop :]
    return bare
