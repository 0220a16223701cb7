"""A table of numbers, moved through with arrows or letters, that keeps its place when refilled."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import DataTable
from textual.widgets.data_table import RowKey

from transcripts.text import visible
from tui.keys import bindings


class Column(NamedTuple):
    """A column; numbers stand to the right. When room is short, those of the highest `rank` go."""

    title: str
    number: bool = True
    rank: int = 0


class Figures(DataTable[Text], inherit_bindings=False):
    """Rows of words and numbers; `cursor` says whether a row or a single number is chosen.

    It moves only: what Enter does is for the screen to say.
    """

    BINDINGS = [*bindings("table")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Figures { height: 1fr; background: $background; scrollbar-size: 0 1; }
    Figures > .datatable--header { background: $panel; text-style: bold; }
    Figures > .datatable--cursor { text-style: underline; background: $background;
                                   color: $foreground; }
    Figures:focus > .datatable--cursor { text-style: reverse; background: $background;
                                         color: $foreground; }
    """

    def __init__(self, *, cursor: Literal["row", "cell"] = "row", id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(cursor_type=cursor, id=id, cursor_foreground_priority="css")
        self._filled: tuple[Sequence[Column], list[Sequence[str]]] = ((), [])
        self._shown: Sequence[int] = ()

    def on_resize(self) -> None:
        """Other columns may fit now."""
        columns, rows = self._filled
        if self._fitting(*self._filled) != self._shown:
            self.fill(columns, rows)

    def fill(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Show these rows; the cursor stays where it was, as far as it still can."""
        row, column = self.cursor_coordinate
        lines = list(rows)
        self._filled = columns, lines
        self._shown = shown = self._fitting(columns, lines)
        self.clear(columns=True)
        for place in shown:
            title = _cell(columns[place].title, columns[place])
            self.add_column(title, width=width(columns[place], place, lines))
        self.add_rows([_cell(line[place], columns[place]) for place in shown] for line in lines)
        if self.row_count:
            self.move_cursor(row=min(row, self.row_count - 1), column=min(column, len(shown) - 1))

    @property
    def place(self) -> tuple[int, int]:
        """Row and column of the cursor, counted among all columns, shown or not."""
        row, column = self.cursor_coordinate
        return row, self._shown[column] if column < len(self._shown) else column

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:  # noqa: ARG002 - Textual's
        """Textual measures every cell of new rows; here widths and heights are given."""
        super()._update_dimensions(())

    def _fitting(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
        """The places of the columns that are shown: those without a rank always are."""
        kept = list(range(len(columns)))
        widths = [
            width(one, place, rows) + 2 * self.cell_padding for place, one in enumerate(columns)
        ]
        while sum(widths[place] for place in kept) > self.size.width > 0:
            last = max(columns[place].rank for place in kept)
            if not last:
                break
            kept = [place for place in kept if columns[place].rank < last]
        return kept


def width(column: Column, place: int, rows: Sequence[Sequence[str]]) -> int:
    """The cells that a column takes so that nothing in it is cut."""
    return max(cell_len(visible(words)) for words in (column.title, *(row[place] for row in rows)))


def _cell(words: str, column: Column) -> Text:
    justify: Literal["left", "right"] = "right" if column.number else "left"
    return Text(visible(words), justify=justify, no_wrap=True)
