"""The formats in which tables leave the program, by the name a user gives: a line for each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coder.exchange.markdown_tables import markdown_text
from coder.exchange.tables import Table, Tables, csv_text, write_xlsx


@dataclass(frozen=True, slots=True)
class TextFormat:
    """A format that can be printed: `text` makes one table's text.

    An `exact` format gets the table of unrounded numbers, any other the one that people read.
    """

    text: Callable[[Table], str]
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A format that must go into a file: `write` puts all tables there, or raises a CoderError.

    `name` and `suffix` are for the sentence that asks for a file.
    """

    write: Callable[[Tables, Path], None]
    name: str
    suffix: str
    exact: bool = False


TEXT_FORMATS = {
    "csv": TextFormat(csv_text, exact=True),
    "markdown": TextFormat(markdown_text),
}
FILE_FORMATS = {
    "xlsx": FileFormat(write_xlsx, "A spreadsheet", ".xlsx", exact=True),
}
