"""The colours of codes."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray
from textual.theme import Theme

from codebook.files import shipped
from codebook.model import Code, Codebook
from tui.page import palette
from tui.page.palette import Palette
from tui.widgets import themes

CODES = (
    Code("PL", "Planning"),
    Code("PL1", "Purpose", parent="PL"),
    Code("PL2", "Reading", parent="PL"),
    Code("EN", "Engaging", colour="#000000"),
    Code("RR", "Reflection", colour="mauve-ish"),
)
THEMES = [
    (themes.DARK, palette.DARK),
    (themes.LIGHT, palette.LIGHT),
    (themes.CONTRAST_DARK, palette.CONTRAST_DARK),
    (themes.CONTRAST_LIGHT, palette.CONTRAST_LIGHT),
    (themes.SAFE_DARK, palette.SAFE_DARK),
    (themes.SAFE_LIGHT, palette.SAFE_LIGHT),
]
# Machado, Oliveira and Fernandes (2009): how a colour (linear sRGB) looks where one cone is missing
SIGHT = {
    "all colours": np.eye(3),
    "no red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "no green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "no blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
) / np.array([[0.9505], [1.0], [1.089]])
APART = 20  # of CIE76; 2.3 is just noticed side by side, and codes stand apart from one another


def lab(hue: str, seen: NDArray[np.float64]) -> NDArray[np.float64]:
    """A colour in CIELAB as somebody sees it."""
    part = np.array(palette.rgb(hue)) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    x, y, z = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
        for value in TO_XYZ @ np.clip(seen @ linear, 0, 1)
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("safe", [palette.SAFE_DARK, palette.SAFE_LIGHT], ids=["dark", "light"])
def test_hues_for_the_colour_blind_stay_apart(safe: Palette, sight: str) -> None:
    shades = [lab(hue, SIGHT[sight]) for hue in safe.hues]
    nearest = min(float(np.linalg.norm(one - other)) for one, other in combinations(shades, 2))
    assert nearest >= APART


def test_the_other_hues_would_not() -> None:
    shades = [lab(hue, SIGHT["no green"]) for hue in palette.DARK.hues]
    nearest = min(float(np.linalg.norm(one - other)) for one, other in combinations(shades, 2))
    assert nearest < APART


@pytest.mark.parametrize("of", [palette.DARK, palette.LIGHT], ids=["dark", "light"])
def test_every_code_has_a_colour_and_siblings_differ(of: Palette) -> None:
    given = palette.colours(Codebook(CODES), of)
    assert set(given) == {code.guid for code in CODES}
    assert len(set(given.values())) == len(CODES)


def test_a_colour_of_the_codebook_is_made_light_enough_for_a_dark_screen() -> None:
    given = palette.colours(Codebook(CODES), palette.DARK)
    assert min(given[CODES[3].guid]) > 100


def test_where_hues_were_chosen_for_the_colour_blind_a_codebook_s_own_do_not_count() -> None:
    red, plain = Code("A", "A", guid="a", colour="red"), Code("A", "A", guid="a")
    for of in (palette.SAFE_DARK, palette.SAFE_LIGHT):
        assert palette.colours(Codebook((red,)), of) == palette.colours(Codebook((plain,)), of)


@pytest.mark.parametrize(("theme", "of"), THEMES, ids=[one.name for one, _ in THEMES])
def test_names_of_codes_can_be_read_in_their_colours(theme: Theme, of: Palette) -> None:
    """At least 4.5 to 1, as WCAG 2.2 (1.4.3) asks of text; 7 to 1 where contrast is high."""
    paper = palette.rgb(theme.background or "")
    for shade in palette.colours(shipped("practice"), of).values():
        assert palette.contrast(shade, paper) >= of.contrast


@pytest.mark.parametrize("theme", [themes.CONTRAST_DARK, themes.CONTRAST_LIGHT])
def test_high_contrast_is_high_everywhere(theme: Theme) -> None:
    """7 to 1 for text on every background and under any codes, 4.5 to 1 for what stands back."""
    paper, pen = palette.rgb(theme.background or ""), palette.rgb(theme.foreground or "")
    of = palette.CONTRAST_DARK if theme.dark else palette.CONTRAST_LIGHT
    for under in map(palette.rgb, (theme.surface or "", theme.panel or "")):
        assert palette.contrast(pen, under) >= 7
    assert palette.contrast(paper, palette.rgb(theme.primary)) >= 7  # what is selected
    assert palette.contrast(palette.blend(paper, pen, 0.6), paper) >= 4.5
    for shade in palette.colours(shipped("practice"), of).values():
        for codes in (1, 2, 3, 4):
            tinted = palette.tint(paper, shade, codes=codes, dark=theme.dark)
            assert palette.contrast(pen, tinted) >= 7


def test_contrast_goes_from_one_to_twenty_one() -> None:
    assert palette.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert palette.contrast((9, 9, 9), (9, 9, 9)) == 1


def test_a_tint_grows_with_each_further_code_up_to_four() -> None:
    shares = [
        palette.tint((0, 0, 0), (100, 100, 100), codes=codes, dark=True)[0]
        for codes in (1, 2, 3, 4, 9)
    ]
    assert shares == [20, 26, 32, 38, 38]


def test_a_word_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        palette.rgb("mauve-ish")
