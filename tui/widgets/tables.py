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


class Figures(DataTable[Text]):
    """Rows of words and numbers; `cursor` says whether a row or a single number is chosen."""

    BINDINGS = [*bindings("table")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Figures { height: 1fr; background: $background; scrollbar-size: 0 1; }
    Figures > .datatable--header { background: $panel; text-style: bold; }
    Figures > .datatable--cursor { text-style: bold reverse; background: $background;
                                   color: $foreground; }
    Figures:blur > .datatable--cursor { text-style: underline; }
    """

    def __init__(self, *, cursor: Literal["row", "cell"] = "row", id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(cursor_type=cursor, id=id, cursor_foreground_priority="css")

    def fill(self, columns: Sequence[Column], rows: Iterable[Sequence[str | Text]]) -> None:
        """Show these rows; the cursor stays where it was, as far as it still can."""
        row, column = self.cursor_coordinate
        self.clear(columns=True)
        for one in columns:
            self.add_column(_cell(one.title, number=one.number))
        for cells in rows:
            self.add_row(
                *(_cell(cell, number=one.number) for cell, one in zip(cells, columns, strict=True))
            )
        if self.row_count:
            self.move_cursor(row=min(row, self.row_count - 1), column=min(column, len(columns) - 1))


def _cell(words: str | Text, *, number: bool) -> Text:
    if isinstance(words, Text):
        return words
    return Text(visible(words), justify="right" if number else "left", no_wrap=True)
