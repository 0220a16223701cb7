"""Every key of the program: bindings, hint bar and help are made from these tables."""

from collections.abc import Mapping

from textual.binding import Binding

from tui.keys.codebook import CODEBOOK
from tui.keys.coding import CODING
from tui.keys.dialogs import DIALOGS, PROGRAM
from tui.keys.documents import DOCUMENTS
from tui.keys.keymap import applied
from tui.keys.lists import LISTS, ROWS
from tui.keys.memos import MEMOS
from tui.keys.model import Key, Layer
from tui.keys.motions import MOTIONS
from tui.keys.reports import REPORTS
from tui.keys.responses import RESPONSES
from tui.keys.search import FIND, SEARCH
from tui.keys.segments import SEGMENTS
from tui.keys.signs import display

__all__ = ["KEYS", "Key", "Layer", "bindings", "display", "hints", "in_use", "sign", "use"]

KEYS: tuple[Key, ...] = (
    *MOTIONS,
    *CODING,
    *CODEBOOK,
    *SEGMENTS,
    *ROWS,
    *DOCUMENTS,
    *DIALOGS,
    *PROGRAM,
    *LISTS,
    *FIND,
    *SEARCH,
    *REPORTS,
    *RESPONSES,
    *MEMOS,
)


# The keys as this process shows them: one person sits before it, and has one keymap.
_in_use: list[Key] = [*KEYS]


def use(own: Mapping[str, str]) -> None:
    """Show these keys by id from now on, and the program's own for all others."""
    _in_use[:] = applied(KEYS, own)


def in_use() -> tuple[Key, ...]:
    """Every key as the user has it."""
    return tuple(_in_use)


def bindings(owner: str) -> list[Binding]:
    """The bindings of a screen or widget, each with its id, so that users can change the keys."""
    return [
        Binding(key.keys, key.action, key.text, show=False, priority=key.everywhere, id=key.id)
        for key in KEYS
        if key.owner == owner
    ]


def hints(owner: str, layer: Layer) -> list[tuple[str, str]]:
    """Key and word for the hint bar while a layer is on."""
    return [
        (_first(key), key.hint)
        for key in _in_use
        if key.owner == owner and key.hint and layer in key.layers
    ]


def sign(id_: str) -> str:
    """The first key of an action, as people read it: for sentences that name a key."""
    return next(_first(key) for key in _in_use if key.id == id_)


def _first(key: Key) -> str:
    return display(key.keys.split(",")[0])
