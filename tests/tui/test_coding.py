"""Coding a document: what the keys do to the project file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from codebook.model import Code, Codebook, CodeUnit, Keywords
from coder.model import CONSENSUS
from coder.workflow import browsing, coding, defining, suggesting, undoing
from coder.workflow.project import Project, create_project, open_project
from tests.conftest import SPEECH
from tests.tui.screen import assert_looks_like, screen_text
from transcripts.model import Document, Kind, Span
from tui.screens.coding import CodingScreen

SCREENS = Path(__file__).parent / "screens"
NAME = "FSW 01 T2 S1"
FIRST = "I'd read the file first."


class CodingApp(App[None]):
    """Opens the coding screen on one document."""

    def __init__(self, project: Project, document: str) -> None:
        super().__init__()
        self.coding = CodingScreen(project, document)

    def on_mount(self) -> None:
        self.push_screen(self.coding)


@asynccontextmanager
async def coding_screen(
    project: Project, *, document: str = NAME, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[CodingScreen, Pilot[None]]]:
    app = CodingApp(project, document)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app.coding, pilot


def coded(project: Project, document: str = NAME) -> list[tuple[str, str]]:
    """Code and words of every coding in a document, as the project file has them."""
    found = browsing.document(project, document)
    ids = {code.guid: code.id for code in project.codebook()}
    return [(ids[one.code], one.span.of(found.text)) for one in browsing.codings_in(project, found)]


def words(said: str, response: Document) -> Span:
    start = response.text.index(said)
    return Span(start, start + len(said))


def hint(screen: CodingScreen) -> str:
    return screen_text(screen.app).splitlines()[-1]


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
        assert "Undone: apply PL" in hint(screen)
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
        assert "only a respondent's are coded" in hint(screen)


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
        screen._give(Code("SUP", "Supervision", unit=CodeUnit.INTERVIEW))
        await pilot.pause()
        assert "SUP is coded in documents of kind interview" in hint(screen)


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


async def test_another_coders_work_stays_unseen_but_the_consensus_is_offered_it(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning = ana.codebook().codes[0]
    coding.apply_code(ana, planning, document=response, span=words(FIRST, response))
    with open_project(study_path, coder="ben") as ben:
        async with coding_screen(ben) as (screen, _):
            assert screen.view.marks.marks() == []
    with open_project(study_path, coder=CONSENSUS) as consensus:
        async with coding_screen(consensus, size=(140, 24)) as (screen, pilot):
            assert "?Planning" in screen_text(screen.app)
            await pilot.press("ctrl+home", "tab")
            assert "ana" in screen_text(screen.app)
            await pilot.press("r")
            assert "just stays out" in hint(screen)
            await pilot.press("a")
            assert coded(consensus) == [("PL", FIRST)] * 2
            assert [mark.guess for mark in screen.view.marks.marks()] == [False]


async def test_what_the_same_coder_does_in_another_window_appears(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, _):
        with open_project(study_path, coder="ana") as other:
            other.coder = ana.coder
            coding.apply_code(
                other, other.codebook().codes[0], document=response, span=words(FIRST, response)
            )
        screen.look_around()
        assert len(screen.view.marks.marks()) == 1


async def test_a_project_without_a_coder_is_only_read(study_path: Path) -> None:
    with open_project(study_path) as project:
        async with coding_screen(project) as (screen, pilot):
            assert "reading only" in screen_text(screen.app)
            await pilot.press("s", "p")
            assert "Say who is coding" in hint(screen)


@pytest.fixture
def with_keywords(tmp_path: Path, codebook: Codebook, response: Document) -> Path:
    """A study whose codebook looks for "read" and "ring"."""
    path = tmp_path / "keywords.coder"
    planning = replace(codebook.codes[0], keywords=Keywords(seek=("read", "ring")))
    create_project(path, replace(codebook, codes=(planning, *codebook.codes[1:])))
    with open_project(path, coder="lead") as project, project.file.action("x", "lead") as action:
        project.file.documents.add(action, response)
    return path


async def test_suggestions_are_shown_on_demand_and_decided_by_one_key(with_keywords: Path) -> None:
    with open_project(with_keywords, coder="ana") as project:
        async with coding_screen(project) as (screen, pilot):
            assert screen.view.marks.marks() == []
            await pilot.press("g")
            await screen.workers.wait_for_complete()
            await pilot.pause()
            assert "2 to decide" in screen_text(screen.app).splitlines()[0]
            await pilot.press("ctrl+home", "tab", "a")
            assert coded(project) == [("PL", FIRST)]
            await pilot.press("tab", "r")
            assert [mark.guess for mark in screen.view.marks.marks()] == [False]
            await pilot.press("a")
            assert "No suggestion here" in hint(screen)
            await pilot.press("tab")
            assert "No further suggestion" in hint(screen)
            undoing.undo(project)
            assert coded(project) == []
            await pilot.press("g")
            assert "Suggestions are hidden." in hint(screen)
        events = [one.event for one in suggesting.log(project)]
        assert events == ["shown", "shown", "accepted", "rejected"]


async def test_the_codebook_and_the_inspector_come_and_go(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        assert "CODEBOOK" not in screen_text(screen.app)
        await pilot.press("t", "i")
        await pilot.pause()
        assert "CODEBOOK" in screen_text(screen.app)
        assert screen.view.page.width < 40
        assert "AT THE CURSOR" in screen_text(screen.app)
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        assert "CODEBOOK" in screen_text(screen.app)
        await pilot.press("t", "i")
        await pilot.pause()
        assert "CODEBOOK" not in screen_text(screen.app)
        assert "AT THE CURSOR" not in screen_text(screen.app)


async def test_counts_in_the_codebook_are_live(ana: Project) -> None:
    async with coding_screen(ana, size=(200, 50)) as (screen, pilot):
        await pilot.press("s", "p")
        await pilot.pause()
        (line,) = [one for one in screen_text(screen.app).splitlines() if "p ■ Planning" in one]
        assert line.split("▕")[0].split() == ["p", "■", "Planning", "1"]


async def test_the_list_of_documents_comes_back(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert screen.app.screen is not screen


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_the_screen_looks_as_it_should(ana: Project, size: tuple[int, int]) -> None:
    async with coding_screen(ana, size=size) as (screen, pilot):
        await pilot.press("s", "p", "r", "escape", "right_parenthesis", "s", "e")
        await pilot.press("shift+right")
        await pilot.pause()
        assert_looks_like(screen.app, SCREENS / f"coding-{size[0]}x{size[1]}.txt")


async def test_a_document_without_words_opens(ana: Project) -> None:
    empty = Document("FSW 26", "", (), kind=Kind.RESPONSE)
    with ana.file.action("x", "ana") as action:
        ana.file.documents.add(action, empty)
    async with coding_screen(ana, document="FSW 26") as (screen, pilot):
        await pilot.press("s", "S", "apostrophe", "p")
        assert "no words here" in hint(screen)


def test_the_speech_of_the_small_study_is_what_these_stories_say() -> None:
    assert SPEECH.startswith(FIRST)


async def test_a_code_is_found_by_its_name_and_goes_on_the_selection(ana: Project) -> None:
    async with coding_screen(ana) as (_, pilot):
        await pilot.press("s", "enter", *"reflec", "enter")
        await pilot.pause()
        assert coded(ana) == [("RR", FIRST)]


async def test_another_theme_gives_the_codes_other_colours(ana: Project) -> None:
    async with coding_screen(ana) as (screen, pilot):
        dark = dict(screen.looks)
        screen.app.theme = "textual-light"
        await pilot.pause()
        assert screen.looks != dark
