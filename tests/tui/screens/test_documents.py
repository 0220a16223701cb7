"""The list of documents: where the cursor starts, what is shown, and the ways out of it."""

from pathlib import Path

import pytest

from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, hosted
from tui.app import CoderApp
from tui.screens.documents import DocumentsScreen
from tui.screens.excerpts import CodeBrowser
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


def finished(project: Project) -> list[str]:
    """The documents that the coder has finished, as the project file has them."""
    me = project.me().name
    return [one.document for one in browsing.progress(project) if one.coders[me].finished]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_document_stands_with_its_progress(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(DocumentsScreen(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"documents-{size[0]}x{size[1]}.txt")


async def test_the_cursor_waits_at_the_first_document_that_is_not_finished(study: Project) -> None:
    screen = DocumentsScreen(study)
    async with hosted(screen):
        assert screen.here is not None
        assert screen.here.document == "talk"


async def test_enter_asks_for_the_document_at_the_cursor(study: Project) -> None:
    async with hosted(DocumentsScreen(study)) as (app, pilot):
        await pilot.press("g", "j", "enter")
        await pilot.pause()
        assert app.asked == [OpenDocument("FSW 02 T2 S1")]


async def test_a_document_is_finished_and_reopened_by_the_same_key(study: Project) -> None:
    async with hosted(DocumentsScreen(study)) as (app, pilot):
        assert "you finished 4 of 5" in app.words
        await pilot.press("f")
        await pilot.pause()
        assert "talk" in finished(study)
        assert "you finished 5 of 5" in app.words
        await pilot.press("f")
        await pilot.pause()
        assert "talk" not in finished(study)


async def test_finishing_is_undone_and_done_again(study: Project) -> None:
    async with hosted(DocumentsScreen(study)) as (app, pilot):
        await pilot.press("f", "u")
        await pilot.pause()
        assert "talk" not in finished(study)
        assert "Undone: finishing talk." in app.hint
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "talk" in finished(study)
        await pilot.press("j")
        await pilot.pause()
        assert "Done again" not in app.hint  # it goes with the next key


async def test_nothing_to_redo_is_a_sentence(study: Project) -> None:
    async with hosted(DocumentsScreen(study)) as (app, pilot):
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert "DOCUMENTS" in app.hint
        assert app.hint.rstrip().endswith(".")


async def test_typing_a_borough_shows_its_documents_alone(study: Project) -> None:
    screen = DocumentsScreen(study)
    async with hosted(screen) as (app, pilot):
        await pilot.press("slash", *"brackwell", "enter")
        await pilot.pause()
        assert [line.progress.case for line in screen.shown] == ["FSW 03", "FSW 04"]
        assert "“brackwell”: 2 shown" in app.words
        await pilot.press("escape")
        await pilot.pause()
        assert len(screen.shown) == 5


async def test_a_filter_that_nothing_fits_leaves_nothing_to_open(study: Project) -> None:
    async with hosted(DocumentsScreen(study)) as (app, pilot):
        await pilot.press("slash", *"nowhere", "enter", "enter", "f")
        await pilot.pause()
        assert "“nowhere”: 0 shown" in app.words
        assert app.asked == []
        assert "talk" not in finished(study)


async def test_what_another_program_writes_is_shown(study: Project) -> None:
    screen = DocumentsScreen(study)
    async with hosted(screen) as (app, pilot):
        with open_project(study.path, coder="ben") as other:
            coding.finish(other, [browsing.document(other, "talk")])
        screen.look_around()
        await pilot.pause()
        assert "✓ ben, consensus" in app.row("talk")


async def test_the_coded_words_of_a_code_are_one_pick_away(study: Project) -> None:
    app = CoderApp(study)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("E", *"reflection", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CodeBrowser)
        assert app.screen.code.id == "RR"
