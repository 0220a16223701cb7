"""Columns get the room that they need, and give way where there is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.exchange.tables import Table
from coder.exchange.widths import breadth, fitted_widths, lines, widths
from tests.coder.exchange.strange_tables import strange_tables

MIXED = Table(
    "", ("document", "n of N", "what was said"), (("FSW 04 T2 S1", "22 of 25", "word " * 40),)
)


def test_a_column_is_as_wide_as_its_longest_line_or_its_header() -> None:
    table = Table("", ("a", "header"), (("first\nsecond line", "漢字"), ("", "x")))
    assert widths(table) == [11, 6]
    assert breadth("漢字") == 4


def test_where_there_is_room_everything_has_it_and_headers_wrap() -> None:
    assert fitted_widths(MIXED, 300) == [12, 8, 200]


def test_long_words_give_way_and_short_cells_and_figures_do_not() -> None:
    assert fitted_widths(MIXED, 60) == [12, 8, 40]


def test_short_cells_wrap_only_where_the_rest_is_at_its_least() -> None:
    document, figures, said = fitted_widths(MIXED, 24)
    assert document + figures + said == pytest.approx(24)
    assert (figures, document < 12) == (8, True)
    assert sum(fitted_widths(MIXED, 8)) == pytest.approx(8)


@given(strange_tables(), st.floats(1, 200))
def test_the_room_is_never_left(table: Table, room: float) -> None:
    found = fitted_widths(table, room)
    assert len(found) == len(table.columns)
    assert sum(found) <= room * 1.000001
    assert min(found) >= 0


def test_lines_are_counted_as_they_wrap() -> None:
    assert [lines("", 5), lines("a\n\nb", 5), lines("abcdef", 5)] == [1, 3, 2]
