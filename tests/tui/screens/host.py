"""A bare app that opens one screen and notes what the screen asks for."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from tui.widgets.key_line import KeyLine
from tui.widgets.messages import OpenDisagreements, OpenDocument, OpenExcerpts

_SENTENCE = 4  # lines
NARROW, WIDE = (80, 24), (200, 50)


class Host(KeyLine):
    """Opens a screen; `asked` holds the messages that the real app would answer."""

    def __init__(self, shown: Screen[Any]) -> None:
        super().__init__()
        self.shown = shown
        self.asked: list[OpenDisagreements | OpenDocument | OpenExcerpts] = []

    def on_mount(self) -> None:
        self.push_screen(self.shown)

    def on_open_disagreements(self, event: OpenDisagreements) -> None:
        self.asked.append(event)

    def on_open_document(self, event: OpenDocument) -> None:
        self.asked.append(event)

    def on_open_excerpts(self, event: OpenExcerpts) -> None:
        self.asked.append(event)

    @property
    def words(self) -> str:
        """All that is on the screen."""
        return screen_text(self)

    @property
    def hint(self) -> str:
        """The foot of the screen, where a long sentence takes several lines."""
        return " ".join(" ".join(self.words.splitlines()[-_SENTENCE:]).split())

    def row(self, start: str) -> str:
        """The first line that starts with these words, blanks drawn together."""
        lines = (" ".join(line.split()) for line in self.words.splitlines())
        return next((line for line in lines if line.startswith(start)), "")


@asynccontextmanager
async def hosted(
    shown: Screen[Any], *, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    app = Host(shown)
    async with app.run_test(size=size) as pilot:
        await counted(pilot)
        yield app, pilot


async def counted(pilot: Pilot[None], *keys: str) -> None:
    """Press keys as somebody who reads: each one waits until nothing is counted any more."""
    await _settled(pilot)
    for key in keys:
        await pilot.press(key)
        await _settled(pilot)


async def _settled(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await all_done(pilot.app)
    await pilot.pause()
    await pilot.pause()
