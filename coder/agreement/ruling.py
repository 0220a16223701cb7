"""A ruling on a point, and what the consensus comes to by it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.agreement.consensus import NOT_RATED
from coder.agreement.points import ABSENT, PRESENT, Point, PointKind
from coder.errors import CodingRefusedError
from coder.model import ABSENT_LEVEL, Verdict
from transcripts.model import Span


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is to be made of a point, and why.

    `taken` names the coders whose version is taken, for ONE; `trim` is a span of one's own, for
    TRIMMED. `value` is the value or level for VALUE, and beside another verdict the level that
    words come with. `settled` is "discussion", "lead", or empty.
    """

    verdict: Verdict
    taken: tuple[str, ...] = ()
    trim: Span | None = None
    value: str = ""
    reason: str = ""
    settled: str = "discussion"


@dataclass(frozen=True, slots=True)
class Result:
    """What the consensus comes to: the words in the unit, and whose version (names) that is.

    `value` is the value or level that was settled on, empty for none.
    """

    spans: tuple[Span, ...] = ()
    taken: tuple[str, ...] = ()
    value: str = ""


def result(point: Point, ruling: Ruling, words: Sequence[Span]) -> Result:
    """What a ruling comes to; `words` are the respondents' turns.

    To settle on nothing is the version of those who found nothing. Raises CodingRefusedError for
    a ruling that the point does not admit.
    """
    strangers = [name for name in ruling.taken if name not in point.said]
    if strangers:
        raise CodingRefusedError(
            f"{', '.join(strangers)} said nothing of this; there are {', '.join(point.said)}."
        )
    if point.kind is PointKind.PRESENCE:
        found = _of_presence(point, ruling, words)
        if found.value and bool(found.spans) is (found.value == ABSENT_LEVEL):
            raise CodingRefusedError(
                f"Level {found.value} of {point.top.id} does not go with what you take: level "
                f"{ABSENT_LEVEL} has no words, and another has some."
            )
        return found
    return _of_value(point, ruling)


def _of_presence(point: Point, ruling: Ruling, words: Sequence[Span]) -> Result:
    value = ruling.value
    match ruling.verdict:
        case Verdict.ONE:
            if len({point.said[name].said for name in ruling.taken}) != 1:
                raise CodingRefusedError("Take the version of one side.")
            return Result(tuple(point.common(ruling.taken, words)), ruling.taken, value)
        case Verdict.BOTH:
            spans = united(span for one in point.said.values() for span in one.spans)
            return Result(spans, _who(point, PRESENT), value)
        case Verdict.NEITHER:
            return Result((), _who(point, ABSENT), value)
        case Verdict.TRIMMED:
            return Result((_trim(point, ruling),), (), value)
    raise CodingRefusedError(
        f"They differ on whether {point.code.id} is there: take one of them, both, or none."
    )


def _of_value(point: Point, ruling: Ruling) -> Result:
    match ruling.verdict:
        case Verdict.ONE:
            given = {point.said[name].said for name in ruling.taken}
            if len(given) != 1:
                raise CodingRefusedError("Take the version of one side.")
            value = given.pop()
        case Verdict.VALUE:
            value = ruling.value
        case Verdict.NEITHER:
            value = NOT_RATED
        case _:
            raise CodingRefusedError(f"{point.code.id} has one value: take one of those given.")
    return Result((), _who(point, value), "" if value == NOT_RATED else value)


def _who(point: Point, said: str) -> tuple[str, ...]:
    return tuple(name for name, one in point.said.items() if one.said == said)


def _trim(point: Point, ruling: Ruling) -> Span:
    if ruling.trim is None or not point.span.contains(ruling.trim):
        first, last = point.span.start, point.span.stop
        raise CodingRefusedError(f"Choose words between {first} and {last}, where they differ.")
    return ruling.trim


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same words in as few spans as can be."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].stop:
            found[-1] = Span(found[-1].start, max(found[-1].stop, span.stop))
        else:
            found.append(span)
    return tuple(found)
