"""Saying that words were read and deserve no code."""

from coder.workflow.project import Project
from coder.workflow.reviewing import left
from tests.tui.coding_stage import FIRST, coding_screen, hint
from tests.tui.screen import screen_text
from transcripts.model import Document


def marked(project: Project, document: Document) -> list[str]:
    return [one.span.of(document.text) for one in left(project, document)]


async def test_a_key_says_that_a_sentence_deserves_no_code(
    ana: Project, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("underscore")
        assert marked(ana, response) == [FIRST]
        assert "no code" in screen_text(screen.app).splitlines()[0]
        assert "Read, and left without a code; u takes it back." in hint(screen)
        await pilot.press("underscore")
        assert marked(ana, response) == []
        assert "no code" not in screen_text(screen.app).splitlines()[0]
        await pilot.press("u")
        assert marked(ana, response) == [FIRST]


async def test_coded_words_are_not_left(ana: Project, response: Document) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "underscore")
        assert marked(ana, response) == []
        assert "take that away first" in hint(screen)
