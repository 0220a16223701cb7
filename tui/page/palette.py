"""The colours of codes: twelve hues, a child in its parent's hue, tints under readable text."""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass

from rich.color import Color, ColorParseError

from codebook.model import Code, Codebook

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Palette:
    """The hues of codes for one kind of screen.

    Text in a code's colour is made readable: `contrast` to 1 upon `paper`, as in WCAG 2.2. Where
    hues are chosen for what colour-blind people can tell apart, a codebook's own do not count.
    """

    hues: tuple[str, ...]
    dark: bool
    paper: str
    contrast: float = 4.5
    own: bool = True


# Neighbours differ in hue and in lightness, so that they stay apart for most colour-blind readers.
_LIGHT_HUES = (
    "#7aa2f7", "#e0af68", "#9ece6a", "#f7768e", "#bb9af7", "#73daca",
    "#ff9e64", "#7dcfff", "#d4d46a", "#ef8fd0", "#a9b8e8", "#c69a7b",
)  # fmt: skip
_DARK_HUES = (
    "#2e5cc5", "#8f5e00", "#3f6f12", "#b3193f", "#6b3fb0", "#00695f",
    "#b04a00", "#006a94", "#6a6500", "#a02080", "#46558c", "#734a2a",
)  # fmt: skip
# Eight that stay apart for people who see no red, no green or no blue, too; the test measures it.
_SAFE_LIGHT_HUES = (
    "#df620b", "#c2c9df", "#e231ff", "#4cea78", "#bc6dca", "#8a8f5e", "#f9c20b", "#1e968d",
)  # fmt: skip
_SAFE_DARK_HUES = (
    "#0c12fb", "#c83401", "#040267", "#6b0304", "#8d30c6", "#340a32", "#676c59", "#b13594",
)  # fmt: skip
DARK = Palette(_LIGHT_HUES, dark=True, paper="#16181f")
LIGHT = Palette(_DARK_HUES, dark=False, paper="#fbfaf7")
CONTRAST_DARK = Palette(_LIGHT_HUES, dark=True, paper="#000000", contrast=7)
CONTRAST_LIGHT = Palette(_DARK_HUES, dark=False, paper="#ffffff", contrast=7)
SAFE_DARK = Palette(_SAFE_LIGHT_HUES, dark=True, paper="#16181f", own=False)
SAFE_LIGHT = Palette(_SAFE_DARK_HUES, dark=False, paper="#fbfaf7", own=False)
_LINEAR = 0.04045  # the darkest part of sRGB is linear
# How much lighter than its parent a child is, on a dark and on a light screen
_STEPS_DARK, _STEPS_LIGHT = (-0.09, 0.09, -0.16, 0.16, 0.0), (-0.03, -0.06, -0.09, -0.12, 0.0)


def blend(under: Rgb, over: Rgb, share: float) -> Rgb:
    """`under` with that share (0 to 1) of `over` laid on it."""
    red, green, blue = (
        round(low + (high - low) * share) for low, high in zip(under, over, strict=True)
    )
    return red, green, blue


def tint(background: Rgb, colour: Rgb, *, codes: int, dark: bool) -> Rgb:
    """The background under that many codes: light enough that the text's colour need not change."""
    share = (0.20 if dark else 0.16) + 0.06 * min(codes - 1, 3)
    return blend(background, colour, share)


def colours(codebook: Codebook, palette: Palette) -> dict[str, Rgb]:
    """A colour for each code by guid: its own, else its parent's hue, else the next of the hues.

    Every colour keeps its hue and is made light or dark enough to be read.
    """
    hues = [rgb(hue) for hue in palette.hues]
    given: dict[str, Rgb] = {}
    for place, root in enumerate(codebook.roots()):
        _colour(codebook, root, hues[place % len(hues)], given, palette=palette)
    return given


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def rgb(colour: str) -> Rgb:
    """The three numbers of a colour's name or of `#rrggbb`; ValueError if it is neither."""
    try:
        red, green, blue = Color.parse(colour).get_truecolor()
    except ColorParseError as error:
        raise ValueError(f"not a colour: {colour!r}") from error
    return red, green, blue


def _colour(
    codebook: Codebook, code: Code, inherited: Rgb, given: dict[str, Rgb], *, palette: Palette
) -> None:
    own = _readable((_own(code) if palette.own else None) or inherited, palette)
    given[code.guid] = own
    steps = _STEPS_DARK if palette.dark else _STEPS_LIGHT
    for place, child in enumerate(codebook.children(code)):
        shade = _shade(own, steps[place % len(steps)])
        _colour(codebook, child, shade, given, palette=palette)


def _own(code: Code) -> Rgb | None:
    try:
        return rgb(code.colour) if code.colour else None
    except ValueError:
        return None


def _readable(colour: Rgb, palette: Palette) -> Rgb:
    """The colour, lightened or darkened in small steps as far as text needs it."""
    paper = rgb(palette.paper)
    step = 0.02 if palette.dark else -0.02
    while contrast(colour, paper) < palette.contrast and (lighter := _shade(colour, step)):
        if lighter == colour:
            break  # as light or as dark as it gets
        colour = lighter
    return colour


def _luminance(colour: Rgb) -> float:
    """From 0 (black) to 1 (white), as in WCAG 2.2."""
    red, green, blue = (
        part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shade(colour: Rgb, step: float) -> Rgb:
    hue, lightness, saturation = _hls(colour)
    parts = hls_to_rgb(hue, min(max(lightness + step, 0.15), 0.88), saturation)
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def _hls(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in colour)
    return rgb_to_hls(red, green, blue)
