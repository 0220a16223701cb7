"""Every key of the program: bindings, hint bar and help are made from these tables."""

from collections.abc import Callable, Mapping

from textual.binding import Binding

from tui.keys.agreement import AGREEMENT
from tui.keys.codebook import CODEBOOK
from tui.keys.coding import CODING
from tui.keys.dialogs import DIALOGS, PROGRAM
from tui.keys.documents import DOCUMENTS
from tui.keys.keymap import applied
from tui.keys.keywords import KEYWORDS
from tui.keys.lists import LISTS, ROWS
from tui.keys.matrix import MATRIX
from tui.keys.measures import MEASURES
from tui.keys.memos import MEMOS
from tui.keys.model import Key, Layer
from tui.keys.motions import MOTIONS
from tui.keys.names import is_code, typed
from tui.keys.reading_order import QUEUE
from tui.keys.reports import REPORTS
from tui.keys.responses import RESPONSES
from tui.keys.search import FIND, SEARCH
from tui.keys.segments import SEGMENTS
from tui.keys.settling import SETTLING
from tui.keys.signs import display

__all__ = [
    "KEYS",
    "Key",
    "Layer",
    "bindings",
    "display",
    "hints",
    "in_use",
    "legend",
    "sign",
    "sign_beside_codes",
    "sign_in_writing",
    "use",
]

KEYS: tuple[Key, ...] = (
    *MOTIONS,
    *CODING,
    *CODEBOOK,
    *KEYWORDS,
    *SEGMENTS,
    *ROWS,
    *DOCUMENTS,
    *DIALOGS,
    *PROGRAM,
    *LISTS,
    *FIND,
    *SEARCH,
    *AGREEMENT,
    *REPORTS,
    *MATRIX,
    *MEASURES,
    *SETTLING,
    *RESPONSES,
    *MEMOS,
    *QUEUE,
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
    taken = is_code if layer is Layer.CODE else _none
    return [
        (_sign(key, taken), key.hint)
        for key in _in_use
        if key.owner == owner and key.hint and layer in key.layers
    ]


def sign(id_: str) -> str:
    """The first key of an action, as people read it: for sentences that name a key."""
    return _sign(_known(id_))


def sign_beside_codes(id_: str) -> str:
    """The first key of an action that is no code, for when letters are codes."""
    return _sign(_known(id_), is_code)


def sign_in_writing(id_: str) -> str:
    """The first key of an action that types nothing, for when words are written."""
    return _sign(_known(id_), lambda key: bool(typed(key)))


def legend(words: Mapping[str, str]) -> str:
    """Keys and what they do, for the edge of a window: of one or more ids, and a word each."""
    return " · ".join(" ".join([*map(sign, ids.split()), word]) for ids, word in words.items())


def _known(id_: str) -> Key:
    return next(key for key in _in_use if key.id == id_)


def _none(_: str) -> bool:
    return False


def _sign(key: Key, taken: Callable[[str], bool] = _none) -> str:
    """The first key that is not taken by something else, as people read it."""
    keys = key.keys.split(",")
    return display(next((one for one in keys if not taken(one)), keys[0]))
