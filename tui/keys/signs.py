"""Keys as people read them."""

_SIGNS = {
    "apostrophe": "'", "full_stop": ".", "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "left_square_bracket": "[",
    "right_square_bracket": "]", "question_mark": "?", "circumflex_accent": "^", "slash": "/",
    "escape": "Esc",
    "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "left": "←", "right": "→", "up": "↑",
    "down": "↓", "home": "Home", "end": "End", "tab": "Tab",
}  # fmt: skip


def display(keys: str) -> str:
    """Keys as people read them: `ctrl+right,w` becomes `ctrl+→ w`."""
    shown = []
    for key in keys.split(","):
        *held, last = key.split("+")
        shown.append("+".join([*held, _SIGNS.get(last, last)]))
    return " ".join(shown)
