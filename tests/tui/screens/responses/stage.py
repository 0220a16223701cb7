"""The screen of answers on its own, and what a test asks the project file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from coder.themes.answers import Asked
from coder.workflow import browsing
from coder.workflow.project import Project
from tests.tui.screens.host import NARROW, Host, hosted
from tui.screens.responses import ResponsesScreen

ASKED = Asked("S1", "a", "T2")
CASES = {
    "FSW 01": ("Ashmere", "social worker"),
    "FSW 02": ("Ashmere", "manager"),
    "FSW 03": ("Brackwell", "social worker"),
    "FSW 04": ("Brackwell", "manager"),
    "FSW 05": ("Brackwell", "manager"),
}
BLANK, WITHHELD = "FSW 04", "FSW 05"


@asynccontextmanager
async def answers(
    project: Project, *, size: tuple[int, int] = NARROW, document: str = ""
) -> AsyncIterator[tuple[ResponsesScreen, Host, Pilot[None]]]:
    screen = ResponsesScreen(project, ASKED, document=document)
    async with hosted(screen, size=size) as (app, pilot):
        yield screen, app, pilot


def codes(project: Project) -> dict[str, list[str]]:
    """The codes of each case that has any, on the whole answer, as the project file has them."""
    ids = {code.guid: code.id for code in project.codebook()}
    found: dict[str, list[str]] = {}
    for case in CASES:
        document = browsing.document(project, f"{case} T2 S1")
        whole = [turn.span for turn in document.respondent_turns()]
        for one in browsing.codings_in(project, document):
            assert one.span in whole
            found.setdefault(case, []).append(ids[one.code])
    return {case: sorted(of) for case, of in found.items()}


def levels(project: Project) -> dict[str, str]:
    documents = [browsing.document(project, f"{case} T2 S1") for case in CASES]
    return {
        one.case: rating.value for one in documents for rating in browsing.ratings_in(project, one)
    }


def finished(project: Project) -> list[str]:
    return [
        one.case
        for one in browsing.progress(project)
        if one.coders.get("ana", browsing.Work()).finished
    ]
