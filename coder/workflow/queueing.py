"""Read in order for some codes: what to read next, what was found, and how much may be left.

An order is a coder's own and stays in the file in which it was begun. What counts as read is told
by the project alone: a unit that was coded, or that the coder has left without the codes, here or
anywhere else. Documents in which nothing may be suggested yet are left out, and so are those of
blind rounds: who is offered a unit with a reason is steered.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model import CoderKind, Coding, Review, Suggestion
from coder.model.reading import ReadingOrder
from coder.suggest.reading_order import draw, queue
from coder.suggest.recall import Left, Reading, Recall, left, recall
from coder.suggest.units import Unit
from coder.workflow import passes, suggesting
from coder.workflow.coding import apply_code
from coder.workflow.learning import Standing, keyword_hits, standing
from coder.workflow.order_so_far import (
    BEGIN,
    Field,
    SoFar,
    check_codes,
    field,
    misses,
    offered,
    so_far,
)
from coder.workflow.policy import check_on
from coder.workflow.project import Project
from coder.workflow.suggestion_log import shown
from transcripts.model import Document


@dataclass(frozen=True, slots=True)
class Offered:
    """A unit to read next, its document as the coder sees it, and why.

    `suggestion` is of `code`, the likeliest of those that are looked for, on the unit's words.
    """

    unit: Unit
    document: Document
    code: Code
    suggestion: Suggestion

    @property
    def speaker(self) -> str:
        """Who says it, as the coder sees it."""
        start = self.unit.span.start
        return next(one.speaker for one in self.document.turns if one.start <= start < one.stop)

    @property
    def reason(self) -> str:
        """What speaks for it and against it, in one line."""
        known = self.suggestion
        if known.form or known.favour or known.against:
            return known.reason
        return "no keyword here, and nothing learned about these words"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is; `misses` counts the units left since the last that was coded.

    `waiting` are sentences on documents that are not offered.
    """

    codes: tuple[Code, ...]
    seed: int
    begun: str
    reading: Reading
    misses: int
    left: Left | None
    recall: Recall | None
    waiting: tuple[str, ...]


def begin(project: Project, codes: Sequence[Code], seed: int) -> ReadingOrder:
    """Begin to read for these codes; an order that this coder had before ends. One action.

    Raises NoCoderError, and InvalidRequestError where suggestions are off or nothing is to read.
    """
    me = project.me()
    check_on(project)
    if me.kind is CoderKind.CONSENSUS:
        raise InvalidRequestError(
            "The consensus settles what coders differ on; an order is for one who codes."
        )
    there = field(project)
    check_codes(there, codes)
    columns, documents = there.columns(one.guid for one in codes), offered(project, there)
    pool = there.pool(documents, columns)
    read = there.read(pool, columns)
    unread = [row for row in pool if row not in read]
    if not unread:
        told = ["There is nothing left to read in an order.", *_waiting(project, there)]
        raise InvalidRequestError(" ".join(told))
    with project.action(f"begin to read for {', '.join(one.id for one in codes)}") as action:
        project.file.coders.ensure(action, me)
        order = ReadingOrder(
            coder=me.guid,
            codes=tuple(one.guid for one in codes),
            seed=seed,
            documents=tuple(documents),
            before=there.words(row for row in pool if row in read),
            drawn=there.words(draw(unread, seed)),
            at=action.at,
        )
        project.file.reading_orders.save(action, order)
    return order


def prepare(project: Project) -> None:
    """Read text and keywords, which may take seconds, so that `begin` takes none."""
    check_on(project)
    field(project)


def next_units(project: Project, most: int = 10) -> list[Offered]:
    """What to read next, at most so many units; none when all was read.

    The scores are learned from all that was decided so far: that may take a moment. Raises
    NoCoderError, and InvalidRequestError where no order was begun or its text has changed.
    """
    order, there = _order(project), field(project)
    now, known = so_far(project, order, there), standing(project)
    scores = known.scores[:, now.columns]
    rows = queue(now.place, scores.max(axis=1).tolist(), most)
    best = {row: now.columns[scores[row].argmax()] for row in rows}
    return _explained(project, there, known, best)


def show(project: Project, units: Iterable[Offered]) -> None:
    """Log that the coder sees these units with their reasons."""
    shown(project, [one.suggestion for one in units])


def code_unit(project: Project, one: Offered, code: Code) -> Coding:
    """Put a code on the whole unit; the code that was offered is logged as accepted.

    Raises CodingRefusedError.
    """
    if code.guid == one.code.guid:
        return suggesting.accept(project, one.suggestion, span=one.unit.span)
    return apply_code(project, code, document=one.document, span=one.unit.span)


def leave_unit(project: Project, one: Offered) -> list[Review]:
    """Mark the unit as read, without the codes that are looked for; gives the marks. One action.

    Of other codes it says nothing: who looks for one may well have passed over another.
    """
    order, me = _order(project), project.me()
    document, span = one.document, one.unit.span
    passes.check_task(project, [document])
    there = {
        (it.code, it.span)
        for it in project.file.reviews.of_document(document.guid)
        if it.coder == me.guid
    }
    version = project.file.codes.latest()
    ids = [it.id for it in project.codebook() if it.guid in order.codes]
    what = f"no {', '.join(ids)} in {document.name}"
    with project.action(what, scope=document.guid) as action:
        project.file.coders.ensure(action, me)
        made = [
            Review(document.guid, code, me.guid, span, version, action.at)
            for code in order.codes
            if (code, span) not in there
        ]
        for review in made:
            project.file.reviews.add(action, review)
    return made


def progress(project: Project) -> Progress:
    """How far the reading is, and what the random sample tells; raises as `next_units` does."""
    order, there = _order(project), field(project)
    now = so_far(project, order, there)
    reading = _reading(now)
    chosen = [one for one in project.codebook() if one.guid in order.codes]
    return Progress(
        codes=tuple(chosen),
        seed=order.seed,
        begun=order.at,
        reading=reading,
        misses=misses(project, there, now),
        left=left(reading),
        recall=recall(reading),
        waiting=tuple(_waiting(project, there)),
    )


def _order(project: Project) -> ReadingOrder:
    check_on(project)
    order = project.file.reading_orders.of_coder(project.me().guid)
    if order is None:
        raise InvalidRequestError(f"No reading order was begun yet: {BEGIN}")
    return order


def _reading(now: SoFar) -> Reading:
    place, sample = now.place, now.place.sample
    return Reading(
        units=len(place.pool),
        read=len(place.read),
        found=len(now.hits.intersection(place.read)),
        sampled=len(sample),
        hits=len(now.hits.intersection(sample)),
        before=len(now.hits & now.before),
    )


def _waiting(project: Project, there: Field) -> list[str]:
    """Sentences on the documents that are not offered."""
    told = suggesting.waiting(project, there.documents)
    blind = sum(there.eyes.is_blind(one.guid) for one in there.documents)
    if blind:
        what = "1 document is" if blind == 1 else f"{blind} documents are"
        told.append(f"{what} in a blind round and left out: nothing is suggested there.")
    return told


def _explained(
    project: Project, there: Field, known: Standing, best: dict[int, int]
) -> list[Offered]:
    """The rows as units with their reasons, each for the code in its column."""
    codebook = project.codebook()
    codes = {one.guid: one for one in codebook}
    places = {there.units[row].document for row in best}
    documents = {one.guid: one for one in there.documents if one.guid in places}
    hits = keyword_hits(documents.values(), codebook)
    found = []
    for row, column in best.items():
        unit, code = there.units[row], codes[there.codes[column]]
        bare = Suggestion(unit.document, code.guid, unit.span, "", "")
        family = {one.guid for one in codebook.family(code)}
        for hit in hits.get(unit.document, ()):
            if hit.code in family and not hit.silenced and unit.span.contains(hit.span):
                bare = replace(bare, form=hit.form, keyword=hit.sought)
                break
        told = known.offering.with_reason(bare, row, column)
        found.append(Offered(unit, there.eyes.shown(documents[unit.document]), code, told))
    return found
