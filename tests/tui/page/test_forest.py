"""Forest plots: a dot, its interval, and the two lines, each in its cell."""

from hypothesis import given
from hypothesis import strategies as st

from tui.page.forest import Axis, axis_for, plot, scale

TEN = Axis(31)  # a cell is a thirtieth


def test_the_lines_at_667_and_800_always_stand() -> None:
    assert plot(TEN, None, None, None) == f"{' ' * 20}│   │{' ' * 6}"


def test_an_interval_crosses_the_lines_that_it_holds() -> None:
    assert plot(TEN, 0.7, 0.5, 0.9) == f"{' ' * 15}─────┼●──┼───   "


def test_a_value_without_an_interval_is_a_dot() -> None:
    assert plot(TEN, 1.0, None, None).endswith("│      "[:-1] + "●")


def test_what_lies_beyond_the_left_end_has_an_arrow() -> None:
    assert plot(Axis(31, -0.2), 0.0, -0.5, 0.1).startswith("◀────●")


def test_the_axis_begins_below_zero_only_where_a_value_does() -> None:
    assert axis_for([0.2, None], 20).start == 0
    assert axis_for([0.2, -0.01], 20).start == -0.2


def test_the_scale_names_the_ends_and_the_lines_where_there_is_room() -> None:
    assert scale(Axis(31)) == f"0{' ' * 19}.67 .8    1"
    assert scale(Axis(31, -0.2)).startswith("−.2")
    assert scale(Axis(8)).startswith("0")


@given(
    st.integers(min_value=6, max_value=80),
    st.lists(st.floats(min_value=-1, max_value=1), min_size=3, max_size=3),
)
def test_every_plot_and_scale_is_as_wide_as_its_axis(cells: int, numbers: list[float]) -> None:
    low, value, high = sorted(numbers)
    axis = axis_for(numbers, cells)
    drawn = plot(axis, value, low, high)
    assert len(drawn) == len(scale(axis)) == cells
    assert "●" in drawn or drawn[0] == "◀"
