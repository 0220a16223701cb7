"""What makes the program easy to be in: own keys, themes, no colour, plain signs, a way out."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rich.style import Style
from textual.app import App
from textual.pilot import Pilot

from coder.workflow import browsing
from coder.workflow.project import Project
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from tui import preferences
from tui.app import CoderApp
from tui.command import shows_unicode
from tui.dialogs.help import HelpScreen
from tui.dialogs.notice import Notice
from tui.keys import KEYS
from tui.keys.keymap import Keymap
from tui.places import PLACES
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen
from tui.screens.themes import ThemesScreen
from tui.widgets import themes

NAME = "FSW 01 T2 S1"
SIZE = (80, 24)


def styles(app: App[None], words: str) -> Iterator[Style]:
    """The style of each run on the screen that begins with these words."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.startswith(words) and segment.style:
                yield segment.style


async def settled(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()
    await all_done(pilot.app)
    await pilot.pause()


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Let the program go on until something is true; the palette looks for words on the side."""
    for _ in range(500):
        if true():
            return
        await pilot.pause()
    raise AssertionError(screen_text(pilot.app))


# Own keys


async def test_own_keys_work_and_stand_wherever_keys_are_shown(ana: Project) -> None:
    app = CoderApp(ana, document=NAME, keymap=Keymap({"select.sentence": "Z"}))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "Z sentence" in screen_text(app)
        await settled(pilot, "s")
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.view.selection is None
        await settled(pilot, "Z", "r")
        assert len(browsing.codings_in(ana, browsing.document(ana, NAME))) == 1
        await settled(pilot, "escape", "question_mark", *"the sentence")
        assert "Z the sentence" in " ".join(screen_text(app).split())


async def test_what_was_wrong_with_own_keys_is_told_once_the_program_stands(ana: Project) -> None:
    app = CoderApp(ana, keymap=Keymap({}, ("Line 3: there is no key 'blub'.",)))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, Notice)
        assert "Line 3: there is no key 'blub'." in screen_text(app)
        await settled(pilot, "space")
        assert isinstance(app.screen, DocumentsScreen)


async def test_many_complaints_fit_the_screen(ana: Project) -> None:
    told = tuple(f"Line {line}: there is no key 'blub'." for line in range(40))
    app = CoderApp(ana, keymap=Keymap({}, told))
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert "and 32 more" in screen_text(app)


# Help, palette, way out


async def test_help_is_found_by_typing_and_left_step_by_step(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, "question_mark")
        assert "Nothing is selected" in screen_text(app)
        assert "Words are selected" in screen_text(app)
        await settled(pilot, *"redo")
        assert "ctrl+r" in screen_text(app)
        assert "Nothing is selected" not in screen_text(app)
        await settled(pilot, "escape")
        assert isinstance(app.screen, HelpScreen)
        await settled(pilot, "escape")
        assert isinstance(app.screen, CodingScreen)


async def test_help_lists_the_letters_of_the_codes(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, "question_mark", *"codes planning")
        assert "PL  Planning" in screen_text(app)
        await settled(pilot, "escape", "ctrl+end")
        assert "Reflection" in screen_text(app)
        await settled(pilot, "ctrl+home", "pagedown", "pageup", "down", "up", *"qqq")
        assert "No key does this." in screen_text(app)
        await settled(pilot, "escape", "question_mark")
        assert isinstance(app.screen, CodingScreen)


async def test_the_palette_holds_every_action_of_the_screen_but_motions(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        active = {one.binding.id for one in app.screen.active_bindings.values()}
        wanted = {key.text for key in KEYS if key.id in active and key.group != "Move"}
        offered = {one.title.casefold() for one in app.get_system_commands(app.screen)}
        assert {text.casefold() for text in wanted} - offered == {"find an action by its words"}


@pytest.mark.parametrize("name", PLACES)
async def test_every_place_is_reached_from_a_document_and_left_again(
    ana: Project, name: str
) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await app.action_go(name)
        await settled(pilot)
        assert not isinstance(app.screen, CodingScreen | Notice)
        there = list(app.screen_stack)
        await app.action_go(name)
        await settled(pilot)
        assert list(app.screen_stack) == there
        await app.action_documents()
        assert isinstance(app.screen, DocumentsScreen)


@pytest.mark.parametrize("over", ["question_mark", "ctrl+p", "enter"])
async def test_the_way_out_works_over_every_window(ana: Project, over: str) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, over)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running or app._exit


# Themes


async def test_a_chosen_theme_is_there_again_the_next_time(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=SIZE):
        app.action_colours("high-contrast-light")
        assert app.theme == themes.CONTRAST_LIGHT.name
    assert preferences.theme() == "high-contrast-light"


def test_settings_that_cannot_be_read_or_written_are_let_be(settings_folder: Path) -> None:
    settings_folder.write_text("not a folder")
    preferences.remember("theme", "light")
    assert preferences.theme() == "dark"


def test_every_theme_has_a_name() -> None:
    assert tuple(themes.NAMES) == preferences.THEMES


@pytest.mark.parametrize("name", preferences.THEMES)
async def test_every_theme_shows_the_same_words(ana: Project, name: str) -> None:
    app = CoderApp(ana, document=NAME, theme=name)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, "s", "r")
        assert "I'd read the file first." in screen_text(app)
        assert "Reading first" in screen_text(app)


@pytest.mark.parametrize("name", ["dark", "light", "ansi-dark", "ansi-light"])
async def test_without_colour_nothing_is_lost(
    ana: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CoderApp(ana, document=NAME, theme=name)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, "s")
        [selected, *_] = styles(app, "I'd read")
        assert selected.reverse
        assert selected.bold
        await settled(pilot, "r", "escape")
        [coded, *_] = styles(app, "I'd read")
        assert coded.underline
        assert not coded.reverse
        shades = {
            (segment.style.color.name, segment.style.bgcolor.name)
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.style.color and segment.style.bgcolor
        }
        assert shades == {("default", "default")}


# Plain signs


@pytest.mark.parametrize("keys", [("s", "r"), ("s", "enter"), ("question_mark",), ("ctrl+p",)])
async def test_in_ascii_no_other_sign_is_shown_over_the_text(
    ana: Project, keys: tuple[str, ...]
) -> None:
    app = CoderApp(ana, document=NAME, ascii_only=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, *keys)
        assert screen_text(app).isascii(), screen_text(app)


@pytest.mark.parametrize("name", PLACES)
async def test_in_ascii_no_screen_shows_another_sign(ana: Project, name: str) -> None:
    app = CoderApp(ana, ascii_only=True)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        assert screen_text(app).isascii(), screen_text(app)
        await app.action_go(name)
        await settled(pilot)
        assert screen_text(app).isascii(), screen_text(app)


@pytest.mark.parametrize(
    ("said", "unicode"),
    [
        ({}, True),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, False),  # Python's own doing
        ({"LANG": "POSIX"}, False),
        ({"LANG": "de_DE.UTF-8"}, True),
        ({"LANG": "C", "LC_CTYPE": "en_GB.utf8"}, True),
        ({"LC_ALL": "C", "LC_CTYPE": "en_GB.utf8"}, False),
        ({"LANG": "en_GB.ISO-8859-1"}, False),
    ],
)
def test_plain_signs_come_on_where_the_terminal_says_so(
    said: dict[str, str], *, unicode: bool
) -> None:
    assert shows_unicode(said) is unicode


async def test_typed_words_find_a_place_in_the_palette(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot, "ctrl+p", *"go to themes")
        await until(pilot, lambda: "Go to Themes" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ThemesScreen))
