"""The coding screen on its own, and what a test asks it and the project file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from coder.workflow import browsing
from coder.workflow.project import Project
from tests.tui.screen import screen_text
from transcripts.model import Document, Span
from tui.screens.coding import CodingScreen
from tui.widgets.key_line import KeyLine

NAME = "FSW 01 T2 S1"
FIRST = "I'd read the file first."


class CodingApp(KeyLine):
    """Opens the coding screen on one document."""

    def __init__(self, project: Project, document: str) -> None:
        super().__init__()
        self.coding = CodingScreen(project, document)

    def on_mount(self) -> None:
        self.push_screen(self.coding)


@asynccontextmanager
async def coding_screen(
    project: Project, *, document: str = NAME, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[CodingScreen, Pilot[None]]]:
    app = CodingApp(project, document)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.coding, pilot


def coded(project: Project, document: str = NAME) -> list[tuple[str, str]]:
    """Code and words of every coding in a document, as the project file has them."""
    found = browsing.document(project, document)
    ids = {code.guid: code.id for code in project.codebook()}
    return [(ids[one.code], one.span.of(found.text)) for one in browsing.codings_in(project, found)]


def words(said: str, response: Document) -> Span:
    start = response.text.index(said)
    return Span(start, start + len(said))


def hint(screen: CodingScreen) -> str:
    """The words of the hint bar, on one line."""
    lines = screen_text(screen.app).splitlines()[-screen.hint_bar.size.height :]
    return " ".join(line.strip() for line in lines)
