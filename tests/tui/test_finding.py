"""Searching in the text that is open."""

from pathlib import Path

import pytest

from coder.workflow.project import Project
from tests.tui.coding_stage import NAME, coded, coding_screen, hint
from tests.tui.screen import assert_looks_like
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.screens.coding import CodingScreen

PICTURES = Path(__file__).parent / "screens"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_view_goes_to_the_first_hit_while_one_types(
    ana: Project, size: tuple[int, int]
) -> None:
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("slash", *"i'd r")
        assert [one.of(screen.session.document.text) for one in screen.found] == ["I'd r", "I'd r"]
        assert screen.view.cursor.offset == screen.found[0].start
        assert_looks_like(screen.app, PICTURES / f"finding-{size[0]}x{size[1]}.txt")


async def test_enter_keeps_the_hit_and_n_leads_round(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"i'd", "enter")
        assert "“i'd”: hit 1 of 3" in hint(screen)
        await pilot.press("n")
        assert "hit 2 of 3" in hint(screen)
        await pilot.press("N", "N")
        assert "hit 3 of 3" in hint(screen)
        await pilot.press("escape")
        assert screen.found == []
        await pilot.press("n")
        assert "Nothing has been searched for" in hint(screen)


async def test_escape_returns_to_where_one_was(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        before = screen.view.cursor.offset
        await pilot.press("slash", *"school", "escape")
        assert screen.view.cursor.offset == before
        assert screen.found == []


async def test_letters_are_typed_and_neither_commands_nor_codes(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"xpq3'", "backspace", "backspace")
        assert screen.line is not None
        assert screen.line.query.words == "xpq"
        assert "not found" in hint(screen)
        await pilot.press("ctrl+u", *"file", "enter")
        assert "hit 1 of 1" in hint(screen)
    assert coded(ana) == []


async def test_a_found_place_is_coded_like_any_other(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("slash", *"ring", "enter", "s", "e")
    assert coded(ana) == [("RR", "Then I'd ring the school.")]


async def test_the_kinds_of_search_follow_each_other(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"miss", "ctrl+t")
        assert "not found" in hint(screen)
        assert "whole word" in hint(screen)
        await pilot.press("ctrl+t")
        await all_done(screen.app)
        await pilot.pause()
        assert [one.of(screen.session.document.text) for one in screen.found] == ["missed"]
        await pilot.press("ctrl+t", "left_square_bracket")
        await all_done(screen.app)
        await pilot.pause()
        assert "not to be read so yet" in hint(screen)


async def test_arrows_lead_through_the_hits_while_one_types(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"i'd", "down")
        assert "hit 2 of 3" in hint(screen)
        await pilot.press("up", "up")
        assert "hit 3 of 3" in hint(screen)


async def test_printed_words_are_found_too_since_a_reader_looks_for_a_place(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"what would", "enter")
        assert "hit 1 of 1" in hint(screen)


async def test_found_words_look_different_without_colours_too(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("slash", *"school", "enter", "ctrl+home")
        line = screen.view.page.line_of(screen.found[0].start) - screen.view.scroll_offset.y
        strip = screen.view.render_line(line)
        school = next(one.style for one in strip if "school" in one.text)
        around = next(one.style for one in strip if one.text.startswith("."))
        assert school is not None
        assert around is not None
        assert school.bgcolor != around.bgcolor
        assert school.color != around.color


async def test_what_was_coded_and_undone_on_the_screen_of_hits_shows_on_coming_back(
    ana: Project,
) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        desk = app.screen
        assert isinstance(desk, CodingScreen)
        await pilot.press("s", "p", "escape", "F", *"ring", "enter")
        await all_done(app)
        await pilot.pause()
        await pilot.press("asterisk", "e", "escape", "q")
        await pilot.pause()
        assert {one.code for one in desk.session.codings.values()} == {
            code.guid for code in ana.codebook() if code.id in {"PL", "RR"}
        }
        await pilot.press("F", *"ring", "enter")
        await all_done(app)
        await pilot.pause()
        await pilot.press("u", "u", "q")
        await pilot.pause()
        assert coded(ana) == []
        assert desk.session.codings == {}
