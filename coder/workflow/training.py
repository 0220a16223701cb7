"""A trainee's score against a gold set, code by code, before live coding begins."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import Coder, Round, RoundKind
from coder.units import CodedStudy
from coder.workflow import browsing, passes
from coder.workflow.project import Project
from transcripts.model import Document, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coder.agreement.disagreements import Disagreement
    from coder.agreement.estimates import Estimate

BOTH, GOLD_ONLY, TRAINEE_ONLY = "++", "+-", "-+"
"""The cells of two coders, the gold's sign first."""
ABSENT = "absent"
MISSED, ADDED, OTHER = "missed", "added", "another value of"
FAULTS = (MISSED, ADDED, OTHER)


@dataclass(frozen=True, slots=True)
class Place:
    """A unit on which the trainee differs from the gold, with what each said.

    `span` and `words` are what one of them coded in it, the gold's first, else the whole unit.
    """

    document: str
    code: str
    gold: str
    said: str
    span: Span
    words: str

    @property
    def fault(self) -> str:
        """What the trainee did: missed the code, added it, or gave another value."""
        if ABSENT not in {self.gold, self.said}:
            return OTHER
        return MISSED if self.said == ABSENT else ADDED


@dataclass(frozen=True, slots=True)
class CodeScore:
    """How a trainee gave one code, over the units that they and the gold have finished.

    `precision` is the share of the units they gave the code to that have it in the gold, `recall`
    the share of those that have it in the gold that they gave it to; each is None where there are
    none such, and for single choices.
    """

    code: Code
    unit: str
    units: int
    precision: float | None
    recall: float | None
    percent: "Estimate"
    kappa: "Estimate"
    alpha: "Estimate"

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall: F1+ of two coders, 2a / (2a + b + c).

        It is 0 where only one of the two gave the code, and None where neither did.
        """
        if self.precision is None and self.recall is None:
            return None
        precision, recall = self.precision or 0.0, self.recall or 0.0
        both = precision + recall
        return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """A trainee's score in a round; `whole` is the α of the code sets of whole documents.

    `places` are the units on which the trainee and the gold differ.
    """

    round: Round
    trainee: str
    gold: str
    finished: int
    documents: int
    codes: tuple[CodeScore, ...]
    whole: "Estimate"
    places: tuple[Place, ...]

    def differing(self, fault: str) -> tuple[Place, ...]:
        """The units with this fault: MISSED, ADDED or OTHER."""
        return tuple(one for one in self.places if one.fault == fault)


def score(project: Project, number: int, trainee: str = "", *, document: str = "") -> Score:
    """How a trainee did in a round of training: the one named, else who works here, else the only.

    With `document`, in that one alone: what a trainee learns from after finishing it. Raises
    InvalidRequestError where there is nothing to compare yet.
    """
    one = passes.numbered(project, number)
    if one.kind is not RoundKind.TRAINING:
        raise InvalidRequestError(f"{one.name} is no training: coder round show {number}")
    learner, gold = _learner(project, one, trainee), _coder(project, one.gold)
    study = passes.of_round(project, browsing.study(project), number)
    if document:
        chosen = browsing.document(project, document).guid
        kept = tuple(it for it in study.documents if it.guid == chosen)
        study = replace(study, documents=kept)
    coded = CodedStudy(study)
    done = [it for it in study.documents if coded.finished(it, learner)]
    if not done:
        what = f"in {document}" if document else f"in {one.name}"
        raise InvalidRequestError(f"{learner.name} has not finished anything {what} yet.")
    return Score(
        round=one,
        trainee=learner.name,
        gold=gold.name,
        finished=len(done),
        documents=len(study.documents),
        codes=_codes(coded, (gold, learner)),
        whole=_whole(coded, gold, learner),
        places=_places(coded, gold, learner),
    )


def feedback(project: Project, one: Round, document: Document) -> str:
    """What a trainee hears on finishing a document: where they differ from the gold."""
    learner, gold = project.me(), _coder(project, one.gold)
    study = passes.of_round(project, browsing.study(project), one.number)
    kept = tuple(it for it in study.documents if it.guid == document.guid)
    found = _places(CodedStudy(replace(study, documents=kept)), gold, learner)
    codes = {fault: [it.code for it in found if it.fault == fault] for fault in FAULTS}
    told = [f"{fault} {', '.join(dict.fromkeys(codes[fault]))}" for fault in FAULTS if codes[fault]]
    return f"Against {gold.name}: {'; '.join(told) or 'no difference'}."


def _learner(project: Project, one: Round, name: str) -> Coder:
    """The coder of the round who is that person, else whoever works here, else the only one."""
    coders = [_coder(project, guid) for guid in one.coders]
    me = browsing.coder(project, name) if name else project.coder
    found = [it for it in coders if me is not None and me.guid in {it.guid, it.person}]
    if name and me is not None and not found:
        raise InvalidRequestError(f"{me.name} is not in {one.name}.")
    if not found and len(coders) > 1:
        who = ", ".join(it.name for it in coders)
        raise InvalidRequestError(f"Say whose score it is with --as. In {one.name} are: {who}")
    return (found or coders)[0]


def _coder(project: Project, guid: str) -> Coder:
    return next(one for one in project.file.coders.all() if one.guid == guid)


def _codes(coded: CodedStudy, coders: tuple[Coder, Coder]) -> tuple[CodeScore, ...]:
    """A score for each code that could be given."""
    from coder.agreement.report import agreement
    from coder.agreement.terms import Terms

    terms = Terms(coders)
    report = agreement(coded, tuple(coded.study.codebook), terms)
    return tuple(
        CodeScore(
            code=one.code,
            unit=str(one.unit),
            units=one.units,
            precision=_share(one.cells.get(BOTH), one.cells.get(TRAINEE_ONLY)),
            recall=_share(one.cells.get(BOTH), one.cells.get(GOLD_ONLY)),
            percent=one.measures["percent_agreement"],
            kappa=one.measures["cohen_kappa"],
            alpha=one.measures["alpha_nominal"],
        )
        for one in report.codes
        if one.units
    )


def _share(hits: int | None, others: int | None) -> float | None:
    """Hits of hits and others; None where there are neither."""
    if hits is None or others is None or not hits + others:
        return None
    return hits / (hits + others)


def _whole(coded: CodedStudy, gold: Coder, learner: Coder) -> "Estimate":
    """α of the sets of codes that each gave a document, a sub-code standing for itself."""
    from coder.agreement.sets import set_alpha

    book = coded.study.codebook
    both = [
        one
        for one in coded.study.documents
        if coded.finished(one, gold) and coded.finished(one, learner)
    ]
    sets: dict[str, Sequence[set[str]]] = {
        coder.name: [
            {code.id for code in book if coded.own_spans(code, one, coder)} for one in both
        ]
        for coder in (gold, learner)
    }
    return set_alpha(sets)


def _places(coded: CodedStudy, gold: Coder, learner: Coder) -> tuple[Place, ...]:
    from coder.agreement.disagreements import disagreements

    found = disagreements(coded, tuple(coded.study.codebook), (gold, learner))
    return tuple(_place(coded, one, gold, learner) for one in found)


def _place(coded: CodedStudy, one: "Disagreement", gold: Coder, learner: Coder) -> Place:
    """Where they differ: the words that one of them coded, else the whole unit."""
    there = (
        span
        for coder in (gold, learner)
        for span in coded.spans(one.code, one.document, coder)
        if span.overlaps(one.span)
    )
    span = next(there, one.span)
    return Place(
        document=one.document.name,
        code=one.code.id,
        gold=one.said[gold.name],
        said=one.said[learner.name],
        span=span,
        words=" ".join(span.of(one.document.text).split()),
    )
