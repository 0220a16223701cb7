"""Each cell of the matrix holds a summary, marked quotations, or in words why there is neither."""

from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import InvalidRequestError
from coder.themes.matrix import LONGEST_AUTO, State
from coder.themes.selection import Question
from coder.workflow import charting
from coder.workflow.coding import apply_code
from coder.workflow.project import create_project, open_project
from tests.coder.workflow.chart_world import RING, charted, code, summarise, texts
from transcripts.model import Document, Kind, Span

__all__ = ["charted"]  # a fixture


def test_an_empty_cell_shows_joined_quotations_marked_as_automatic(charted: Path) -> None:
    found = texts(charted)
    assert found["FSW 1", "PL1"] == "[auto] “I'd read the file first.” (FSW 1 S1 0–24)"
    assert found["FSW 1", "PL"] == (
        "[auto] “I'd read the file first.” (PL1, FSW 1 S1 0–24) "
        "“Then I'd ring the school.” (FSW 1 S1 25–50)"
    )


def test_a_choice_is_told_with_its_value(charted: Path) -> None:
    assert texts(charted)["FSW 1", "SUP"] == "[auto] Changed: (FSW 1 S1)"


def test_what_is_not_there_is_said_in_words(charted: Path) -> None:
    found = texts(charted)
    assert found["FSW 2", "PL1"] == "(read and not found)"
    assert found["FSW 2", "SUP"] == "(not rated)"
    assert found["FSW 3", "PL1"] == "(not finished)"
    assert found["FSW 4", "PL1"] == "(withheld)"
    assert found["FSW 5", "PL1"] == "(not asked)"
    assert found["Stray", "PL1"] == "(read and not found)"


def test_what_was_coded_in_a_document_that_nobody_has_finished_is_not_quoted(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        document = next(one for one in project.file.documents.all() if one.name == "FSW 3 S1")
        apply_code(project, code(project, "PL1"), document=document, span=RING)
    assert texts(charted)["FSW 3", "PL1"] == "(not finished)"


def test_a_summary_takes_the_place_of_quotations_and_keeps_the_references(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads, then rings.")
    with open_project(charted) as project:
        case = charting.case_named(project, "FSW 1")
        cell = charting.cell(project, case, code(project, "PL"))
    assert (cell.state, cell.text) == (State.SUMMARY, "Reads, then rings.")
    assert cell.references == ("FSW 1 S1 0–24", "FSW 1 S1 25–50")


def test_summaries_that_changed_are_filled_in_without_counting_anew(charted: Path) -> None:
    with open_project(charted) as project:
        found = charting.matrix(project, Question())
    summarise(charted, "FSW 1", "PL", "Reads, then rings.")
    with open_project(charted) as project:
        after = found.rewritten(project.file.summaries.all())
        assert after.cells == charting.matrix(project, Question()).cells
    assert after.rewritten([]) == found


def test_the_summary_of_words_that_are_withheld_is_not_shown(charted: Path) -> None:
    summarise(charted, "FSW 4", "PL", "What nobody may read.")
    assert texts(charted)["FSW 4", "PL"] == "(withheld)"


def test_cases_stand_by_their_attributes_and_then_by_their_ids(charted: Path) -> None:
    with open_project(charted) as project:
        found = charting.matrix(project, Question(), sort=["borough"])
        names = [row.name for row in found.rows]
        told = [row.attributes for row in found.rows[:3]]
    assert names == ["FSW 2", "FSW 3", "FSW 1", "FSW 4", "FSW 5", "Stray"]
    assert [one["borough"] for one in told] == ["Ashmere", "Ashmere", "Brackwell"]


def test_attributes_may_be_told_that_are_not_sorted_by(charted: Path) -> None:
    with open_project(charted) as project:
        found = charting.matrix(project, Question(), sort=["case"], attributes=["Borough", "case"])
    assert found.attributes == ("borough",)
    assert [row.name for row in found.rows][-1] == "Stray"


def test_what_belongs_to_documents_sorts_no_cases(charted: Path) -> None:
    with (
        open_project(charted) as project,
        pytest.raises(InvalidRequestError, match="time belongs to documents"),
    ):
        charting.matrix(project, Question(), sort=["time"])


def test_a_code_comes_with_all_below_it_and_each_theme_is_told(charted: Path) -> None:
    with open_project(charted) as project:
        found = charting.matrix(project, Question(codes=["PL"], where={"borough": ["Ashmere"]}))
        below = charting.matrix(project, Question(codes=["PL1"]))
    assert [(top.id, [one.id for one in codes]) for top, codes in found.themes()] == [
        ("PL", ["PL", "PL1"])
    ]
    assert [row.name for row in found.rows] == ["FSW 2", "FSW 3"]
    assert [(top.id, [one.id for one in codes]) for top, codes in below.themes()] == [
        ("PL", ["PL1"])
    ]


def test_a_document_of_nobody_stands_by_its_name_wherever_it_was_asked(charted: Path) -> None:
    with open_project(charted, coder="ana") as project, project.action("more") as action:
        project.file.documents.add(action, Document("Talk", "I plan.", (), Kind.INTERVIEW))
    assert texts(charted)["Talk", "PL"] == "(not asked)"


def test_without_codes_there_is_no_matrix(tmp_path: Path) -> None:
    create_project(tmp_path / "new.coder", Codebook())
    with (
        open_project(tmp_path / "new.coder") as project,
        pytest.raises(InvalidRequestError, match="There are no codes yet"),
    ):
        charting.matrix(project, Question())


def test_very_many_quotations_are_counted(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        document = next(one for one in project.file.documents.all() if one.name == "FSW 2 S1")
        for start in range(RING.start):
            apply_code(
                project, code(project, "PL1"), document=document, span=Span(start, RING.stop)
            )
        for start in range(RING.start):
            for stop in range(45, RING.stop):
                span = Span(start, stop)
                apply_code(project, code(project, "PL1"), document=document, span=span)
        case = charting.case_named(project, "FSW 2")
        cell = charting.cell(project, case, code(project, "PL1"))
    assert len(cell.text) < LONGEST_AUTO + 100
    assert cell.text.endswith(" more]")
