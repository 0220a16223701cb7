"""Who sums up, and what becomes of summaries that somebody else changes meanwhile."""

from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import InvalidRequestError, NoCoderError, UnknownCaseError
from coder.workflow import charting
from coder.workflow.charting import Sitting
from coder.workflow.defining import use_codebook
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.rounds import begin
from coder.workflow.undoing import undo
from tests.coder.workflow.chart_world import charted, code, summaries, summarise

__all__ = ["charted"]  # a fixture


def sitting(project: Project, case: str = "FSW 1", id_: str = "PL") -> Sitting:
    return Sitting(project, charting.case_named(project, case), code(project, id_))


def test_a_summary_is_kept_without_the_mark_and_without_blanks(charted: Path) -> None:
    summarise(charted, "fsw-01", "PL", "  [auto] [AUTO] Reads first.\r\nThen rings. ")
    assert summaries(charted) == {("FSW 1", "PL"): "Reads first.\nThen rings."}


def test_whoever_changes_a_summary_takes_it_over(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")
    summarise(charted, "FSW 1", "PL", "Reads and rings.", name="ben")
    with open_project(charted) as project:
        [one] = project.file.summaries.all()
        names = {coder.guid: coder.name for coder in project.file.coders.all()}
    assert (names[one.coder], one.text) == ("ben", "Reads and rings.")
    assert one.made < one.at


def test_an_empty_text_takes_it_away_and_undo_brings_it_back(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")
    with open_project(charted, coder="ana") as project:
        charting.clear(project, charting.case_named(project, "FSW 1"), code(project, "PL"))
        assert project.file.summaries.all() == []
        assert undo(project) == "the removal of the summary of FSW 1 on PL"
    assert summaries(charted) == {("FSW 1", "PL"): "Reads."}


def test_the_same_words_change_nothing(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Reads.")
    with open_project(charted, coder="ana") as project:
        before = len(project.file.history.past())
        sitting(project).keep(" Reads.")
        sitting(project, id_="PL1").keep("")
        assert len(project.file.history.past()) == before


def test_however_often_it_is_kept_in_one_sitting_undo_takes_it_as_one(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        here = sitting(project)
        for text in ("Reads", "Reads first", "Reads first."):
            here.keep(text)
        undo(project)
    assert summaries(charted) == {}


def test_what_is_kept_after_something_else_was_done_is_a_thing_of_its_own(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        here = sitting(project)
        here.keep("Reads.")
        summarise(charted, "FSW 2", "PL", "Nothing of it.")
        here.keep("Reads first.")
        assert undo(project) == "the summary of FSW 1 on PL"
    assert summaries(charted)["FSW 1", "PL"] == "Reads."


def test_what_somebody_else_has_written_meanwhile_is_not_written_over(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        here = sitting(project)
        summarise(charted, "FSW 1", "PL", "Rings.", name="ben")
        with pytest.raises(InvalidRequestError, match="ben has changed the summary of FSW 1"):
            here.keep("Reads.")
    assert summaries(charted) == {("FSW 1", "PL"): "Rings."}


def test_a_summary_that_somebody_else_has_removed_meanwhile_is_told(charted: Path) -> None:
    summarise(charted, "FSW 1", "PL", "Rings.", name="ben")
    with open_project(charted, coder="ana") as project:
        here = sitting(project)
        summarise(charted, "FSW 1", "PL", "", name="ben")
        with pytest.raises(InvalidRequestError, match="somebody has removed"):
            here.keep("Rings and reads.")


def test_two_who_write_the_same_words_do_not_disturb_each_other(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        here = sitting(project)
        summarise(charted, "FSW 1", "PL", "Reads.", name="ben")
        here.keep("Reads.")
        here.keep("Reads first.")
    assert summaries(charted) == {("FSW 1", "PL"): "Reads first."}


def test_a_code_that_went_meanwhile_takes_no_summary(charted: Path) -> None:
    with open_project(charted, coder="ana") as project:
        here = sitting(project, id_="SUP")
        kept = tuple(one for one in project.codebook() if one.id != "SUP")
        project.file.history.undo("ana")  # the finish
        project.file.history.undo("ana")  # the value
        use_codebook(project, Codebook(kept), source="a file")
        with pytest.raises(InvalidRequestError, match="SUP went in another window"):
            here.keep("Changed.")


def test_to_write_one_must_say_who_one_is(charted: Path) -> None:
    with open_project(charted) as project, pytest.raises(NoCoderError):
        sitting(project).keep("Reads.")


def test_a_case_that_is_not_there_is_told_with_the_closest(charted: Path) -> None:
    with open_project(charted) as project, pytest.raises(UnknownCaseError, match="FSW 1"):
        charting.case_named(project, "FSW 11")


def test_others_summaries_of_a_case_that_one_codes_apart_are_hidden(charted: Path) -> None:
    summarise(charted, "FSW 3", "PL", "Mine.", name="ben")
    summarise(charted, "FSW 3", "PL1", "Not for ben.")
    summarise(charted, "FSW 1", "PL", "For all.")
    with open_project(charted, coder="lead") as project:
        begin(project, Plan(["ana", "ben"], documents=["FSW 3 S1"]))
    with open_project(charted, coder="ben") as project:
        assert [one.text for one in charting.shown_summaries(project)] == ["Mine.", "For all."]
    with open_project(charted) as project:
        assert len(charting.shown_summaries(project)) == 3
