"""One cell in words: its summary, and the quotations behind it."""

from collections.abc import Iterable

from rich.text import Text

from coder.themes.matrix import Cell, Matrix, Row, State, quoted
from transcripts.text import visible

CHOSEN = "▸ "
_DAY = 10  # characters of a time that tell the day


def cell_told(matrix: Matrix, row: Row, cell: Cell, chosen: int) -> Text:
    """The cell whole; of its quotations the chosen one stands first, for there it is in sight."""
    text = Text()
    text.append(visible(f"{row.name} · {cell.code.id}  {cell.code.label}"), "bold")
    text.append(f"\n{_state(matrix, cell)}", "italic")
    if cell.summary is not None:
        text.append(f"\n{visible(cell.summary.text)}")
    for place, one in list(enumerate(cell.quotations))[chosen:]:
        mark = CHOSEN if place == chosen else "  "
        text.append(f"\n{mark}{visible(quoted(one, cell.code))}")
    return text


def _state(matrix: Matrix, cell: Cell) -> str:
    many = len(cell.quotations)
    quotations = f", {many} quotation{'' if many == 1 else 's'}" if many else ""
    if cell.summary is not None:
        by = matrix.coders.get(cell.summary.coder, "")
        return f"summed up by {visible(by)}, {cell.summary.at[:_DAY]}{quotations}"
    if cell.state is State.AUTO:
        return f"not summed up yet{quotations}"
    return f"{cell.state}{quotations}"


def summed_up(cells: Iterable[Cell]) -> str:
    """`12 of 216 summed up`: of the cells that have something to sum up, or a summary."""
    states = [cell.state for cell in cells]
    done = states.count(State.SUMMARY)
    return f"{done} of {done + states.count(State.AUTO)} summed up"
