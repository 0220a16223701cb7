"""Where the cursor goes: each motion takes a place and gives a place, and never leaves the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from operator import attrgetter

from tui.page.layout import Layout
from tui.page.units import Units, unbroken, words_on

_START = attrgetter("start")


def right(layout: Layout, offset: int) -> int:
    """One cluster on; at the end of a turn to the next one."""
    line = layout.line_of(offset)
    for cell in layout.cells(line):
        if cell.stop > offset:
            return cell.stop
    return layout.starts[line + 1] if line + 1 < len(layout) else layout.last


def left(layout: Layout, offset: int) -> int:
    """One cluster back; at the start of a turn to the end of the one before."""
    line = layout.line_of(offset)
    if offset <= layout.starts[line]:
        if line == 0:
            return layout.first
        line -= 1
        if layout.opens_stretch(line + 1) and layout.stops[line] < offset:
            return layout.stops[line]
    return [cell.start for cell in layout.cells(line) if cell.start < offset][-1]


def word_right(layout: Layout, offset: int) -> int:
    """The start of the next word."""
    line = layout.line_of(offset)
    while line < len(layout):
        lines = unbroken(layout, line)
        for word in words_on(layout, lines):
            if word.start > offset and (place := layout.place(word.start)) > offset:
                return place
        line = lines.stop
    return layout.last


def word_left(layout: Layout, offset: int) -> int:
    """The start of this word, or of the one before."""
    line = layout.line_of(offset)
    while line >= 0:
        lines = unbroken(layout, line)
        starts = [word.start for word in words_on(layout, lines) if word.start < offset]
        if starts:
            return layout.place(starts[-1])
        line = lines.start - 1
    return layout.first


def sentence_right(units: Units, offset: int) -> int:
    """The start of the next sentence."""
    layout = units.layout
    for stretch in range(layout.stretch_of(offset), len(layout.stretches)):
        for sentence in units.sentences(stretch):
            if sentence.start > offset and (place := layout.place(sentence.start)) > offset:
                return place
    return layout.last


def sentence_left(units: Units, offset: int) -> int:
    """The start of this sentence, or of the one before."""
    layout = units.layout
    for stretch in range(layout.stretch_of(offset), -1, -1):
        starts = [one.start for one in units.sentences(stretch) if one.start < offset]
        if starts:
            return layout.place(starts[-1])
    return layout.first


def turn_right(layout: Layout, offset: int) -> int:
    """The start of the next turn."""
    place = bisect_right(layout.stretches, offset, key=_START)
    return layout.stretches[place].start if place < len(layout.stretches) else layout.last


def turn_left(layout: Layout, offset: int) -> int:
    """The start of this turn, or of the one before."""
    place = bisect_left(layout.stretches, offset, key=_START)
    return layout.stretches[max(place - 1, 0)].start


def lines_down(layout: Layout, offset: int, lines: int, *, column: int) -> int:
    """That many lines down (up if negative), as near to a column as the line there allows."""
    line = layout.line_of(offset) + lines
    return layout.offset_at(min(max(line, 0), len(layout) - 1), column)


def line_start(layout: Layout, offset: int) -> int:
    return layout.starts[layout.line_of(offset)]


def line_end(layout: Layout, offset: int) -> int:
    return layout.end_of(layout.line_of(offset))


_BY_LAYOUT: dict[str, Callable[[Layout, int], int]] = {
    "left": left,
    "right": right,
    "word_left": word_left,
    "word_right": word_right,
    "turn_left": turn_left,
    "turn_right": turn_right,
    "line_start": line_start,
    "line_end": line_end,
    "document_start": lambda layout, _: layout.first,
    "document_end": lambda layout, _: layout.last,
}
_BY_UNITS: dict[str, Callable[[Units, int], int]] = {
    "sentence_left": sentence_left,
    "sentence_right": sentence_right,
}
VERTICAL = {"up", "down", "page_up", "page_down"}


def moved(units: Units, name: str, offset: int, *, column: int, page: int) -> int:
    """Where a motion of that name leads; `column` and `page` (lines) matter to vertical ones."""
    if name in _BY_LAYOUT:
        return _BY_LAYOUT[name](units.layout, offset)
    if name in _BY_UNITS:
        return _BY_UNITS[name](units, offset)
    lines = {"up": -1, "down": 1, "page_up": -page, "page_down": page}[name]
    return lines_down(units.layout, offset, lines, column=column)
