"""The names of keys: how a person may write them, and how the terminal's library does."""

import re
import unicodedata

from textual.keys import KEY_NAME_REPLACEMENTS, Keys

_HELD = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_NAMED = {str(key.value) for key in Keys}
_SHIFTED_LETTER = re.compile(r"shift\+([a-z])")
_SIGNS = {
    KEY_NAME_REPLACEMENTS.get(name, name): sign
    for sign in map(chr, range(33, 127))
    if not sign.isalnum()
    for name in [unicodedata.name(sign).lower().replace("-", "_").replace(" ", "_")]
}
_NAMES = {sign: name for name, sign in _SIGNS.items()}


def named(key: str) -> str | None:
    """A key by its one name, as `(` is `left_parenthesis`; None if there is no such key."""
    key = key.strip()
    if key in _NAMES:
        return _NAMES[key]
    if len(key) == 1:
        return key if key.isprintable() and not key.isspace() else None
    *held, last = key.lower().split("+") if not key.endswith("+") else (key,)
    if letter := _SHIFTED_LETTER.fullmatch(key.lower()):
        return letter[1].upper()
    last = KEY_NAME_REPLACEMENTS.get(last, _NAMES.get(last, last))
    if any(one not in _HELD for one in held):
        return None
    if len(last) != 1 and last not in _NAMED and last not in _SIGNS:
        return None
    return "+".join([*(one for one in _HELD if one in held), last])


def is_code(key: str) -> bool:
    """Whether a key is a code while letters are codes: a small letter or a digit."""
    sign = typed(key)
    return sign.islower() or sign.isdigit()


def typed(key: str) -> str:
    """The character that a key types; empty for one that types none."""
    if len(key) == 1:
        return key
    return _SIGNS.get(KEY_NAME_REPLACEMENTS.get(key, key), " " if key == "space" else "")
