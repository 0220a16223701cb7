"""The transcript on the screen: what is drawn, and what keys and mouse do."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import cast
from unittest.mock import patch

import pytest
from rich.segment import Segment
from textual.pilot import Pilot
from textual.strip import Strip

from tests.tui.screen import screen_text
from tests.tui.stage import CODEBOOK, SPEECHES, Stage, interview, looks
from transcripts.model import Document, Span
from tui.page.lanes import Mark
from tui.widgets.transcript import TranscriptView

PLANNING, PURPOSE, ENGAGING, REFLECTION = (code.guid for code in CODEBOOK)
DOCUMENT = interview(*SPEECHES)


def words(said: str, document: Document = DOCUMENT) -> Span:
    start = document.text.index(said)
    return Span(start, start + len(said))


def mark(said: str, code: str = PLANNING, *, guess: bool = False) -> Mark:
    return Mark(f"{said} {code}", words(said), code, guess)


@asynccontextmanager
async def transcript(
    marks: Iterable[Mark] = (), *, size: tuple[int, int] = (80, 24), document: Document = DOCUMENT
) -> AsyncIterator[tuple[TranscriptView, Pilot[None]]]:
    view = TranscriptView(document, looks=looks(), marks=marks)
    async with Stage(view).run_test(size=size) as pilot:
        view.focus()
        await pilot.pause()
        yield view, pilot


def lines(view: TranscriptView) -> list[str]:
    return screen_text(view.app).splitlines()


def segment(view: TranscriptView, said: str) -> Segment:
    """The segment of the screen that holds these words."""
    drawn = (one for y in range(view.size.height) for one in view.render_line(y))
    return next(one for one in drawn if said in one.text)


async def test_turns_are_numbered_and_labels_stand_in_their_own_column() -> None:
    async with transcript() as (view, _):
        assert lines(view)[0].startswith(" 1 FSW 04     Before I go I would ring")
        assert lines(view)[2].startswith(" 2 INT        What would you do then?")


async def test_a_coded_span_has_a_bracket_with_its_letter_and_a_name_at_the_right() -> None:
    said = "ring the school and the health visitor. I plan"
    async with transcript([mark(said)]) as (view, _):
        assert lines(view)[0][12] == "p"
        assert lines(view)[1][12] == "╰"
        assert "▌Planning befo…" in lines(view)[0]


async def test_a_mark_without_a_hotkey_still_has_a_head() -> None:
    async with transcript([mark("What would", REFLECTION)]) as (view, _):
        assert lines(view)[2][12] == "•"


async def test_a_suggestion_is_italic_with_a_dashed_lane_and_a_question_mark() -> None:
    said = DOCUMENT.text[words("ring").start : words("e\u0301").stop]
    async with transcript([mark(said, guess=True)]) as (view, _):
        assert "?Planning" in lines(view)[0]
        assert lines(view)[1][12] == "┊"
        style = segment(view, "health").style
        assert style
        assert style.italic
        assert not style.underline


async def test_more_than_one_code_is_underlined_and_the_shortest_gives_the_tint() -> None:
    marks = [mark("ring the school and the", PLANNING), mark("school", ENGAGING)]
    async with transcript(marks) as (view, _):
        one, two = segment(view, "ring").style, segment(view, "school").style
        assert one and two  # noqa: PT018 - for the type checker
        assert (one.underline, two.underline) == (False, True)
        assert one.bgcolor != two.bgcolor
        assert one.color == two.color


async def test_equal_names_on_a_line_are_counted_and_others_told() -> None:
    marks = [mark("go"), mark("ring"), mark("school", ENGAGING), mark("the", REFLECTION)]
    async with transcript(marks, size=(120, 20)) as (view, _):
        assert "▌2× Planning before the… +2" in lines(view)[0]
    async with transcript([mark("go", ENGAGING), mark("ring", ENGAGING)]) as (view, _):
        assert "▌2× Engaging" in lines(view)[0]


async def test_a_narrow_window_has_no_names_and_loses_no_words() -> None:
    async with transcript([mark("go")], size=(60, 20)) as (view, _):
        assert "Planning" not in screen_text(view.app)
        assert "health visitor" in screen_text(view.app)


async def test_a_long_span_shows_its_letter_again_every_twelve_lines() -> None:
    document = interview("word " * 400)
    whole = Mark("all", Span(8, 2000), PLANNING)
    async with transcript([whole], size=(80, 30), document=document) as (view, _):
        assert [row[12] for row in lines(view)[:13]] == ["p", *"│" * 11, "p"]


@pytest.mark.parametrize("size", [(80, 24), (200, 50), (40, 10)])
async def test_every_line_is_as_wide_as_the_window(size: tuple[int, int]) -> None:
    marks = [mark("ring"), mark("e\u0301 “quotes”,\ta", ENGAGING), mark("Red", guess=True)]
    async with transcript(marks, size=size) as (view, pilot):
        await pilot.press("ctrl+shift+end")
        for y in range(view.size.height):
            strip = view.render_line(y)
            fresh = Strip(list(strip))
            assert strip.cell_length == fresh.cell_length == view.scrollable_content_region.width


async def test_nothing_that_steers_a_terminal_reaches_it() -> None:
    async with transcript() as (view, _):
        assert "\x1b" not in screen_text(view.app)
        assert "\u202e" not in screen_text(view.app)
        assert "␛[31mRed␦" in screen_text(view.app)


async def test_a_moving_cursor_paints_two_lines_and_a_mark_only_its_own() -> None:
    async with transcript() as (view, pilot):
        painter = view._ready_painter()
        with patch.object(
            type(painter), "strip", autospec=True, side_effect=type(painter).strip
        ) as paint:
            await pilot.press("down")
            assert sorted(call.args[1] for call in paint.call_args_list) == [0, 1]
            paint.reset_mock()
            await pilot.press("right")
            assert [call.args[1] for call in paint.call_args_list] == [1]
            paint.reset_mock()
            view.draw_mark(mark("What would"))
            await pilot.pause()
            assert [call.args[1] for call in paint.call_args_list] == [2]


async def test_shift_and_a_motion_selects_and_labels_never_belong_to_it() -> None:
    async with transcript() as (view, pilot):
        await pilot.press("shift+right", "shift+right")
        assert view.selection == words("Be")
        await pilot.press("ctrl+shift+down")
        assert view.selection == words(SPEECHES[0])
        await pilot.press("right")
        assert view.selection is None


async def test_letters_move_until_something_is_selected_and_then_are_told() -> None:
    async with transcript() as (view, pilot):
        view.select(words("ring"))
        await pilot.press("w")
        assert cast("Stage", view.app).typed == ["w"]
        assert view.selection == words("ring")
        view.drop()
        await pilot.press("w")
        assert view.cursor.offset == words("the school").start


async def test_while_extending_letters_select() -> None:
    async with transcript() as (view, pilot):
        view.extending = True
        await pilot.press("w", "w")
        assert view.selection == words("Before I")


async def test_the_mouse_puts_the_cursor_and_a_drag_selects() -> None:
    async with transcript() as (view, pilot):
        at = view.columns.text_from
        await pilot.mouse_down(view, offset=(at + 2, 0))
        await pilot.hover(view, offset=(at + 6, 0))
        await pilot.mouse_up(view, offset=(at + 6, 0))
        assert view.selection == words("fore")


async def test_a_double_click_selects_a_word_and_a_triple_the_sentence() -> None:
    async with transcript() as (view, pilot):
        at = view.columns.text_from
        await pilot.click(view, offset=(at + 1, 0), times=2)
        assert view.selection == words("Before")
        await pilot.click(view, offset=(at + 1, 0), times=3)
        assert view.selection == words(SPEECHES[0].split(".")[0] + ".")


async def test_a_drag_beyond_the_edge_brings_the_text_to_the_pointer() -> None:
    async with transcript(document=interview("word " * 600), size=(80, 10)) as (view, pilot):
        for pointer, top in (((20, 10), 1), ((20, 12), 4), ((20, 90), 9), ((20, -1), 8)):
            view._pointer = pointer
            view._scroll_while_dragging()
            await pilot.pause()
            assert view.scroll_offset.y == top
        assert view.selection is not None


async def test_keys_leave_lines_in_sight_on_both_sides_and_the_mouse_moves_nothing() -> None:
    async with transcript(document=interview("word " * 600), size=(80, 20)) as (view, pilot):
        await pilot.click(view, offset=(40, 19))
        assert view.scroll_offset.y == 0
        await pilot.press("down")
        down = view.scroll_offset.y
        assert down > 0
        assert view.page.line_of(view.cursor.offset) == 20
        await pilot.click(view, offset=(40, 0))
        await pilot.press("up")
        assert view.scroll_offset.y < down
        await pilot.press("ctrl+end")
        assert view.scroll_offset.y == view.max_scroll_y


async def test_the_text_at_the_top_stays_there_when_the_window_changes() -> None:
    async with transcript(document=interview("word " * 2000), size=(80, 20)) as (view, pilot):
        await pilot.press("pagedown", "pagedown", "pagedown", "pagedown")
        top = view.page.starts[view.scroll_offset.y]
        await pilot.resize_terminal(120, 20)
        assert view.page.line_of(top) == view.scroll_offset.y


async def test_another_theme_paints_other_colours() -> None:
    async with transcript() as (view, pilot):
        before = segment(view, "health").style
        view.app.theme = "textual-light"
        await pilot.pause()
        assert segment(view, "health").style != before


async def test_marks_are_replaced_by_what_is_there_now() -> None:
    stays, goes, comes = mark("ring"), mark("go"), mark("school", ENGAGING)
    async with transcript([stays, goes]) as (view, _):
        view.show_marks([stays, comes])
        assert view.marks.marks() == [stays, comes]


async def test_a_document_without_words_can_be_opened_and_moved_in() -> None:
    async with transcript(document=Document("FSW 26", "", ())) as (view, pilot):
        await pilot.press("down", "right", "w", "pagedown", "ctrl+end", "shift+left")
        assert view.selection is None
        assert view.cursor.turn(view.page) == 0
