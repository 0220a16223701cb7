"""Print tables to the terminal, and send results where the user wants them."""

import io
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coder.errors import InvalidRequestError
from coder.exchange.formats import FILE_FORMATS, TEXT_FORMATS, FileFormat
from coder.exchange.tables import (
    Cell,
    Kind,
    Table,
    Tables,
    are_figures,
    each,
    json_text,
    shown_cell,
    with_csv_note,
    write_text,
)
from transcripts.text import visible

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

NARROWEST_TEXT = 14
GAP = 2
HEADING_WIDTHS = (24, 16, 8)  # characters; tried one after the other until all columns fit


def emit(
    tables: Tables,
    payload: object,
    fmt: str,
    output: Path | None = None,
    *,
    data: Tables | None = None,
) -> None:
    """Give out one result as `table`, `json` or one of `coder.exchange.formats`.

    `data` is the result with unrounded numbers for the exact formats, where it differs from what
    is shown; `payload` is the result for scripts. Several tables follow each other with a blank
    line between; in csv their notes go to stderr. Raises InvalidRequestError for a format that
    needs a file and has none, or a file that cannot be written.
    """
    exact = tables if data is None else data
    if fmt in FILE_FORMATS:
        _write_file(FILE_FORMATS[fmt], exact if FILE_FORMATS[fmt].exact else tables, output)
        return
    if fmt == "table" and output is None:
        for table in each(tables):
            print_table(table)
        return
    send(_text(tables, exact, payload, fmt=fmt), output)
    if fmt == "csv":
        narrate(*(note for table in each(exact) for note in with_csv_note(table).notes))


def _text(tables: Tables, exact: Tables, payload: object, *, fmt: str) -> str:
    if fmt == "json":
        return json_text(payload)
    if fmt == "table":
        return "\n".join(_plain(table) for table in each(tables))
    form = TEXT_FORMATS[fmt]
    return form.text(each(exact if form.exact else tables))


def send(text: str, output: Path | None) -> None:
    """Give out text on stdout, or into a file."""
    if output is None:
        click.echo(text, nl=False)
        return
    write_text(text, output)
    narrate(f"Written: {output}")


def narrate(*sentences: str) -> None:
    """Say something beside the data: on stderr, control characters made visible."""
    for sentence in dict.fromkeys(sentences):
        click.echo(visible(sentence), err=True)


def counted(count: int, thing: str) -> str:
    """`1 code`, `26 codes`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def print_table(table: Table) -> None:
    """Print to stdout within the terminal's width, in colour only where that is wanted."""
    from rich.console import Console

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = shutil.get_terminal_size().columns
    _render(table, Console(file=sys.stdout, width=width, no_color=not colour, highlight=False))


def _plain(table: Table) -> str:
    from rich.console import Console

    out = io.StringIO()
    _render(table, Console(file=out, width=100, no_color=True, highlight=False))
    return out.getvalue()


def _write_file(form: FileFormat, tables: Tables, output: Path | None) -> None:
    if output is None:
        raise InvalidRequestError(form.asks_for_file)
    form.write(tables, output)
    narrate(f"Written: {output}")


def _render(table: Table, console: "Console") -> None:
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    fitted = _fitted(table, console.width)
    if table.title:
        console.print(Text(visible(table.title), style="bold"))
    grid = Grid(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for index, name in enumerate(fitted.columns):
        figures = _is_figures(fitted, index)
        grid.add_column(
            Text("\n".join(map(visible, name.split("\n")))),
            justify="right" if figures else "left",
            no_wrap=figures,
            overflow="fold",
        )
    for row in fitted.rows:
        grid.add_row(*(_cell(_shown(fitted, row, index)) for index in range(len(row))))
    console.print(grid)
    for note in fitted.notes:
        console.print(Text(visible(note)))
    console.print()


def _cell(shown: str) -> "RenderableType":
    """A cell to print; an indented text keeps its indent when it wraps."""
    from rich.padding import Padding
    from rich.text import Text

    words = shown.lstrip(" ")
    indent = len(shown) - len(words)
    return Padding(Text(words), (0, 0, 0, indent)) if indent else Text(words)


def _shown(table: Table, row: Sequence[Cell], column: int) -> str:
    return shown_cell(row[column], table.kinds[column] if table.kinds else Kind.NUMBER)


def _is_figures(table: Table, index: int) -> bool:
    """Figures are dropped with their column rather than cut or wrapped."""
    return bool(table.rows) and all(are_figures(_shown(table, row, index)) for row in table.rows)


def _fitted(table: Table, width: int) -> Table:
    """The table with as many of its columns, from the left, as fit without cutting a number.

    Where room is short, headings break before a bracket, then between words.
    """
    short = table
    for short in _with_narrower_headings(table):
        needs = _needs(short)
        if sum(needs) <= width:
            return short
    fit = next((n for n in range(len(needs), 1, -1) if sum(needs[:n]) <= width), 1)
    if fit >= len(short.columns):
        return short
    note = (
        f"Not shown for want of room: {', '.join(table.columns[fit:])}. "
        "Widen the window, or use --format csv."
    )
    rows = tuple(row[:fit] for row in table.rows)
    return replace(
        table,
        columns=short.columns[:fit],
        rows=rows,
        notes=(*table.notes, note),
        kinds=table.kinds[:fit],
    )


def _with_narrower_headings(table: Table) -> Iterator[Table]:
    """The table as it is, then with its headings in more and more lines."""
    yield table
    broken = replace(table, columns=tuple(name.replace(" (", "\n(") for name in table.columns))
    yield broken
    for width in HEADING_WIDTHS:
        names = enumerate(broken.columns)
        # What is over words is left to wrap with them.
        columns = (_wrapped(name, width) if _is_figures(table, at) else name for at, name in names)
        yield replace(table, columns=tuple(columns))


def _wrapped(heading: str, width: int) -> str:
    from textwrap import TextWrapper

    wrapper = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return "\n".join(part for line in heading.split("\n") for part in wrapper.wrap(line))


def _needs(table: Table) -> list[int]:
    """How wide each column must be at least, with the gap behind it."""
    return [_least_width(table, index) + GAP for index in range(len(table.columns))]


def _least_width(table: Table, index: int) -> int:
    from rich.cells import cell_len

    cells = [_shown(table, row, index) for row in table.rows]
    longest = max(map(cell_len, (*table.columns[index].split("\n"), *cells)))
    if _is_figures(table, index):
        return longest
    return min(NARROWEST_TEXT, longest)
