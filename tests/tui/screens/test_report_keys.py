"""Every key that the table of keys promises for a screen does something there."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from coder.workflow.project import Project
from tests.tui.screens.host import hosted
from tui.keys import KEYS
from tui.screens.agreement import AgreementScreen
from tui.screens.excerpts import ExcerptsScreen
from tui.screens.themes import ThemesScreen

SCREENS: dict[str, tuple[Callable[[Project], Screen[Any]], str]] = {
    "agreement": (AgreementScreen, "table"),
    "themes": (ThemesScreen, "table"),
    "excerpts": (lambda project: ExcerptsScreen(project, [], "PL"), "quotations"),
}


@pytest.mark.parametrize("owner", SCREENS)
async def test_every_promised_key_is_active(study: Project, owner: str) -> None:
    make, within = SCREENS[owner]
    async with hosted(make(study)) as (app, _):
        active = {one.binding.id for one in app.screen.active_bindings.values()}
    promised = {key.id for key in KEYS if key.owner in {owner, within}}
    assert promised <= active
