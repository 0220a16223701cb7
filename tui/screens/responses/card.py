"""One answer in full: the prompt on top, its codes beside or below, and who it is from."""

from collections.abc import Iterator, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.model import Code
from coder.model import Coding
from coder.themes.answers import Answer, AnswerState
from transcripts.text import visible
from tui.page.answer_card import CardLine, answer_lines, wrapped
from tui.page.answer_grid import WORDLESS, Legend, attributes
from tui.page.answers import HIDDEN, Sheet
from tui.page.columns import WIDEST_TEXT
from tui.page.values import choices, value_label
from tui.widgets.ink import Ink, Look, Wash

_GUTTER = 4  # cells before the text: letters of the codes that begin on a line, and a blank
_SIDE = 44  # cells of what stands beside the text
_SIDE_FROM = 130
_BOLD = Style(bold=True)
_QUOTED = 60  # code points of the words of a coding
_NOTHING = {
    AnswerState.BLANK: "Nothing was answered here, so there is nothing to code.",
    AnswerState.WITHHELD: "This response is withheld: it is not shown, coded or counted.",
}

Line = list[Segment]


class AnswerCard(ScrollView, can_focus=False):
    """The answer at the cursor of a sheet."""

    DEFAULT_CSS = """
    AnswerCard { height: 1fr; background: $background; color: $foreground;
                 scrollbar-size-vertical: 1; overflow-x: hidden; }
    """

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._lines: list[Strip] = []
        self._blank = Strip([])
        self._legend: Legend | None = None
        self._looks: Mapping[str, Look] = {}
        self._ink: Ink | None = None

    def recolour(self) -> None:
        """Ask for the colours of the theme again: for each card that would take too long."""
        self._ink = None

    def show(self, legend: Legend, looks: Mapping[str, Look]) -> None:
        """Show the answer as it is now, from its first line."""
        self._legend, self._looks = legend, looks
        self._lay_out()
        self.scroll_to(y=0, animate=False, immediate=True)

    def page(self, by: int) -> None:
        """Scroll through an answer that is longer than the window."""
        self.scroll_relative(y=by * max(self.size.height - 2, 1), animate=False, immediate=True)

    def on_resize(self) -> None:
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        place = self.scroll_offset.y + y
        return self._lines[place] if place < len(self._lines) else self._blank

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        paper = self.rich_style
        self._blank, self._lines = Strip.blank(max(width, 0), paper), []
        if self._legend is not None and self.sheet.here is not None and width > 0:
            self._ink = self._ink or Ink.of(self.app)
            painter = _Painter(self.sheet, self._legend, self._looks, self._ink)
            lines = painter.lines(self.sheet.here, width)
            self._lines = [Strip(line).adjust_cell_length(width, paper) for line in lines]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()


class _Painter:
    """Puts a card together from lines of segments."""

    def __init__(self, sheet: Sheet, legend: Legend, looks: Mapping[str, Look], ink: Ink) -> None:
        self._sheet, self._legend, self._looks, self._ink = sheet, legend, looks, ink

    def lines(self, answer: Answer, width: int) -> list[Line]:
        """The whole card; from a certain width on, notes stand beside the text."""
        beside = width >= _SIDE_FROM
        room = min(WIDEST_TEXT, width - 2 * _GUTTER - (_SIDE if beside else 0))
        main = [*self._prompt(room), [], *self._answer(answer, room)]
        if not beside:
            return [*main, [], *(_indented(line) for line in self._notes(answer, room))]
        notes = [*self._who(answer), [], *self._notes(answer, _SIDE)]
        return _beside(main, notes, room + 2 * _GUTTER)

    def _prompt(self, room: int) -> Iterator[Line]:
        asked = self._sheet.asked
        title = f"{asked.scenario} ({asked.prompt})" if asked.prompt else asked.scenario
        for line in wrapped(f"{title}  {self._sheet.prompt}", room):
            yield _indented([Segment(line, self._ink.speaker)])

    def _answer(self, answer: Answer, room: int) -> Iterator[Line]:
        if answer.state in WORDLESS:
            told = wrapped(_NOTHING[answer.state], room)
            yield from (_indented([Segment(line, self._ink.quiet)]) for line in told)
        for line in answer_lines(answer, room):
            yield [*self._gutter(line), *self._words(line)]

    def _gutter(self, line: CardLine) -> Line:
        """The letters of the codes that begin on a line; + for more than there is room for."""
        known = [self._looks[one.code] for one in line.begins if one.code in self._looks]
        room = _GUTTER - 1
        kept = known if len(known) <= room else known[: room - 1]
        cells = [Segment(one.letter or "·", self._ink.coloured(one.colour)) for one in kept]
        if len(kept) < len(known):
            cells.append(Segment("+", self._ink.base))
        return [*cells, Segment(" " * (_GUTTER - len(cells)), self._ink.base)]

    def _words(self, line: CardLine) -> Iterator[Segment]:
        for run in line.runs:
            codings = sorted(run.codings, key=lambda one: len(one.span))
            look = self._looks.get(codings[0].code) if codings else None
            wash = Wash(look.colour if look else None, len({one.code for one in codings}))
            yield Segment(run.shown, self._ink.wash(wash))

    # Beside the words

    def _who(self, answer: Answer) -> Iterator[Line]:
        masked = self._sheet.masked
        yield [Segment(HIDDEN if masked else visible(answer.respondent), self._ink.base + _BOLD)]
        facts = attributes(answer)
        longest = max(map(len, facts))
        for name, value in facts.items():
            told = HIDDEN if masked else visible(value) or "–"
            first, *others = wrapped(told, _SIDE - longest - 2)
            yield [Segment(f"{name:{longest}}  ", self._ink.quiet), Segment(first, self._ink.base)]
            for more in others:
                yield [Segment(" " * (longest + 2) + more, self._ink.base)]

    def _notes(self, answer: Answer, room: int) -> Iterator[Line]:
        """Own codes and values; then the levels that the digits give, with their anchors."""
        for coding in answer.codings:
            yield from self._coding(answer, coding, room)
        for code, value in self._legend.values(answer):
            text = f"{code.id} {code.label}: {value_label(code, value)}"
            yield from self._told(text, room, self._ink.base + _BOLD)
        if answer.finished:
            yield [Segment("finished", self._ink.quiet)]
        if self._sheet.scale is not None and room == _SIDE:
            yield []
            yield from self._scale(self._sheet.scale, room)

    def _coding(self, answer: Answer, coding: Coding, room: int) -> Iterator[Line]:
        look = self._looks.get(coding.code)
        if look is None:
            return
        words = " ".join(coding.span.of(answer.document.text).split())
        cut = words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
        told = "all of it" if _is_whole(answer, coding) else f"“{cut}”"
        shade = self._ink.coloured(look.colour)
        yield from self._told(f"{look.letter or '·'} {look.name}: {told}", room, shade)

    def _scale(self, code: Code, room: int) -> Iterator[Line]:
        anchors = {str(level.rank): level.anchor for level in code.levels}
        yield from self._told(f"{code.id} {code.label}", room, self._ink.base + _BOLD)
        for digit, label in choices(code):
            anchor = f": {anchors[digit]}" if anchors.get(digit) else ""
            yield from self._told(f"{digit} {label}{anchor}", room, self._ink.base)

    def _told(self, text: str, room: int, style: Style) -> Iterator[Line]:
        for line in wrapped(" ".join(text.split()), room):
            yield [Segment(line, style)]


def _is_whole(answer: Answer, coding: Coding) -> bool:
    """Whether a coding has all the words of an unbroken stretch of the answer."""
    return any(coding.span.contains(one) for one in answer.spans)


def _indented(line: Sequence[Segment]) -> Line:
    return [Segment(" " * _GUTTER), *line]


def _beside(left: Sequence[Line], right: Sequence[Line], column: int) -> list[Line]:
    """Two columns of lines, the second one from a certain cell on."""
    rows = []
    for place in range(max(len(left), len(right))):
        line = left[place] if place < len(left) else []
        row = Strip(line).adjust_cell_length(column)
        rows.append([*row, *(right[place] if place < len(right) else [])])
    return rows
