"""A sentence model that reads the text while its coder works."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook, Keywords
from coder.workflow.coding import apply_code
from coder.workflow.learning import standing
from coder.workflow.policy import settle
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.sentence_vectors import choose, state
from tests.coder.exchange.tiny_model import tiny_model
from tests.tui.coding_stage import FIRST, coding_screen, hint, words
from tests.tui.workers import all_done
from transcripts.model import Document


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return tiny_model(tmp_path / "tiny")


@pytest.fixture
def study(tmp_path: Path, codebook: Codebook, response: Document, model: Path) -> Iterator[Project]:
    """Ana has coded a sentence of a study that has a sentence model."""
    path = tmp_path / "keywords.coder"
    planning = replace(codebook.codes[0], keywords=Keywords(seek=("ring",)))
    create_project(path, replace(codebook, codes=(planning, *codebook.codes[1:])))
    with open_project(path, coder="ana") as project:
        with project.action("add") as action:
            project.file.documents.add(action, response)
        settle(project, blind=False)
        choose(project, model)
        apply_code(project, planning, document=response, span=words(FIRST, response))
        yield project


def made(project: Project) -> tuple[int, int]:
    now = state(project)
    assert now is not None
    return now.made, now.of


async def test_all_texts_are_read_once_suggestions_are_shown(study: Project) -> None:
    async with coding_screen(study) as (screen, pilot):
        await all_done(screen.app)
        assert made(study) == (0, 3)
        await pilot.press("g")
        await all_done(screen.app)
        await pilot.pause()
        await all_done(screen.app)
        assert made(study) == (3, 3)
        assert "The sentence model has read all; suggestions learn" in hint(screen)
        await pilot.press("g", "g")
        await all_done(screen.app)
        await pilot.pause()
        assert "1 to decide" in hint(screen)
        now = standing(study)
        assert now.offering.material.vectors is not None
        assert [one.fingerprint for one in screen.session.suggested or ()] == [now.fingerprint]


async def test_a_model_that_has_gone_stops_nobody(study: Project, model: Path) -> None:
    shutil.rmtree(model)
    async with coding_screen(study, size=(200, 50)) as (screen, pilot):
        await pilot.press("g")
        await all_done(screen.app)
        await pilot.pause()
        assert "Suggestions go on without sentence vectors. There is no model.onnx" in hint(screen)
        await pilot.press("ctrl+home", "tab", "a")
        await pilot.pause()
        assert "accepted" in hint(screen)
