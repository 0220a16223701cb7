"""The sides of a disagreement as the page shows them: letters, order, marks and sentences."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from codebook.model import Code
from coder.agreement.consensus import NOT_RATED
from coder.agreement.points import PRESENT, Point, PointKind, Side
from coder.agreement.queueing import Queued, Standing
from coder.model import Coding, Verdict
from coder.workflow.beside import Beside
from transcripts.model import Span
from transcripts.text import count_words
from tui.page.lanes import Mark
from tui.page.palette import Palette, Rgb, rgb
from tui.page.values import value_label

LETTERS = "ABCDEFGH"
CONSENSUS = "="
_NOBODY = Beside()


@dataclass(frozen=True, slots=True)
class Lettered:
    """A side with its letter, and what it is called: names, or the letter where they are hidden."""

    letter: str
    side: Side
    called: str


def lettered(point: Point, *, hidden: bool) -> list[Lettered]:
    """The sides of a point: who has it is A. Hidden, they stand in a shuffled order of their own.

    The order of a point is always the same, so that looking twice gives nobody away.
    """
    sides = list(point.sides())
    if hidden:
        sides.sort(key=lambda side: hashlib.sha256(f"{point.id} {side.names}".encode()).digest())
    named = zip(LETTERS, sides, strict=False)
    return [Lettered(one, side, "" if hidden else side.names) for one, side in named]


def hues(palette: Palette) -> dict[str, Rgb]:
    """A fixed hue for each letter, and a neutral one for the consensus."""
    found = {letter: rgb(hue) for letter, hue in zip(LETTERS, palette.hues, strict=False)}
    return found | {CONSENSUS: (150, 150, 150)}


def marks(
    sides: Sequence[Lettered], around: Mapping[str, Beside], settled: Sequence[Coding]
) -> Iterator[Mark]:
    """What each side coded; dashed, the other codes it put on the words; what is settled on."""
    for one in sides:
        noted = any(around.get(name, _NOBODY).memos for name in one.side.coders)
        for span in one.side.spans:
            key = f"{one.letter} {span.start} {span.stop}"
            yield Mark(key, span, one.letter, memo=noted)
        for code, span in _others(one.side, around):
            key = f"{one.letter} {span.start} {span.stop} {code.id}"
            yield Mark(key, span, one.letter, guess=True)
    for coding in settled:
        yield Mark(coding.guid, coding.span, CONSENSUS)


def question(point: Point) -> str:
    """What has to be settled, in a few words."""
    code = f"{point.code.id} {point.code.label}"
    if point.kind is PointKind.PRESENCE:
        through = f" (and with it {point.top.id})" if point.above else ""
        return f"{code}: is it here?{through}"
    return f"{code}: which {'level' if point.code.levels else 'value'}?"


def said(one: Lettered, point: Point, around: Mapping[str, Beside]) -> str:
    """`A ana: present, 12 words, level 2; has EN2 there`."""
    side = one.side
    told = [side.said if point.kind is PointKind.PRESENCE else labelled(point.code, side.said)]
    if side.said == PRESENT:
        count = sum(count_words(span.of(point.document.text)) for span in side.spans)
        told.append(f"{count} word{'' if count == 1 else 's'}")
    levels = {around.get(name, _NOBODY).level for name in side.coders} - {""}
    if point.kind is PointKind.PRESENCE and levels:
        told.append(f"level {' and '.join(sorted(levels))}")
    others = dict.fromkeys(code.id for code, _ in _others(side, around))
    there = f"; has {', '.join(others)} there" if others else ""
    return f"{one.letter} {one.called}{': ' if one.called else ''}{', '.join(told)}{there}"


def noted(one: Lettered, around: Mapping[str, Beside]) -> list[str]:
    """The memos of a side's coders."""
    return [memo for name in one.side.coders for memo in around.get(name, _NOBODY).memos]


def labelled(code: Code, value: str) -> str:
    """A value with its label, `2 embedded`; what is not rated says so."""
    return value if value == NOT_RATED else value_label(code, value)


def standing(one: Queued, sides: Sequence[Lettered], names: Mapping[str, str]) -> str:
    """How the point was settled, in words: `A, by discussion: why`; or that it is open."""
    made = one.decision
    if made is None:
        return str(one.standing)
    presence = one.point.kind is PointKind.PRESENCE
    taken = {names.get(guid, "") for guid in made.taken}
    letters = [it.letter for it in sides if taken & set(it.side.coders)]
    called = {
        Verdict.ONE: " and ".join(letters) or ", ".join(sorted(taken)),
        Verdict.VALUE: labelled(one.point.code, made.value),
        Verdict.BOTH: "both",
        Verdict.NEITHER: "neither",
        Verdict.TRIMMED: "words of its own",
    }[made.verdict]
    level = f", level {made.value}" if made.value and presence else ""
    how = {"discussion": ", by discussion", "lead": ", by the lead"}.get(made.settled, "")
    changed = "; changed since" if one.standing is Standing.CHANGED else ""
    why = f": {made.reason}" if made.reason else ""
    return f"{called}{level}{how}{changed}{why}"


def _others(side: Side, around: Mapping[str, Beside]) -> Iterator[tuple[Code, Span]]:
    for name in side.coders:
        yield from around.get(name, _NOBODY).others
