"""The way through the answers to one prompt: as grid and cards, masked, narrowed and ordered."""

from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Codebook
from coder.errors import InvalidRequestError
from coder.themes.answers import Asked
from coder.workflow import browsing, coding
from coder.workflow.project import Project, create_project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, hosted
from tests.tui.screens.responses.stage import ASKED, CASES, answers
from transcripts.model import Document, Kind, Span
from tui.dialogs.code_picker import CodePicker
from tui.screens.responses import ResponsesScreen
from tui.screens.responses.chooser import QuestionChooser
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize("masked", [False, True])
@pytest.mark.parametrize("look", ["grid", "card"])
async def test_answers_stand_in_rows_and_each_on_its_card(
    project: Project, size: tuple[int, int], look: str, *, masked: bool
) -> None:
    async with answers(project, size=size) as (_, app, pilot):
        await pilot.press("s", "p", "r", "escape", "L", "1", "up")
        await pilot.press(*(["m"] if masked else []), *(["tab"] if look == "card" else []))
        await pilot.pause()
        mask = "-masked" if masked else ""
        assert_looks_like(app, PICTURES / f"{look}{mask}-{size[0]}x{size[1]}.txt")
        assert masked != ("Ashmere" in app.words)


async def test_n_goes_from_one_uncoded_answer_to_the_next(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("down", "s", "p", "less_than_sign")
        assert screen.sheet.cursor == 0
        await pilot.press("escape", "n")
        assert screen.sheet.cursor == 2
        await pilot.press("asterisk", "p", "escape", "n")
        await pilot.pause()
        assert "All answers shown here are coded or finished." in app.hint
        await pilot.press("L", "asterisk", "1", "escape", "n")
        await pilot.pause()
        assert "All answers shown here have a value of PL." in app.hint


async def test_while_masked_nothing_names_anybody(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("m", "s", "p", "ctrl+z")
        await pilot.pause()
        assert "Undone: apply PL to •••" in app.hint
        assert not any(case in app.words for case in CASES)
        await pilot.press("escape", "tab")
        await pilot.pause()
        assert not any(word in app.words for word in (*CASES, "Ashmere", "manager"))
        order = [one.respondent for one in screen.sheet.shown]
        await pilot.press("m", "m")
        assert [one.respondent for one in screen.sheet.shown] == order
        assert order != list(CASES)
        assert project.file.history.past()[-1].name == "took the mask off the answers to S1 (a) T2"


async def test_words_and_conditions_narrow_what_is_shown(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("slash", *"school 02", "enter")
        await pilot.pause()
        assert [one.respondent for one in screen.sheet.shown] == ["FSW 02"]
        await pilot.press("slash", "escape")
        assert len(screen.sheet) == 5
        await pilot.press("w", *"borough=Ashmer", "enter")
        await pilot.pause()
        assert "Did you mean 'Ashmere'?" in app.hint
        await pilot.press("e", "enter")
        await pilot.pause()
        assert [one.respondent for one in screen.sheet.shown] == ["FSW 01", "FSW 02"]
        await pilot.press("o", "o", "o")
        await pilot.pause()
        assert [one.respondent for one in screen.sheet.shown] == ["FSW 02", "FSW 01"]
        assert "Ordered by role." in app.hint


async def test_enter_leads_from_row_to_card_to_document(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await pilot.press("down", "enter")
        assert screen.has_cards
        await pilot.press("right", "enter")
        await pilot.pause()
        [asked] = app.asked
        assert asked == OpenDocument("FSW 03 T2 S1", 33)


async def test_from_a_document_its_own_answer_comes_first(project: Project) -> None:
    async with answers(project, document="FSW 03") as (screen, app, pilot):
        assert screen.has_cards
        assert "FSW 03" in app.words
        await pilot.press("home", "pagedown", "pageup", "g", "pagedown")
        assert not screen.has_cards
        assert screen.sheet.cursor == 4


async def test_what_was_done_elsewhere_is_seen_on_coming_back(project: Project) -> None:
    async with answers(project) as (screen, app, pilot):
        await app.push_screen(CodePicker(project.codebook()))
        document = browsing.document(project, "FSW 01 T2 S1")
        [turn] = document.respondent_turns()
        span = Span(turn.speech, turn.stop)
        coding.apply_code(project, browsing.code(project, "PL"), document=document, span=span)
        await pilot.press("escape")
        await pilot.pause()
        assert screen.sheet.waiting == 2
        with open_project(project.path, coder="ana") as other:
            coding.finish(other, [document])
        screen.look_around()
        await pilot.pause()
        assert screen.sheet.shown[0].finished


async def test_the_prompt_is_chosen_and_remembered(project: Project) -> None:
    async with hosted(ResponsesScreen(project)) as (app, pilot):
        assert isinstance(app.screen, QuestionChooser)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ResponsesScreen)
        assert app.screen.sheet.asked == Asked("S1", "", "T2")
        await pilot.press("space", "R")
        await pilot.pause()
        assert isinstance(app.screen, QuestionChooser)
        assert app.screen.rows.cursor == 1
        await pilot.press("home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ResponsesScreen)
        assert (app.screen.sheet.asked, app.screen.sheet.marks) == (ASKED, set())
    async with hosted(ResponsesScreen(project)) as (app, pilot):
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ResponsesScreen | QuestionChooser)


async def test_a_click_goes_to_a_row_and_two_open_it(project: Project) -> None:
    async with answers(project) as (screen, _, pilot):
        await pilot.click(screen.grid, offset=(10, 3))
        assert screen.sheet.cursor == 2
        await pilot.click(screen.grid, offset=(10, 2), times=2)
        await pilot.pause()
        assert (screen.sheet.cursor, screen.has_cards) == (1, True)


def test_a_project_without_responses_has_nothing_to_show(
    tmp_path: Path, codebook: Codebook, response: Document
) -> None:
    path = tmp_path / "talks.coder"
    create_project(path, codebook)
    with open_project(path, coder="ana") as project:
        with project.file.action("x", "ana") as act:
            project.file.documents.add(act, replace(response, kind=Kind.INTERVIEW))
        with pytest.raises(InvalidRequestError, match="no scenario answers"):
            ResponsesScreen(project)
