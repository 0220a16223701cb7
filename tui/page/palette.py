"""The colours of codes: twelve hues, a child in its parent's hue, tints under readable text."""

import math
from colorsys import hls_to_rgb, rgb_to_hls

from rich.color import Color, ColorParseError

from codebook.model import Code, Codebook

Rgb = tuple[int, int, int]

# Neighbours differ in hue and in lightness, so that they stay apart for most colour-blind readers.
DARK = (
    "#7aa2f7", "#e0af68", "#9ece6a", "#f7768e", "#bb9af7", "#73daca",
    "#ff9e64", "#7dcfff", "#d4d46a", "#ef8fd0", "#a9b8e8", "#c69a7b",
)  # fmt: skip
LIGHT = (
    "#2e5cc5", "#8f5e00", "#3f6f12", "#b3193f", "#6b3fb0", "#00695f",
    "#b04a00", "#006a94", "#6a6500", "#a02080", "#46558c", "#734a2a",
)  # fmt: skip
HUES = len(DARK)
# How much lighter than its parent a child is, on a dark and on a light screen
_STEPS_DARK, _STEPS_LIGHT = (-0.09, 0.09, -0.16, 0.16, 0.0), (-0.03, -0.06, -0.09, -0.12, 0.0)
# Luminance (WCAG 2.2) of the darkest text on a dark and the lightest on a light screen: 4.5 to 1
_DARKEST, _LIGHTEST = 0.24, 0.15


def blend(under: Rgb, over: Rgb, share: float) -> Rgb:
    """`under` with that share (0 to 1) of `over` laid on it."""
    red, green, blue = (
        round(low + (high - low) * share) for low, high in zip(under, over, strict=True)
    )
    return red, green, blue


def tint(background: Rgb, colour: Rgb, *, codes: int, dark: bool) -> Rgb:
    """The background under that many codes: light enough that the text's colour need not change."""
    share = (0.20 if dark else 0.16) + 0.07 * min(codes - 1, 3)
    return blend(background, colour, share)


def colours(codebook: Codebook, *, dark: bool) -> dict[str, Rgb]:
    """A colour for each code by guid: its own, else its parent's hue, else the next of the hues.

    Every colour keeps its hue and is made light or dark enough to be read.
    """
    hues = [rgb(hue) for hue in (DARK if dark else LIGHT)]
    given: dict[str, Rgb] = {}
    for place, root in enumerate(codebook.roots()):
        _colour(codebook, root, hues[place % HUES], given, dark=dark)
    return given


def rgb(colour: str) -> Rgb:
    """The three numbers of a colour's name or of `#rrggbb`; ValueError if it is neither."""
    try:
        red, green, blue = Color.parse(colour).get_truecolor()
    except ColorParseError as error:
        raise ValueError(f"not a colour: {colour!r}") from error
    return red, green, blue


def _colour(
    codebook: Codebook, code: Code, inherited: Rgb, given: dict[str, Rgb], *, dark: bool
) -> None:
    own = _readable(_own(code) or inherited, dark=dark)
    given[code.guid] = own
    steps = _STEPS_DARK if dark else _STEPS_LIGHT
    for place, child in enumerate(codebook.children(code)):
        _colour(codebook, child, _shade(own, steps[place % len(steps)]), given, dark=dark)


def _own(code: Code) -> Rgb | None:
    try:
        return rgb(code.colour) if code.colour else None
    except ValueError:
        return None


def _readable(colour: Rgb, *, dark: bool) -> Rgb:
    """The colour, lightened or darkened in small steps as far as text needs it."""
    while _luminance(colour) < _DARKEST if dark else _luminance(colour) > _LIGHTEST:
        colour = _shade(colour, 0.02 if dark else -0.02)
    return colour


def _luminance(colour: Rgb) -> float:
    """From 0 (black) to 1 (white), as in WCAG 2.2 but with a plain power of 2.2."""
    red, green, blue = (math.pow(part / 255, 2.2) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shade(colour: Rgb, step: float) -> Rgb:
    hue, lightness, saturation = _hls(colour)
    parts = hls_to_rgb(hue, min(max(lightness + step, 0.15), 0.88), saturation)
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def _hls(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in colour)
    return rgb_to_hls(red, green, blue)
