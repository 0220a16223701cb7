"""Theme counts looked at in other ways: changes, levels, codes together, new codes, in a file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.workflow import browsing, coding
from coder.workflow.project import Project, create_project, open_project
from tests.tui.screens.conftest import code
from tests.tui.screens.host import WIDE, counted, hosted
from transcripts.model import Case, Document
from tui.screens.themes import ThemesScreen
from tui.widgets.messages import OpenExcerpts

# Who planned at which time: FSW 01 at both, 02 no more, 03 since then, 04 never.
PLANNED = {"FSW 01": ("T1", "T2"), "FSW 02": ("T1",), "FSW 03": ("T2",), "FSW 04": ()}
LEVELS = {
    ("FSW 01", "T1"): "1",
    ("FSW 01", "T2"): "2",
    ("FSW 03", "T1"): "0",
    ("FSW 03", "T2"): "1",
}


@pytest.fixture
def moved(tmp_path: Path, codebook: Codebook, response: Document) -> Iterator[Project]:
    path = tmp_path / "moved.coder"
    create_project(path, codebook)
    with open_project(path, coder="ana") as project:
        with project.file.action("x", "ana") as act:
            for case in PLANNED:
                project.file.cases.save(act, Case(case, {}))
                for time in ("T1", "T2"):
                    name = f"{case} {time} S1"
                    one = replace(response, name=name, case=case, time=time, guid=name)
                    project.file.documents.add(act, one)
        for case, times in PLANNED.items():
            for time in ("T1", "T2"):
                document = browsing.document(project, f"{case} {time} S1")
                if time in times:
                    code(project, "PL2", document)
                if level := LEVELS.get((case, time)):
                    coding.rate(
                        project, browsing.code(project, "PL"), document=document, value=level
                    )
                if (case, time) == ("FSW 01", "T2"):
                    code(project, "RR", document)
                coding.finish(project, [document])
        yield project


async def test_before_and_after_say_who_moved_and_open_their_words(moved: Project) -> None:
    async with hosted(ThemesScreen(moved)) as (app, pilot):
        await counted(pilot, "2")
        assert "time T1 to T2" in app.words
        assert app.row("PL ") == "PL Planning 4 1 1 1 1 50* 50* 1.0000"
        await pilot.press("right", "right", "right", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert opened.title == "PL  Planning, lost"
        assert {one.case for one in opened.excerpts} == {"FSW 02"}


async def test_where_nobody_could_change_it_is_said(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await counted(pilot, "2")
        assert "There is no before and after" in app.hint
        assert app.row("PL ").startswith("PL Planning 3 of 4")


async def test_levels_are_counted_by_the_highest_that_is_reached(moved: Project) -> None:
    async with hosted(ThemesScreen(moved), size=WIDE) as (app, pilot):
        await counted(pilot, "3")
        assert app.row("PL Planning T1") == "PL Planning T1 2 1 0 3"
        assert app.row("PL Planning T2") == "PL Planning T2 2 1 1 4 2 1 0 .5000"
        await pilot.press("down", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert opened.title == "PL  Planning, T2"
        assert {one.document for one in opened.excerpts} == {"FSW 01 T2 S1", "FSW 03 T2 S1"}


async def test_without_levels_their_view_says_so(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await counted(pilot, "3")
        assert "No levels have been given." in app.words
        await pilot.press("enter")
        assert not app.asked


async def test_codes_that_go_together_stand_in_a_matrix(moved: Project) -> None:
    async with hosted(ThemesScreen(moved)) as (app, pilot):
        await counted(pilot, "4")
        assert app.row("PL ") == "PL Planning (3) 1"
        await pilot.press("right", "right")
        assert "with RR Reflection: both in 1 of 4 respondents" in " ".join(app.words.split())
        await pilot.press("enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert opened.title == "PL and RR"
        assert {(one.case, one.code) for one in opened.excerpts} == {
            ("FSW 01", "PL2"),
            ("FSW 01", "RR"),
        }
        await counted(pilot, "U")
        assert "in documents" in app.words


async def test_new_codes_are_counted_document_by_document(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await counted(pilot, "5")
        assert "after 4 documents" in app.words
        assert app.row("FSW 01 ") == "FSW 01 T2 S1 1 1 PL2"
        await pilot.press("enter", "down", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert [one.code for one in opened.excerpts] == ["PL2"]
        assert "No words stand behind this number." in app.hint


async def test_small_numbers_can_be_hidden(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await counted(pilot, "s")
        assert "numbers under 5 hidden" in app.words
        assert app.row("PL ").startswith("PL Planning [c] of 4")


async def test_what_is_shown_is_written_to_a_file(study: Project, tmp_path: Path) -> None:
    path = tmp_path / "themes.csv"
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("E", *str(path), "enter")
        await pilot.pause()
        assert "Written:" in app.hint
        assert path.read_text().startswith("code,label,value,group,n,base,percent")
        await pilot.press("E", *str(path), "enter")
        await pilot.pause()
        assert "is there already" in app.hint
