"""What a key is: the layers of keys, and one thing that a key does."""

from dataclasses import dataclass
from enum import StrEnum


class Layer(StrEnum):
    """What the letters mean at the moment."""

    COMMAND = "COMMAND"
    CODE = "CODE"
    EXTEND = "EXTEND"
    EDIT = "EDIT"


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that a key does.

    `id` names it in a user's keymap, `owner` is the screen or widget that binds it, `text` stands
    in the help and `hint`, if there is one, in the hint bar while one of `layers` is on. What is
    done `everywhere` is done over any window, too, and before anybody else sees the key.
    """

    id: str
    keys: str
    action: str
    text: str
    group: str
    owner: str = "coding"
    hint: str = ""
    layers: tuple[Layer, ...] = (Layer.COMMAND,)
    everywhere: bool = False
