"""What the coding screen follows from the trail is what it would read anew."""

from pathlib import Path

import pytest

from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, NAME, coding_screen, words
from tests.tui.screen import screen_text
from transcripts.model import Document
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.coding.session import Session
from tui.screens.documents import DocumentsScreen


def known(session: Session) -> object:
    """All that is shown of a session, in an order of its own."""
    marks = sorted(session.marks, key=lambda mark: mark.key)
    return marks, session.codings, session.ratings, +session.counts, session.values()


@pytest.mark.parametrize(
    "keys",
    [
        "s p escape u",
        "s p escape u ctrl+r",
        "s p L 1 escape u u ctrl+r",
        "s p escape x u",
        "s p r escape c r e f l enter u",
        "s p escape e w enter u",
        "s p escape e w escape x",
        "s p v w w r escape u u ctrl+r",
        "s p escape f O s r escape f u",
        "s p escape right_parenthesis s p escape left_parenthesis J u",
        "s p escape w w vertical_line u",
        "s p escape t s r escape u t a u",
    ],
)
async def test_the_screen_shows_after_each_key_what_reading_anew_would_show(
    keys: str, ana: Project
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        for key in keys.split():
            await pilot.press(key)
            if screen.is_current and screen.edited is None and not screen.offers:
                anew = Session(ana, NAME)
                assert known(screen.session) == known(anew)
                assert {mark.key: mark for mark in screen.view.marks.marks()} == {
                    mark.key: mark for mark in anew.marks
                }


async def test_undo_reads_no_coding_that_did_not_change(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "r", "escape")
        monkeypatch.setattr(ana.file.codings, "of_document", pytest.fail)
        await pilot.press("u", "ctrl+r", "u")
        assert len(screen.view.marks.marks()) == 1


async def test_who_was_nobody_when_the_screen_was_opened_is_known_by_name(
    study_path: Path, ana: Project, response: Document
) -> None:
    with open_project(study_path, coder="cem") as cem:
        async with coding_screen(ana) as (screen, pilot):
            other = Session(cem, NAME)
            other.apply(other.codebook.codes[0], words(FIRST, response))
            screen.look_around()
            await pilot.press("f", "O")
            assert [mark.whose for mark in screen.view.marks.marks()] == ["cem"]


async def test_the_list_below_an_open_document_is_read_when_it_is_seen(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        below = app.screen_stack[0]
        assert isinstance(below, DocumentsScreen)
        assert below.lines == []
        await pilot.press("q")
        await pilot.pause()
        assert NAME in screen_text(app)
