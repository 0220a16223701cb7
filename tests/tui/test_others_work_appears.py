"""What another program writes appears on the screen, and nothing of one's own is touched."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Level
from coder.workflow import browsing, coding, undoing
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import NAME, coding_screen, hint, words
from tests.tui.screen import screen_text
from transcripts.model import Document
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen

SECOND = "Then I'd ring the school."


async def test_what_another_writes_appears_and_ones_own_place_stays(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "L", "shift+right")
        await pilot.press("L")
        asking, selection = screen.asking, screen.view.selection
        assert asking is not None
        with open_project(study_path, coder="ana") as other:
            coding.apply_code(
                other, other.codebook().codes[2], document=response, span=words(SECOND, response)
            )
        screen.look_around()
        assert len(screen.view.marks.marks()) == 2
        assert (screen.asking, screen.view.selection) == (asking, selection)
        await pilot.press("1")
        assert [one.value for one in browsing.ratings_in(ana, response)] == ["1"]


async def test_nothing_is_read_again_while_nobody_writes(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p")
        screen.look_around()
        monkeypatch.setattr(screen.session, "catch_up", pytest.fail)
        screen.look_around()


async def test_a_code_renamed_by_another_has_its_new_name_and_letter(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana, size=(140, 24)) as (screen, pilot):
        await pilot.press("s", "p", "escape")
        rename(study_path, "PL", label="Preparing", hotkey="z")
        screen.look_around()
        await pilot.pause()
        assert "▌Preparing" in screen_text(screen.app)
        await pilot.press("s", "p")
        assert "No code has the key 'p'" in hint(screen)


async def test_a_question_about_a_code_that_was_changed_asks_for_what_it_has_now(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "L")
        rename(study_path, "PL", levels=(Level(0, "absent"), Level(1, "some"), Level(2, "much")))
        screen.look_around()
        assert "2 2 much" in hint(screen) or "much" in hint(screen)
        await pilot.press("2")
        assert "PL Planning: 2 much." in hint(screen)


async def test_a_question_about_a_code_that_has_gone_ends(ana: Project, study_path: Path) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("apostrophe", "e", "L")
        with open_project(study_path, coder="ana") as other:
            undoing.undo(other)
        with open_project(study_path, coder="lead") as lead, lead.action("fewer") as action:
            book = lead.codebook()
            kept = tuple(one for one in book if one.id != "RR")
            lead.file.codes.save(action, replace(book, codes=kept))
        screen.look_around()
        assert screen.asking is None
        assert "RR Reflection has gone from the codebook." in hint(screen)


async def test_a_document_that_was_taken_out_is_left_with_a_sentence(
    ana: Project, study_path: Path
) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        with open_project(study_path, coder="lead") as lead:
            undoing.undo(lead)
        screen.look_around()
        await pilot.pause()
        assert f"{NAME} was taken out of the project" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, DocumentsScreen)


def rename(path: Path, id: str, **changes: object) -> None:  # noqa: A002 - a code's id
    """Change a code from another program."""
    with open_project(path, coder="lead") as lead, lead.action("change a code") as action:
        book = lead.codebook()
        codes = tuple(replace(one, **changes) if one.id == id else one for one in book)  # type: ignore[arg-type]  # fields of a code
        lead.file.codes.save(action, replace(book, codes=codes))
