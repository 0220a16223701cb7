"""Tables in Markdown, to paste into a report or an appendix."""

import re
from collections.abc import Iterable

from coder.exchange.tables import Table, one_line, printable

_INDENT = re.compile(r"^ +")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def markdown_text(table: Table) -> str:
    """The title as a heading, the rows as people read them, the notes as paragraphs."""
    right = map(table.at_right, range(len(table.columns)))
    lines = [_line(map(_cell, table.columns)), _line("---:" if one else "---" for one in right)]
    lines += [_line(map(_cell, row)) for row in table.shown()]
    heading = [f"# {plain(one_line(table.title))}", ""] if table.title else []
    notes = [line for note in table.notes for line in ("", plain(one_line(note)))]
    return "\n".join((*heading, *lines, *notes)) + "\n"


def plain(words: str) -> str:
    """Words that mean nothing to Markdown."""
    guarded = printable(words)
    for sign in "\\|*_`<[":
        guarded = guarded.replace(sign, f"\\{sign}")
    return guarded


def _cell(words: str) -> str:
    """Words in one line of text, in which an indent and the ends of lines are kept."""
    indented = _INDENT.sub(lambda blanks: _NO_BREAK * len(blanks[0]), plain(words))
    return indented.replace("\n", "<br>")


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
