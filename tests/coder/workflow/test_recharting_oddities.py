"""What people do in spreadsheets besides writing in cells is told, and takes nothing away."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from coder.errors import InvalidTableError
from coder.exchange.matrix_changes import Change, Recharted
from coder.workflow import recharting
from coder.workflow.project import open_project
from tests.coder.workflow.chart_world import (
    charted,
    edited,
    find,
    summaries,
    summarise,
    workbook,
    write_in,
)
from transcripts.errors import UnreadableFileError

__all__ = ["charted"]  # a fixture
PLAN = "PL Planning"
OF = f"of the sheet {PLAN!r}"
UNREAD = "; what stands in it was not read."
WORDLESS = (
    f"in the sheet {PLAN!r} holds a formula, an error, or is merged with its neighbour; it was not "
    "read."
)


def load(path: Path, made: Path) -> Recharted:
    with open_project(path, coder="ben") as project:
        return recharting.load(project, made)


def column(book: Any, title: str) -> int:
    """The number of a column of the sheet of planning."""
    return next(int(cell.column) for cell in book[PLAN][2] if cell.value == title)


def test_where_names_and_titles_are_changed_ids_do_and_it_is_told(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")

    def rename(book: Any) -> None:
        book[PLAN].cell(3, 2).value = "The first"
        book[PLAN].cell(2, column(book, "PL  Planning")).value = "Our plan"

    found = load(charted, edited(made, rename))
    assert found.changes == (Change("FSW 1", "PL", "", "Reads."),)
    assert found.remarks == (
        "The column 'Our plan' was read as 'PL  Planning'.",
        "The row 'The first' was read as FSW 1.",
    )


def test_rows_columns_and_sheets_of_ones_own_are_left_alone_and_told(charted: Path) -> None:
    def add(book: Any) -> None:
        book.create_sheet("Ideas").cell(1, 1).value = "For the report."
        sheet = book[PLAN]
        sheet.cell(2, sheet.max_column + 1).value = "Notes"
        last = sheet.max_row + 1
        sheet.cell(last, 2).value = "FSW 9"
        sheet.cell(last, 3).value = "Not in the study."
        sheet.cell(last + 2, 3).value = "Nowhere."

    found = load(charted, edited(workbook(charted), add))
    assert found.changes == ()
    assert found.remarks == (
        f"The column 'Notes' {OF} is no part of the matrix and was left alone.",
        f"Row 9 {OF} is of no case that was exported (FSW 9){UNREAD}",
        f"Row 11 {OF} is of no case that was exported{UNREAD}",
        "The sheet 'Ideas' is no part of the matrix and was left alone.",
    )


def test_formulas_and_merged_cells_are_told_and_take_nothing_away(charted: Path) -> None:
    for case in ("FSW 1", "FSW 2", "FSW 3"):
        summarise(charted, case, "PL", f"{case} reads.")

    def spoil(book: Any) -> None:
        find(book, "FSW 1", "PL").value = '=CONCAT("a","b")'
        book[PLAN].merge_cells("C4:C5")

    found = load(charted, edited(workbook(charted), spoil))
    assert found.changes == ()
    assert found.remarks == (
        f"FSW 1 on PL {WORDLESS}",
        f"FSW 3 on PL {WORDLESS}",
    )


def test_a_row_that_stands_twice_is_read_where_it_was_changed(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")

    def copy(book: Any, *texts: str) -> None:
        sheet = book[PLAN]
        for text in texts:
            last = sheet.max_row + 1
            for place in range(1, 6):
                sheet.cell(last, place).value = sheet.cell(3, place).value
            sheet.cell(last, 3).value = text

    once = edited(workbook(charted), lambda book: copy(book, "Reads first.", ""))
    assert [one.after for one in load(charted, once).changes] == ["Reads first."]
    twice = edited(workbook(charted), lambda book: copy(book, "Reads last.", "Reads never."))
    found = load(charted, twice)
    assert found.changes == ()
    assert found.remarks == ("FSW 1 on PL stands twice with other words; neither was read.",)


def test_quotations_that_got_into_another_cell_are_no_summary_of_it(charted: Path) -> None:
    text = "[auto] “I'd read the file first.” (FSW 1 S1 0–24)"
    found = load(charted, write_in(workbook(charted), "FSW 2", "PL1", text))
    assert found.changes == ()
    assert found.remarks == ("FSW 2 on PL1 holds the quotations of another cell; not read.",)


def test_nothing_is_written_on_withheld_words_or_on_a_document_of_nobody(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 4", "PL", "What nobody may read.")
    found = load(charted, write_in(made, "Stray", "PL", "Of nobody."))
    assert found.changes == ()
    assert found.remarks == (
        "FSW 4 on PL: the case's words are withheld; nothing was read.",
        "There is no case Stray in the project: what stands for Stray on PL was not read.",
    )


def test_numbers_and_truths_are_words_too(charted: Path) -> None:
    made = workbook(charted)
    for case, typed in (("FSW 1", 12), ("FSW 2", True)):
        write_in(made, case, "PL", typed)
    load(charted, made)
    assert summaries(charted) == {("FSW 1", "PL"): "12", ("FSW 2", "PL"): "TRUE"}


def test_a_file_that_is_no_exported_matrix_is_refused(charted: Path, tmp_path: Path) -> None:
    made = edited(workbook(charted), lambda book: book.remove(book["Exported"]))
    with pytest.raises(InvalidTableError, match="has no sheet 'Exported'"):
        load(charted, made)
    with pytest.raises(UnreadableFileError, match="no such file"):
        load(charted, tmp_path / "nowhere.xlsx")
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path, made.name)
    strange = Path(shutil.move(archive, tmp_path / "strange.xlsx"))
    with pytest.raises(InvalidTableError, match="cannot be read as a workbook"):
        load(charted, strange)
