"""Every key of the program: bindings, hint bar and help are made from these tables."""

from textual.binding import Binding

from tui.keys.coding import CODING
from tui.keys.dialogs import DIALOGS, PROGRAM
from tui.keys.documents import DOCUMENTS
from tui.keys.lists import LISTS, ROWS
from tui.keys.memos import MEMOS
from tui.keys.model import Key, Layer
from tui.keys.motions import MOTIONS
from tui.keys.reports import REPORTS
from tui.keys.segments import SEGMENTS
from tui.keys.signs import display

__all__ = ["KEYS", "Key", "Layer", "bindings", "display", "hints"]

KEYS: tuple[Key, ...] = (
    *MOTIONS,
    *CODING,
    *SEGMENTS,
    *ROWS,
    *DOCUMENTS,
    *DIALOGS,
    *PROGRAM,
    *LISTS,
    *REPORTS,
    *MEMOS,
)


def bindings(owner: str) -> list[Binding]:
    """The bindings of a screen or widget, each with its id, so that users can change the keys."""
    return [
        Binding(key.keys, key.action, key.text, show=False, id=key.id)
        for key in KEYS
        if key.owner == owner
    ]


def hints(owner: str, layer: Layer) -> list[tuple[str, str]]:
    """Key and word for the hint bar while a layer is on."""
    return [
        (display(key.keys.split(",")[0]), key.hint)
        for key in KEYS
        if key.owner == owner and key.hint and layer in key.layers
    ]
