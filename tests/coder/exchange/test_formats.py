"""Stories of one table in many formats."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings

from coder.cli.printing import print_table
from coder.exchange.formats import FILE_FORMATS, SUFFIXES, TABLE_FORMATS, TEXT_FORMATS
from coder.exchange.markdown_tables import markdown_text
from coder.exchange.tables import Kind, Table, shown_cell, with_percents
from tests.coder.exchange.strange_tables import strange_tables

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


def test_a_dash_among_numbers_does_not_make_them_words() -> None:
    assert Table("", ("κ", "n"), ((0.5, 3), ("–", "–"))).kind(0) is Kind.NUMBER
    assert Table("", ("κ", "n"), ((0.5, 3), ("–", "–"))).kind(1) is Kind.COUNT


def test_yes_and_no_are_words() -> None:
    assert shown_cell(value=True) + shown_cell(value=False) == "yesno"
    assert Table("", ("finished",), ((True,), (None,))).kind(0) is Kind.TEXT


def test_a_percent_is_declared_by_its_name_and_the_rest_is_what_it_is() -> None:
    table = with_percents(Table("", ("code", "n", "percent"), (("PL", 22, 88.0),)), "percent", "p")
    assert table.kinds == (Kind.TEXT, Kind.COUNT, Kind.PERCENT)


def test_figures_stand_at_the_right_whether_they_are_numbers_or_words() -> None:
    table = Table("", ("a", "b", "c", "d"), (("22 of 25", 1, "PL", None), ("12/20", 2, "3", None)))
    assert [table.at_right(column) for column in range(4)] == [True, True, False, False]


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


def test_every_format_can_be_asked_for_by_name_and_by_the_name_of_a_file() -> None:
    assert {*TABLE_FORMATS} == {"table", "json", *TEXT_FORMATS, *FILE_FORMATS}
    assert {*SUFFIXES.values()} == {*TABLE_FORMATS} - {"table"}


@pytest.mark.parametrize("name", FILE_FORMATS)
def test_the_same_tables_make_the_same_file_on_any_day(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    FILE_FORMATS[name].write([SHARES, SHARES], first)
    FILE_FORMATS[name].write([SHARES, SHARES], second)
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms:", b"")


@settings(max_examples=20)
@pytest.mark.parametrize("name", TEXT_FORMATS)
@given(table=strange_tables())
def test_whatever_is_in_a_table_can_be_written_as_text(name: str, table: Table) -> None:
    text = TEXT_FORMATS[name].text((table, table))
    assert text == TEXT_FORMATS[name].text((table, table))
    assert text.encode()


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", FILE_FORMATS)
@given(table=strange_tables())
def test_whatever_is_in_a_table_can_be_written_to_a_file(
    name: str, table: Table, tmp_path: Path
) -> None:
    FILE_FORMATS[name].write(table, tmp_path / "t")
    with ZipFile(tmp_path / "t") as archive:
        assert archive.testzip() is None
