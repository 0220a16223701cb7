"""What the workbook looks like, and that its text is never a formula."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from codebook import edits
from coder.errors import InvalidTableError
from coder.exchange.matrix_export import Was, export_of, mark
from coder.workflow.project import open_project
from tests.coder.workflow.chart_world import charted, code, find, summarise, workbook

__all__ = ["charted"]  # a fixture


def opened(path: Path, **asked: Any) -> Any:
    return load_workbook(workbook(path, **asked))


def test_there_is_a_sheet_for_each_theme_and_one_that_says_how_to_edit(charted: Path) -> None:
    book = opened(charted)
    assert book.sheetnames == ["Read me", "PL Planning", "SUP Supervision", "Exported"]
    assert book.active.title == "PL Planning"
    assert book["Exported"].sheet_state == "hidden"
    words = " ".join(str(cell.value) for [cell] in book["Read me"].iter_rows())
    assert "To take a summary away, empty its cell." in words


def test_titles_and_cases_stay_in_sight_and_ids_out_of_it(charted: Path) -> None:
    sheet = opened(charted, sort=["borough"])["PL Planning"]
    assert sheet.freeze_panes == "D3"
    assert [cell.value for cell in sheet[2]] == [
        *("id", "Case", "borough", "PL  Planning", "PL: where", "PL1  Reading first", "PL1: where"),
    ]
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert sheet.auto_filter.ref == "A2:G8"


def test_cells_wrap_and_what_is_automatic_is_grey_and_italic(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL1", "Reads first.")
    book = opened(charted)
    written, automatic = find(book, "FSW 1", "PL1"), find(book, "FSW 1", "PL")
    assert not written.font.italic
    assert automatic.font.italic
    assert automatic.font.color.rgb == "FF808080"
    assert written.alignment.wrap_text
    places = written.offset(0, 1)
    assert (places.value, places.font.size) == ("FSW 1 S1 0–24", 8)


def test_a_row_is_as_high_as_its_words_but_not_higher_than_a_screen(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads. " * 200)
    summarise(charted, "FSW 2", "PL", "One.\nTwo.\nThree.\nFour.")
    sheet = opened(charted)["PL Planning"]
    heights = [sheet.row_dimensions[row].height for row in (3, 4, 5)]
    assert heights == [260, 56, 30]


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5", "@SUM(A1)", "#N/A"])
def test_text_is_never_a_formula(charted: Path, text: str) -> None:
    summarise(charted, "FSW 1", "PL", text)
    cell = find(opened(charted), "FSW 1", "PL")
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is (text[0] != "#")


def test_a_summary_that_is_too_long_for_a_cell_is_told(charted: Path) -> None:
    summarise(charted, "FSW 2", "PL", "x" * 32_768)
    with pytest.raises(InvalidTableError, match="The summary of FSW 2 on PL has 32,768 char"):
        workbook(charted)
    assert not charted.with_name("matrix.xlsx").exists()


def test_signs_that_no_sheet_may_be_called_by_are_left_out(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        book = project.codebook()
        for id_, label in (("SUP", "A/B [1]: " + "long " * 9), ("PL", "'Plan*ning?'")):
            book = edits.redefined(book, code(project, id_), {"label": label})
        with project.action("rename") as action:
            project.save_codebook(action, book)
    assert opened(charted).sheetnames[1:3] == ["PL 'Plan ning", "SUP A B 1 long long long lon"]


def test_marks_see_through_what_spreadsheets_do_to_text() -> None:
    assert mark(" One\r\ntwo ") == mark("One\ntwo") == mark("One_x000A_two")
    assert mark("One") != mark("one")


def test_a_sheet_that_lost_its_last_columns_is_still_read() -> None:
    found = export_of([("what",), ("case", "1", "FSW 1"), ("cell", "1", "2", "a", None, "auto")])
    assert found.rows == {"1": "FSW 1"}
    assert found.cells == {("1", "2"): Was("a", "", "auto")}
