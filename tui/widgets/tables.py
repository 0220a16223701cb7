"""A table of numbers, moved through with arrows or letters, that keeps its place when refilled."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.text import Text
from textual.widgets import DataTable

from transcripts.text import visible
from tui.keys import bindings


class Column(NamedTuple):
    """A column; numbers stand to the right."""

    title: str
    number: bool = True


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

    def fill(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Show these rows; the cursor stays where it was, as far as it still can."""
        row, column = self.cursor_coordinate
        cells = [
            [_cell(cell, one) for cell, one in zip(line, columns, strict=True)] for line in rows
        ]
        self.clear(columns=True)
        for place, one in enumerate(columns):
            title = _cell(one.title, one)
            widths = (cell.cell_len for cell in (title, *(line[place] for line in cells)))
            self.add_column(title, width=max(widths))
        self.add_rows(cells)
        if self.row_count:
            self.move_cursor(row=min(row, self.row_count - 1), column=min(column, len(columns) - 1))


def _cell(words: str, column: Column) -> Text:
    justify: Literal["left", "right"] = "right" if column.number else "left"
    return Text(visible(words), justify=justify, no_wrap=True)
