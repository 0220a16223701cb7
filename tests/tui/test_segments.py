"""Changing what is coded: ends moved in sight, another code, two of one, one of two, copies."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Keywords
from coder.model import CONSENSUS
from coder.workflow import browsing, suggestion_log
from coder.workflow.coding import apply_code
from coder.workflow.defining import use_codebook
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, coded, coding_screen, hint, words
from tests.tui.screen import screen_text
from tests.tui.workers import all_done
from transcripts.model import Document
from tui.screens.coding import CodingScreen

SECOND = "Then I'd ring the school."


def put(project: Project, name: str, said: str, response: Document) -> None:
    code = browsing.code(project, name)
    apply_code(project, code, document=response, span=words(said, response))


def drawn(screen: CodingScreen) -> list[str]:
    """The words of each mark as the page shows them."""
    text = screen.session.document.text
    return [mark.span.of(text) for mark in screen.view.marks.marks()]


async def test_each_step_of_an_end_is_drawn_and_enter_keeps_it_as_one_action(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "read", response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "e")
        assert hint(screen).startswith("EDIT   PL 1 word  motions move end")
        await pilot.press("w")
        assert drawn(screen) == ["read the"]
        await pilot.press("right", "right")
        assert drawn(screen) == ["read the fi"]
        assert coded(ana) == [("PL", "read")]
        await pilot.press("w", "enter")
        assert coded(ana) == [("PL", "read the file")]
        assert "PL Planning: 3 words now." in hint(screen)
        await pilot.press("u")
        assert coded(ana) == [("PL", "read")]
        assert drawn(screen) == ["read"]


async def test_tab_or_o_takes_the_other_end_and_escape_puts_both_back(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "the file", response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "e", "tab")
        assert "move start" in hint(screen)
        await pilot.press("b", "o", "b")
        assert drawn(screen) == ["read the"]
        await pilot.press("escape")
        assert drawn(screen) == ["the file"]
        assert coded(ana) == [("PL", "the file")]
        assert hint(screen).lstrip().startswith("COMMAND")
        assert screen.view.selection is None


async def test_a_segment_stays_in_the_answer_and_keeps_some_words(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "I'd read", response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "e", "tab", "left_parenthesis", "h")
        assert "goes no farther" in hint(screen)
        await pilot.press("right_parenthesis")
        assert "goes no farther" in hint(screen)
        await pilot.press("ctrl+end", "ctrl+home", "f", "q")
        assert "Enter keeps the new ends" in hint(screen)
        assert drawn(screen) == ["I'd read"]
        assert screen.is_active


async def test_plus_and_minus_go_by_units_while_ends_are_moved(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "read", response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "e", "plus")
        assert drawn(screen) == [FIRST]
        await pilot.press("minus", "plus", "plus", "minus", "minus", "plus", "enter", "e", "minus")
        assert drawn(screen) == ["I'd read the file"]


async def test_ends_on_words_of_an_equal_segment_make_one_of_two(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "the file", response)
    put(ana, "PL", "read the file", response)
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("right_square_bracket", "right_square_bracket", "e", "tab", "b", "enter")
        assert coded(ana) == [("PL", "read the file")]


async def test_the_mouse_moves_the_end_that_is_being_moved(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", "read", response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("right_square_bracket", "e")
        at = screen.view.columns.text_from
        await pilot.mouse_down(screen.view, offset=(at + 12, 1))
        await pilot.mouse_up(screen.view, offset=(at + 12, 1))
        await pilot.click(screen.view, offset=(at + 12, 1), times=2)
        assert drawn(screen) == ["read the"]
        await pilot.press("enter")
        assert coded(ana) == [("PL", "read the")]


async def test_of_several_segments_here_o_brings_the_next_forward(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", FIRST, response)
    put(ana, "RR", "I'd read", response)
    async with coding_screen(ana) as (screen, pilot):
        assert "o next of 2" in hint(screen)
        await pilot.press("o")
        assert "Now PL Planning, one of 2 here." in hint(screen)
        assert "PL RR" in screen_text(screen.app).splitlines()[0]
        await pilot.press("x")
        assert coded(ana) == [("RR", "I'd read")]
        await pilot.press("o")
        assert "No other segment is here." in hint(screen)


async def test_the_segment_here_gets_another_code(ana: Project, response: Document) -> None:
    put(ana, "PL", FIRST, response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("c", *"reflec", "enter")
        await pilot.pause()
        assert coded(ana) == [("RR", FIRST)]
        assert "PL is now RR Reflection." in hint(screen)
        await pilot.press("c", "escape")
        await pilot.pause()
        await pilot.press("u")
        assert coded(ana) == [("PL", FIRST)]


async def test_a_code_that_is_there_already_takes_the_segment_in(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", FIRST, response)
    put(ana, "RR", FIRST, response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("c", *"reflec", "enter")
        await pilot.pause()
        assert coded(ana) == [("RR", FIRST)]
        assert "It was there already." in hint(screen)


async def test_a_segment_is_cut_at_the_cursor_and_joined_again(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", FIRST, response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("vertical_line")
        assert "words on one side only" in hint(screen)
        await pilot.press("2", "w", "vertical_line")
        assert coded(ana) == [("PL", "I'd read"), ("PL", "the file first.")]
        assert "PL cut in two" in hint(screen)
        await pilot.press("J")
        assert "No further PL in this answer to join with." in hint(screen)
        await pilot.press("left_square_bracket", "J")
        assert coded(ana) == [("PL", FIRST)]
        assert "Two segments of PL are one: 5 words." in hint(screen)


async def test_where_nothing_is_coded_the_keys_say_so(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        for key in ("e", "c", "vertical_line", "J"):
            await pilot.press("ctrl+home", key)
            assert "You have coded nothing here" in hint(screen)
        await pilot.press("y")
        assert "Nothing to copy" in hint(screen)


async def test_words_are_copied_from_a_segment_or_a_selection(
    ana: Project, response: Document
) -> None:
    put(ana, "PL", FIRST, response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("y")
        assert screen.app.clipboard == FIRST
        assert "Copied 5 words" in hint(screen)
        await pilot.press("right_parenthesis", "v", "w", "w", "y")
        assert screen.app.clipboard == "Then I'd"
        await pilot.press("escape", "s", "ctrl+c")
        assert screen.app.clipboard == SECOND


async def test_a_number_repeats_a_motion_and_escape_lets_go_of_it(
    ana: Project, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("1", "2")
        assert "12 times, then a motion" in hint(screen)
        await pilot.press("w", "1", "0", "escape", "0")
        assert screen.view.cursor.offset == words("ask", response).start
        assert hint(screen).lstrip().startswith("COMMAND   s")
        await pilot.press("ctrl+home", "2", "right_parenthesis", "3", "v", "2", "w", "enter", "p")
        assert coded(ana) == [("PL", "Then I'd")]


async def test_a_number_repeats_selecting_and_going_to_coded_words(
    ana: Project, response: Document
) -> None:
    for said in ("read", "file", "ring"):
        put(ana, "PL", said, response)
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("ctrl+home", "3", "right_square_bracket")
        assert screen.view.cursor.offset == words("ring", response).start
        await pilot.press("2", "ctrl+shift+right", "e")
        assert coded(ana)[-1] == ("RR", "ring the")
        await pilot.press("escape", "9", "right_square_bracket")
        assert "No coded words there." in hint(screen)


async def test_in_the_code_layer_digits_are_codes_and_a_grown_word_is_coded(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("minus", "w", "plus", "p", "plus", "1", "minus", "e")
        assert sorted(coded(ana)) == [("PL", FIRST), ("PL", "read"), ("RR", "read")]
        assert screen.view.selection is not None


async def test_a_click_on_a_bracket_or_a_name_goes_to_its_segment(
    ana: Project, response: Document
) -> None:
    put(ana, "RR", SECOND, response)
    async with coding_screen(ana) as (screen, pilot):
        columns = screen.view.columns
        await pilot.click(screen.view, offset=(columns.text_from - 2, 1))
        assert screen.view.cursor.offset == words(SECOND, response).start
        await pilot.press("ctrl+home")
        await pilot.click(screen.view, offset=(columns.text_from + columns.text + 3, 1), times=2)
        assert screen.view.cursor.offset == words(SECOND, response).start
        assert screen.view.selection is None


@pytest.fixture
def hinted(ana: Project) -> Project:
    """A study in which two codes look for "read"."""
    seek = Keywords(seek=("read",))
    book = ana.codebook()
    codes = [replace(one, keywords=seek) if one.id in {"PL", "RR"} else one for one in book]
    use_codebook(ana, replace(book, codes=tuple(codes)), source="test")
    settle(ana, blind=False)
    return ana


async def test_tab_steps_over_no_suggestion_that_starts_at_the_same_place(
    hinted: Project,
) -> None:
    async with coding_screen(hinted) as (screen, pilot):
        await pilot.press("g")
        await all_done(screen.app)
        await pilot.pause()
        reached = []
        for _ in range(3):
            await pilot.press("tab")
            reached.append(hint(screen).split()[1])
        assert reached == ["?PL", "?RR", "No"]


async def test_a_suggestion_is_trimmed_before_it_is_coded(hinted: Project) -> None:
    async with coding_screen(hinted) as (screen, pilot):
        await pilot.press("g")
        await all_done(screen.app)
        await pilot.pause()
        await pilot.press("tab", "e")
        assert hint(screen).startswith("EDIT   PL 5 words")
        await pilot.press("minus", "3", "left", "enter")
        assert coded(hinted) == [("PL", "I'd read the f")]
        assert [one.event for one in suggestion_log.log(hinted)] == ["shown", "shown", "edited"]
        await pilot.press("u")
        assert coded(hinted) == []


async def test_the_consensus_takes_over_a_trimmed_segment(
    study_path: Path, ana: Project, response: Document
) -> None:
    put(ana, "PL", FIRST, response)
    with open_project(study_path, coder=CONSENSUS) as project:
        async with coding_screen(project) as (_, pilot):
            await pilot.press("e", "minus", "enter")
            assert sorted(coded(project)) == [("PL", "I'd read the file"), ("PL", FIRST)]
