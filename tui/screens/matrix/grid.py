"""The cells of the matrix; only those in the window are painted, and a step paints two rows."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.themes.matrix import Cell, Matrix, State
from tui.keys import bindings
from tui.page.answer_grid import fitted
from tui.page.matrix_grid import (
    GAP,
    Layout,
    Place,
    beginning,
    first_shown,
    layout,
    titles,
    told,
)


class MatrixGrid(ScrollView, can_focus=True):
    """A row for each case under titles that stay; columns of codes come and go with the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("table")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"matrix--title", "matrix--quiet", "matrix--case"}
    DEFAULT_CSS = """
    MatrixGrid { height: 1fr; width: 1fr; background: $background; color: $foreground;
                 scrollbar-size-vertical: 1; overflow-x: hidden; }
    MatrixGrid > .matrix--title { text-style: bold; color: $primary; }
    MatrixGrid > .matrix--case { text-style: bold; }
    MatrixGrid > .matrix--quiet { color: $foreground 60%; text-style: italic; }
    """

    class Moved(Message):
        """The cursor has gone to another cell."""

    @dataclass
    class Chosen(Message):
        """Two clicks on a cell."""

    def __init__(self) -> None:
        super().__init__(id="cells")
        self.matrix: Matrix | None = None
        self.cursor = Place(0, 0)
        self._layout = Layout((), 1, 1)
        self._first = 0

    @property
    def here(self) -> Cell | None:
        """The cell at the cursor; None while there is none."""
        if self.matrix is None or not self.matrix.rows:
            return None
        return self.matrix.cell(
            self.matrix.rows[self.cursor.row], self.matrix.codes[self.cursor.column]
        )

    def show(self, matrix: Matrix) -> None:
        """Show a matrix, the cursor on the case and code that it was on, if they are there."""
        row, column = self._same_place(matrix)
        self.matrix = matrix
        self._fit()
        self._go(row, column)
        self.refresh()

    def _same_place(self, matrix: Matrix) -> Place:
        before, (row, column) = self.matrix, self.cursor
        if before is None or not before.rows:
            return self.cursor
        keys = [one.key for one in matrix.rows]
        guids = [one.guid for one in matrix.codes]
        key, guid = before.rows[row].key, before.codes[column].guid
        return Place(
            keys.index(key) if key in keys else row, guids.index(guid) if guid in guids else column
        )

    # Moving

    def action_cursor_up(self) -> None:
        self._go(self.cursor.row - 1, self.cursor.column)

    def action_cursor_down(self) -> None:
        self._go(self.cursor.row + 1, self.cursor.column)

    def action_cursor_left(self) -> None:
        self._go(self.cursor.row, self.cursor.column - 1)

    def action_cursor_right(self) -> None:
        self._go(self.cursor.row, self.cursor.column + 1)

    def action_page_up(self) -> None:
        self._go(self.cursor.row - self._page(), self.cursor.column)

    def action_page_down(self) -> None:
        self._go(self.cursor.row + self._page(), self.cursor.column)

    def action_scroll_home(self) -> None:
        self._go(self.cursor.row, 0)

    def action_scroll_end(self) -> None:
        self._go(self.cursor.row, len(self.matrix.codes) if self.matrix else 0)

    def action_scroll_top(self) -> None:
        self._go(0, self.cursor.column)

    def action_scroll_bottom(self) -> None:
        self._go(len(self.matrix.rows) if self.matrix else 0, self.cursor.column)

    def on_click(self, event: events.Click) -> None:
        """One click goes to a cell, two open it."""
        row = self.scroll_offset.y + event.y - 1
        column = self._first + (event.x - self._layout.left) // (self._layout.column + GAP)
        if self.matrix and event.y and 0 <= row < len(self.matrix.rows) and column >= self._first:
            self._go(row, column)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _page(self) -> int:
        return max(self.size.height - 2, 1)

    def _go(self, row: int, column: int) -> None:
        if self.matrix is None:
            return
        before, first = self.cursor, self._first
        self.cursor = Place(
            min(max(row, 0), max(len(self.matrix.rows) - 1, 0)),
            min(max(column, 0), max(len(self.matrix.codes) - 1, 0)),
        )
        self._first = first_shown(self.cursor.column, self._first, self._layout.shown)
        if self._reveal() or self._first != first:
            self.refresh()
        else:
            for one in {before.row, self.cursor.row}:
                self.refresh_line(one + 1)
        self.post_message(self.Moved())

    def _reveal(self) -> bool:
        """Scroll to the cursor; whether that was needed."""
        top, window = self.scroll_offset.y, self.size.height - 1
        row = self.cursor.row
        if window <= 0 or top <= row < top + window:
            return False
        more = window // 3  # so that not every step paints the whole window
        goal = row - more if row < top else row - window + 1 + more
        self.scroll_to(y=max(goal, 0), animate=False, immediate=True)
        return True

    # Drawing

    def on_resize(self) -> None:
        self._fit()
        self._go(*self.cursor)

    def _fit(self) -> None:
        width = self.scrollable_content_region.width
        if self.matrix is not None and width > 0:
            self._layout = layout(self.matrix, width)
            self._first = min(self._first, max(len(self.matrix.codes) - self._layout.shown, 0))
            self.virtual_size = Size(width, len(self.matrix.rows) + 1)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = self.scroll_offset.y + y - 1
        if self.matrix is None or place >= len(self.matrix.rows):
            return Strip.blank(width, self.rich_style)
        gap = Segment(" " * GAP, self.rich_style)
        if y == 0:
            style = self.get_component_rich_style("matrix--title")
            found = [Segment(one, style) for one in titles(self.matrix, self._layout, self._first)]
        else:
            found = self._row(self.matrix, place)
        strip = Strip([part for segment in found for part in (segment, gap)])
        return strip.adjust_cell_length(width, self.rich_style)

    def _row(self, matrix: Matrix, place: int) -> list[Segment]:
        row, case = matrix.rows[place], self.get_component_rich_style("matrix--case")
        segments = [Segment(fact, case) for fact in told(row, self._layout)]
        for column in range(self._first, min(self._first + self._layout.shown, len(matrix.codes))):
            cell = matrix.cell(row, matrix.codes[column])
            quiet = cell.state is not State.SUMMARY
            style = self.get_component_rich_style("matrix--quiet") if quiet else self.rich_style
            style += Style(reverse=Place(place, column) == self.cursor)
            segments.append(Segment(fitted(beginning(cell), self._layout.column), style))
        return segments
