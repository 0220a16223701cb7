"""The queue of disagreements: the largest and weakest codes first, what is settled set aside."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coder.agreement.points import Point, PointKind
from coder.model import Decision
from transcripts.model import Span

Key = tuple[str, str, Span]


class Standing(StrEnum):
    """How far a point has come.

    `changed`: settled, and what a coder said or coded has changed since. `unrecorded`: the
    consensus has finished the document, and nobody recorded what was decided on the point.
    """

    OPEN = "open"
    SETTLED = "settled"
    CHANGED = "changed since"
    UNRECORDED = "not recorded"

    @property
    def decided(self) -> bool:
        return self in (Standing.SETTLED, Standing.CHANGED)


class Order(StrEnum):
    WEAKEST = "weakest"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Queued:
    """A point in its place; `number` is its place in the whole queue, by the weakest code."""

    point: Point
    number: int
    standing: Standing = Standing.OPEN
    decision: Decision | None = None

    @property
    def is_unopposed(self) -> bool:
        """Whether it is an open value that nobody contradicts."""
        return self.point.kind is PointKind.UNOPPOSED and self.standing is Standing.OPEN


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of the queue is wanted: all where nothing is named. Codes are ids.

    Values that nobody contradicts are no disagreements, and stand in it only where asked for.
    """

    codes: tuple[str, ...] = ()
    coders: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    order: Order = Order.WEAKEST
    unopposed: bool = False

    def wants(self, point: Point) -> bool:
        """A code is met where coders differ on it, be it through a code below."""
        if point.kind is PointKind.UNOPPOSED and not self.unopposed:
            return False
        ids = {code.id.casefold() for code in point.codes}
        return (
            _meets(self.codes, ids)
            and _meets(self.coders, {name.casefold() for name in point.said})
            and _meets(self.documents, {point.document.name.casefold()})
        )


def _meets(wanted: Iterable[str], there: set[str]) -> bool:
    named = {one.casefold() for one in wanted}
    return not named or bool(named & there)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many points are settled or finished without a record, of how many."""

    settled: int
    total: int

    def __str__(self) -> str:
        return f"{self.settled} of {self.total} settled"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of the points: decisions by key, and what the consensus has finished.

    `coders` maps guids to names; `finished` are guids of documents.
    """

    decisions: Mapping[Key, Decision] = field(default_factory=dict)
    finished: frozenset[str] = frozenset()
    coders: Mapping[str, str] = field(default_factory=dict)


def queue(
    points: Sequence[Point], record: Record, *, lows: Mapping[str, float | None]
) -> list[Queued]:
    """All points, numbered: codes by their number of disagreements, then by α's lower end.

    A point belongs to the highest code on which the coders differ in it. `lows` maps ids of codes
    to the lower end of α's interval; a code without one comes first among equals. Within a code
    the order is that of the documents. Values that nobody contradicts stand at the end.
    """
    opposed = (point for point in points if point.kind is not PointKind.UNOPPOSED)
    sizes = Counter(point.top.guid for point in opposed)
    place = {document: n for n, document in enumerate(_documents(points))}

    def weakest(point: Point) -> tuple[object, ...]:
        low = lows.get(point.top.id)
        weak = (low is not None, low or 0.0)
        last = point.kind is PointKind.UNOPPOSED
        return (last, -sizes[point.top.guid], weak, point.top.id, *_within(point, place))

    ordered = sorted(points, key=weakest)
    return [
        Queued(point, number, *_standing(point, record)) for number, point in enumerate(ordered, 1)
    ]


def asked_for(found: Sequence[Queued], asked: Asked) -> list[Queued]:
    """The wanted part of a queue, in the wanted order."""
    wanted = [one for one in found if asked.wants(one.point)]
    if asked.order is Order.WEAKEST:
        return wanted
    place = {document: n for n, document in enumerate(_documents(one.point for one in found))}
    return sorted(wanted, key=lambda one: _within(one.point, place))


def progress(found: Iterable[Queued]) -> Progress:
    standings = Counter(one.standing for one in found)
    return Progress(standings.total() - standings[Standing.OPEN], standings.total())


def _documents(points: Iterable[Point]) -> Iterator[str]:
    """The documents, each once, by name: the order in which lists of documents have them."""
    yield from dict.fromkeys(sorted(point.document.name for point in points))


def _within(point: Point, place: Mapping[str, int]) -> tuple[object, ...]:
    whole = point.kind is not PointKind.PRESENCE
    return place[point.document.name], whole, point.span.start, point.code.id


def _standing(point: Point, record: Record) -> tuple[Standing, Decision | None]:
    decision = record.decisions.get(point.key)
    if decision is None:
        closed = point.document.guid in record.finished
        return (Standing.UNRECORDED if closed else Standing.OPEN), None
    said = {record.coders.get(guid, ""): one for guid, one in decision.said.items()}
    return (Standing.SETTLED if said == dict(point.said) else Standing.CHANGED), decision
