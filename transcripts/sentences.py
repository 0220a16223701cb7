"""The one sentence splitter: rules only, so that a sentence is the same in every place."""

import re

from transcripts.model import Span
from transcripts.text import trimmed

_CLOSING = "\"'”’»)\\]"
_STOP = re.compile(
    rf"(?<![.!?…])(?P<mark>[.!?…]++)(?P<closing>[{_CLOSING}]*)(?P<gap>\s+)(?P<next>\S)"
    r"|\n[ \t]*\n|\n(?=[ \t]*(?:[-•*–]|\d{1,2}[.)])[ \t])"
)
_LAST_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_LONGEST_WORD = 40  # look back no further: keeps the splitter linear
_NEVER_LAST = re.compile(
    r"dr|mrs?|m[sx]|prof|rev|st|[sj]r|e\.?g|i\.?e|cf|vs|viz|approx|figs?|pp|vol|dept|govt",
    re.IGNORECASE,
)
_MAYBE_LAST = re.compile(r"etc|[ap]\.m|al|inc|ltd|co|u\.[ks]", re.IGNORECASE)


def sentences(text: str, within: Span) -> list[Span]:
    """The sentences in one stretch of text, in order, without blanks at their edges.

    A blank line and a list item end a sentence; so do `.`, `!`, `?` and `…`, unless the words go
    on: after an abbreviation, an initial or a number in a list, and before a small letter where a
    quotation or a pause has just ended. Every word of the stretch lies in exactly one sentence.
    """
    found = []
    start = within.start
    for match in _STOP.finditer(text, within.start, within.stop):
        if match["mark"] and not _ends(text, start, match):
            continue
        stop = match.start("gap") if match["mark"] else match.start()
        found.append(trimmed(text, start, stop))
        start = stop
    found.append(trimmed(text, start, within.stop))
    return [span for span in found if span]


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    mark, small = match["mark"], match["next"].islower()
    if match["gap"].count("\n") > 1:
        return True
    if match["closing"] or mark != ".":
        speech_goes_on = match["closing"] or set(mark) <= {".", "…"}
        return not (small and speech_goes_on)
    before = text[max(start, match.start() - _LONGEST_WORD) : match.start()]
    word = _LAST_WORD.search(before)
    return word is None or not _goes_on(word, before, small=small)


def _goes_on(word: re.Match[str], before: str, *, small: bool) -> bool:
    name = word[0]
    if _NEVER_LAST.fullmatch(name):
        return True
    if _MAYBE_LAST.fullmatch(name):
        return small
    is_initial = len(name) == 1 and name.isupper() and name != "I"
    is_list_number = name.isdigit() and not before[: word.start()].strip()
    return is_initial or is_list_number
