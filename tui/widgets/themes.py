"""The themes of the program, what they do to codes, and what is shown without colours or signs."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color as Shade
from textual.filter import LineFilter, Monochrome, NoColor
from textual.theme import Theme

from tui.page import palette
from tui.page.palette import Palette

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
CONTRAST_DARK = Theme(
    name="coder-contrast-dark",
    dark=True,
    background="#000000",
    foreground="#ffffff",
    surface="#0a0a0a",
    panel="#1f1f1f",
    primary="#9fc2ff",
    secondary="#d5bfff",
    accent="#ffd27a",
    success="#b5ec7e",
    warning="#ffd27a",
    error="#ffa8b6",
)
CONTRAST_LIGHT = Theme(
    name="coder-contrast-light",
    dark=False,
    background="#ffffff",
    foreground="#000000",
    surface="#f7f7f7",
    panel="#e8e8e8",
    primary="#0b3aa0",
    secondary="#4d1f96",
    accent="#5c3b00",
    success="#1f4d00",
    warning="#5c3b00",
    error="#8a0026",
)
SAFE_DARK = replace(DARK, name="coder-colour-blind-dark")
SAFE_LIGHT = replace(LIGHT, name="coder-colour-blind-light")

OURS = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT, SAFE_DARK, SAFE_LIGHT)
NAMES = {
    "dark": DARK.name,
    "light": LIGHT.name,
    "high-contrast-dark": CONTRAST_DARK.name,
    "high-contrast-light": CONTRAST_LIGHT.name,
    "colour-blind-dark": SAFE_DARK.name,
    "colour-blind-light": SAFE_LIGHT.name,
    "ansi-dark": "ansi-dark",
    "ansi-light": "ansi-light",
}
_PALETTES = {
    LIGHT.name: palette.LIGHT,
    CONTRAST_DARK.name: palette.CONTRAST_DARK,
    CONTRAST_LIGHT.name: palette.CONTRAST_LIGHT,
    SAFE_DARK.name: palette.SAFE_DARK,
    SAFE_LIGHT.name: palette.SAFE_LIGHT,
    # the terminal's own colours are not known, so all is done that could be needed
    "ansi-dark": palette.CONTRAST_DARK,
    "ansi-light": palette.CONTRAST_LIGHT,
}
_PLAIN = NoColor()
# One cell for one cell, so that every column stays where it is.
_LIKE = {
    "-": "─━═−–—▁▂▔", "|": "│┃║▌▐▎▏▕∣", ":": "┆┊╎", "+": "╭╮╯┌┐└┘├┤┬┴┼╔╗╚╝", "`": "╰", "'": "╵‘’",
    "#": "█▉▊▋▍▓▆▇▅▀▄▃■▪", "=": "░▒", "*": "●•◆✎", "o": "○◇□⭘", ".": "·", "x": "✓✗×", "~": "…≈",
    "<": "←◀", ">": "→▶▸", "^": "↑▲", "v": "↓▼▾↵", '"': "“”", "a": "α", "k": "κ", "/ ": "🔎",
}  # fmt: skip
_SIGNS = {ord(sign): like for like, signs in _LIKE.items() for sign in signs}
APP_CSS = """
*:nocolor .option-list--option-highlighted, *:ansi .option-list--option-highlighted,
OptionList:nocolor > .option-list--option-highlighted,
OptionList:ansi > .option-list--option-highlighted { text-style: reverse; }
Input:nocolor > .input--cursor, Input:ansi > .input--cursor { text-style: reverse; }
TextArea:nocolor .text-area--cursor, TextArea:ansi .text-area--cursor { text-style: reverse; }
Tree:nocolor > .tree--cursor, Tree:ansi > .tree--cursor { text-style: reverse; }
"""


def palette_of(app: App[Any]) -> Palette:
    """The hues of codes in the theme that is on."""
    theme = app.current_theme
    return _PALETTES.get(theme.name, palette.DARK if theme.dark else palette.LIGHT)


def is_plain(app: App[Any]) -> bool:
    """Whether the terminal's own colours stay, so that nothing may hang on a background."""
    return app.no_color or app.native_ansi_color


class Ascii(LineFilter):
    """The program's own signs in the characters that every terminal has."""

    def apply(self, segments: list[Segment], background: Shade) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        return [
            Segment(text if text.isascii() else text.translate(_SIGNS), style, control)
            for text, style, control in segments
        ]


_ASCII = Ascii()


def filters(app: App[Any], given: Sequence[LineFilter], *, ascii_only: bool) -> list[LineFilter]:
    """The filters of an app: without colour, truly none; and no sign that could not be shown.

    Textual turns colours to greys under NO_COLOR, and the terminal's own colours to black.
    """
    kept = [one for one in given if not (app.no_color and isinstance(one, Monochrome))]
    return [*kept, *([_PLAIN] if app.no_color else []), *([_ASCII] if ascii_only else [])]
