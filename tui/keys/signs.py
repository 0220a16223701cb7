"""Keys as people read them."""

from tui.keys.names import typed

_SIGNS = {
    "escape": "Esc", "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "left": "←",
    "right": "→", "up": "↑", "down": "↓", "home": "Home", "end": "End", "tab": "Tab",
}  # fmt: skip


def display(keys: str) -> str:
    """Keys as people read them: `ctrl+right,w` becomes `ctrl+→ w`."""
    shown = []
    for key in keys.split(","):
        *held, last = key.split("+")
        sign = _SIGNS.get(last) or typed(last).strip() or last
        shown.append("+".join([*held, sign]))
    return " ".join(dict.fromkeys(shown))
