"""The formats in which tables leave the program, by the name a user gives: a line for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.docx_tables import write_docx
from coder.exchange.html_tables import html_page
from coder.exchange.latex_tables import latex_text
from coder.exchange.markdown_tables import markdown_text
from coder.exchange.spreadsheets import write_xlsx
from coder.exchange.tables import Table, Tables, csv_text


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format that can be printed: `text` makes the text of all tables.

    An `exact` format gets the table of unrounded numbers, any other the one that people read.
    """

    text: Callable[[Sequence[Table]], str]
    suffix: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that must go into a file: `write` puts all tables there, or raises a CoderError."""

    write: Callable[[Tables, Path], None]
    name: str
    suffix: str
    exact: bool = False

    @property
    def asks_for_file(self) -> str:
        """The sentence for somebody who has named no file."""
        return f"{self.name} cannot be printed. Say where to write it: add -o FILE{self.suffix}"


def _apart(text: Callable[[Table], str]) -> Callable[[Sequence[Table]], str]:
    """One after the other, with a blank line between."""
    return lambda tables: "\n".join(map(text, tables))


TEXT_FORMATS = {
    "csv": TextFormat(_apart(csv_text), ".csv", exact=True),
    "markdown": TextFormat(_apart(markdown_text), ".md"),
    "latex": TextFormat(latex_text, ".tex"),
    "html": TextFormat(html_page, ".html"),
}
FILE_FORMATS = {
    "xlsx": FileFormat(write_xlsx, "A spreadsheet", ".xlsx", exact=True),
    "docx": FileFormat(write_docx, "A Word document", ".docx"),
}
TABLE_FORMATS = ("table", "csv", "xlsx", "json", "markdown", "html", "latex", "docx")
"""What every command with a table of results gives out."""

SUFFIXES = {form.suffix: name for name, form in (TEXT_FORMATS | FILE_FORMATS).items()} | {
    ".json": "json",
    ".markdown": "markdown",
    ".htm": "html",
}
"""The format that a file's name asks for."""

ENDINGS = sorted({name: ending for ending, name in reversed(SUFFIXES.items())}.values())
"""One ending for each format, to name to people."""
