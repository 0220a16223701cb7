"""Tables leave the program whole: as CSV, JSON, Markdown and spreadsheets."""

import csv
import io
import json
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from coder.errors import InvalidRequestError, InvalidTableError
from coder.exchange import spreadsheets
from coder.exchange.spreadsheets import CELL_LIMIT, write_xlsx
from coder.exchange.tables import (
    ESCAPED,
    Table,
    csv_text,
    escaped,
    json_text,
    with_csv_note,
    write_text,
)
from transcripts.tables import _unguarded

COUNTS = Table(
    "Counts",
    ("code", "n", "percent"),
    (("PL", 22, 88.0), ("=RR", 11, 100 / 3), ("EN", None, -1)),
    ("A respondent counts once.",),
)


def sheets(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = load_workbook(path)
    rows: dict[str, list[tuple[object, ...]]] = {
        sheet.title: [tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in book
    }
    book.close()
    return rows


def test_csv_starts_with_the_header_and_rounds_nothing() -> None:
    assert csv_text(COUNTS).splitlines() == [
        "code,n,percent",
        "PL,22,88.0",
        "'=RR,11,33.333333333333336",
        "EN,,-1",
    ]


@given(st.text(alphabet="'=+-@\t\rab,\"\n", max_size=6))
def test_escaping_is_undone_to_the_letter(text: str) -> None:
    assert _unguarded(escaped(text)) == text
    assert not escaped(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.text(alphabet="'=-\t\n\"a, ", max_size=5), min_size=1, max_size=3))
def test_csv_brings_every_text_back(texts: list[str]) -> None:
    table = Table("", tuple("abc"[: len(texts)]), (tuple(texts),))
    _, row = csv.reader(io.StringIO(csv_text(table), newline=""))
    assert [_unguarded(cell) for cell in row] == texts


def test_a_carriage_return_ends_no_row() -> None:
    assert csv_text(Table("", ("a",), (("b\rc",),))) == 'a\n"b\nc"\n'


def test_a_table_says_that_cells_were_escaped_and_only_then() -> None:
    assert with_csv_note(COUNTS).notes == (*COUNTS.notes, ESCAPED)
    plain = Table("", ("a",), (("b",), (-1,)))
    assert with_csv_note(plain) == plain


def test_json_keeps_letters_and_figures_as_they_are() -> None:
    payload = {"label": "Planung: größer", "percent": 100 / 3}
    assert json.loads(json_text(payload)) == payload
    assert "größer" in json_text(payload)


def test_json_never_holds_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_text({"value": float("nan")})


def test_a_spreadsheet_keeps_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = tmp_path / "counts.xlsx"
    write_xlsx(COUNTS, path)
    book = load_workbook(path)
    sheet = book["Counts"]
    assert [cell.data_type for cell in sheet["A"]] == ["s"] * 4
    assert [cell.value for cell in sheet["C"]] == [
        "percent",
        88,
        pytest.approx(100 / 3, rel=1e-15),
        -1,
    ]
    assert sheet["A3"].value == "=RR"
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.b
    book.close()
    assert sheets(path)["Notes"] == [
        ("Table", "Note"),
        ("Counts", None),
        ("Counts", "A respondent counts once."),
    ]


def test_an_error_value_written_by_a_person_stays_a_text(tmp_path: Path) -> None:
    write_xlsx(Table("T", ("a",), (("#N/A",),)), tmp_path / "t.xlsx")
    book = load_workbook(tmp_path / "t.xlsx")
    assert book["T"]["A2"].data_type == "s"
    book.close()


def test_tables_of_one_name_get_sheets_of_their_own(tmp_path: Path) -> None:
    long = "Respondents by borough: a title [much] too long for a sheet"
    write_xlsx([Table(long, ("a",), ((1,),)), Table(long, ("a",), ((2,),))], tmp_path / "t.xlsx")
    first, second, notes = sheets(tmp_path / "t.xlsx")
    assert first != second
    assert notes == "Notes"
    assert len(second) <= 31


def test_control_characters_do_not_break_a_spreadsheet(tmp_path: Path) -> None:
    write_xlsx(Table("\x00", ("a",), (("bell\x07 \ud800",),)), tmp_path / "t.xlsx")
    assert sheets(tmp_path / "t.xlsx")["Table"][1] == ("bell\ufffd \ufffd",)


def test_a_cell_too_long_for_a_spreadsheet_is_refused_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    fits = "a" * (CELL_LIMIT - 2) + "😀"
    write_xlsx(Table("", ("a",), ((fits,),)), path)
    assert sheets(path)["Table"][1] == (fits,)
    with pytest.raises(InvalidTableError, match=r"row 2, column 1 has 32,768"):
        write_xlsx(Table("", ("a",), ((fits + "b",),)), path)
    assert sheets(path)["Table"][1] == (fits,)


def test_a_table_too_long_for_a_spreadsheet_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "ROW_LIMIT", 2)
    with pytest.raises(InvalidTableError, match="holds 2 rows, this table has 2"):
        write_xlsx(Table("", ("a",), ((1,), (2,))), tmp_path / "t.xlsx")


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(InvalidRequestError, match="cannot be written"):
        write_text("a", tmp_path / "nowhere" / "t.csv")


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.csv"
    write_text("ä", path)

    def full(_self: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InvalidRequestError, match="the disk has room"):
        write_text("b", path)
    assert path.read_bytes() == "ä".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_leaves_a_study_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    text, sheet = tmp_path / "t.csv", tmp_path / "t.xlsx"
    text.touch(0o644)
    write_text("ä", text)
    write_xlsx(COUNTS, sheet)
    assert [stat.S_IMODE(path.stat().st_mode) for path in (text, sheet)] == [0o600, 0o600]


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as reader:
        heard = reader.submit(pipe.read_text, encoding="utf-8")
        write_text("17 of 25\n", pipe)
        assert heard.result(timeout=30) == "17 of 25\n"
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    write_text("17 of 25\n", tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8") == "17 of 25\n"
