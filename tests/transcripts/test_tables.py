import re
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from transcripts import tables
from transcripts.errors import InvalidTableError, TranscriptError, UnreadableFileError
from transcripts.tables import Table, read_table


def csv(tmp_path: Path, text: str, *, encoding: str = "utf-8") -> Table:
    path = tmp_path / "table.csv"
    path.write_bytes(text.encode(encoding))
    return read_table(path)


def xlsx(tmp_path: Path, *sheets: list[list[object]]) -> Path:
    path = tmp_path / "table.xlsx"
    workbook = Workbook()
    workbook.remove(workbook.active)  # type: ignore[arg-type]  # a new workbook has a sheet
    for place, rows in enumerate(sheets):
        sheet = workbook.create_sheet(f"Sheet {place}")
        for row in rows:
            sheet.append(row)
    workbook.save(path)
    return path


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, change(data) if name.endswith(part) else data)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_whatever_its_delimiter_and_encoding(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    table = csv(tmp_path, f"id{delimiter}said\r\n07{delimiter}“é”\r\n", encoding=encoding)
    assert table.rows[0].cells == {"id": "07", "said": "“é”"}


def test_a_quoted_answer_may_hold_commas_and_line_ends(tmp_path: Path) -> None:
    table = csv(tmp_path, 'id,said\r\n1,"a, b\nc ""d"""\r\n\r\n2,e')
    assert [row.cells["said"] for row in table.rows] == ['a, b\nc "d"', "e"]
    assert [row.number for row in table.rows] == [2, 4]


def test_the_quote_that_guards_against_formulas_is_taken_off(tmp_path: Path) -> None:
    table = csv(tmp_path, "id,said\n1,'=A1\n2,''-x\n3,'tis\n")
    assert [row.cells["said"] for row in table.rows] == ["=A1", "'-x", "'tis"]


def test_short_rows_are_filled_and_nameless_empty_columns_left_out(tmp_path: Path) -> None:
    table = csv(tmp_path, "id,said,\n1\n2,x,\n")
    assert table.columns == ("id", "said")
    assert table.rows[0].cells == {"id": "1", "said": ""}


def test_the_header_rows_of_a_survey_are_left_out_and_told(tmp_path: Path) -> None:
    table = csv(tmp_path, 'id,Q1\nWho,What\n"{""ImportId"":""x""}",y\nFSW 1,z\n')
    assert [row.cells["id"] for row in table.rows] == ["FSW 1"]
    assert "survey's own header" in table.remarks[0]


def test_columns_without_a_name_are_passed_over_where_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(",said\n0,a\n", encoding="utf-8")
    table = read_table(path, unnamed=True)
    assert table.columns == ("said",)
    assert table.rows[0].cells == {"said": "a"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ('1\t"Well, no\n2\tyes', ['"Well, no', "yes"]),
        ('1\t"Well, no\n\n2\tyes"\n', ['"Well, no', 'yes"']),
        ('1\t"Well" he said\n', ['"Well" he said']),
    ],
)
def test_marks_that_do_not_pair_up_in_a_table_of_tabs_are_read_as_they_stand(
    tmp_path: Path, rows: str, said: list[str]
) -> None:
    table = csv(tmp_path, f"id\tsaid\n{rows}")
    assert [row.cells["said"] for row in table.rows] == said
    assert "quotation marks do not pair up" in table.remarks[0]


@pytest.mark.parametrize("cell", ['"a ""b"" c"', '"a\nb"', '"a\tb"', '"a\n\t\tb"', 'a "b" c'])
def test_marks_that_pair_up_in_a_table_of_tabs_enclose_cells(tmp_path: Path, cell: str) -> None:
    table = csv(tmp_path, f"id\tsaid\n1\t{cell}\n2\tx\n\n")
    plain = cell.replace('""', "''").strip('"').replace("''", '"')
    assert [row.cells["said"] for row in table.rows] == [plain, "x"]
    assert table.remarks == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,said\n1,a,b\n", "row 2: it has 3 cells for 2 columns"),
        ("id,ID\n1,a\n", "row 1: two columns are called 'ID'"),
        ("id,\n1,a\n", "row 1: column 2 has values but no name"),
        ('id,said\n1,"a\n', "row 2: it is not well-formed csv"),
        (f"id,said\n1,{'x' * 10_000_001}\n", "row 2: it is not well-formed csv"),
    ],
)
def test_a_broken_csv_is_told_with_its_row(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(InvalidTableError) as error:
        csv(tmp_path, text)
    assert told in str(error.value)


def test_a_csv_of_blanks_is_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="it is empty"):
        csv(tmp_path, "\n,\n")


def test_cells_of_a_spreadsheet_become_what_a_person_reads(tmp_path: Path) -> None:
    cells = [
        "07",
        7.0,
        7.5,
        date(2024, 5, 3),
        datetime.fromisoformat("2024-05-03T09:30"),
        time(9),
        None,
        " a\r\nb",
    ]
    path = xlsx(tmp_path, [list("abcdefgh"), cells])
    table = read_table(path)
    read = ["07", "7", "7.5", "2024-05-03", "2024-05-03T09:30:00", "09:00:00", "", "a\nb"]
    assert list(table.rows[0].cells.values()) == read


def test_a_whole_number_stored_as_a_fraction_is_whole() -> None:
    assert tables._as_text(7.0) == "7"


def test_the_first_sheet_with_words_is_read_and_that_is_told(tmp_path: Path) -> None:
    table = read_table(xlsx(tmp_path, [], [["id"], ["1"]], [["x"]]))
    assert table.columns == ("id",)
    assert table.remarks == ("Only the sheet 'Sheet 1' was read.",)


def test_an_empty_spreadsheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="it is empty"):
        read_table(xlsx(tmp_path, []))


def test_a_spreadsheet_without_its_parts_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    with ZipFile(path, "w") as archive:
        archive.writestr("hello.xml", "<a/>")
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(path)


def test_a_spreadsheet_without_styles_is_read_in_silence(tmp_path: Path) -> None:
    path = xlsx(tmp_path, [["id"], ["1"]])
    rewritten(path, "styles.xml", lambda data: re.sub(rb"<cellStyles.*</cellStyles>", b"", data))
    assert read_table(path).rows[0].cells == {"id": "1"}


def test_a_spreadsheet_with_a_broken_sheet_is_damaged(tmp_path: Path) -> None:
    path = xlsx(tmp_path, [["id"], ["1"]])
    rewritten(path, "sheet1.xml", lambda data: data[:-40])
    with pytest.raises(UnreadableFileError, match="damaged"):
        read_table(path)


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp"]))


@given(cell=CELL)
def test_no_cell_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, cell: str) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    path.write_text(f"id,said\n1,{cell}\n", encoding="utf-8")
    try:
        [row] = read_table(path).rows
    except TranscriptError:
        assert {",", '"'} & set(cell)
    else:
        assert row.cells["id"] == "1"


def test_columns_are_found_by_any_of_their_names(tmp_path: Path) -> None:
    table = csv(tmp_path, "Respondent_ID,said\n1,x\n")
    assert table.column("id", "respondent id") == "Respondent_ID"
    assert tables.plain_name(" A_b  c") == "a b c"


def test_a_formula_without_a_saved_result_is_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path, [["id", "said"], ["1", '="I " & "plan"'], ["2", "I ring"]])
    table = read_table(path)
    assert [row.cells["said"] for row in table.rows] == ["", "I ring"]
    (remark,) = table.remarks
    assert "without a saved result were read as blank: B2. Open the file" in remark


def test_a_formula_with_its_result_is_read_in_silence(tmp_path: Path) -> None:
    path = xlsx(tmp_path, [["id", "said"], ["1", "=6*7"]])
    rewritten(path, "sheet1.xml", lambda data: re.sub(rb"<v ?/>|<v></v>", b"<v>42</v>", data))
    table = read_table(path)
    assert (table.rows[0].cells["said"], table.remarks) == ("42", ())


def test_many_formulas_without_results_are_told_by_the_first_few(tmp_path: Path) -> None:
    rows: list[list[object]] = [["id"], ["=1"], ["=2"], ["=3"], ["=4"], ["=5"], ["=6"], ["x"]]
    (remark,) = read_table(xlsx(tmp_path, rows)).remarks
    assert "A5, A6 …. Open" in remark


def test_a_missing_column_is_told_with_all_its_names(tmp_path: Path) -> None:
    table = csv(tmp_path, "age\n7\n")
    with pytest.raises(InvalidTableError) as error:
        table.needed("id", "case")
    assert "there is no column 'id'. It may also be called case. Its columns" in str(error.value)
    with pytest.raises(InvalidTableError, match=r"no column 'document'\. Its columns are: age"):
        table.needed("document")
