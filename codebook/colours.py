"""Colours that stay apart for colour-blind readers, and the shades below each."""

# 1-7 after Okabe and Ito (2008), "Color Universal Design"; 8-11 after Tol (2021), the muted
# scheme; 12 is grey. Neighbours in the list differ in lightness as well as in hue.
PALETTE = (
    "#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9",
    "#f0e442", "#332288", "#999933", "#882255", "#44aa99", "#777777",
)  # fmt: skip
PALEST = 0.6


def palette_colour(number: int) -> str:
    """The palette's colour as `#rrggbb`. Numbers start at 1 and go round after 12."""
    return PALETTE[(number - 1) % len(PALETTE)]


def shade(colour: str, place: int) -> str:
    """A relative of the colour: paler with each place among its siblings, the first place is 0."""
    white = PALEST * (place + 1) / (place + 4)
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * white):02x}" for part in parts)
