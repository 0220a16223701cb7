"""The place in a document is found again, and nobody is asked anything."""

from dataclasses import replace
from pathlib import Path

from coder.workflow import browsing, placing
from coder.workflow.project import Project, open_project
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen
from tui.widgets.messages import OpenDocument

NAME = "FSW 01 T2 S1"
SIZE = (80, 24)


def kept(project: Project) -> int | None:
    return placing.place(project, browsing.document(project, NAME))


async def test_a_document_opens_where_it_was_left(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("w", "w", "w")
        assert isinstance(app.screen, CodingScreen)
        left = app.screen.place
        await pilot.press("q")
        assert kept(ana) == left
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.place == left


async def test_the_place_outlives_the_program_that_is_quit(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("w", "w", "ctrl+q")
    there = kept(ana)
    assert there
    assert there > browsing.document(ana, NAME).respondent_turns()[0].speech


async def test_the_place_is_kept_when_another_screen_comes_to_the_front(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("w", "question_mark")
        await pilot.pause()
        assert kept(ana)


async def test_who_comes_from_a_report_goes_to_the_words_that_it_shows(ana: Project) -> None:
    placing.keep_place(ana, browsing.document(ana, NAME), 60)
    app = CoderApp(ana)
    async with app.run_test(size=SIZE) as pilot:
        await app.on_open_document(OpenDocument(NAME, offset=40))
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.place == 40


async def test_the_list_starts_at_the_document_that_one_was_in(study_path: Path) -> None:
    with open_project(study_path, coder="ana") as ana:
        one = browsing.document(ana, NAME)
        later = replace(one, name="FSW 09 T2 S1", guid="later", text=f"{one.text} ")
        with ana.action("x") as action:
            ana.file.documents.add(action, later)
        placing.keep_place(ana, later, 5)
        app = CoderApp(ana)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, DocumentsScreen)
            assert app.screen.here
            assert app.screen.here.document == "FSW 09 T2 S1"
