"""How far a reading order is: which units it is about, which were read, and which are coded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.model.reading import Place as Words
from coder.model.reading import ReadingOrder
from coder.suggest.lessons import lessons, usual_kind
from coder.suggest.reading_order import Place
from coder.suggest.registry import USUAL
from coder.suggest.units import Rows, Unit
from coder.workflow.decided import decided
from coder.workflow.first_passes import held_back
from coder.workflow.learning import ground
from coder.workflow.project import Project
from coder.workflow.sight import Sight, sight
from transcripts.model import Document

BEGIN = "coder queue begin --code CODE --as NAME"


@dataclass(frozen=True)
class Field:
    """All units, and what was decided on them; nothing is learned from it yet.

    `codes` are guids; `allowed` and `lessons` are units × codes, as in `coder.suggest.lessons`.
    """

    documents: tuple[Document, ...]
    units: tuple[Unit, ...]
    codes: tuple[str, ...]
    rows: Rows
    allowed: Any
    lessons: Any
    eyes: Sight

    def columns(self, codes: Iterable[str]) -> list[int]:
        """The places of those codes that can be looked for."""
        return [self.codes.index(one) for one in codes if one in self.codes]

    def pool(self, documents: Iterable[str], columns: Sequence[int]) -> list[int]:
        """The rows of all units in these documents that may have one of the codes."""
        fits = self.allowed[:, columns].any(axis=1)
        return [row for one in documents for row in self.rows.of(one) if fits[row]]

    def hits(self, pool: Iterable[int], columns: Sequence[int]) -> set[int]:
        """The rows that have one of the codes."""
        coded = (self.lessons[:, columns] == 1).any(axis=1)
        return {row for row in pool if coded[row]}

    def read(self, pool: Iterable[int], columns: Sequence[int]) -> set[int]:
        """The rows that have one of the codes, or of which it was decided that they have none."""
        lessons, allowed = self.lessons[:, columns], self.allowed[:, columns]
        done = (lessons == 1).any(axis=1) | ((lessons == 0) | ~allowed).all(axis=1)
        return {row for row in pool if done[row]}

    def words(self, rows: Iterable[int]) -> tuple[Words, ...]:
        return tuple((self.units[row].document, self.units[row].span) for row in rows)

    def found(self, words: Iterable[Words], documents: Iterable[str]) -> list[int]:
        """The rows of these words, as far as they stand in these documents.

        InvalidRequestError: they are no units any more.
        """
        there = set(documents)
        wanted = [one for one in words if one[0] in there]
        if not all(one in self._places for one in wanted):
            raise InvalidRequestError(
                "The text has changed since the order was begun, or what is coded in it are now "
                f"turns, not sentences. Begin another: {BEGIN}"
            )
        return [self._places[one] for one in wanted]

    @cached_property
    def _places(self) -> dict[Words, int]:
        return {(one.document, one.span): row for row, one in enumerate(self.units)}


@dataclass(frozen=True, slots=True)
class SoFar:
    """An order as the project is now; `before` are the rows that were read when it was begun."""

    columns: list[int]
    place: Place
    before: set[int]
    hits: set[int]


def field(project: Project) -> Field:
    """All units as they are now, and what who works here has decided on them."""
    documents = tuple(project.file.documents.all())
    told = decided(project)
    there = ground(project, documents, usual_kind(documents, told.coded), USUAL)
    material = there.material
    learned = lessons(there.rows, material.codes, there.families, there.allowed, told)
    return Field(
        documents,
        material.units,
        material.codes,
        there.rows,
        there.allowed,
        learned,
        sight(project),
    )


def offered(project: Project, there: Field) -> list[str]:
    """The documents (guids) in which something may be offered to who works here now."""
    held = {one.guid for one in held_back(project, there.documents)}
    return [
        one.guid
        for one in there.documents
        if one.guid not in held
        and not there.eyes.is_blind(one.guid)
        and there.eyes.is_task(one.guid)
    ]


def so_far(project: Project, order: ReadingOrder, there: Field) -> SoFar:
    """InvalidRequestError: its codes have gone, or its text has changed.

    A document that may not be offered any more is left out, the random sample's part in it, too.
    """
    columns = there.columns(order.codes)
    if not columns:
        raise InvalidRequestError(f"The codes of the order are gone. Begin another: {BEGIN}")
    open_now = set(offered(project, there))
    documents = [one for one in order.documents if one in open_now]
    before = set(there.found(order.before, documents))
    drawn = there.found(order.drawn, documents)
    whole = there.pool(documents, columns)
    pool = [row for row in whole if row not in before]
    place = Place(pool, drawn, there.read(pool, columns))
    return SoFar(columns, place, before, there.hits(whole, columns))


def misses(project: Project, there: Field, now: SoFar) -> int:
    """How many units were left without the codes since one was coded last."""
    me = project.me().guid
    missed = set(now.place.read) - now.hits
    last = max((at for row, at in _coded(project, there) if row in now.hits), default="")
    return len(
        {
            row
            for one in project.file.reviews.of_coder(me)
            if one.at > last
            for row in there.rows.met(one.document, one.span)
            if row in missed
        }
    )


def _coded(project: Project, there: Field) -> Iterator[tuple[int, str]]:
    """When which rows were coded, whatever with."""
    me = project.me().guid
    for one in project.file.codings.all():
        if one.coder == me:
            yield from ((row, one.at) for row in there.rows.covered(one.document, one.span))


def check_codes(there: Field, codes: Sequence[Code]) -> None:
    """InvalidRequestError: none is named, or one is not of those that are put on words."""
    if not codes:
        raise InvalidRequestError(f"Name the code that you look for: {BEGIN}")
    for one in codes:
        if one.guid not in there.codes:
            raise InvalidRequestError(
                f"{one.id} cannot be looked for: it is a choice for whole documents, or retired."
            )
