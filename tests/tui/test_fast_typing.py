"""Keys that come many at once, from fast fingers or over a slow line, mean what they say."""

from textual import events
from textual.pilot import Pilot

from coder.workflow.project import Project
from tests.tui.coding_stage import FIRST, coded, coding_screen, hint

SECOND = "Then I'd ring the school."


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys as a terminal does that has them all in one read."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    for _ in range(len(keys)):
        await pilot.pause()


async def test_a_letter_right_behind_the_selection_is_a_code(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await burst(pilot, "s", "p", "e")
        assert coded(ana) == [("PL", FIRST), ("RR", FIRST)]


async def test_a_letter_right_behind_a_quick_code_is_a_command_again(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await burst(pilot, "apostrophe", "p", "x", "right_parenthesis", "apostrophe", "e")
        assert coded(ana) == [("RR", SECOND)]
        assert hint(screen).lstrip().startswith("COMMAND")


async def test_letters_behind_enter_go_into_the_list_of_codes(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await burst(pilot, "s", "enter", *"refl", "enter")
        assert coded(ana) == [("RR", FIRST)]


async def test_escape_right_before_a_letter_lets_go_first(ana: Project) -> None:
    """An escape with a letter hard behind it is told as ^ and the letter."""
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s")
        await burst(pilot, "circumflex_accent", "e")
        assert coded(ana) == []
        assert screen.view.selection is None


async def test_escape_right_before_a_letter_ends_a_question_first(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "apostrophe")
        await burst(pilot, "circumflex_accent", "u")
        assert screen.asking is None
        assert coded(ana) == []
