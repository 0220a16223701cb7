"""The place in a text that is most like some words, and in which words the two differ."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from transcripts.model import Span

LIKELY = 60
"""From this likeness (0 to 100) on, other words are shown as the nearest place."""
DIFFERENCES = 6
"""Changes that are told of one quotation."""

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_SAME = {ord(sign): plain for sign, plain in zip("‘’“”–—", "''\"\"--", strict=True)}


def likest(plain: str, text: str) -> tuple[float, Span | None]:
    """The words of a text that are most like the plain ones, and how like they are (0 to 100)."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio

    wanted, told = plain.translate(_SAME), text.translate(_SAME)
    near = partial_ratio_alignment(wanted, told, score_cutoff=LIKELY)
    if near is None or not told[near.dest_start : near.dest_end].strip():
        return 0.0, None
    place = _whole_words(text, near.dest_start, near.dest_end)
    words = [
        Span(place.start + one.start(), place.start + one.end())
        for one in re.finditer(r"\S+", place.of(told))
    ]

    def likeness(some: Sequence[Span]) -> float:
        return ratio(wanted, " ".join(one.of(told) for one in some))

    while len(words) > 1:  # what was let in at the ends goes again, if it is better without
        shorter = max((words[1:], words[:-1]), key=likeness)
        if likeness(shorter) <= likeness(words):
            break
        words = shorter
    return likeness(words), Span(words[0].start, words[-1].stop)


def _whole_words(text: str, start: int, stop: int) -> Span:
    """The place, let out to the ends of its first and last word."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while stop < len(text) and not text[stop].isspace():
        stop += 1
    left = start + len(text[start:stop]) - len(text[start:stop].lstrip())
    return Span(left, left + len(text[left:stop].rstrip()))


def difference(quoted: str, said: str) -> str:
    """Which words are others: `“ring” for “phone”; without “then”`."""
    one, other = (_WORD.findall(text.translate(_SAME)) for text in (quoted, said))
    told = [
        _told(" ".join(one[a:b]), " ".join(other[c:d]))
        for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    more = [f"{len(told) - DIFFERENCES} more"] if len(told) > DIFFERENCES else []
    shown = "; ".join([*told[:DIFFERENCES], *more])
    return shown or "Signs between the words are others, or were not cut with […]"


def _told(quoted: str, said: str) -> str:
    if not said:
        return f"“{quoted}” was not said"
    return f"“{quoted}” for “{said}”" if quoted else f"without “{said}”"


def vocabulary(text: str) -> frozenset[str]:
    """The words of a text, without their capitals."""
    return frozenset(word.casefold() for word in _WORD.findall(text))
