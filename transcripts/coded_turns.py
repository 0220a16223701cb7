"""Which rows of a coded table are one turn: a row for each coder, or for each code."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter

from transcripts.speakers import Said

_BY_CHANCE = 2  # fewer rows may be alike though they are others
_FEWEST_WORDS = 4  # fewer are said twice in a row


@dataclass(frozen=True, slots=True)
class Mark:
    """What a coder made of a turn: the cells of codes, a line each, blank where they left it."""

    row: int
    codes: str


@dataclass(slots=True)
class CodedTurn:
    """What was said, and each coder's mark; the coder has no name where the table tells none."""

    said: Said
    marks: dict[str, Mark]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: who coded it is None where nobody did."""

    said: Said
    coder: str | None
    mark: Mark


@dataclass(slots=True)
class Repeated:
    """Rows with the words of the row above: with one code `more`, or the very same `again`."""

    more: list[int] = field(default_factory=list)
    again: list[int] = field(default_factory=list)


def without_repeats(
    lines: Iterable[Line], repeated: Repeated, is_nothing: Callable[[str], bool]
) -> list[Line]:
    """The rows, with those that give the words above them another code put together.

    That is how programs write out coded segments. The same words are hardly ever said twice in a
    row by the same speaker; so only of short ones each row is a turn, and of rows that are all the
    same, which may be what was said. `repeated` is told of both.
    """
    found: list[Line] = []
    for said, run in groupby(lines, key=attrgetter("said")):
        latest: dict[str | None, int] = {}
        is_long = len(said.words.split()) >= _FEWEST_WORDS
        for line in run:
            place = latest.get(line.coder)
            before = None if place is None or not is_long else found[place].mark
            if before and line.mark.codes in before.codes.split("\n\n"):
                repeated.again.append(line.mark.row)
            elif before and not is_nothing(before.codes) and not is_nothing(line.mark.codes):
                repeated.more.append(line.mark.row)
                both = replace(before, codes=f"{before.codes}\n\n{line.mark.codes}")
                found[latest[line.coder]] = replace(line, mark=both)
                continue
            latest[line.coder] = len(found)
            found.append(line)
    return found


def turns_of(lines: Sequence[Line]) -> list[CodedTurn]:
    """The turns that these rows of one document are; a turn may have a row for each coder.

    Rows are the same turn where they follow each other with the same speaker and words, or where
    the coders' rows of the whole document stand one after the other.
    """
    by_coder: dict[str | None, list[Line]] = {}
    for line in lines:
        by_coder.setdefault(line.coder, []).append(line)
    turns: list[CodedTurn] = []
    if len(by_coder) > 1 and None not in by_coder:
        first, *others = [[line.said for line in some] for some in by_coder.values()]
        if all(said == first for said in others):
            lines = [line for same in zip(*by_coder.values(), strict=True) for line in same]
        elif sum(1 for _ in groupby(lines, key=attrgetter("coder"))) == len(by_coder):
            for some in by_coder.values():
                turns = _aligned(turns, some)
            return turns
    for line in lines:
        _take(turns, line)
    return turns


def _aligned(turns: list[CodedTurn], lines: Sequence[Line]) -> list[CodedTurn]:
    """The turns with one more coder's rows, some of which are missing on either side.

    Where fewer than half of the rows are the same, or a single one, which may be chance, the coder
    was given another part of the talk.
    """
    there = [one.said for one in turns]
    same = SequenceMatcher(None, there, [one.said for one in lines], autojunk=False)
    shared = sum(block.size for block in same.get_matching_blocks())
    if shared < _BY_CHANCE or 2 * shared < min(len(turns), len(lines)):
        for line in lines:
            _take(turns, line)
        return turns
    found: list[CodedTurn] = []
    for what, start, stop, first, last in same.get_opcodes():
        own = [CodedTurn(line.said, _marks(line)) for line in lines[first:last]]
        if what == "equal":
            for turn, other in zip(turns[start:stop], own, strict=True):
                turn.marks |= other.marks
            own = []
        found += turns[start:stop] + own
    return found


def _take(turns: list[CodedTurn], line: Line) -> None:
    """Add a turn, or another coder's mark to the turn before."""
    marks = _marks(line)
    last = turns[-1] if turns else None
    if last and last.said == line.said and last.marks and marks and line.coder not in last.marks:
        last.marks |= marks
    else:
        turns.append(CodedTurn(line.said, marks))


def _marks(line: Line) -> dict[str, Mark]:
    return {} if line.coder is None else {line.coder: line.mark}
