"""The list of memos: read, searched, sorted, gone on with, and the way to their places."""

from pathlib import Path

import pytest

from coder.model import MemoAbout
from coder.workflow import browsing
from coder.workflow.memo_subjects import around, on_project
from coder.workflow.project import Project, open_project
from tests.tui.dialogs.memo_stage import FIRST, NAME, SECOND, coded, note, written
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, Host, hosted
from tui.dialogs.memo_editor import MemoEditor
from tui.screens.memos import MemosScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


@pytest.fixture
def noted(ana: Project) -> Project:
    """A memo on the project, a code, a document and two segments of it, the last made first."""
    document = browsing.document(ana, NAME)
    words, answer, code, project = around(ana, document, coded(ana))
    [later, *_] = around(ana, document, coded(ana, SECOND, "RR"))
    note(ana, project, "We began with the pilot.\n\nIt was short.", at="2026-03-05T12:00:00Z")
    note(ana, code, "Lists count only with a reason.", at="2026-03-04T12:00:00Z")
    note(ana, answer, "Written in a hurry?", at="2026-03-03T12:00:00Z")
    note(ana, words, "Is reading a plan?", at="2026-03-02T12:00:00Z")
    note(ana, later, "Not reflection, I think.", at="2026-03-01T12:00:00Z")
    return ana


def shown(screen: MemosScreen) -> list[str]:
    return [one.memo.text.partition("\n")[0] for one in screen.shown]


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_list_looks_as_it_should(noted: Project, size: tuple[int, int]) -> None:
    async with hosted(MemosScreen(noted), size=size) as (app, pilot):
        assert_looks_like(app, PICTURES / f"memos-{size[0]}x{size[1]}.txt")
        await pilot.press("end")
        await pilot.pause()
        assert_looks_like(app, PICTURES / f"memos-end-{size[0]}x{size[1]}.txt")


async def test_a_project_without_memos_says_how_to_write_one(ana: Project) -> None:
    async with hosted(MemosScreen(ana)) as (app, pilot):
        assert "press m on a document" in app.words
        await pilot.press("e", "enter")
        assert app.asked == []


async def test_words_narrow_the_list_and_escape_lets_go_before_it_leaves(noted: Project) -> None:
    screen = MemosScreen(noted)
    async with hosted(screen) as (app, pilot):
        await pilot.press("slash", *"READ pl", "enter")
        await pilot.pause()
        assert shown(screen) == ["Is reading a plan?"]
        assert "“READ pl”: 1 shown" in app.words
        await pilot.press("slash", *" nowhere", "enter")
        await pilot.pause()
        assert "No memo has these words." in app.words
        await pilot.press("escape")
        await pilot.pause()
        assert len(shown(screen)) == 5
        await pilot.press("slash", "escape", "q")
        await pilot.pause()
        assert app.screen is not screen


async def test_the_order_is_by_subject_or_the_last_written_first_and_the_cursor_stays(
    noted: Project,
) -> None:
    screen = MemosScreen(noted)
    async with hosted(screen) as (_, pilot):
        by_subject = [
            *("We began with the pilot.", "Lists count only with a reason."),
            *("Written in a hurry?", "Is reading a plan?", "Not reflection, I think."),
        ]
        assert shown(screen) == by_subject
        await pilot.press("end", "s")
        assert shown(screen)[0] == "We began with the pilot."
        assert screen.here is not None
        assert screen.here.memo.text == "Not reflection, I think."
        await pilot.press("s")
        assert shown(screen) == by_subject


async def test_enter_leads_to_the_words_or_the_document_and_else_into_the_editor(
    noted: Project,
) -> None:
    async with hosted(MemosScreen(noted)) as (app, pilot):
        await pilot.press("end", "enter", "up", "up", "enter")
        await pilot.pause()
        start = browsing.document(noted, NAME).text.index(SECOND)
        assert app.asked == [OpenDocument(NAME, start), OpenDocument(NAME, 0)]
        await pilot.press("home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, MemoEditor)


async def test_a_memo_is_gone_on_with_from_the_list_and_undone_there(noted: Project) -> None:
    async with hosted(MemosScreen(noted)) as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        await pilot.press(*" Yes.", "escape")
        await pilot.pause()
        assert written(noted)[MemoAbout.PROJECT].endswith("It was short. Yes.")
        assert "It was short. Yes." in app.words
        await pilot.press("u")
        await pilot.pause()
        assert written(noted)[MemoAbout.PROJECT].endswith("It was short.")
        assert "Undone: the memo on the project." in app.hint
        await pilot.press("ctrl+r", "ctrl+r")
        await pilot.pause()
        assert written(noted)[MemoAbout.PROJECT].endswith("It was short. Yes.")
        assert "There is nothing to redo." in app.hint


async def test_in_a_documents_memos_enter_gives_the_place_and_undo_stays_inside(
    noted: Project,
) -> None:
    given: list[int | None] = []
    screen = MemosScreen(noted, NAME)
    app = Host(screen)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert shown(screen)[0] == "Written in a hurry?"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MemoEditor)
        await pilot.press("escape", "u")
        await pilot.pause()
        assert "Not reflection, I think." not in shown(screen)
        assert MemoAbout.PROJECT in written(noted)
        await pilot.press("q")
        await pilot.pause()
        again = MemosScreen(noted, NAME)
        app.push_screen(again, given.append)
        await pilot.pause()
        await pilot.pause()
        await pilot.press("end", "enter")
        await pilot.pause()
    assert given == [browsing.document(noted, NAME).text.index(FIRST)]


async def test_what_another_program_writes_appears_and_what_is_gone_is_told(
    noted: Project,
) -> None:
    screen = MemosScreen(noted)
    async with hosted(screen) as (app, pilot):
        with open_project(noted.path, coder="ben") as other:
            note(other, on_project(), "Ben was here.")
        screen.look_around()
        await pilot.pause()
        assert "Ben was here." in shown(screen)
        gone = MemosScreen(noted, "FSW 99")
        app.push_screen(gone)
        await pilot.pause()
        await pilot.pause()
        assert "There is no document 'FSW 99'." in app.hint
