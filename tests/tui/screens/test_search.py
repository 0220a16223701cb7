"""Searching all documents, and coding what was found."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.workflow import browsing
from coder.workflow.project import Project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, Host, counted, hosted
from tui.screens.search import SearchScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


def mine(project: Project, code: str) -> list[tuple[str, str]]:
    """Document and words of all that ana has coded with it, as the project file has them."""
    guid = browsing.code(project, code).guid
    study = browsing.study(project)
    texts = {one.guid: one for one in study.documents}
    return sorted(
        (texts[one.document].name, one.span.of(texts[one.document].text))
        for one in study.codings
        if one.code == guid and one.coder == project.me().guid
    )


@asynccontextmanager
async def searching(
    project: Project, words: str, *, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Host, Pilot[None]]]:
    async with hosted(SearchScreen(project, words), size=size) as (app, pilot):
        await counted(pilot)
        yield app, pilot


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_hits_stand_in_their_context_with_the_codes_on_them(
    study: Project, size: tuple[int, int]
) -> None:
    async with searching(study, "read", size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"search-{size[0]}x{size[1]}.txt")


async def test_words_are_typed_and_searched_for(study: Project) -> None:
    async with searching(study, "") as (app, pilot):
        await counted(pilot, *"miss", "enter")
        assert "1 of 5 hits" in app.words
        await counted(pilot, "slash", "ctrl+u", *"zebra", "enter")
        assert "Nothing found among what respondents say" in app.hint


async def test_the_kind_is_turned_until_all_forms_are_found(study: Project) -> None:
    async with searching(study, "miss") as (app, pilot):
        await counted(pilot, "ctrl+t")
        assert "Nothing found" in app.hint
        await counted(pilot, "ctrl+t")
        assert "1 of 5 hits" in app.words
        assert "all forms" in app.words
        await counted(pilot, "ctrl+t", "ctrl+t")
        assert "plain" in app.words


async def test_a_wrong_pattern_is_told_in_a_sentence(study: Project) -> None:
    async with searching(study, "(") as (app, pilot):
        await counted(pilot, "ctrl+t", "ctrl+t", "ctrl+t")
        assert "cannot be read" in app.hint


async def test_a_code_without_keywords_is_told(study: Project) -> None:
    async with searching(study, "code=PL") as (app, pilot):
        assert "PL has no keywords" in app.hint
        await counted(pilot, "slash", "ctrl+u", *"code=PLX", "enter")
        assert "There is no code 'PLX'" in app.hint


async def test_printed_questions_are_found_only_if_everybody_is_searched(study: Project) -> None:
    async with searching(study, "what would") as (app, pilot):
        assert "Nothing found" in app.hint
        await counted(pilot, "ctrl+o")
        assert "1 of 5 hits" in app.words
        await pilot.press("asterisk", "e")
        assert "None of them is a respondent's words" in app.hint
    assert len(mine(study, "RR")) == 1


async def test_enter_leads_into_the_document_and_the_list_stays(study: Project) -> None:
    async with searching(study, "school") as (app, pilot):
        await pilot.press("j", "enter")
        assert app.asked == [OpenDocument("FSW 02 T2 S1", 76)]
        assert "2 of 5 hits" in app.words


async def test_marked_hits_are_coded_by_a_letter_sentence_by_sentence(study: Project) -> None:
    async with searching(study, "school") as (app, pilot):
        await pilot.press("plus", "minus", "space", "e")
        assert "RR Reflection: 2 sentences coded." in app.hint
        ring = "Then I'd ring the school."
        assert [one for one in mine(study, "RR") if one[1] == ring] == [
            ("FSW 01 T2 S1", ring),
            ("FSW 03 T2 S1", ring),
        ]
        assert app.row("● FSW 03").endswith("e")
        await pilot.press("escape", "u")
        assert "Undone: apply RR to 2 documents." in app.hint
    assert len(mine(study, "RR")) == 1


async def test_the_words_alone_are_coded_if_asked_for(study: Project) -> None:
    async with searching(study, "school") as (app, pilot):
        await pilot.press("S", "space", "e")
        assert "1 segment coded" in app.hint
    assert ("FSW 01 T2 S1", "school") in mine(study, "RR")


async def test_what_is_in_another_kind_of_document_is_left_and_told(study: Project) -> None:
    async with searching(study, "school") as (app, pilot):
        await pilot.press("asterisk", "e")
        assert "4 sentences coded. 1 not" in app.hint
        await pilot.press("s")
        assert "No code has the key 's'" in app.hint


async def test_a_code_is_found_by_name_for_the_hit_at_the_cursor(study: Project) -> None:
    async with searching(study, "school") as (app, pilot):
        await pilot.press("c", *"refl", "enter")
        await pilot.pause()
        assert "1 sentence coded" in app.hint
        await pilot.press("c", *"superv", "enter")
        await pilot.pause()
        assert "SUP is for interviews only" in app.words
        await pilot.press("space", "enter", "escape")
    assert ("FSW 01 T2 S1", "Then I'd ring the school.") in mine(study, "RR")


async def test_escape_lets_go_of_marks_first_and_then_leaves(study: Project) -> None:
    screen = SearchScreen(study, "school")
    async with hosted(screen) as (app, pilot):
        await counted(pilot, "asterisk", "escape")
        assert "marked" not in app.words
        await counted(pilot, "slash", "escape")
        assert app.screen is screen
        await pilot.press("escape")
        assert app.screen is not screen


async def test_escape_in_the_empty_line_leaves(study: Project) -> None:
    screen = SearchScreen(study)
    async with hosted(screen) as (app, pilot):
        await pilot.press("escape")
        assert app.screen is not screen


async def test_the_cursor_goes_through_the_hits(study: Project) -> None:
    async with searching(study, "the") as (app, pilot):
        for keys, place in (("G", 15), ("g", 1), ("down", 2), ("pagedown", 15), ("pageup", 1)):
            await pilot.press(keys)
            assert f"{place} of 15 hits" in app.words
