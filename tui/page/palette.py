"""The colours of codes: twelve hues, a child in its parent's hue, tints under readable text."""

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
_STEPS = (-0.09, 0.09, -0.16, 0.16, 0.0)
_DARKEST, _LIGHTEST = 0.55, 0.45  # of a codebook's own colour on a dark and on a light screen


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

    An own colour keeps its hue and is made light or dark enough to be read.
    """
    hues = [rgb(hue) for hue in (DARK if dark else LIGHT)]
    given: dict[str, Rgb] = {}
    for place, root in enumerate(codebook.roots()):
        _colour(codebook, root, hues[place % HUES], given)
    return {
        code.guid: _readable(own, dark=dark) if (own := _own(code)) else given[code.guid]
        for code in codebook
    }


def rgb(colour: str) -> Rgb:
    """The three numbers of a colour's name or of `#rrggbb`; ValueError if it is neither."""
    try:
        red, green, blue = Color.parse(colour).get_truecolor()
    except ColorParseError as error:
        raise ValueError(f"not a colour: {colour!r}") from error
    return red, green, blue


def _colour(codebook: Codebook, code: Code, inherited: Rgb, given: dict[str, Rgb]) -> None:
    own = _own(code) or inherited
    given[code.guid] = own
    for place, child in enumerate(codebook.children(code)):
        _colour(codebook, child, _shade(own, _STEPS[place % len(_STEPS)]), given)


def _own(code: Code) -> Rgb | None:
    try:
        return rgb(code.colour) if code.colour else None
    except ValueError:
        return None


def _readable(colour: Rgb, *, dark: bool) -> Rgb:
    lightness = _hls(colour)[1]
    short = max(_DARKEST - lightness, 0) if dark else min(_LIGHTEST - lightness, 0)
    return _shade(colour, short)


def _shade(colour: Rgb, step: float) -> Rgb:
    hue, lightness, saturation = _hls(colour)
    parts = hls_to_rgb(hue, min(max(lightness + step, 0.15), 0.88), saturation)
    red, green, blue = (round(part * 255) for part in parts)
    return red, green, blue


def _hls(colour: Rgb) -> tuple[float, float, float]:
    red, green, blue = (part / 255 for part in colour)
    return rgb_to_hls(red, green, blue)
