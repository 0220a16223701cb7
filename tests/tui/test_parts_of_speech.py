"""Screens with keywords that ask for a part of speech, which not every machine can tell."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords, PartOfSpeech
from coder.suggest import tagging
from coder.workflow import browsing, policy
from coder.workflow.project import create_project, open_project
from tests.tui.coding_stage import coding_screen, hint
from tests.tui.screens.host import WIDE, counted, hosted
from tests.tui.workers import all_done
from transcripts.model import Document
from tui.screens.coding.deciding import Deciding
from tui.screens.keywords import KeywordsScreen

MISSING = "no language model is installed. Install it: python -m spacy download en_core_web_sm"


@pytest.fixture
def path(
    tmp_path: Path, codebook: Codebook, response: Document, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A study whose codebook looks for a verb, on a machine without a model."""
    monkeypatch.setattr(tagging, "fault", lambda _name: MISSING)
    monkeypatch.setattr(Deciding, "_told", set())
    path = tmp_path / "verbs.coder"
    planning = replace(codebook.codes[0], keywords=Keywords(seek=("read (verb)",)))
    create_project(path, replace(codebook, codes=(planning, *codebook.codes[1:])))
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, response)
    with open_project(path, coder="lead") as project:
        policy.settle(project, blind=False)
    return path


async def test_what_nobody_can_tell_is_said_once_and_all_goes_on(path: Path) -> None:
    for first in (True, False):
        with open_project(path, coder="ana") as project:
            async with coding_screen(project) as (screen, pilot):
                await pilot.press("g")
                await all_done(screen.app)
                await pilot.pause()
                assert (
                    f"“read (verb)” matches any part of speech: {MISSING}" in hint(screen)
                ) is first
                assert ("1 to decide: " in hint(screen)) is not first
                assert [one.form for one in screen.session.suggested or []] == ["read"]


async def test_the_workshop_says_so_while_a_keyword_is_typed(path: Path) -> None:
    with open_project(path, coder="ana") as project:
        workshop = KeywordsScreen(project, browsing.code(project, "PL"))
        async with hosted(workshop, size=WIDE) as (app, pilot):
            await counted(pilot, "w", *"ring (noun)")
            assert f"“ring (noun)” matches any part of speech: {MISSING}" in app.words
            await counted(pilot, "enter")
        seek = browsing.code(project, "PL").keywords.seek
        assert seek == ("read (verb)", "ring (noun)")


async def test_the_workshop_narrows_a_keyword_to_a_part_of_speech(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nouns:
        fingerprint = "nouns 1"

        def tags(self, texts: Sequence[str]) -> list[tagging.Tags]:
            return [dict.fromkeys(range(len(one)), PartOfSpeech.NOUN) for one in texts]

    monkeypatch.setattr(tagging, "fault", lambda _name: "")
    monkeypatch.setattr(tagging, "model", lambda _name: Nouns())
    with open_project(path, coder="ana") as project:
        workshop = KeywordsScreen(project, browsing.code(project, "PL"))
        async with hosted(workshop, size=WIDE) as (app, pilot):
            await counted(pilot, "w", *"read")
            assert "Adding “read”: 1 sentence hit now" in app.words
            await counted(pilot, "enter", "w", *"read (verb)")
            assert "Adding “read (verb)”: 1 sentence hit no longer" in app.words
