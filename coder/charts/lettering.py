"""Text measured in millimetres, and broken into lines that fit."""

from collections.abc import Iterable
from functools import lru_cache

from coder.charts.style import FONT, POINTS_PER_MM, TEXT, letters_may_lack
from transcripts.text import visible

HINTED = 1.03  # a picture's letters stand on whole dots, so that a line may grow a little


def clean(text: str) -> str:
    """Text as one line that can be drawn: white space joined, control characters made visible."""
    return visible(" ".join(text.split()))


@lru_cache(maxsize=4096)
def width_of(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """How wide a line of text is, in millimetres; `size` is in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FONT, weight="bold" if bold else "normal", size=size)
    with letters_may_lack():
        wide, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return HINTED * float(wide) / POINTS_PER_MM


def wrapped(text: str, width: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """The text in lines of at most `width` millimetres; a word that is too long is cut."""
    lines = [""]
    for word in clean(text).split():
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer, size, bold=bold) <= width:
            lines[-1] = longer
            continue
        pieces = _cut(word, width, size, bold=bold)
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines


def _cut(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, bold=bold) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(text: str, width: float, size: float = TEXT) -> str:
    """The text in one line of at most `width` millimetres, its end left out if it must be."""
    text = clean(text)
    if width_of(text, size) <= width:
        return text
    kept = next(n for n in range(len(text), -1, -1) if width_of(f"{text[:n]}…", size) <= width)
    return f"{text[:kept].rstrip()}…"


def lacking(words: Iterable[str]) -> str:
    """The letters that the charts' font does not have, each once."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    known = get_font(findfont(FontProperties(family=FONT))).get_charmap()
    return "".join(sorted({one for line in words for one in line if ord(one) not in known}))
