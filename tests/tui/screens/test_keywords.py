"""The workshop of a code's keywords: read, changed, and taken back, by stories on the file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Code, Codebook, CodeKind, Keywords, Value
from coder.errors import InvalidRequestError
from coder.workflow import browsing, revising
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project, create_project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from transcripts.model import Document, Kind, Span, Turn, Voice
from tui.screens.keywords import KeywordsScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent
TEXTS = {
    "FSW 01 T2 S1": "I plan the visit. The care plan is old. I knock at the door twice.",
    "FSW 02 T2 S1": "Planning meetings tire me. I read the file. Mum knocks back at me.",
    "FSW 03 T2 S1": "I follow the plan. I knock at every door. The kettle was on.",
    "FSW 04 T2 S1": "Dad made tea. Grandma sat still. Nobody spoke much. Rain fell all day.",
}
CODED = {
    "FSW 01 T2 S1": ("I plan the visit.", "I knock at the door twice."),
    "FSW 02 T2 S1": ("I read the file.",),
    "FSW 03 T2 S1": ("I knock at every door.",),
}


def answer(name: str, text: str) -> Document:
    turns = (Turn(0, 0, len(text), name[:6], Voice.RESPONDENT),)
    return Document(name, text, turns, Kind.RESPONSE, time="T2", scenario="S1")


@pytest.fixture
def worked(tmp_path: Path) -> Iterator[Project]:
    """Four answers that ana has coded for planning and finished."""
    path = tmp_path / "words.coder"
    codes = (
        Code("PL", "Planning", hotkey="p", keywords=Keywords(("plan",), ("care plan",))),
        Code("PL2", "Reading first", parent="PL", hotkey="r", keywords=Keywords(("file", "call"))),
        Code("OC", "Safer", kind=CodeKind.CHOICE, values=(Value("a", "A"), Value("b", "B"))),
    )
    create_project(path, Codebook(codes))
    with open_project(path, coder="ana") as project:
        with project.action("the answers") as action:
            for one in TEXTS.items():
                project.file.documents.add(action, answer(*one))
        for name, coded in CODED.items():
            document = browsing.document(project, name)
            for words in coded:
                start = document.text.index(words)
                span = Span(start, start + len(words))
                apply_code(project, browsing.code(project, "PL"), document=document, span=span)
        finish(project, project.file.documents.all())
        yield project


def planning(project: Project) -> Code:
    return browsing.code(project, "PL")


def keywords(project: Project) -> Keywords:
    return planning(project).keywords


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_workshop_looks_as_it_should(worked: Project, size: tuple[int, int]) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked)), size=size) as (app, pilot):
        await counted(pilot)
        assert_looks_like(app, PICTURES / f"keywords-{size[0]}x{size[1]}.txt")


async def test_it_tells_how_often_each_form_was_coded(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, _):
        assert app.row("plan plan").startswith("plan plan 1 of 2")
        assert app.row("plan planning").startswith("plan planning 0 of 1")
        assert app.row("file file").startswith("file file 1 of 1")


async def test_a_key_drops_the_form_and_undo_brings_it_back(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await counted(pilot, "down")
        assert "Dropping “planning”: 1 sentence hit no longer: 1 left." in app.words
        await counted(pilot, "d")
        assert keywords(worked).seek == ('"plan"', '"plans"', '"planned"')
        assert "“planning” is no form of plan any more." in app.hint
        await counted(pilot, "u")
        assert keywords(worked).seek == ("plan",)
        assert "Undone: drop “planning” as keyword of PL." in app.hint
        await counted(pilot, "ctrl+r")
        assert keywords(worked).seek == ('"plan"', '"plans"', '"planned"')


async def test_a_keyword_of_one_form_goes_whole_and_from_the_code_that_it_belongs_to(
    worked: Project,
) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (_, pilot):
        await counted(pilot, "down", "down", "down", "d")
        assert browsing.code(worked, "PL2").keywords.seek == ("call",)


async def test_a_key_drops_the_keyword_with_all_its_forms(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (_, pilot):
        await counted(pilot, "D")
        assert keywords(worked) == Keywords((), ("care plan",))


async def test_a_key_adds_a_candidate_whose_effect_was_told_before(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await counted(pilot, "tab")
        assert "Adding “door”: 2 sentences hit now: 2 coded so." in app.words
        await counted(pilot, "a")
        assert keywords(worked).seek == ("plan", "door")
        assert app.row("door door").startswith("door door 2 of 2")


async def test_a_click_goes_to_the_other_list(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await pilot.click("#candidates", offset=(3, 2))
        await counted(pilot, "a")
        assert keywords(worked).seek == ("plan", "door")
        await pilot.click("#forms", offset=(3, 1))
        await counted(pilot, "D")
        assert keywords(worked).seek == ("door",)
        assert "takes it back" in app.hint


async def test_what_a_key_cannot_do_in_a_list_it_says(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await counted(pilot, "a")
        assert "goes to the candidates" in app.hint
        await counted(pilot, "tab", "d")
        assert "goes to the forms" in app.hint
        assert keywords(worked).seek == ("plan",)


async def test_a_key_lets_words_silence_the_code(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (_, pilot):
        await counted(pilot, "down", "v")
        assert keywords(worked).avoid == ("care plan", "planning")


async def test_words_of_ones_own_are_matched_while_they_are_typed(worked: Project) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await counted(pilot, "w", *"knock")
        assert "Adding “knock”: 3 sentences hit now: 2 coded so, 1 left." in app.words
        await counted(pilot, "enter")
        assert keywords(worked).seek == ("plan", "knock")
        await counted(pilot, "w", *"plans")
        assert "“plans” is a keyword of PL already, a form of “plan”." in app.words
        await counted(pilot, "enter", "escape")
        assert keywords(worked).seek == ("plan", "knock")
        await counted(pilot, "escape")
        assert not isinstance(app.screen, KeywordsScreen)


async def test_the_sentences_are_read_one_by_one_and_opened_in_their_document(
    worked: Project,
) -> None:
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        assert "1 of 2 · ● coded · FSW 01 T2 S1" in app.words
        await counted(pilot, "n", "n")
        assert "2 of 2 · ○ left · FSW 03 T2 S1" in app.words
        await counted(pilot, "enter", "p")
        assert app.asked == [OpenDocument("FSW 03 T2 S1", 0)]
        assert "1 of 2 · ● coded" in app.words


async def test_a_code_without_keywords_says_how_to_give_it_one(worked: Project) -> None:
    for code in (planning(worked), browsing.code(worked, "PL2")):
        revising.redefine(worked, code, {}, keywords=Keywords())
    async with hosted(KeywordsScreen(worked, planning(worked))) as (app, pilot):
        await counted(pilot, "d", "enter", "v", "n")
        assert keywords(worked) == Keywords()
        assert "takes words of your own" in app.words


def test_a_choice_has_no_workshop(worked: Project) -> None:
    with pytest.raises(InvalidRequestError, match="no use for keywords"):
        KeywordsScreen(worked, browsing.code(worked, "OC"))
    with pytest.raises(InvalidRequestError, match="retired"):
        KeywordsScreen(worked, replace(planning(worked), retired=True))
