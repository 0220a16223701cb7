"""Lines fit into their width, whatever the words."""

from hypothesis import given
from hypothesis import strategies as st

from coder.charts.lettering import clean, shortened, width_of, wrapped
from coder.charts.style import TEXT


@given(st.text(max_size=60), st.floats(8, 80))
def test_wrapped_lines_fit_and_lose_nothing(text: str, width: float) -> None:
    lines = wrapped(text, width)
    assert all(width_of(line) <= width for line in lines if len(line) > 1)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_a_word_longer_than_the_line_is_cut() -> None:
    lines = wrapped("a Donaudampfschifffahrtsgesellschaft", 20)
    assert lines[0] == "a"
    assert len(lines) > 2


@given(st.text(max_size=60), st.floats(8, 80))
def test_a_shortened_line_fits(text: str, width: float) -> None:
    assert width_of(shortened(text, width)) <= width


def test_a_line_that_fits_stays_whole() -> None:
    assert shortened("Planning", 40) == "Planning"
    assert shortened("Planning before the visit", 20).endswith("…")


def test_bold_letters_are_wider() -> None:
    assert width_of("Planning", TEXT, bold=True) > width_of("Planning")
