"""Typed words as a regular expression that finds them as a person reads them.

The text itself is never changed or folded, so every offset is one of the canonical text.
"""

import re
import unicodedata
from collections import defaultdict
from functools import cache

_ALIKE = ("'‘’ʼ`´", '"“”„«»', "-‐‑‒–—")  # noqa: RUF001 - the look-alikes are what is meant
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_LAST_LIGATURE = 0xFB17
_LONGEST = 8  # letters that are spelt in all ways; nobody means more of them

WHOLE = rf"(?![{_MARKS}])"
"""Behind a match: a letter is not parted from the marks above and below it."""

WORD_START = rf"(?<![\w{_MARKS}])"
WORD_STOP = rf"(?![\w{_MARKS}])"


def literal(words: str, *, fold: bool) -> str:
    """The pattern of typed words, to be compiled with IGNORECASE where `fold` is set.

    Any blanks stand for any blanks, a line break too; kinds of apostrophes, quotation marks and
    hyphens are the same. Folding also meets letters that fold into several: `ss` finds ß, `fi` ﬁ.
    """
    typed = unicodedata.normalize("NFC", words)
    signs = _several if fold else _signs
    return r"\s+".join(signs(word) for word in typed.split())


def wildcard(words: str, *, fold: bool) -> str:
    """The same for a form in which `*` stands for the rest of a word, as in `reflect*`."""
    return r"\w*".join(literal(part, fold=fold) for part in words.split("*"))


def _several(word: str) -> str:
    """The pattern of a word in which one letter of the text may stand for two or three typed."""
    folded = "".join(map(_folded, word))
    parts, place = [], 0
    while place < len(folded):
        stop = _region(folded, place)
        region = folded[place:stop]
        parts.append(_spellings(region) if len(region) <= _LONGEST else _signs(region))
        place = stop
    return "".join(parts)


def _region(folded: str, start: int) -> int:
    """Where the letters end that may be joined with those before them; at least one is in it."""
    stop, place = start + 1, start
    while place < stop:
        lengths = (n for n in (2, 3) if folded[place : place + n] in _expanded())
        stop, place = max((stop, *(place + n for n in lengths))), place + 1
    return stop


def _spellings(region: str) -> str:
    """Each way to spell some letters, as they are or joined: `sss` is also ßs and sß."""
    if not region:
        return ""
    ways = [
        f"{first}{_spellings(region[length:])}"
        for length in range(1, min(len(region), 3) + 1)
        if (first := _one(region[:length]))
    ]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _one(letters: str) -> str:
    """The pattern of one letter that is written so; empty if there is none."""
    if len(letters) == 1:
        return _sign(letters)
    others = _expanded().get(letters, "")
    return f"[{others}]" if others else ""


def _signs(words: str) -> str:
    return "".join(map(_sign, words))


def _folded(sign: str) -> str:
    """A letter that folds into several as those; any other stays, IGNORECASE folds it."""
    folded = sign.casefold()
    return folded if len(folded) > 1 else sign.lower() if len(sign.lower()) == 1 else sign


def _sign(sign: str) -> str:
    alike = next((signs for signs in _ALIKE if sign in signs), "")
    return f"[{re.escape(alike)}]" if alike else re.escape(sign)


@cache
def _expanded() -> dict[str, str]:
    """What some letters fold into → those letters: `ss` → ßẞ."""
    found: defaultdict[str, str] = defaultdict(str)
    for number in range(0x80, _LAST_LIGATURE + 1):
        folded = chr(number).casefold()
        if len(folded) > 1:
            found[folded] += chr(number)
    return dict(found)
