"""What the table of keys promises for a screen works there, and it knows of all that works."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from coder.workflow.project import Project
from tests.tui.screens.host import hosted
from tui.keys import KEYS
from tui.keys.parts import PARTS
from tui.screens.agreement import AgreementScreen
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen
from tui.screens.excerpts import CodeBrowser, ExcerptsScreen
from tui.screens.memos import MemosScreen
from tui.screens.themes import ThemesScreen

SCREENS: dict[str, Callable[[Project], Screen[Any]]] = {
    "agreement": AgreementScreen,
    "coding": lambda project: CodingScreen(project, "talk"),
    "documents": DocumentsScreen,
    "excerpts": lambda project: ExcerptsScreen(project, [], "PL"),
    "memos": MemosScreen,
    "segments": lambda project: CodeBrowser(project, next(iter(project.codebook()))),
    "themes": ThemesScreen,
}
# Enter is a row's own key by default, and its row does the same.
SHADOWED = {"memos.open"}


@pytest.mark.parametrize("owner", SCREENS)
async def test_the_keys_of_a_screen_and_of_what_stands_in_it_are_active_and_no_others(
    study: Project, owner: str
) -> None:
    async with hosted(SCREENS[owner](study)) as (app, _):
        active = {one.binding.id for one in app.screen.active_bindings.values()}
    owners = {key.id: key.owner for key in KEYS}
    here = {owner, *PARTS[owner].within}
    assert {owners[id_] for id_ in active if id_ in owners} - {"app"} == here
    assert {id_ for id_, one in owners.items() if one == owner} <= active | SHADOWED
