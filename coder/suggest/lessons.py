"""What coders have decided, unit by unit: what a suggester may learn from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coder.suggest.learning import CODED, LEFT, UNKNOWN
from coder.suggest.units import Rows
from coder.units import UnitKind
from transcripts.model import Document, Span
from transcripts.sentences import sentences

Mark = tuple[str, str, Span]
"""A document, a code (both guids) and the words that somebody decided on."""


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on words: `coded`, `left` without a code (the code "" is all of them).

    `finished` are documents (guids) that were coded to the end: what is not coded there was left.
    `unheard` is not to be learned from, whatever was decided.
    """

    coded: Collection[Mark] = ()
    left: Collection[Mark] = ()
    finished: Collection[str] = ()
    unheard: Collection[Mark] = ()


def lessons(
    rows: Rows,
    codes: Sequence[str],
    families: Mapping[str, Collection[str]],
    allowed: Any,
    decided: Decided,
) -> Any:
    """Units × codes, int8: 1 coded, 0 reviewed and left, −1 where nobody has decided.

    `codes` are guids; `families` maps a code to those that a coding of it counts for: itself and
    those above it.
    `allowed` (units × codes, bool) is false where a code is not for that kind of document. Text
    that nobody has looked at is unknown, never an example of a code that is not there.
    """
    import numpy as np

    columns = {code: column for column, code in enumerate(codes)}
    found = np.full(allowed.shape, UNKNOWN, dtype=np.int8)
    for document in decided.finished:
        found[_slice(rows.of(document))] = LEFT
    for document, code, span in decided.left:
        where = rows.met(document, span)
        if code == "":
            found[_slice(where)] = LEFT
        elif code in columns:
            found[_slice(where), columns[code]] = LEFT
    for marks, lesson in ((decided.coded, CODED), (decided.unheard, UNKNOWN)):
        for document, code, span in marks:
            there = [columns[one] for one in families.get(code, ()) if one in columns]
            for row in rows.covered(document, span):
                found[row, there] = lesson
    found[~allowed] = UNKNOWN
    return found


def _slice(rows: range) -> slice:
    return slice(rows.start, rows.stop)


def usual_kind(documents: Iterable[Document], coded: Collection[Mark]) -> UnitKind:
    """Turns, where most codings that could be shorter cover a whole turn; else sentences.

    Only codings in turns of several sentences tell; where there are none, it is sentences.
    """
    spans: dict[str, list[Span]] = {}
    for document, _, span in coded:
        spans.setdefault(document, []).append(span)
    whole = part = 0
    for one in documents:
        if one.guid in spans:
            more, fewer = _coverage(one, spans[one.guid])
            whole, part = whole + more, part + fewer
    return UnitKind.TURN if whole > part else UnitKind.SENTENCE


def _coverage(document: Document, spans: Iterable[Span]) -> tuple[int, int]:
    """How many codings cover whole turns of several sentences, and how many a part of one."""
    long = [
        [found[0].start, found[-1].stop]
        for turn in document.respondent_turns()
        if len(found := sentences(document.text, turn.span)) > 1
    ]
    whole = part = 0
    for span in set(spans):
        for start, stop in long:
            if span.start <= start and stop <= span.stop:
                whole += 1
            elif span.start < stop and start < span.stop:
                part += 1
    return whole, part
