"""The table of a view, with a forest plot in its last column where intervals are drawn."""

from rich.text import Text
from textual.coordinate import Coordinate

from tui.page.forest import Standing, axis, forest, reach, standing
from tui.screens.agreement.view import Sheet
from tui.widgets.tables import Column, Figures

_LEAST, _MOST = 16, 61  # cells of the plot
_TONES = {Standing.BELOW: "error", Standing.BETWEEN: "warning", Standing.ABOVE: "success"}


class Board(Figures):
    """The plot takes the room that the numbers leave; its colour goes by the lower end."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.sheet = Sheet((), ())

    def on_mount(self) -> None:
        self.watch(self.app, "theme", self._plot, init=False)

    def show(self, sheet: Sheet, *, row: int = 0, column: int = 0) -> None:
        """Show another table, the cursor on this place."""
        self.sheet = sheet
        self._draw()
        if self.row_count:
            self.move_cursor(row=min(row, self.row_count - 1), column=column)

    def on_resize(self) -> None:
        """Other columns may fit now, and a longer plot."""
        self._draw()

    def _draw(self) -> None:
        columns, rows, drawn = self.sheet
        blank = (" " * _LEAST,) if drawn else ()
        titles = (*columns, *(Column(one, number=False) for one in blank))
        self.fill(titles, [(*row, *blank) for row in rows])
        self._plot()

    def _plot(self) -> None:
        """Draw into the last column, as wide as can be."""
        if not self.sheet.drawn:
            return
        *others, last = self.ordered_columns
        used = sum(one.get_render_width(self) for one in others) + 2 * self.cell_padding
        width = min(max(self.size.width - 1 - used, _LEAST), _MOST)
        last.width, last.label = width, Text(axis(width), no_wrap=True)
        for row, one in enumerate(self.sheet.drawn):
            if one is not None:
                drawn = forest(one.value, one.low, one.high, width)
                words = Text(drawn, no_wrap=True)
                words.stylize(self._tone(one.low), *reach(drawn))
                self.update_cell_at(Coordinate(row, len(others)), words)

    def _tone(self, low: float | None) -> str:
        """The theme's colour, as a style; the terminal's own ones have names."""
        name = self.app.theme_variables.get(_TONES.get(standing(low), ""), "")
        return name.removeprefix("ansi_")
