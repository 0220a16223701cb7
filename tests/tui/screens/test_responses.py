"""The answers to one prompt: coded, rated, marked and finished by keys, as the project has it."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from codebook.model import Codebook
from coder.errors import InvalidRequestError
from coder.themes.answers import Asked
from coder.workflow import browsing, coding
from coder.workflow.project import Project, create_project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, Host, hosted
from transcripts.model import Case, Document, Kind, Span, State
from tui.dialogs.code_picker import CodePicker
from tui.screens.responses import ResponsesScreen
from tui.screens.responses.chooser import QuestionChooser
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent
ASKED = Asked("S1", "a", "T2")
CASES = {
    "FSW 01": ("Ashmere", "social worker"),
    "FSW 02": ("Ashmere", "manager"),
    "FSW 03": ("Brackwell", "social worker"),
    "FSW 04": ("Brackwell", "manager"),
    "FSW 05": ("Brackwell", "manager"),
}
BLANK, WITHHELD = "FSW 04", "FSW 05"


@pytest.fixture
def project(tmp_path: Path, codebook: Codebook, response: Document) -> Iterator[Project]:
    """Five responses that ana has not coded: three with words, a blank and a withheld one."""
    path = tmp_path / "study.coder"
    create_project(path, codebook)
    with open_project(path, coder="lead") as lead, lead.file.action("x", "lead") as act:
        for case, (borough, role) in CASES.items():
            lead.file.cases.save(act, Case(case, {"borough": borough, "role": role}))
            state = {BLANK: State.BLANK, WITHHELD: State.WITHHELD}.get(case, State.PRESENT)
            one = replace(response, name=f"{case} T2 S1", case=case, guid=case, state=state)
            lead.file.documents.add(act, one)
    with open_project(path, coder="ana") as project:
        yield project


@asynccontextmanager
async def answers(
    project: Project, *, size: tuple[int, int] = NARROW, document: str = ""
) -> AsyncIterator[tuple[ResponsesScreen, Host, Pilot[None]]]:
    screen = ResponsesScreen(project, ASKED, document=document)
    async with hosted(screen, size=size) as (app, pilot):
        yield screen, app, pilot


def codes(project: Project) -> dict[str, list[str]]:
    """The codes of each case that has any, on the whole answer, as the project file has them."""
    ids = {code.guid: code.id for code in project.codebook()}
    found: dict[str, list[str]] = {}
    for case in CASES:
        document = browsing.document(project, f"{case} T2 S1")
        whole = [turn.span for turn in document.respondent_turns()]
        for one in browsing.codings_in(project, document):
            assert one.span in whole
            found.setdefault(case, []).append(ids[one.code])
    return {case: sorted(of) for case, of in found.items()}


def levels(project: Project) -> dict[str, str]:
    documents = [browsing.document(project, f"{case} T2 S1") for case in CASES]
    return {
        one.case: rating.value for one in documents for rating in browsing.ratings_in(project, one)
    }


def finished(project: Project) -> list[str]:
    return [
        one.case
        for one in browsing.progress(project)
        if one.coders.get("ana", browsing.Work()).finished
    ]


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
        assert_looks_like(app, PICTURES / f"responses-{look}{mask}-{size[0]}x{size[1]}.txt")
        assert masked != ("Ashmere" in app.words)


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
