"""What stands around every drawing: the title and the base above it, the notes below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.charts.lettering import width_of, wrapped
from coder.charts.page import Letters, Page
from coder.charts.style import GAP, LINE, MARGIN, MUTED, NOTE, NOTE_LINE, TEXT, TITLE

TITLE_LINE = 4.4
SYMBOL = 5.0
BETWEEN = 4.0

Symbol = Callable[[Page, float, float], None]
"""Draws a sign of the key with its middle at x, y."""


@dataclass(frozen=True, slots=True)
class Words:
    """The title as a sentence, the base in words, the key's signs and names, the notes."""

    title: str
    base: str
    key: tuple[tuple[Symbol, str], ...] = ()
    notes: tuple[str, ...] = ()


def framed(words: Words, width: float, height: float) -> tuple[Page, float]:
    """A page with its words on it, and the y at which `height` millimetres are free."""
    inner = width - 2 * MARGIN
    title = wrapped(words.title, inner, TITLE, bold=True)
    base = wrapped(words.base, inner) if words.base else []
    key = _flowed(words.key, inner)
    notes = [line for note in words.notes for line in wrapped(note, inner, NOTE)]
    top = MARGIN + TITLE_LINE * len(title) + LINE * len(base) + LINE * len(key) + GAP
    foot = top + height + GAP
    page = Page(width, foot + NOTE_LINE * len(notes) + MARGIN)
    y = _lines(page, title, MARGIN, TITLE_LINE, Letters(TITLE, bold=True))
    y = _lines(page, base, y, LINE, Letters(TEXT, colour=MUTED))
    _draw_key(page, key, y)
    _lines(page, notes, foot, NOTE_LINE, Letters(NOTE, colour=MUTED))
    return page, top


def _lines(page: Page, lines: Sequence[str], y: float, step: float, letters: Letters) -> float:
    for line in lines:
        page.text(MARGIN, y + step / 2, line, letters)
        y += step
    return y


_Entry = tuple[Symbol, str, float]


def _flowed(key: Sequence[tuple[Symbol, str]], width: float) -> list[list[_Entry]]:
    """The entries in lines, each entry with its x."""
    lines: list[list[_Entry]] = []
    x = width
    for symbol, name in key:
        words, *more = wrapped(name, width - SYMBOL)
        shown = f"{words} …" if more else words
        needed = SYMBOL + width_of(shown)
        if x + needed > width:
            lines.append([])
            x = 0
        lines[-1].append((symbol, shown, x))
        x += needed + BETWEEN
    return lines


def _draw_key(page: Page, lines: Sequence[Sequence[_Entry]], y: float) -> None:
    for number, entries in enumerate(lines):
        middle = y + LINE * (number + 0.5)
        for symbol, name, x in entries:
            symbol(page, MARGIN + x + SYMBOL / 2 - 1, middle)
            page.text(MARGIN + x + SYMBOL - 0.5, middle, name)
