"""Forest plots: a dot, its interval, and the two lines, each in its cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.page.forest import Standing, axis, forest, reach, standing

WIDTH = 31  # a cell is a thirtieth


def test_the_lines_at_667_and_800_always_stand() -> None:
    assert forest(None, None, None, WIDTH) == f"{' ' * 20}│   │{' ' * 6}"


def test_an_interval_crosses_the_lines_that_it_holds() -> None:
    assert forest(0.7, 0.5, 0.9, WIDTH) == f"{' ' * 15}─────┼●──┼───   "


def test_a_value_without_an_interval_is_a_dot_and_keeps_the_lines() -> None:
    assert forest(1.0, None, None, WIDTH) == f"{' ' * 20}│   │     ●"


def test_what_lies_beyond_the_left_end_has_an_arrow() -> None:
    assert forest(0.2, -0.5, 0.1, WIDTH).startswith("◀───")
    assert forest(-0.5, None, None, WIDTH).startswith("◀ ")


def test_a_colour_lies_on_the_interval_not_on_the_lines_beside_it() -> None:
    assert reach(forest(0.7, 0.5, 0.75, WIDTH)) == (15, 23)
    assert reach(forest(0.9, None, None, WIDTH)) == (27, 28)


def test_the_axis_names_the_ends_and_the_lines_where_there_is_room() -> None:
    assert axis(WIDTH) == f"0{' ' * 17}.67   .8    1"
    assert axis(16) == "0       .67 .8 1"
    assert axis(9).split() == ["0", ".67", "1"]


@pytest.mark.parametrize(
    ("low", "where"),
    [
        (None, Standing.UNKNOWN),
        (-1.0, Standing.BELOW),
        (0.666, Standing.BELOW),
        (0.667, Standing.BETWEEN),
        (0.8, Standing.ABOVE),
    ],
)
def test_where_an_interval_stands_goes_by_its_lower_end(low: float | None, where: Standing) -> None:
    assert standing(low) is where


@given(
    st.integers(min_value=6, max_value=80),
    st.lists(st.floats(min_value=-1, max_value=1), min_size=3, max_size=3),
)
def test_every_plot_and_axis_is_as_wide_as_asked_for(width: int, numbers: list[float]) -> None:
    low, value, high = sorted(numbers)
    drawn = forest(value, low, high, width)
    assert len(drawn) == len(axis(width)) == width
    assert "●" in drawn or drawn[0] == "◀"
