"""The codebook on a screen of its own."""

from pathlib import Path

import pytest

from codebook.model import Code
from coder.workflow import browsing, revising
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, hosted
from tui.screens.codebook import CodebookScreen

PICTURES = Path(__file__).parent


def code(project: Project, name: str) -> Code:
    return browsing.code(project, name)


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_code_stands_with_its_definition_and_how_often_it_is_coded(
    demo_copy: Path, size: tuple[int, int]
) -> None:
    with open_project(demo_copy, coder="ana") as project:
        async with hosted(CodebookScreen(project), size=size) as (app, pilot):
            await pilot.press("j", "j")
            assert_looks_like(app, PICTURES / f"codebook-{size[0]}x{size[1]}.txt")


async def test_enter_defines_a_code_and_the_keys_behind_it_are_not_lost(ana: Project) -> None:
    async with hosted(CodebookScreen(ana)) as (_, pilot):
        await pilot.press("j", "enter", *"Reads.", "escape", "X")
        assert code(ana, "PL2").brief == "Reads."
        assert code(ana, "PL2").retired


async def test_a_refusal_is_said_and_undo_brings_back(ana: Project) -> None:
    async with hosted(CodebookScreen(ana)) as (app, pilot):
        await pilot.press("u")
        assert "nothing of yours left to undo" in app.words
        await pilot.press("X", "u")
        assert not code(ana, "PL").retired
        assert "Undone" in app.words


async def test_what_another_program_changes_shows(ana: Project, study_path: Path) -> None:
    screen = CodebookScreen(ana)
    async with hosted(screen) as (app, pilot):
        with open_project(study_path, coder="ben") as ben:
            revising.rename(ben, code(ben, "RR"), label="Looking back")
        screen.look_around()
        await pilot.pause()
        assert "Looking back" in app.words
        await pilot.press("q")
        assert app.screen is not screen


async def test_while_another_program_writes_the_news_wait_for_the_next_look(
    ana: Project, study_path: Path
) -> None:
    screen = CodebookScreen(ana)
    async with hosted(screen) as (app, _):
        with open_project(study_path, coder="ben") as ben:
            revising.rename(ben, code(ben, "PL"), label="Thinking ahead")
            ben.file._db.execute("BEGIN EXCLUSIVE")
            screen.look_around()
            ben.file._db.rollback()
        assert "Thinking ahead" not in app.words
        screen.look_around()
        assert "Thinking ahead" in app.words
