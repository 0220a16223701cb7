"""All answers in rows; only those in the window are painted, and a step paints two."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.themes.answers import AnswerState
from tui.page.answer_grid import Column, Legend, columns, heading, line
from tui.page.answers import Sheet

_QUIET = (AnswerState.BLANK, AnswerState.WITHHELD, AnswerState.FINISHED)


class AnswerGrid(ScrollView, can_focus=False):
    """A row for each answer of a sheet, under titles that stay."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--title", "grid--quiet"}
    DEFAULT_CSS = """
    AnswerGrid { height: 1fr; background: $background; color: $foreground;
                 scrollbar-size-vertical: 1; overflow-x: hidden; }
    AnswerGrid > .grid--title { text-style: bold; color: $primary; }
    AnswerGrid > .grid--quiet { color: $foreground 60%; }
    """

    @dataclass
    class Clicked(Message):
        """A click on a row; twice opens it."""

        place: int
        twice: bool

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._legend: Legend | None = None
        self._columns: list[Column] = []
        self._cursor = 0

    def show(self, legend: Legend) -> None:
        """Show the sheet anew: other answers, another order, another mask."""
        self._legend = legend
        self._fit()
        self.follow()
        self.refresh()

    def follow(self) -> None:
        """Go where the cursor of the sheet has gone."""
        before, self._cursor = self._cursor, self.sheet.cursor
        top, window = self.scroll_offset.y, self.size.height - 1
        if window <= 0 or top <= self._cursor < top + window:
            self.repaint(before, self._cursor)
            return
        more = window // 3  # so that not every step paints the whole window
        goal = self._cursor - more if self._cursor < top else self._cursor - window + 1 + more
        self.scroll_to(y=goal, animate=False, immediate=True)
        self.refresh()

    def repaint(self, *places: int) -> None:
        """Paint these rows again."""
        for place in set(places):
            self.refresh_line(place + 1)

    def page(self) -> int:
        """How many rows a page has."""
        return max(self.size.height - 2, 1)

    def on_click(self, event: events.Click) -> None:
        place = self.scroll_offset.y + event.y - 1
        if event.y and 0 <= place < len(self.sheet):
            self.post_message(self.Clicked(place, event.chain > 1))

    def on_resize(self) -> None:
        self._fit()
        self.follow()

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        if self._legend is not None and width > 0:
            self._columns = columns(self.sheet, self._legend, width - 1)
        self.virtual_size = Size(width, len(self.sheet) + 1)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y - 1
        if y == 0:
            titles = self.get_component_rich_style("grid--title")
            return _strip(heading(self._columns), titles, width)
        if place >= len(self.sheet):
            return Strip.blank(width, self.rich_style)
        answer = self.sheet.shown[place]
        quiet = answer.state in _QUIET
        style = self.get_component_rich_style("grid--quiet") if quiet else self.rich_style
        marked = answer.document.guid in self.sheet.marks
        style += Style(reverse=place == self.sheet.cursor, bold=marked)
        return _strip(line(answer, self._columns, marked=marked), style, width)


def _strip(text: str, style: Style, width: int) -> Strip:
    return Strip([Segment(text, style)]).adjust_cell_length(width, style)
