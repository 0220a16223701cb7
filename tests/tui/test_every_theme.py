"""Every screen says the same in every theme, with colour and without, narrow and wide."""

import pytest
from textual.pilot import Pilot

from coder.workflow.project import Project
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.places import PLACES
from tui.widgets import themes

NAME = "FSW 01 T2 S1"
CODING, LIST = "coding", "documents"


async def shown(pilot: Pilot[None]) -> str:
    """What stands on the screen once everything has been counted and drawn."""
    await pilot.pause()
    await all_done(pilot.app)
    await pilot.pause()
    await pilot.pause()
    return screen_text(pilot.app)


async def opened(pilot: Pilot[None], screen: str) -> str:
    app = pilot.app
    assert isinstance(app, CoderApp)
    if screen == CODING:
        await pilot.press("s", "r")
    elif screen != LIST:
        await app.action_go(screen)
    return await shown(pilot)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
@pytest.mark.parametrize("screen", [LIST, CODING, *PLACES])
async def test_a_screen_says_the_same_in_every_theme(
    ana: Project, size: tuple[int, int], screen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = NAME if screen == CODING else ""
    app = CoderApp(ana, document=document)
    async with app.run_test(size=size) as pilot:
        dark = await opened(pilot, screen)
        for name in themes.NAMES:
            app.action_colours(name)
            assert await shown(pilot) == dark, name
    monkeypatch.setenv("NO_COLOR", "1")
    colourless = CoderApp(ana, document=document)
    async with colourless.run_test(size=size) as pilot:
        assert await opened(pilot, screen) == dark
