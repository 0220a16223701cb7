"""Reading in order on the screen: keys decide, the unit that is shown stays, progress is told."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from textual.pilot import Pilot

from coder.workflow import learning, queueing
from coder.workflow.learning import keyword_hits
from coder.workflow.project import Project, open_project
from tests.coder.workflow.order_world import ANSWERS, SENTENCES, begin, make_study
from tests.tui.screen import assert_looks_like, screen_text
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.reading_order import QueueScreen

SCREENS = Path(__file__).parent / "screens"
SIZE = (100, 24)


@pytest.fixture
def ana(tmp_path: Path) -> Iterator[Project]:
    with open_project(make_study(tmp_path), coder="ana") as project:
        yield project


async def settled(pilot: Pilot[None]) -> None:
    """Wait until nothing is counted or ordered any more."""
    await pilot.pause()
    while True:
        await all_done(pilot.app)
        await pilot.pause()
        screen = pilot.app.screen
        if not isinstance(screen, QueueScreen) or not screen.is_busy:
            return


@asynccontextmanager
async def reading_order(
    project: Project, size: tuple[int, int] = SIZE
) -> AsyncIterator[tuple[CoderApp, Pilot[None]]]:
    """The program with the reading order in front."""
    app = CoderApp(project)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("O")
        await settled(pilot)
        yield app, pilot


async def test_units_are_coded_left_and_taken_back_by_keys(ana: Project) -> None:
    begin(ana, "PL")
    async with reading_order(ana) as (app, pilot):
        assert isinstance(app.screen, QueueScreen)
        shown = screen_text(app)
        assert "I plan the visit" in shown
        assert "The bus was late." in shown
        assert 'PL Planning?  "plan" ← plan; keyword only' in shown
        await pilot.press("p", "space", "space")
        await settled(pilot)
        assert queueing.progress(ana).reading.found == 1
        assert queueing.progress(ana).reading.read == 2
        assert "1 found · 1 misses in a row" in screen_text(app)
        await pilot.press("U")
        await settled(pilot)
        assert queueing.progress(ana).reading.read == 1
        assert app.screen.at == 1
        await pilot.press("up")
        assert "Yours: PL Planning" in screen_text(app)
        assert [one.event for one in ana.file.events.all()].count("accepted") == 1


async def test_what_is_shown_stays_while_the_order_is_made_anew(ana: Project) -> None:
    begin(ana, "PL")
    async with reading_order(ana) as (app, pilot):
        screen = app.screen
        assert isinstance(screen, QueueScreen)
        for _ in range(11):
            await pilot.press("space")
        here = screen.here
        await settled(pilot)
        assert screen.here == here
        assert screen.at == 11
        places = [(one.unit.document, one.unit.span) for one in screen.units]
        assert len(set(places)) == len(places)


async def test_without_an_order_a_key_begins_one(ana: Project) -> None:
    async with reading_order(ana) as (app, pilot):
        assert "No reading order was begun yet" in screen_text(app)
        await pilot.press("B", *"engag", "enter")
        await settled(pilot)
        assert [one.id for one in queueing.progress(ana).codes] == ["EN"]
        assert "EN · 0 found" in screen_text(app)


async def test_the_text_is_read_beside_the_keys_before_an_order_begins(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_in: list[bool] = []

    def watched(*given: Any) -> Any:
        read_in.append(current_thread() is main_thread())
        return keyword_hits(*given)

    monkeypatch.setattr(learning, "keyword_hits", watched)
    learning._ground.cache_clear()
    async with reading_order(ana) as (app, pilot):
        await pilot.press("B", *"engag", "enter")
        await settled(pilot)
        assert "EN · 0 found" in screen_text(app)
    assert read_in == [False]


async def test_a_unit_is_opened_in_its_document(ana: Project) -> None:
    begin(ana, "PL")
    async with reading_order(ana) as (app, pilot):
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)


async def test_behind_the_last_unit_it_says_so(ana: Project) -> None:
    begin(ana, "PL")
    async with reading_order(ana) as (app, pilot):
        for _ in range(ANSWERS * SENTENCES):
            await pilot.press("space")
            await settled(pilot)
        assert "No unit is left in this order." in screen_text(app)
        assert queueing.progress(ana).reading.read == ANSWERS * SENTENCES


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_screen_looks_so(ana: Project, size: tuple[int, int]) -> None:
    begin(ana, "PL")
    async with reading_order(ana, size) as (app, pilot):
        await pilot.press("p", "space", "space", "p")
        await settled(pilot)
        assert_looks_like(app, SCREENS / f"reading-order-{size[0]}x{size[1]}.txt")
