"""The program as a whole: from the list to a document and back, keys, colours, refusals."""

import subprocess
import sys
from pathlib import Path

from textual.screen import Screen

from coder.workflow.browsing import codings_in, document
from coder.workflow.project import Project
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.dialogs.help import HelpScreen
from tui.dialogs.notice import Notice
from tui.screens.agreement import AgreementScreen
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen
from tui.screens.themes import ThemesScreen
from tui.widgets import themes
from tui.widgets.messages import OpenDocument

NAME = "FSW 01 T2 S1"
ROOT = Path(__file__).parents[2]


async def opened(app: CoderApp, *keys: str) -> Screen[object]:
    """The screen in front after these keys."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        await all_done(app)
        return app.screen


async def test_the_list_of_documents_comes_first(ana: Project) -> None:
    assert isinstance(await opened(CoderApp(ana)), DocumentsScreen)


async def test_a_document_named_at_the_start_is_opened_at_once(ana: Project) -> None:
    assert isinstance(await opened(CoderApp(ana, document=NAME)), CodingScreen)


async def test_enter_opens_a_document_and_q_comes_back(ana: Project) -> None:
    assert isinstance(await opened(CoderApp(ana), "enter"), CodingScreen)
    assert isinstance(await opened(CoderApp(ana), "enter", "q"), DocumentsScreen)


async def test_letters_open_agreement_and_themes(ana: Project) -> None:
    assert isinstance(await opened(CoderApp(ana), "A"), AgreementScreen)
    assert isinstance(await opened(CoderApp(ana), "T"), ThemesScreen)


async def test_a_document_that_is_gone_is_told_in_a_notice(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.post_message(OpenDocument("FSW 01 T2 S9"))
        await pilot.pause()
        await pilot.pause()
        assert isinstance(app.screen, Notice)
        assert "There is no document 'FSW 01 T2 S9'." in screen_text(app)
        await pilot.press("space")
        assert isinstance(app.screen, DocumentsScreen)


async def test_help_lists_the_keys_of_the_screen_in_front(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 50)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        assert "how far the coders agree" in screen_text(app)
        assert "quick code" not in screen_text(app)
        await pilot.press("escape")
        assert isinstance(app.screen, DocumentsScreen)


async def test_the_palette_offers_what_the_screen_can_do(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        offered = {one.title for one in app.get_system_commands(app.screen)}
        assert "How far the coders agree" in offered
        assert "Theme: light" in offered
        assert "Go to Themes, counted by respondent" in offered
        assert "One row up" not in offered


async def test_colours_change_while_the_program_runs(ana: Project) -> None:
    app = CoderApp(ana, theme="light")
    async with app.run_test():
        assert app.theme == themes.LIGHT.name
        app.action_colours("ansi-dark")
        assert app.theme == "ansi-dark"


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    """What counts, suggests or reads office files waits until somebody asks for it."""
    script = "import sys, tui.app, tui.screens.coding; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True, cwd=ROOT
    )
    heavy = {"docx", "numpy", "openpyxl", "pandas", "rapidfuzz", "scipy", "sklearn", "spacy"}
    assert not heavy & set(done.stdout.split())


async def test_keys_that_come_at_once_go_to_the_document_that_was_asked_for(
    ana: Project,
) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.screen, CodingScreen)
        await pilot.press("s", "r")
        assert len(codings_in(ana, document(ana, NAME))) == 1
