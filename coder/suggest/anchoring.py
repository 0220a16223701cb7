"""What became of suggestions, beside what was coded unprompted: so that anchoring can be seen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from coder.model import Coding
from transcripts.model import Span

SHOWN, OPEN = "shown", "open"
TAKEN = frozenset(("accepted", "edited"))
EVERY_CODE = ""


class Line(NamedTuple):
    """A line of the log: what happened to a suggestion, at which rank (0: it was not listed)."""

    event: str
    coder: str
    document: str
    code: str
    span: Span
    rank: int
    at: str


@dataclass(frozen=True, slots=True)
class Answers:
    """How a coder answered the suggestions of a code (of all where `code` is empty).

    `shown` counts suggestions, and each is one of `accepted` (as offered), `edited` (accepted with
    other words), `rejected`, `ignored` (left in a document that was finished or left), and `open`.
    `median_rank` is of those that were accepted or edited, None where none of them was listed.
    Today's codings that come from suggestions are `prompted`; the others were made `before`
    anything was suggested to the coder in the document, `after` it, or `elsewhere`: in documents
    where nothing was.
    """

    coder: str
    code: str
    shown: int
    accepted: int
    edited: int
    rejected: int
    ignored: int
    open: int
    median_rank: float | None
    prompted: int
    before: int
    after: int
    elsewhere: int


def answers(lines: Sequence[Line], codings: Iterable[Coding]) -> list[Answers]:
    """For each coder who was shown anything: all codes together, then code by code.

    `lines` stand oldest first. Coders and codes come in the order in which they are first met.
    """
    places = _places(lines)
    seen = _first_seen(lines)
    made = _made(codings, places, seen)
    found = []
    for coder in dict.fromkeys(coder for coder, _ in seen):
        mine = {key: there for key, there in places.items() if key.coder == coder}
        own = {code: kinds for (who, code), kinds in made.items() if who == coder}
        for code in (EVERY_CODE, *dict.fromkeys([*(key.code for key in mine), *own])):
            chosen = [there for key, there in mine.items() if code in (EVERY_CODE, key.code)]
            kinds = [
                one for name, all_ in own.items() if code in (EVERY_CODE, name) for one in all_
            ]
            found.append(_answers(coder, code, chosen, kinds))
    return found


class _Key(NamedTuple):
    coder: str
    document: str
    code: str
    span: Span


class _State(NamedTuple):
    """The latest answer to a suggestion, and the rank at which it was first listed."""

    event: str
    rank: int


def _places(lines: Iterable[Line]) -> dict[_Key, _State]:
    """What became of each suggestion in the end; one that was decided unlisted was seen as well."""
    found: dict[_Key, _State] = {}
    for one in lines:
        key = _Key(one.coder, one.document, one.code, one.span)
        before = found.get(key, _State(OPEN, one.rank))
        if one.event == SHOWN:
            found[key] = before
        else:
            event = OPEN if one.event == "restored" else one.event
            found[key] = _State(event, before.rank or one.rank)
    return found


def _first_seen(lines: Iterable[Line]) -> dict[tuple[str, str], str]:
    """When each coder was first shown anything in each document."""
    found: dict[tuple[str, str], str] = {}
    for one in lines:
        found.setdefault((one.coder, one.document), one.at)
    return found


def _made(
    codings: Iterable[Coding],
    places: Mapping[_Key, _State],
    seen: Mapping[tuple[str, str], str],
) -> dict[tuple[str, str], list[str]]:
    """How each coding came about, by coder and code."""
    taken: dict[tuple[str, str, str], list[Span]] = defaultdict(list)
    for key, there in places.items():
        if there.event in TAKEN:
            taken[key.coder, key.document, key.code].append(key.span)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one in codings:
        spans = taken.get((one.coder, one.document, one.code), ())
        if any(span.overlaps(one.span) for span in spans):
            how = "prompted"
        elif (first := seen.get((one.coder, one.document))) is None:
            how = "elsewhere"
        else:
            how = "before" if one.at < first else "after"
        found[one.coder, one.code].append(how)
    return found


def _answers(coder: str, code: str, there: Sequence[_State], made: Sequence[str]) -> Answers:
    events = [one.event for one in there]
    ranks = list(_ranks(there))
    return Answers(
        coder=coder,
        code=code,
        shown=len(there),
        accepted=events.count("accepted"),
        edited=events.count("edited"),
        rejected=events.count("rejected"),
        ignored=events.count("ignored"),
        open=events.count(OPEN),
        median_rank=float(median(ranks)) if ranks else None,
        prompted=made.count("prompted"),
        before=made.count("before"),
        after=made.count("after"),
        elsewhere=made.count("elsewhere"),
    )


def _ranks(there: Iterable[_State]) -> Iterator[int]:
    return (one.rank for one in there if one.event in TAKEN and one.rank)
