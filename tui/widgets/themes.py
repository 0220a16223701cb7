"""The colours of the program on a dark and on a light screen."""

from textual.theme import Theme

DARK = Theme(
    name="coder-dark",
    dark=True,
    background="#16181f",
    foreground="#d6d9e4",
    surface="#1e212b",
    panel="#272b38",
    primary="#7aa2f7",
    secondary="#bb9af7",
    accent="#e0af68",
    success="#9ece6a",
    warning="#e0af68",
    error="#f7768e",
)
LIGHT = Theme(
    name="coder-light",
    dark=False,
    background="#fbfaf7",
    foreground="#23262f",
    surface="#f1efe9",
    panel="#e4e1d8",
    primary="#2e5cc5",
    secondary="#6b3fb0",
    accent="#8f5e00",
    success="#3f6f12",
    warning="#8f5e00",
    error="#b3193f",
)
NAMES = {"dark": DARK.name, "light": LIGHT.name, "ansi": "ansi-dark"}
