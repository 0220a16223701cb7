"""Whole answers coded, rated and finished by keys, one or all that are marked."""

import pytest

from coder.workflow.project import Project
from tests.tui.screens.responses.stage import BLANK, answers, codes, finished, levels
from tui.dialogs.code_picker import CodePicker


async def test_letters_code_whole_answers_one_after_the_other(project: Project) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("s", "p", "r", "down", "e")
        await pilot.pause()
        assert codes(project) == {"FSW 01": ["PL", "PL2"], "FSW 02": ["RR"]}
        assert "RR Reflection: FSW 02 T2 S1." in app.hint
        assert "1 uncoded" in app.words


async def test_one_key_gives_the_last_code_again_and_goes_on(project: Project) -> None:
    async with answers(project) as (screen, _, pilot):
        await pilot.press("full_stop")
        assert codes(project) == {}
        await pilot.press("s", "p", "down", "full_stop", "full_stop", "full_stop")
        await pilot.pause()
        assert codes(project) == {case: ["PL"] for case in ("FSW 01", "FSW 02", "FSW 03")}
        assert screen.sheet.here is not None
        assert screen.sheet.here.respondent == BLANK


async def test_after_each_code_the_next_answer_comes_where_that_is_wanted(
    project: Project,
) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("plus", "s", "p", "e", "r")
        await pilot.pause()
        assert codes(project) == {"FSW 01": ["PL"], "FSW 02": ["RR"], "FSW 03": ["PL2"]}
        await pilot.press("plus", "up")
        await pilot.pause()
        assert "CODE AND ON" not in app.words


async def test_the_same_code_goes_to_all_that_are_marked_and_back_by_one_undo(
    project: Project,
) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("asterisk", "p")
        await pilot.pause()
        assert codes(project) == {case: ["PL"] for case in ("FSW 01", "FSW 02", "FSW 03")}
        assert "CODE 3 MARKED" in app.hint
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert codes(project) == {}
        assert screen.sheet.waiting == 3
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert len(codes(project)) == 3


async def test_marks_are_set_and_dropped_one_by_one(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("space", "down", "space", "e")
        await pilot.pause()
        assert codes(project) == {"FSW 01": ["RR"], "FSW 03": ["RR"]}
        await pilot.press("escape", "up", "p")
        await pilot.pause()
        assert len(codes(project)) == 2
        await pilot.press("space", "space")
        assert screen.sheet.marks == {"FSW 03"}
        assert "Nothing is answered here" in app.hint


@pytest.mark.parametrize(("place", "sentence"), [(3, "nothing is answered"), (4, "is withheld")])
async def test_what_has_no_words_is_not_coded_and_the_sentence_says_so(
    project: Project, place: int, sentence: str
) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press(*["down"] * place, "s", "p")
        await pilot.pause()
        assert codes(project) == {}
        assert sentence in app.hint
        await pilot.press("escape", "L", "1")
        await pilot.pause()
        assert levels(project) == {}
        assert sentence in app.hint


async def test_digits_give_levels_go_on_and_code_the_words_that_show_them(
    project: Project,
) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("2")
        await pilot.pause()
        assert "L chooses the code" in app.hint
        await pilot.press("L", "2", "0", "1")
        await pilot.pause()
        assert levels(project) == {"FSW 01": "2", "FSW 02": "0", "FSW 03": "1"}
        assert codes(project) == {"FSW 01": ["PL"], "FSW 03": ["PL"]}
        assert "0 without PL" in app.words
        await pilot.press("7")
        await pilot.pause()
        assert "PL has no 7: 0 absent, 1 emerging, 2 embedded." in app.hint
        await pilot.press("L", "L", "9")
        assert screen.sheet.scale is None


async def test_level_0_is_refused_while_the_answer_is_coded(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("s", "p", "L", "0")
        await pilot.pause()
        assert levels(project) == {}
        assert "segments are coded PL here" in app.hint
        assert screen.sheet.cursor == 0


async def test_a_level_is_taken_back(project: Project) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("minus")
        await pilot.pause()
        assert "L chooses the code" in app.hint
        await pilot.press("L", "1", "up", "minus")
        await pilot.pause()
        assert levels(project) == {}
        assert codes(project) == {"FSW 01": ["PL"]}


async def test_codes_are_taken_away_and_of_several_one_is_chosen(project: Project) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("s", "p", "e", "escape", "x")
        await pilot.pause()
        assert "TAKE AWAY" in app.hint
        await pilot.press("p")
        await pilot.pause()
        assert codes(project) == {"FSW 01": ["RR"]}
        await pilot.press("x", "x")
        await pilot.pause()
        assert codes(project) == {}
        assert "You have coded nothing here." in app.hint


async def test_a_question_in_the_hint_bar_is_left_by_esc_and_marks_stay(project: Project) -> None:
    async with answers(project) as (screen, _, pilot):
        await pilot.press("space", "apostrophe", "escape")
        assert screen.wish is None
        assert len(screen.sheet.marks) == 1
        await pilot.press("escape", "apostrophe", "p")
        await pilot.pause()
        assert codes(project) == {"FSW 02": ["PL"]}


async def test_a_code_is_found_by_its_name(project: Project) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("s", "q", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CodePicker)
        await pilot.press(*"refl", "enter")
        await pilot.pause()
        assert codes(project) == {"FSW 01": ["RR"]}


async def test_responses_are_finished_and_reopened_together(project: Project) -> None:
    async with answers(project) as (_, app, pilot):
        await pilot.press("asterisk", "exclamation_mark")
        await pilot.pause()
        assert finished(project) == ["FSW 01", "FSW 02", "FSW 03"]
        assert "0 uncoded" in app.words
        await pilot.press("escape", "f")
        await pilot.pause()
        assert finished(project) == ["FSW 02", "FSW 03"]


async def test_an_undo_leads_to_the_answer_that_it_changed(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("s", "p", "end", "escape", "u")
        await pilot.pause()
        assert screen.sheet.cursor == 0
        assert "Undone: apply PL to FSW 01 T2 S1" in app.hint
        await pilot.press("u")
        await pilot.pause()
        assert "nothing of yours left to undo" in app.hint
