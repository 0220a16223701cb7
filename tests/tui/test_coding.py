"""Coding a document: what the keys do to the project file."""

from dataclasses import replace

import pytest

from codebook.model import Codebook, CodeKind, CodeUnit
from coder.workflow import browsing, coding, defining
from coder.workflow.project import Project
from tests.conftest import SPEECH
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint, words
from tests.tui.screen import screen_text
from transcripts.model import Document


async def test_the_cursor_waits_at_the_first_words_of_the_answer(ana: Project) -> None:
    async with coding_screen(ana) as (screen, _):
        assert screen.view.page.text[screen.view.cursor.offset :].startswith(FIRST)


async def test_a_hotkey_codes_the_selected_sentence_and_it_is_saved_at_once(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p")
        assert coded(ana) == [("PL", FIRST)]
        assert "PL Planning: saved." in hint(screen)


async def test_a_second_code_goes_on_the_same_words(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("s", "p", "e")
        assert coded(ana) == [("PL", FIRST), ("RR", FIRST)]


async def test_words_are_selected_by_shift_or_by_extending(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("ctrl+shift+right", "ctrl+shift+right", "p", "escape")
        await pilot.press("v")
        assert hint(screen).lstrip().startswith("EXTEND")
        await pilot.press("w", "w", "enter", "e")
        assert coded(ana) == [("PL", "I'd read"), ("RR", "the file")]


async def test_a_quick_code_needs_no_selection(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("apostrophe")
        assert "QUICK CODE" in hint(screen)
        await pilot.press("r")
        assert coded(ana) == [("PL2", FIRST)]
        assert screen.view.selection is None


async def test_undo_and_redo_reach_the_file_and_the_page(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "u")
        assert coded(ana) == []
        assert screen.view.marks.marks() == []
        assert "Undone: PL Planning on “I'd read the file first.”" in hint(screen)
        await pilot.press("ctrl+r")
        assert coded(ana) == [("PL", FIRST)]
        await pilot.press("s", "ctrl+z", "ctrl+z")
        assert coded(ana) == []


async def test_nothing_to_undo_is_said_in_one_sentence(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("u")
        assert "ndo" in hint(screen)


async def test_the_code_at_the_cursor_is_removed(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "x")
        assert coded(ana) == []
        assert "Removed PL Planning." in hint(screen)
        await pilot.press("x")
        assert "You have coded nothing here." in hint(screen)


async def test_the_last_code_is_repeated_and_digits_are_recent_codes(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("full_stop")
        assert "No code has been used yet" in hint(screen)
        await pilot.press("s", "p", "r", "escape", "right_parenthesis", "full_stop")
        assert coded(ana)[2:] == [("PL2", "Then I'd ring the school.")]
        await pilot.press("s", "2")
        assert sorted(coded(ana)[2:]) == [
            ("PL", "Then I'd ring the school."),
            ("PL2", "Then I'd ring the school."),
        ]
        await pilot.press("9")
        assert "No code has the key '9'" in hint(screen)


async def test_printed_words_are_refused_in_a_sentence(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("left_curly_bracket", "s", "p")
        assert coded(ana) == []
        assert "Only a respondent's words are coded" in hint(screen)


@pytest.mark.parametrize("key", ["s", "S"])
async def test_printed_words_are_told_when_they_are_selected_and_no_code_is_looked_for(
    ana: Project, key: str
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("left_curly_bracket", key)
        told = "Only a respondent's words are coded, not the prompt's. Esc lets go."
        assert told in hint(screen)
        await pilot.press("enter")
        assert told in hint(screen)
        assert screen.app.screen is screen
        await pilot.press("C")
        assert told in hint(screen)
        assert screen.app.screen is screen
        await pilot.press("escape")
        assert "COMMAND" in hint(screen)


async def test_a_letter_that_is_no_code_is_told(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "z")
        assert "No code has the key 'z'" in hint(screen)


async def test_a_selection_grows_to_the_turn_and_shrinks_again(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "plus")
        assert screen.view.selection == screen.view.units.turn_at(40)
        await pilot.press("minus", "p")
        assert coded(ana) == [("PL", FIRST)]


async def test_a_level_is_set_by_a_digit_and_needs_coded_words(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("L")
        assert "No code with levels is here" in hint(screen)
        await pilot.press("s", "r", "escape", "L")
        assert hint(screen).strip() == "PL   0 absent  1 emerging  2 embedded  Esc no value"
        await pilot.press("0")
        assert "1 segments are coded PL here" in hint(screen)
        await pilot.press("L", "7")
        assert "Press one of the digits shown" in hint(screen)
        await pilot.press("2")
        document = browsing.document(ana, NAME)
        assert [one.value for one in browsing.ratings_in(ana, document)] == ["2"]


async def test_escape_answers_no_question(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("apostrophe", "escape", "w")
        assert coded(ana) == []
        assert hint(screen).lstrip().startswith("COMMAND")


async def test_a_choice_is_answered_by_a_digit_with_the_selection_as_evidence(
    ana: Project, codebook: Codebook
) -> None:
    supervision = replace(codebook.codes[3], hotkey="s", unit=CodeUnit.RESPONSE)
    defining.use_codebook(
        ana, replace(codebook, codes=(*codebook.codes[:3], supervision)), source="test"
    )
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "s")
        assert "1 Changed  2 No change" in hint(screen)
        await pilot.press("2")
        document = browsing.document(ana, NAME)
        (rating,) = browsing.ratings_in(ana, document)
        assert (rating.value, rating.span) == ("none", words(FIRST, document))
        assert "Supervision: No change." in hint(screen)


async def test_a_code_of_interviews_is_refused_in_a_response(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        screen._give(replace(browsing.code(ana, "SUP"), kind=CodeKind.PRESENCE))
        await pilot.pause()
        assert "SUP is for interviews only" in hint(screen)


async def test_a_choice_that_this_document_cannot_have_is_not_asked_for(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        screen._give(ana.codebook().codes[3])
        await pilot.pause()
        assert "SUP is for interviews only" in hint(screen)
        assert screen.asking is None


async def test_finishing_and_reopening_is_one_key(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        document = screen.session.document
        await pilot.press("f")
        assert browsing.finished_in(ana, document)
        assert "finished" in screen_text(screen.app).splitlines()[0]
        await pilot.press("f")
        assert not browsing.finished_in(ana, document)


async def test_coded_words_are_reached_forwards_and_backwards(
    ana: Project, response: Document
) -> None:
    for said in (FIRST, "the school"):
        coding.apply_code(
            ana, ana.codebook().codes[0], document=response, span=words(said, response)
        )
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("ctrl+home")
        reached = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket"):
            await pilot.press(key)
            reached.append(screen.view.cursor.offset)
        first, second = words(FIRST, response).start, words("the school", response).start
        assert reached == [first, second, first]
        await pilot.press("left_square_bracket")
        assert "No coded words there." in hint(screen)


def test_the_speech_of_the_small_study_is_what_these_stories_say() -> None:
    assert SPEECH.startswith(FIRST)


async def test_a_code_is_found_by_its_name_and_goes_on_the_selection(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("s", "enter", *"reflec", "enter")
        await pilot.pause()
        assert coded(ana) == [("RR", FIRST)]


async def test_a_command_ends_a_question_that_nobody_answered(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "L")
        assert hint(screen).lstrip().startswith("PL ")
        await pilot.press("right_parenthesis")
        assert hint(screen).lstrip().startswith("COMMAND")
        await pilot.press("u")
        assert coded(ana) == []


async def test_a_value_is_taken_away_as_it_was_given(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "escape", "L", "2", "L")
        assert hint(screen).strip().endswith("- take away  Esc leave it")
        await pilot.press("minus")
        document = browsing.document(ana, NAME)
        assert browsing.ratings_in(ana, document) == []
        assert "PL Planning: no value any more." in hint(screen)
        assert coded(ana) == [("PL", FIRST)]
