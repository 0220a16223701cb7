"""Tables in Markdown, to paste into a report or an appendix."""

from collections.abc import Iterable

from coder.exchange.tables import Kind, Table, shown_cell
from transcripts.text import visible


def markdown_text(table: Table) -> str:
    """The title as a heading, the rows as people read them, the notes as paragraphs."""
    kinds = [table.kind(column) for column in range(len(table.columns))]
    marks = ["---" if kind is Kind.TEXT else "---:" for kind in kinds]
    lines = [_line(map(plain, table.columns)), _line(marks)]
    lines += [
        _line(plain(shown_cell(*one)) for one in zip(row, kinds, strict=True)) for row in table.rows
    ]
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
