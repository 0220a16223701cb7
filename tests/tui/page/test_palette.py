"""The colours of codes."""

import pytest

from codebook.model import Code, Codebook
from tui.page import palette

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


def test_a_tint_grows_with_each_further_code_up_to_four() -> None:
    shares = [
        palette.tint((0, 0, 0), (100, 100, 100), codes=codes, dark=True)[0]
        for codes in (1, 2, 3, 4, 9)
    ]
    assert shares == [20, 27, 34, 41, 41]


def test_a_word_that_is_no_colour_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        palette.rgb("mauve-ish")
