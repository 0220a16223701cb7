"""Stories of one table in many formats."""

import pytest

from coder.cli.printing import print_table
from coder.exchange.formats import FILE_FORMATS, TEXT_FORMATS
from coder.exchange.markdown_tables import markdown_text
from coder.exchange.tables import Kind, Table, shown_cell

SHARES = Table(
    "Shares",
    ("Code", "Percent", "κ"),
    (("PL", 62.5, 0.81), ("EN", None, "–")),
    kinds=(Kind.TEXT, Kind.PERCENT, Kind.NUMBER),
)


def test_a_percent_has_one_decimal_and_another_fraction_three() -> None:
    assert shown_cell(62.5, Kind.PERCENT) == "62.5"
    assert shown_cell(62.5) == "62.500"


def test_a_column_is_of_the_kind_that_is_declared_else_of_the_kind_of_its_cells() -> None:
    cells = Table("", ("a", "b", "c", "d"), (("x", 1, 0.5, None),))
    assert [SHARES.kind(column) for column in range(3)] == [*SHARES.kinds]
    found = [cells.kind(column) for column in range(4)]
    assert found == [Kind.TEXT, Kind.COUNT, Kind.NUMBER, Kind.TEXT]


def test_numbers_stand_at_the_right_in_markdown_even_beside_a_dash() -> None:
    assert markdown_text(SHARES).splitlines()[3:] == [
        "| --- | ---: | ---: |",
        "| PL | 62.5 | 0.810 |",
        "| EN |  | – |",
    ]


def test_the_terminal_shows_percent_as_markdown_does(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(SHARES)
    assert "62.5 " in capsys.readouterr().out


def test_formats_of_data_are_exact_and_those_for_people_are_not() -> None:
    exact = {name for name, form in (TEXT_FORMATS | FILE_FORMATS).items() if form.exact}
    assert exact == {"csv", "xlsx"}
