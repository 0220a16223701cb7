"""A table that a cursor goes through row by row; only the rows in the window are painted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.keys import bindings

_GAP = 2  # cells between two columns
_WIDEST = 28  # cells of a column


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its title; those of high `rank` are dropped first when room is short."""

    title: str
    rank: int = 0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, each as plain text; quiet rows stand back."""

    cells: tuple[str, ...]
    quiet: bool = False


class Rows(ScrollView, can_focus=True):
    """Titles that stay, and rows below them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("rows")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--title", "rows--quiet"}
    DEFAULT_CSS = """
    Rows { height: 1fr; background: $background; color: $foreground; scrollbar-size-vertical: 1;
           overflow-x: hidden; }
    Rows > .rows--title { text-style: bold; color: $primary; }
    Rows > .rows--quiet { color: $foreground 60%; }
    """

    @dataclass
    class Chosen(Message):
        """Enter or a click on the row at the cursor."""

        place: int

    @dataclass
    class Moved(Message):
        """The cursor has gone to another row."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.cursor = 0
        self._columns: Sequence[Column] = ()
        self._rows: Sequence[Row] = ()
        self._shown: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def __bool__(self) -> bool:
        """A widget is true, however many rows it has."""
        return True

    def show(self, columns: Sequence[Column], rows: Sequence[Row], *, cursor: int = 0) -> None:
        """Show these rows, with the cursor on one of them."""
        self._columns, self._rows = columns, rows
        self._fit()
        self._go(cursor)
        self.refresh()

    def go(self, place: int) -> None:
        """Put the cursor on a row, the nearest that there is."""
        self._go(place)

    # Keys and mouse

    def action_step(self, by: int) -> None:
        self._go(self.cursor + by)

    def action_page(self, by: int) -> None:
        self._go(self.cursor + by * max(self.size.height - 2, 1))

    def action_choose(self) -> None:
        if self._rows:
            self.post_message(self.Chosen(self.cursor))

    def action_first(self) -> None:
        self._go(0)

    def action_last(self) -> None:
        self._go(len(self._rows) - 1)

    def on_click(self, event: events.Click) -> None:
        """One click goes to a row, two open it."""
        place = self.scroll_offset.y + event.y - 1
        if event.y and 0 <= place < len(self._rows):
            self._go(place)
            if event.chain > 1:
                self.action_choose()

    def _go(self, place: int) -> None:
        before, self.cursor = self.cursor, min(max(place, 0), max(len(self._rows) - 1, 0))
        if self.cursor != before:
            self.post_message(self.Moved(self.cursor))
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        window = self.size.height - 1
        if window <= 0:
            return
        top = self.scroll_offset.y
        goal = min(max(top, self.cursor - window + 1), self.cursor)
        if goal != top:
            self.scroll_to(y=goal, animate=False, immediate=True)

    # Drawing

    def on_resize(self) -> None:
        self._fit()
        self._reveal()

    def _fit(self) -> None:
        """Choose the columns that fit, and how wide they are."""
        room = self.scrollable_content_region.width - 2
        widths = [self._width(place) for place in range(len(self._columns))]
        kept = [place for place, width in enumerate(widths) if width]
        while len(kept) > 1 and sum(widths[one] + _GAP for one in kept) - _GAP > room:
            kept.remove(max(kept, key=lambda one: (self._columns[one].rank, one)))
        self._shown = [(place, widths[place]) for place in kept]
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows) + 1)

    def _width(self, place: int) -> int:
        """As wide as the widest cell; 0 for a column without any words."""
        widest = max((cell_len(row.cells[place]) for row in self._rows), default=0)
        return min(max(widest, cell_len(self._columns[place].title)), _WIDEST) if widest else 0

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y - 1
        if y == 0:
            titles = tuple(column.title for column in self._columns)
            return self._strip(titles, self.get_component_rich_style("rows--title"), width)
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[place]
        style = self.rich_style
        if row.quiet:
            style = self.get_component_rich_style("rows--quiet")
        if place == self.cursor:
            style += Style(reverse=True)
        return self._strip(row.cells, style, width)

    def _strip(self, cells: Sequence[str], style: Style, width: int) -> Strip:
        gap = " " * _GAP
        line = gap.join(
            _cell(cells[place], wide, right=self._columns[place].right)
            for place, wide in self._shown
        )
        return Strip([Segment(f" {line}", style)]).adjust_cell_length(width, style)


def _cell(text: str, width: int, *, right: bool) -> str:
    """The text in exactly that many cells, cut with a … where it is too long."""
    wide = cell_len(text)
    if wide > width:
        return set_cell_size(text, width - 1) + "…"
    return " " * (width - wide) + text if right else text + " " * (width - wide)
