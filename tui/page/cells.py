"""Text cut to a number of cells, from either end."""

from rich.cells import cell_len, set_cell_size, split_text


def right_cells(text: str, width: int) -> str:
    """The first part of the text in exactly that many cells."""
    return set_cell_size(text, width)


def left_cells(text: str, width: int) -> str:
    """The last part of the text in exactly that many cells, blanks before it."""
    over = cell_len(text) - width
    if over <= 0:
        return " " * -over + text
    return split_text(text, over)[1]
