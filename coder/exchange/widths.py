"""How wide the columns of a table want to be, in characters."""

from unicodedata import east_asian_width

from coder.exchange.tables import Table, one_line


def widths(table: Table) -> list[int]:
    """For each column the longest line of its cells, or of its header."""
    heads = [breadth(one_line(column)) for column in table.columns]
    cells = [[breadth(cell) for cell in row] for row in table.shown()]
    return [max(column) for column in zip(heads, *cells, strict=True)]


def breadth(words: str) -> int:
    """The characters of the longest line; letters of full width count twice."""
    return max(map(_breadth, words.split("\n")))


def _breadth(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line)
