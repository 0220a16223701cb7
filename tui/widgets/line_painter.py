"""One line of the transcript as a strip: number, speaker, lanes, text and names."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from transcripts.model import Span, Voice
from tui.page.columns import Columns
from tui.page.lanes import Mark, Placed, SpanIndex
from tui.page.layout import NOBODY, Cell
from tui.widgets.ink import Ink, Look, Wash

_REPEAT = 12  # lines after which a lane shows its letter again
_NO_HOTKEY = "•"
UNKNOWN = Look("?", "a removed code", (128, 128, 128))


class Glyphs(NamedTuple):
    """The characters of lanes and names."""

    body: str = "│"
    end: str = "╰"
    guess_body: str = "┊"
    guess_end: str = "╵"
    name: str = "▌"
    memo: str = "✎"
    other_body: str = "║"
    other_end: str = "╙"


UNICODE = Glyphs()
ASCII = Glyphs("|", "`", ":", "'", "|", "*", "!", "!")


class Focus(NamedTuple):
    """What of the cursor and the selection falls on a line; lines with equal focus look alike."""

    cursor: int | None = None
    selected: Span | None = None
    found: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class LinePainter:
    """Paints the lines of one layout in one theme; told all that it needs, it keeps no state."""

    index: SpanIndex
    columns: Columns
    labels: Mapping[str, str]
    looks: Mapping[str, Look]
    ink: Ink
    glyphs: Glyphs = UNICODE

    def strip(self, line: int, focus: Focus) -> Strip:
        """The whole line, exactly as wide as the columns."""
        placed = self.index.on_line(line)
        segments = [
            *self._head(line),
            *self._lanes(line, placed),
            *self._text(line, placed, focus),
            *self._names(line, placed),
        ]
        room = self.columns.width - sum(segment.cell_length for segment in segments)
        segments.append(Segment(" " * room, self.ink.base))
        strip = Strip(Segment.simplify(one for one in segments if one.text), self.columns.width)
        return strip if room >= 0 else strip.crop(0, self.columns.width)

    def _head(self, line: int) -> list[Segment]:
        """The number of the turn and who speaks, on its first line."""
        layout, columns = self.index.layout, self.columns
        owner = layout.owners[line]
        speaker_width = columns.speaker + bool(columns.speaker)
        if owner == NOBODY or not layout.opens_stretch(line):
            return [Segment(" " * (columns.number + 1 + speaker_width), self.ink.base)]
        label = self.labels.get(layout.turns[owner].speaker, "")
        return [
            Segment(f"{owner + 1:>{columns.number}} ", self.ink.quiet),
            Segment(set_cell_size(label, speaker_width), self.ink.speaker),
        ]

    def _lanes(self, line: int, placed: list[Placed]) -> list[Segment]:
        """Brackets, the innermost lane beside the text."""
        count = self.columns.lanes
        if not placed:
            return [Segment(" " * (count + 1), self.ink.base)]
        lanes = [Segment(" ", self.ink.base)] * count
        for one in placed:
            if one.lane < count:
                lanes[-1 - one.lane] = self._bracket(line, one)
        if any(one.lane >= count for one in placed):
            lanes[0] = Segment("+", self.ink.quiet)
        return [*lanes, Segment(" ", self.ink.base)]

    def _bracket(self, line: int, placed: Placed) -> Segment:
        look = self.looks.get(placed.mark.code, UNKNOWN)
        guess, lines = placed.mark.guess, placed.lines
        body, end = self._strokes(placed.mark)
        letter = look.letter or _NO_HOTKEY
        if line == lines[0]:
            return Segment(letter, self.ink.coloured(look.colour, guess=guess))
        if line == lines[-1]:
            return Segment(end, self.ink.coloured(look.colour))
        if (line - lines[0]) % _REPEAT == 0:
            return Segment(letter, self.ink.coloured(look.colour, guess=guess, faint=True))
        return Segment(body, self.ink.coloured(look.colour))

    def _strokes(self, mark: Mark) -> tuple[str, str]:
        """The body and the end of a bracket: without colours, too, they tell whose it is."""
        glyphs = self.glyphs
        if mark.whose:
            return glyphs.other_body, glyphs.other_end
        if mark.guess:
            return glyphs.guess_body, glyphs.guess_end
        return glyphs.body, glyphs.end

    def _text(self, line: int, placed: list[Placed], focus: Focus) -> list[Segment]:
        """The words, cut where what lies on them changes, and blanks to the edge of the column."""
        width, here = self.columns.text + 1, focus.cursor is not None
        runs = self._runs(line, placed, focus)
        quiet = self._is_quiet(line)
        segments = [
            Segment(run.shown, self._style(run, placed, focus, quiet=quiet)) for run in runs
        ]
        used = runs[-1].column + runs[-1].width if runs else 0
        if here and not any(run.start <= (focus.cursor or 0) < run.stop for run in runs):
            beyond = min(used, width - 1)
            segments.append(Segment(" " * (beyond - used + 1), self.ink.wash(Wash(cursor=True))))
            used = beyond + 1
        segments.append(Segment(" " * (width - used), self.ink.wash(Wash(cursor_line=here))))
        return segments

    def _runs(self, line: int, placed: list[Placed], focus: Focus) -> list[Cell]:
        """What is seen, as cells from one change in what lies on the text to the next."""
        edges = {edge for one in placed for edge in (one.mark.span.start, one.mark.span.stop)}
        if focus.selected:
            edges |= {focus.selected.start, focus.selected.stop}
        edges |= {edge for one in focus.found for edge in (one.start, one.stop)}
        if self.index.layout.is_plain(line):
            return self._plain_runs(line, edges, focus)
        runs, alone = list[Cell](), True
        for cell in self.index.layout.cells(line):
            at_cursor = focus.cursor is not None and cell.start <= focus.cursor < cell.stop
            if cell.column + cell.width > self.columns.text + 1:
                break
            if alone or at_cursor or any(cell.start <= edge < cell.stop for edge in edges):
                runs.append(cell)
            else:
                runs[-1] = _joined(runs[-1], cell)
            alone = at_cursor
        return runs

    def _plain_runs(self, line: int, edges: set[int], focus: Focus) -> list[Cell]:
        """The same on a line where each code point is one cell: nothing is looked at one by one."""
        layout = self.index.layout
        start, after = layout.starts[line], layout.stops[line]
        stop = min(after, start + self.columns.text + 1)
        if focus.cursor is not None:
            edges |= {focus.cursor, focus.cursor + 1}
            if stop <= focus.cursor < after:
                stop -= 1  # on a blank that hangs over the edge, it stands in the last column
        cuts = [start, *sorted(edge for edge in edges if start < edge < stop), stop]
        return [
            Cell(left, right, left - start, right - left, layout.text[left:right])
            for left, right in pairwise(cuts)
            if left < right
        ]

    def _style(self, run: Cell, placed: list[Placed], focus: Focus, *, quiet: bool) -> Style:
        here = Span(run.start, run.stop)
        marks = [one.mark for one in placed if one.mark.span.overlaps(here)]
        marks = [mark for mark in marks if not mark.whose]  # only looked at: it washes nothing
        solid = [mark for mark in marks if not mark.guess]
        inner = min(solid, key=lambda mark: len(mark.span), default=None)
        wash = Wash(
            colour=self.looks.get(inner.code, UNKNOWN).colour if inner else None,
            codes=len({mark.code for mark in solid}),
            guess=len(marks) > len(solid),
            quiet=quiet,
            selected=focus.selected is not None and focus.selected.overlaps(here),
            cursor=focus.cursor is not None and run.start <= focus.cursor < run.stop,
            cursor_line=focus.cursor is not None,
            found=any(one.overlaps(here) for one in focus.found),
        )
        return self.ink.wash(wash)

    def _is_quiet(self, line: int) -> bool:
        """Only a respondent's words can be coded; all others stand back."""
        owner = self.index.layout.owners[line]
        return owner == NOBODY or self.index.layout.turns[owner].voice is not Voice.RESPONDENT

    def _names(self, line: int, placed: list[Placed]) -> list[Segment]:
        """The names of what starts on this line, as many as fit, then how many more."""
        if not self.columns.names:
            return []
        starting = [one.mark for one in placed if one.lines[0] == line]
        if not starting:
            return []
        counts = Counter((mark.code, mark.guess, mark.whose) for mark in starting)
        noted = {(mark.code, mark.guess, mark.whose) for mark in starting if mark.memo}
        segments, room = [], self.columns.names
        for place, ((code, guess, whose), count) in enumerate(counts.items()):
            left = len(counts) - place
            sign = "?" if guess else self.glyphs.name
            memo = self.glyphs.memo if (code, guess, whose) in noted else ""
            name = self._name(code, count, f"{sign}{memo}{f'{whose}: ' if whose else ''}")
            more = f" +{left - 1}" if place == 0 and left > 1 else ""
            if place and cell_len(name) + 1 > room:
                segments.append(Segment(f" +{left}", self.ink.quiet))
                break
            shown = f" {_cut(name, room - 1 - len(more))}"
            room -= cell_len(shown)
            segments.append(Segment(shown, self._name_style(code, guess=guess)))
        return segments

    def _name(self, code: str, count: int, sign: str) -> str:
        times = f"{count}× " if count > 1 else ""
        return f"{sign}{times}{self.looks.get(code, UNKNOWN).name}"

    def _name_style(self, code: str, *, guess: bool) -> Style:
        return self.ink.coloured(self.looks.get(code, UNKNOWN).colour, guess=guess)


def _joined(run: Cell, cell: Cell) -> Cell:
    """A run with the cell behind it."""
    width = cell.column + cell.width - run.column
    return Cell(run.start, cell.stop, run.column, width, run.shown + cell.shown)


def _cut(text: str, cells: int) -> str:
    """The text, with an ellipsis where it is too long."""
    return text if cell_len(text) <= cells else f"{set_cell_size(text, cells - 1)}…"
