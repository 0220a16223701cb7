"""The colours of codes."""

import pytest
from textual.theme import Theme

from codebook.files import shipped
from codebook.model import Code, Codebook
from tui.page import palette
from tui.widgets import themes

CODES = (
    Code("PL", "Planning"),
    Code("PL1", "Purpose", parent="PL"),
    Code("PL2", "Reading", parent="PL"),
    Code("EN", "Engaging", colour="#000000"),
    Code("RR", "Reflection", colour="mauve-ish"),
)


@pytest.mark.parametrize("dark", [True, False])
def test_every_code_has_a_colour_and_siblings_differ(*, dark: bool) -> None:
    given = palette.colours(Codebook(CODES), dark=dark)
    assert set(given) == {code.guid for code in CODES}
    assert len(set(given.values())) == len(CODES)


def test_a_colour_of_the_codebook_is_made_light_enough_for_a_dark_screen() -> None:
    given = palette.colours(Codebook(CODES), dark=True)
    assert min(given[CODES[3].guid]) > 100


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (number / 255 for number in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("dark", "theme"), [(True, themes.DARK), (False, themes.LIGHT)])
def test_names_of_codes_can_be_read_in_their_colours(*, dark: bool, theme: Theme) -> None:
    """At least 4.5 to 1, as WCAG 2.2 (1.4.3) asks of text."""
    paper = luminance(palette.rgb(theme.background or ""))
    given = palette.colours(shipped("practice"), dark=dark)
    for shade in map(luminance, given.values()):
        assert (max(paper, shade) + 0.05) / (min(paper, shade) + 0.05) >= 4.5


def test_a_tint_grows_with_each_further_code_up_to_four() -> None:
    shares = [
        palette.tint((0, 0, 0), (100, 100, 100), codes=codes, dark=True)[0]
        for codes in (1, 2, 3, 4, 9)
    ]
    assert shares == [20, 27, 34, 41, 41]


def test_a_word_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        palette.rgb("mauve-ish")
