"""The coding screen where suggestions wait for a first pass, and where they are switched off."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords
from coder.workflow import browsing, first_passes, policy
from coder.workflow.first_passes import passed
from coder.workflow.project import create_project, open_project
from coder.workflow.suggestion_log import log
from tests.tui.coding_stage import NAME, coded, coding_screen, hint
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from transcripts.model import Document
from tui.app import CoderApp
from tui.screens.documents import DocumentsScreen

ROOT = Path(__file__).parents[2]
SESSION = """
import asyncio, sys
from pathlib import Path
from coder.workflow.project import open_project
from tests.tui.coding_stage import NAME, coded
from tui.app import CoderApp
from tui.screens.documents import DocumentsScreen

async def session():
    with open_project(Path(sys.argv[1]), coder="ana") as project:
        app = CoderApp(project, document=NAME)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("g", "a", "r", "G", "s", "apostrophe", "p", "tab", "u")
            await pilot.press("s", "apostrophe", "p", "question_mark", "escape", "f")
            await app.workers.wait_for_complete()
            await pilot.press("greater_than_sign", "q")
        print(len(coded(project)))

asyncio.run(session())
print(*sys.modules)
"""


@pytest.fixture
def path(tmp_path: Path, codebook: Codebook, response: Document) -> Path:
    """A study whose codebook looks for "read"."""
    path = tmp_path / "keywords.coder"
    planning = replace(codebook.codes[0], keywords=Keywords(seek=("read",)))
    create_project(path, replace(codebook, codes=(planning, *codebook.codes[1:])))
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, response)
    return path


async def test_suggestions_wait_for_a_first_pass_which_is_one_key(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        async with coding_screen(project, size=(200, 50)) as (screen, pilot):
            await pilot.press("g")
            assert "through first" in hint(screen)
            assert "G opens suggestions here" in hint(screen)
            await pilot.press("G")
            assert "is marked as read through" in hint(screen)
            await pilot.press("g")
            await all_done(screen.app)
            await pilot.pause()
            assert "1 to decide" in screen_text(screen.app)
            assert [one.event for one in log(project)] == ["shown"]
        assert passed(project) == {screen.session.document.guid}


@pytest.mark.parametrize("way", [["ctrl+q"], ["ctrl+p", *"gotodoc", "enter"]])
async def test_what_is_left_by_quitting_or_by_the_palette_is_ignored_too(
    path: Path, way: list[str]
) -> None:
    with open_project(path, coder="ana") as project:
        first_passes.read_through(project, [browsing.document(project, NAME)])
        app = CoderApp(project, document=NAME)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            await pilot.press("g")
            await all_done(app)
            await pilot.pause()
            await pilot.press(*way)
            await pilot.pause()
            await all_done(app)
            await pilot.pause()
            if way != ["ctrl+q"]:
                assert isinstance(app.screen, DocumentsScreen)
                assert [one.event for one in log(project)] == ["shown", "ignored"]
        assert [one.event for one in log(project)] == ["shown", "ignored"]


async def test_what_is_left_when_the_coder_goes_is_ignored(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        async with coding_screen(project) as (screen, pilot):
            await pilot.press("G", "g")
            await all_done(screen.app)
            await pilot.pause()
            await pilot.press("q")
        assert [one.event for one in log(project)] == ["shown", "ignored"]


async def test_ends_that_are_moved_after_accepting_are_an_edit(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        async with coding_screen(project) as (screen, pilot):
            await pilot.press("G", "g")
            await all_done(screen.app)
            await pilot.pause()
            await pilot.press("ctrl+home", "tab", "a", "e", "b", "enter")
            [(_, words)] = coded(project)
            assert words == "I'd read the file"
            await pilot.press("e", "enter")
        assert [one.event for one in log(project)] == ["shown", "accepted", "edited"]


async def test_where_suggestions_are_off_their_keys_are_not_there(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        policy.settle(project, suggestions=False)
        async with coding_screen(project) as (screen, pilot):
            assert "suggestions" not in hint(screen)
            before = hint(screen)
            await pilot.press("g", "G", "a", "r")
            assert hint(screen) == before
            ids = {one.binding.id for one in screen.active_bindings.values()}
            assert not {one for one in ids if one and one.startswith("suggest.")} - {"suggest.next"}
        assert log(project) == []
        assert passed(project) == set()


def test_a_whole_session_without_suggestions_loads_nothing_that_guesses(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        policy.settle(project, suggestions=False)
    done = subprocess.run(
        [sys.executable, "-c", SESSION, str(path)],
        capture_output=True,
        check=False,
        text=True,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    count, modules = done.stdout.splitlines()[-2:]
    assert count == "1"
    loaded = set(modules.split())
    assert not {"spacy", "sklearn", "lemminflect", "coder.suggest"} & loaded
