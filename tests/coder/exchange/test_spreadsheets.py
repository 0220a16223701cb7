"""A spreadsheet that scripts read from its first row, and people can sort, filter and print."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from coder.exchange.spreadsheets import UPRIGHT, WIDEST_COLUMN, write_xlsx
from coder.exchange.tables import Kind, Table

SHARES = Table(
    "Shares",
    ("code", "n", "base", "percent", "p"),
    (("PL", 22, 25, 88.0, 0.03244), ("=EN", 9, 25, 100 / 3, None)),
    kinds=(Kind.TEXT, Kind.COUNT, Kind.COUNT, Kind.PERCENT, Kind.NUMBER),
)


def sheet(path: Path, table: Table) -> Any:
    write_xlsx(table, path)
    return load_workbook(path).worksheets[0]


@pytest.fixture
def shares(tmp_path: Path) -> Any:
    return sheet(tmp_path / "t.xlsx", SHARES)


def test_numbers_are_whole_and_shown_by_their_kind(shares: Any) -> None:
    formats = [cell.number_format for cell in shares[2]]
    assert formats == ["General", "0", "0", "0.0", "0.000"]
    assert shares["D3"].value == pytest.approx(100 / 3, rel=1e-15)


def test_the_header_stands_out_stays_and_filters(shares: Any) -> None:
    head = shares["D1"]
    assert head.font.b
    assert head.fill.fill_type == "solid"
    assert head.alignment.wrap_text
    assert head.alignment.horizontal == shares["D2"].alignment.horizontal == "right"
    assert shares["A1"].alignment.horizontal == "left"
    assert shares.freeze_panes == "A2"
    assert shares.auto_filter.ref == "A1:E3"


def test_it_prints_on_the_width_of_a_page_with_its_header_on_each(shares: Any) -> None:
    assert shares.print_title_rows == "$1:$1"
    assert shares.sheet_properties.pageSetUpPr.fitToPage
    assert (shares.page_setup.fitToWidth, shares.page_setup.fitToHeight) == (1, 0)
    assert shares.page_setup.orientation == "portrait"


def test_many_columns_are_printed_across(tmp_path: Path) -> None:
    wide = Table("Wide", tuple("abcdefgh"), (tuple(range(8)),))
    assert len(wide.columns) > UPRIGHT
    assert sheet(tmp_path / "t.xlsx", wide).page_setup.orientation == "landscape"


def test_columns_are_as_wide_as_what_is_seen_in_them_and_long_words_wrap(tmp_path: Path) -> None:
    table = Table("T", ("share", "words"), ((1 / 3, "word " * 99), (0.5, "漢")))
    found = sheet(tmp_path / "t.xlsx", table)
    assert found.column_dimensions["A"].width == len("share") + 3
    assert found.column_dimensions["B"].width == WIDEST_COLUMN
    assert found["B2"].alignment.wrap_text
    assert not found["A2"].alignment.wrap_text


def test_words_in_a_column_of_numbers_stay_words(tmp_path: Path) -> None:
    table = Table("T", ("α",), ((0.5,), ("–",)), kinds=(Kind.NUMBER,))
    found = sheet(tmp_path / "t.xlsx", table)
    assert [(cell.data_type, cell.value) for cell in found["A"][1:]] == [("n", 0.5), ("s", "–")]


def test_nothing_is_a_blank_cell_which_no_spreadsheet_counts(tmp_path: Path) -> None:
    found = sheet(tmp_path / "t.xlsx", Table("T", ("a", "b"), (("", None), ("x", ""))))
    assert [(cell.data_type, cell.value) for cell in found["A"][1:]] == [("n", None), ("s", "x")]
    assert found["B3"].data_type == "n"


def test_a_row_is_as_high_as_its_longest_cell_needs_but_no_higher_than_can_be(
    tmp_path: Path,
) -> None:
    table = Table("T", ("words",), (("short",), ("a\nb\nc",), ("word " * 30,), ("a\n" * 99,)))
    found = sheet(tmp_path / "t.xlsx", table)
    assert [found.row_dimensions[row].height for row in (2, 3, 4, 5)] == [None, 45, 45, 405]
