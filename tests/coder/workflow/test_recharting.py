"""Summaries come back from a spreadsheet as they were meant, and nothing is lost on the way."""

from pathlib import Path
from typing import Any

import pytest

from codebook import edits
from codebook.model import Code, Codebook
from coder.errors import NoCoderError
from coder.exchange.matrix_changes import Change, Recharted
from coder.workflow import recharting
from coder.workflow.project import create_project, open_project
from coder.workflow.undoing import undo
from tests.coder.workflow.chart_world import (
    charted,
    code,
    edited,
    summaries,
    summarise,
    workbook,
    write_in,
)
from transcripts.model import Case

__all__ = ["charted"]  # a fixture
PLAN = "PL Planning"


def load(path: Path, made: Path) -> Recharted:
    with open_project(path, coder="ben") as project:
        return recharting.load(project, made)


def column(book: Any, title: str) -> int:
    """The number of a column of the sheet of planning."""
    return next(int(cell.column) for cell in book[PLAN][2] if cell.value == title)


def test_a_workbook_that_nobody_has_edited_changes_nothing(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "=1+1 is _x0041_ what\nshe'd say.")
    with open_project(charted) as project:
        before = len(project.file.history.past())
    assert load(charted, workbook(charted)) == Recharted()
    assert load(charted, workbook(charted, sort=["borough"])) == Recharted()
    with open_project(charted) as project:
        assert len(project.file.history.past()) == before


def test_summaries_that_were_written_changed_and_emptied_are_taken_over(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")
    summarise(charted, "FSW 2", "PL", "Nothing of it.")
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads, then rings.")
    write_in(made, "FSW 2", "PL", None)
    write_in(made, "FSW 3", "PL1", "Too early to say.")
    found = load(charted, made)
    assert found.changes == (
        Change("FSW 1", "PL", "Reads.", "Reads, then rings."),
        Change("FSW 2", "PL", "Nothing of it.", ""),
        Change("FSW 3", "PL1", "", "Too early to say."),
    )
    assert [one.what for one in found.changes] == ["changed", "removed", "new"]
    after = {("FSW 1", "PL"): "Reads, then rings.", ("FSW 3", "PL1"): "Too early to say."}
    assert summaries(charted) == after
    with open_project(charted, coder="ben") as project:
        assert undo(project) == "loaded summaries from matrix.xlsx"
    assert summaries(charted) == {("FSW 1", "PL"): "Reads.", ("FSW 2", "PL"): "Nothing of it."}


def test_a_preview_changes_nothing(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")
    with open_project(charted) as project:
        found = recharting.foreseen(project, made)
    assert [one.after for one in found.changes] == ["Reads."]
    assert summaries(charted) == {}


def test_edited_quotations_become_a_summary_without_the_mark(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL1", "[auto] “I'd read the file”, she says.")
    load(charted, made)
    assert summaries(charted) == {("FSW 1", "PL1"): "“I'd read the file”, she says."}


def test_quotations_and_words_that_are_emptied_are_no_summaries_taken_away(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL1", None)
    write_in(made, "FSW 2", "PL1", "")
    assert load(charted, made) == Recharted()


def test_a_summary_that_was_changed_in_the_project_meanwhile_stays_and_is_told(
    charted: Path,
) -> None:
    for case in ("FSW 1", "FSW 2", "FSW 3"):
        summarise(charted, case, "PL", "Reads.")
    made = workbook(charted)
    for case in ("FSW 1", "FSW 2", "FSW 3", "FSW 5"):
        write_in(made, case, "PL", "Reads in the sheet.")
    summarise(charted, "FSW 1", "PL", "Reads at home.")
    summarise(charted, "FSW 2", "PL", "")
    summarise(charted, "FSW 3", "PL", "Reads in the sheet.")
    summarise(charted, "FSW 5", "PL", "New at home.")
    found = load(charted, made)
    assert found.changes == ()
    assert [(one.case, one.project, one.file, one.by) for one in found.conflicts] == [
        ("FSW 1", "Reads at home.", "Reads in the sheet.", "ana"),
        ("FSW 2", "", "Reads in the sheet.", ""),
        ("FSW 5", "New at home.", "Reads in the sheet.", "ana"),
    ]
    assert summaries(charted)["FSW 1", "PL"] == "Reads at home."


def test_who_goes_on_in_the_same_workbook_can_load_it_again(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")
    write_in(made, "FSW 2", "PL", "Nothing.")
    load(charted, made)
    summarise(charted, "FSW 2", "PL", "Nothing at all.")
    write_in(made, "FSW 1", "PL", "Reads first.")
    found = load(charted, write_in(made, "FSW 2", "PL", "Nothing of it."))
    assert found.changes == (Change("FSW 1", "PL", "Reads.", "Reads first."),)
    assert [one.case for one in found.conflicts] == ["FSW 2"]


def test_rows_that_were_sorted_with_all_their_cells_still_land_right(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")

    def turn_round(book: Any) -> None:
        rows = [[cell.value for cell in row] for row in book[PLAN].iter_rows(min_row=3)]
        for number, row in enumerate(reversed(rows), start=3):
            for place, value in enumerate(row, start=1):
                book[PLAN].cell(number, place).value = value

    assert [one.case for one in load(charted, edited(made, turn_round)).changes] == ["FSW 1"]


def test_where_hidden_ids_stayed_behind_names_and_titles_tell_where_words_belong(
    charted: Path,
) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")

    def exchange(book: Any) -> None:
        sheet = book[PLAN]
        for place in range(2, sheet.max_column + 1):  # all but the ids
            one, two = sheet.cell(3, place), sheet.cell(4, place)
            one.value, two.value = two.value, one.value
        first, second = column(book, "PL  Planning"), column(book, "PL1  Reading first")
        for row in range(2, sheet.max_row + 1):  # all but the ids
            one, two = sheet.cell(row, first), sheet.cell(row, second)
            one.value, two.value = two.value, one.value

    found = load(charted, edited(made, exchange))
    assert found.changes == (Change("FSW 1", "PL", "", "Reads."),)
    assert found.remarks == ()


def test_where_ids_are_lost_names_and_titles_do(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")

    def lose(book: Any) -> None:
        book[PLAN].delete_rows(1)
        book[PLAN].delete_cols(1)

    found = load(charted, edited(made, lose))
    assert found == Recharted((Change("FSW 1", "PL", "", "Reads."),))


def test_what_was_deleted_in_the_file_stays_in_the_project(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")
    summarise(charted, "FSW 1", "SUP", "Changed.")

    def delete(book: Any) -> None:
        book[PLAN].delete_rows(3)
        del book["SUP Supervision"]

    found = load(charted, edited(workbook(charted), delete))
    assert found.changes == ()
    [told] = found.remarks
    assert told == (
        "8 cells that were exported are not in the file any more, of FSW 1, FSW 2, FSW 3, FSW 4, "
        "FSW 5 and 1 more: they stay as they are in the project."
    )
    assert len(summaries(charted)) == 2


def test_a_code_that_was_renamed_or_has_gone_since_is_told(charted: Path) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL1", "Reads.")
    write_in(made, "FSW 1", "SUP", "Changed.")
    with open_project(charted, coder="ana") as project:
        undo(project)
        undo(project)
        book = edits.renamed(project.codebook(), code(project, "PL1"), new_id="PL9")
        kept = Codebook(tuple(one for one in book if one.id != "SUP"))
        with project.action("rename") as action:
            project.save_codebook(action, kept)
    found = load(charted, made)
    assert found.changes == (Change("FSW 1", "PL9", "", "Reads."),)
    assert found.remarks == (
        "The code PL1 is called PL9 now; its summaries go there.",
        "There is no code SUP in the project: what stands for FSW 1 on SUP was not read.",
    )


def test_in_a_study_that_was_made_anew_cases_and_codes_meet_by_name(
    charted: Path, tmp_path: Path
) -> None:
    made = write_in(workbook(charted), "FSW 1", "PL", "Reads.")
    again = tmp_path / "again.coder"
    create_project(again, Codebook((Code("PL", "Planning"),)))
    with open_project(again, coder="ana") as project, project.action("case") as action:
        project.file.cases.save(action, Case("fsw-01"))
    assert [one.case for one in load(again, made).changes] == ["fsw-01"]


def test_to_load_one_must_say_who_one_is(charted: Path) -> None:
    with open_project(charted) as project, pytest.raises(NoCoderError):
        recharting.load(project, workbook(charted))
