"""How well each form of a keyword tells a code: of the sentences it hits, which were coded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from codebook.model import Code
from coder.suggest.learning import CODED, LEFT, UNKNOWN
from coder.suggest.phrases import Hit
from transcripts.model import Span

_ENOUGH = 3  # decisions, before a form is said to mislead


@dataclass(frozen=True, slots=True)
class Heard:
    """A respondent's sentence, what was made of it for one code, and the other codes (guids) on it.

    `document` is a guid; `lesson` is CODED, LEFT or UNKNOWN; `worked` says whether the coder has
    worked in the document.
    """

    document: str
    case: str
    span: Span
    lesson: int = UNKNOWN
    others: tuple[str, ...] = ()
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A keyword in a sentence (its row)."""

    row: int
    hit: Hit


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to keywords before; codes and documents are guids, forms in lower case.

    `decisions` tells of a code and a form how many suggestions were accepted and rejected. `saved`
    says in which action of the trail a code's keyword came, `came` in which a document did.
    """

    decisions: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    saved: Mapping[tuple[str, str], int] = field(default_factory=dict)
    came: Mapping[str, int] = field(default_factory=dict)

    def is_new(self, code: str, keyword: str, documents: Iterable[str]) -> bool:
        """Whether all these documents came after the keyword was saved, and not with the first."""
        first = min(self.came.values(), default=0)
        known = max(first, self.saved.get((code, keyword), first))
        return all(self.came.get(one, first) > known for one in documents)


@dataclass(frozen=True, slots=True)
class FormUse:
    """One form of one keyword, and what became of the sentences that it hits.

    `code` is a guid. `count` is how often it is said, in so many `documents` and of so many
    `cases`. `rows` are the sentences that it speaks in: of a keyword to avoid, those that it
    silences; of any other, those that are not silenced. Of these the coder has `decided` on some
    and `coded` some. `accepted` and `rejected` count suggestions from it. `new` says that it came
    up only after the keyword was saved. A keyword that nobody says stands here once, with 0.
    """

    code: str
    keyword: str
    form: str
    avoid: bool
    count: int = 0
    documents: int = 0
    cases: int = 0
    rows: tuple[int, ...] = ()
    decided: int = 0
    coded: int = 0
    accepted: int = 0
    rejected: int = 0
    new: bool = False

    @property
    def misleads(self) -> bool:
        """Whether less than half of what it hits was coded; or it silences what was coded."""
        if self.avoid:
            return self.coded > 0
        return self.decided >= _ENOUGH and 2 * self.coded < self.decided


@dataclass(frozen=True, slots=True)
class Tally:
    """Sentences: all, those with the code, those with other codes alone, those read and left bare.

    On the rest nobody has decided.
    """

    sentences: int = 0
    coded: int = 0
    otherwise: int = 0
    left: int = 0

    @property
    def open(self) -> int:
        return self.sentences - self.coded - self.otherwise - self.left


@dataclass(frozen=True, slots=True)
class Reach:
    """What all keywords of a code hit, beside what was coded; `missed` sentences have none."""

    hit: Tally
    missed: int
    cases_hit: int
    cases_coded: int


def tally(rows: Iterable[int], sentences: Sequence[Heard]) -> Tally:
    """What was made of these sentences."""
    there = [sentences[row] for row in rows]
    bare = [one for one in there if one.lesson != CODED]
    return Tally(
        len(there),
        coded=len(there) - len(bare),
        otherwise=sum(bool(one.others) for one in bare),
        left=sum(one.lesson == LEFT and not one.others for one in bare),
    )


def suggested(said: Iterable[Said]) -> frozenset[int]:
    """The sentences in which something would be suggested."""
    return frozenset(one.row for one in said if not one.hit.silenced)


def reach(said: Iterable[Said], sentences: Sequence[Heard]) -> Reach:
    """What the keywords hit, and what they miss of what was coded."""
    rows = suggested(said)
    coded = {row for row, one in enumerate(sentences) if one.lesson == CODED}
    return Reach(
        tally(rows, sentences),
        missed=len(coded - rows),
        cases_hit=len({sentences[row].case for row in rows}),
        cases_coded=len({sentences[row].case for row in coded}),
    )


def form_uses(
    codes: Iterable[Code], said: Iterable[Said], sentences: Sequence[Heard], past: Past
) -> Iterator[FormUse]:
    """Every form of these codes' keywords, in the codebook's order, the most frequent first."""
    uses = _Uses(list(said), sentences, past)
    for code in codes:
        for words in code.keywords.seek:
            yield from uses.of(FormUse(code.guid, words, words, avoid=False))
        for words in code.keywords.avoid:
            yield from uses.of(FormUse(code.guid, words, words, avoid=True))


class _Uses:
    """The hits by keyword and form."""

    def __init__(self, said: Sequence[Said], sentences: Sequence[Heard], past: Past) -> None:
        self._sentences, self._past = sentences, past
        self._sought = {(one.row, one.hit.code) for one in said if not one.hit.avoid}
        self._forms: dict[tuple[str, str, bool], dict[str, list[Said]]]
        self._forms = defaultdict(lambda: defaultdict(list))
        for one in said:
            key = one.hit.code, one.hit.keyword, one.hit.avoid
            self._forms[key][one.hit.form.lower()].append(one)

    def of(self, bare: FormUse) -> Iterator[FormUse]:
        """The forms of one keyword that are said; the bare keyword where none is."""
        forms = self._forms[bare.code, bare.keyword, bare.avoid]
        for form in sorted(forms, key=lambda it: (-len(forms[it]), it)):
            yield self._counted(replace(bare, form=form), forms[form])
        if not forms:
            yield bare

    def _counted(self, use: FormUse, said: Sequence[Said]) -> FormUse:
        there = [self._sentences[one.row] for one in said]
        documents = {one.document for one in there}
        rows = sorted({one.row for one in said if self._speaks(one)})
        lessons = [self._sentences[row].lesson for row in rows]
        accepted, rejected = self._past.decisions.get((use.code, use.form), (0, 0))
        return replace(
            use,
            count=len(said),
            documents=len(documents),
            cases=len({one.case for one in there}),
            rows=tuple(rows),
            decided=len(lessons) - lessons.count(UNKNOWN),
            coded=lessons.count(CODED),
            accepted=accepted,
            rejected=rejected,
            new=self._past.is_new(use.code, use.keyword, documents),
        )

    def _speaks(self, said: Said) -> bool:
        """Whether it suggests its code here; of a keyword to avoid, whether it silences another."""
        is_sought = (said.row, said.hit.code) in self._sought
        return said.hit.silenced and is_sought if said.hit.avoid else not said.hit.silenced
