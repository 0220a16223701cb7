"""The panes beside the text: what is at the cursor, and what a code means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.model import Code
from transcripts.text import visible
from tui.page.palette import Rgb
from tui.widgets.bar_chart import bar
from tui.widgets.definitions import described
from tui.widgets.ink import Look

_BARS = 8
_BAR_CELLS = 8
_BOLD, _DIM, _ITALIC = Style(bold=True), Style(dim=True), Style(italic=True)
_CONSOLE = Console(width=80, force_terminal=False)  # only wraps

Line = list[Segment]


@dataclass(frozen=True, slots=True)
class Card:
    """A code at the cursor, who put it there or why it is suggested, and the memo on it."""

    code: Code
    about: str
    guess: bool = False
    memo: str = ""


class Pane(ScrollView, can_focus=False):
    """A column of lines that scrolls with the mouse.

    Only lines in the window are painted, and of those only what has changed: the panes follow the
    cursor, and a key must be quick. For the same reason a change never moves other widgets.
    """

    DEFAULT_CSS = """
    Pane { background: $background; color: $foreground; padding: 0 1; overflow-x: hidden;
           scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._painted: dict[int, Line] = {}
        self._base: Style | None = None

    def line_count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, number: int, width: int) -> Line:
        """What stands on a line, in at most that many cells."""
        raise NotImplementedError

    def show_lines(self) -> None:
        """Paint those lines in the window that are not as they were."""
        width, height = self.scrollable_content_region.size
        self.virtual_size = Size(width, max(self.line_count(), height))
        top = self.scroll_offset.y
        for number in range(top, top + height):
            if self._line(number, width) != self._painted.get(number):
                self.refresh_line(number)

    def on_resize(self) -> None:
        self._painted.clear()
        self.show_lines()

    def notify_style_update(self) -> None:
        self._base = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        number, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        self._base = base = self._base or self.rich_style  # which Textual works out each time
        self._painted[number] = line = self._line(number, width)
        return Strip(Segment.apply_style(line, base)).adjust_cell_length(width, base)

    def _line(self, number: int, width: int) -> Line:
        return self.line(number, width) if number < self.line_count() else []


class LaidOut(Pane):
    """A pane whose lines are laid out anew when its words or its width change."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Line] = []

    def _lay_out(self) -> None:
        """Put into `_lines` what is to be seen at the width that the pane has now."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self._lay_out()
        super().on_resize()

    def line_count(self) -> int:
        return len(self._lines)

    def line(self, number: int, width: int) -> Line:  # noqa: ARG002 - laid out for it already
        return self._lines[number]


class Definition(LaidOut):
    """What one code means: what its definition says, wrapped."""

    def __init__(self) -> None:
        super().__init__()
        self._code: Code | None = None

    def show(self, code: Code | None) -> None:
        if code != self._code:
            self._code = code
            self.scroll_to(y=0, animate=False, immediate=True)
            self._lay_out()
            self.show_lines()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = _wrapped(described(self._code), width) if self._code and width > 0 else []


class Inspector(LaidOut):
    """The codes at the cursor with their definitions; the values and codes of the document."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: Sequence[Card] = ()
        self._values: Sequence[str] = ()
        self._counts: Sequence[tuple[str, int]] = ()
        self._looks: Mapping[str, Look] = {}

    def show(
        self,
        cards: Sequence[Card],
        values: Sequence[str],
        counts: Sequence[tuple[str, int]],
        looks: Mapping[str, Look],
    ) -> None:
        self._cards, self._values = cards, values
        self._counts, self._looks = counts[:_BARS], looks
        self._lay_out()
        self.show_lines()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = []
        if width <= 0:
            return
        self._lines.append([Segment(_cut("AT THE CURSOR", width), _BOLD)])
        for card in self._cards:
            self._lines += _card_lines(card, self._looks[card.code.guid].colour, width)
        if not self._cards:
            self._lines += _wrapped(Text("Nothing is coded here.", style=_DIM), width)
        if self._values:
            self._lines += _wrapped(Text.assemble(("\nVALUES OF THIS DOCUMENT", _BOLD)), width)
            for value in self._values:
                self._lines += _wrapped(Text(value), width)
        if self._counts:
            self._lines += _wrapped(Text.assemble(("\nCODES IN THIS DOCUMENT", _BOLD)), width)
            self._lines += _bars(self._counts, self._looks, width)


@lru_cache(maxsize=100)
def _card_lines(card: Card, colour: Rgb, width: int) -> list[Line]:
    """Wrapped once: the cursor meets the same codes again and again."""
    return _wrapped(_card(card, colour), width)


def _card(card: Card, colour: Rgb) -> Text:
    shade = _shade(colour)
    code = card.code
    sign = "?" if card.guess else "▌"
    text = Text.assemble("\n", (sign, shade), (code.label, shade + _BOLD), f" {code.id}")
    text.append(f"\n{card.about}", _ITALIC)
    if card.memo:
        text.append_text(Text.assemble("\n", ("Memo: ", _BOLD), visible(card.memo)))
    for title, words in (
        ("", code.full or code.brief),
        ("Use when: ", code.use_when),
        ("Not when: ", code.not_when),
    ):
        if words:
            text.append_text(Text.assemble("\n", (title, _BOLD), words))
    return text


def _wrapped(text: Text, width: int) -> list[Line]:
    return [
        [piece for piece in line.render(_CONSOLE) if piece.text]
        for line in text.wrap(_CONSOLE, width)
    ]


def _bars(counts: Sequence[tuple[str, int]], looks: Mapping[str, Look], width: int) -> list[Line]:
    """Name, bar and count of each code; names give way where the pane is narrow."""
    most = counts[0][1]
    digits = len(str(most))
    room = max(width - _BAR_CELLS - digits - 2, 1)
    lines = []
    for guid, count in counts:
        look = looks[guid]
        lines.append(
            [
                Segment(f"{set_cell_size(_cut(look.name, room), room)} "),
                Segment(f"{bar(count / most, _BAR_CELLS)} ", _shade(look.colour)),
                Segment(f"{count:>{digits}}", _BOLD),
            ]
        )
    return lines


def _cut(text: str, cells: int) -> str:
    """The text, with an ellipsis where it is too long."""
    return text if cell_len(text) <= cells else f"{set_cell_size(text, max(cells - 1, 0))}…"


def _shade(colour: Rgb) -> Style:
    return Style.parse(f"rgb({','.join(map(str, colour))})")
