"""Tables fit the terminal; results go where the user wants them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coder.cli.printing import emit, narrate, print_table
from coder.errors import InvalidRequestError
from coder.exchange.tables import ESCAPED, Table

COUNTS = Table(
    "Family social workers at T2",
    ("code", "n of N", "share"),
    (("PL  Planning", "22 of 25", 0.88), ("  PL1  Purpose and agenda", "9 of 25", None)),
    ("A respondent counts once.",),
)


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")


def test_a_table_is_printed_with_title_and_notes(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COUNTS)
    lines = [line.rstrip() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == "Family social workers at T2"
    assert any("PL  Planning" in line and "22 of 25" in line and "0.880" in line for line in lines)
    assert "A respondent counts once." in lines


def test_a_table_without_title_or_rows_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(Table("", ("code", "n"), ()))
    assert "code" in capsys.readouterr().out


def test_nothing_is_coloured_when_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(COUNTS)
    assert "\x1b" not in capsys.readouterr().out


def test_control_characters_reach_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]52;c;AAAA\x07"
    print_table(Table(evil, (evil,), ((evil,),), (evil,)))
    narrate(evil)
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err


def test_a_long_text_is_wrapped_under_its_indent(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(Table("", ("code", "n"), (("   " + "word " * 30, 22),)))
    lines = [line for line in capsys.readouterr().out.splitlines() if "word" in line]
    assert len(lines) > 1
    assert {len(line) - len(line.lstrip()) for line in lines} == {4}


def test_columns_that_do_not_fit_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    names = tuple(f"borough {number}" for number in range(12))
    print_table(Table("", ("code", *names), (("PL", *range(12)),)))
    out = " ".join(capsys.readouterr().out.split())
    assert "Not shown for want of room:" in out
    assert "borough 11. Widen the window, or use --format csv." in out


def test_a_column_that_is_alone_is_shown_however_little_room_there_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "9")
    print_table(Table("", ("number of mentions",), ((22,),)))
    printed = capsys.readouterr().out
    assert "22" in printed
    assert "Not shown" not in printed


def test_headings_break_before_a_bracket_where_room_is_short(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table("", ("code", "Ashmere (17)", "p (exploratory)"), (("PL", "5/17", ".0324"),))
    monkeypatch.setenv("COLUMNS", "60")
    print_table(table)
    assert "Ashmere (17)" in capsys.readouterr().out
    monkeypatch.setenv("COLUMNS", "32")
    print_table(table)
    out = capsys.readouterr().out
    assert "Ashmere (17)" not in out
    assert ".0324" in out


def test_long_names_of_groups_break_between_words_so_that_p_is_still_shown(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names = ("Ashmere with Fulbrook (17)", "Brackwell and Chelworth (16)", "Corringford (16)")
    columns = ("code", "n of N", *names, "p (exploratory)")
    row = ("PL  Planning before the visit", "43 of 49", "15/17", "14/16", "14/16", "1.0000")
    print_table(Table("", columns, (row,)))
    out = capsys.readouterr().out
    assert "1.0000" in out
    assert "Not shown" not in out
    assert all(word in out for word in ["Fulbrook", "Chelworth", "Corringford"])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    labels=st.lists(st.text(alphabet="ab 歳", max_size=60), min_size=1, max_size=3),
    figures=st.lists(st.integers(0, 10**9), min_size=1, max_size=9),
)
def test_no_number_is_ever_cut_and_no_line_too_wide(
    labels: list[str], figures: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    columns = tuple("abcdefghi"[: len(figures)])
    print_table(Table("", ("code", *columns), tuple((label, *figures) for label in labels)))
    out = capsys.readouterr().out
    assert all(len(line) <= 80 for line in out.splitlines())
    shown = out.split("Not shown")[0].split()
    assert set(map(str, figures[:3])) <= set(shown)
    assert {word for word in shown if word.isdecimal()} <= set(map(str, figures))


def test_json_goes_to_stdout_alone(capsys: pytest.CaptureFixture[str]) -> None:
    emit(COUNTS, {"n": 22}, "json")
    printed = capsys.readouterr()
    assert json.loads(printed.out) == {"n": 22}
    assert printed.err == ""


def test_csv_goes_to_stdout_and_its_notes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    data = Table("", ("a",), (("=b",),), ("A respondent counts once.",))
    emit(COUNTS, None, "csv", data=data)
    printed = capsys.readouterr()
    assert printed.out == "a\n'=b\n"
    assert printed.err.splitlines() == ["A respondent counts once.", ESCAPED]


def test_the_terminals_table_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    emit([COUNTS, Table("Second", ("a",), ((1,),))], None, "table")
    out = capsys.readouterr().out
    assert out.index("22 of 25") < out.index("Second")


def test_a_file_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    emit(COUNTS, None, "table", tmp_path / "t.txt")
    assert "22 of 25" in (tmp_path / "t.txt").read_text(encoding="utf-8")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == f"Written: {tmp_path / 't.txt'}\n"


def test_a_spreadsheet_holds_the_unrounded_numbers(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    emit(COUNTS, None, "xlsx", path, data=Table("Data", ("n",), ((100 / 3,),)))
    book = load_workbook(path)
    assert book["Data"]["A2"].value == pytest.approx(100 / 3, rel=1e-15)
    book.close()


def test_a_spreadsheet_asks_for_a_file() -> None:
    with pytest.raises(InvalidRequestError, match=r"add -o FILE\.xlsx"):
        emit(COUNTS, None, "xlsx")
