"""Tables in Markdown, to paste into a report or an appendix."""

from collections.abc import Iterable

from coder.exchange.tables import Cell, Table
from transcripts.text import visible


def markdown_text(table: Table) -> str:
    """The title as a heading, the rows as people read them, the notes as paragraphs."""
    columns = range(len(table.columns))
    marks = ["---:" if _is_numbers(table, number) else "---" for number in columns]
    lines = [_line(map(plain, table.columns)), _line(marks)]
    lines += [_line(map(_cell, row)) for row in table.rows]
    heading = [f"# {plain(table.title)}", ""] if table.title else []
    notes = [line for note in table.notes for line in ("", plain(note))]
    return "\n".join((*heading, *lines, *notes)) + "\n"


def plain(words: str) -> str:
    """Words that mean nothing to Markdown."""
    guarded = visible(words)
    for sign in "\\|*_`<[":
        guarded = guarded.replace(sign, f"\\{sign}")
    return guarded


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else plain(str(value))


def _is_numbers(table: Table, number: int) -> bool:
    cells = [row[number] for row in table.rows if row[number] is not None]
    return bool(cells) and not any(isinstance(cell, str) for cell in cells)
