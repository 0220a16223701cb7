"""The views of agreement: each is reached by its key, and each number opens what is behind it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.workflow import browsing, coding, merging, rounds
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.conftest import BOROUGHS, answer_of, code
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from transcripts.model import Document
from tui.app import CoderApp
from tui.screens.agreement import AgreementScreen
from tui.screens.agreement.explanation import ExplanationScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent / "agreement"
PLANNING, REFLECTION = ("o", "j"), ("o", "j", "j", "j")


@pytest.fixture
def three(study: Project) -> Project:
    """A third coder reads one answer otherwise, and leaves one unfinished."""
    with open_project(study.path, coder="cyd") as cyd:
        answers = [browsing.document(cyd, answer_of(case)) for case in BOROUGHS]
        code(cyd, "RR", answers[0])
        code(cyd, "PL2", answers[1])
        code(cyd, "PL2", answers[3])
        coding.finish(cyd, answers[:3])
    return study


@pytest.fixture
def a_round(study: Project, response: Document) -> Iterator[Project]:
    """A round of two new answers, coded apart by both coders."""
    new = [
        replace(response, name=f"FSW 09 T{time} S1", time=f"T{time}", guid=f"new {time}")
        for time in (1, 2)
    ]
    with open_project(study.path, coder="lead") as lead:
        with lead.file.action("x", "lead") as act:
            for one in new:
                lead.file.documents.add(act, one)
        names = tuple(one.name for one in new)
        rounds.begin(lead, Plan(("ana", "ben"), documents=names))
        for name in ("ana", "ben"):
            with open_project(study.path, coder=name) as project:
                code(project, "RR", new[0])
                if name == "ana":
                    code(project, "PL2", new[1])
                coding.finish(project, new)
        yield lead


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("coders", (*PLANNING, "2")),
        ("confusions", ("3",)),
        ("documents", ("4",)),
        ("details", (*PLANNING, "6")),
    ],
)
async def test_every_view_shows_its_table_and_what_is_behind_it(
    three: Project, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    async with hosted(AgreementScreen(three), size=size) as (app, pilot):
        for key in keys:
            await counted(pilot, key)
        assert_looks_like(app, PICTURES / f"{name}-{size[0]}x{size[1]}.txt")


async def test_each_two_coders_have_their_alpha_and_units(three: Project) -> None:
    async with hosted(AgreementScreen(three), size=WIDE) as (app, pilot):
        await counted(pilot, *PLANNING)
        await counted(pilot, "2")
        assert app.row("ana · .533")
        assert "ana and ben: α .533" in app.words
        await counted(pilot, "l", "enter", "enter")
        assert app.asked == [OpenDocument("FSW 01 T2 S1", 33)]


async def test_alpha_without_a_coder_is_told_beside_that_of_all(three: Project) -> None:
    async with hosted(AgreementScreen(three)) as (app, pilot):
        await counted(pilot, *PLANNING)
        await counted(pilot, "2")
        await counted(pilot, "j", "j", "l", "l")
        assert "Without cyd: α .533; with all of them" in app.words


async def test_a_coder_and_themselves_have_no_units(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "2")
        await counted(pilot, "h", "enter")
        assert "There are no units behind this." in app.hint


async def test_a_confusion_opens_where_it_happened(three: Project) -> None:
    async with hosted(AgreementScreen(three)) as (app, pilot):
        await counted(pilot, "3")
        assert app.row("PL2 ana cyd RR 1")
        while "ana said PL2" not in app.words or "cyd said RR" not in app.words:
            await counted(pilot, "j")
        await pilot.press("enter", "enter")
        assert app.asked == [OpenDocument("FSW 01 T2 S1", 33)]


async def test_an_unfinished_document_is_opened_at_once(three: Project) -> None:
    async with hosted(AgreementScreen(three)) as (app, pilot):
        await counted(pilot, "4")
        assert app.row("FSW 04 T2 S1").startswith("FSW 04 T2 S1 finished finished begun with gaps")
        assert "it is in the figures, but without cyd" in app.words
        await pilot.press("enter")
        assert app.asked == [OpenDocument("FSW 04 T2 S1")]


async def test_without_confusions_and_rounds_a_sentence_says_so(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "4")
        assert "All coders have finished every document" in app.words
        await counted(pilot, "5")
        assert "No round has documents that two coders finished." in app.words
        await counted(pilot, "enter", "i", "escape")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_trend_has_each_code_in_each_round(
    a_round: Project, size: tuple[int, int]
) -> None:
    async with hosted(AgreementScreen(a_round), size=size) as (app, pilot):
        await counted(pilot, "5")
        assert_looks_like(app, PICTURES / f"rounds-{size[0]}x{size[1]}.txt")
        await pilot.press("enter", "enter")
        assert app.asked == [OpenDocument("FSW 09 T2 S1", 33)]


async def test_a_measure_is_explained_by_a_key(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, *PLANNING)
        await counted(pilot, "d")
        await counted(pilot, "i")
        assert isinstance(app.screen, ExplanationScreen)
        assert "coder agreement --explain" not in app.words
        await counted(pilot, "j", "pageup", "pagedown", "pagedown", "pagedown")
        assert "coder agreement --explain percent_agreement" in app.words
        await counted(pilot, "i")
        assert "presence: Percent agreement .750" in app.words


async def test_undefined_measures_say_why(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "G")
        await counted(pilot, "6")
        assert "It is undefined, because no unit was rated by two coders." in app.words


async def test_going_back_to_the_codes_finds_the_same_code(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (_, pilot):
        await counted(pilot, *REFLECTION)
        await counted(pilot, "6")
        await counted(pilot, "G", "escape")
        assert screen.code is not None
        assert screen.code.id == "RR"
        await counted(pilot, "o")
        assert screen.code.id == "RR"


async def test_keys_that_come_while_a_view_is_counted_do_no_harm(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        await counted(pilot, *PLANNING, *"6jj2jl34516")
        assert "PL  Planning" in app.words or "RR  Reflection" in app.words
        await counted(pilot, "escape")
        assert app.row("code n")
        await counted(pilot, "escape")
        assert app.screen is not screen


async def test_a_code_that_went_meanwhile_is_shown_no_longer(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        await counted(pilot, *PLANNING, "j")
        await counted(pilot, "6")
        assert "PL2  Reading first" in app.words
        with open_project(study.path, coder="lead") as lead:
            merging.merge(lead, browsing.code(lead, "PL2"), browsing.code(lead, "RR"))
        await counted(pilot, "r")
        assert "all codes, as sets" in app.words


@pytest.mark.parametrize("theme", ["dark", "light", "ansi-dark"])
async def test_an_interval_is_coloured_by_its_lower_end(demo_copy: Path, theme: str) -> None:
    with open_project(demo_copy, coder="lead") as demo:
        app = CoderApp(demo, theme=theme)
        async with app.run_test(size=WIDE) as pilot:
            await app.action_go("agreement")
            await counted(pilot)
            tones = {str(one) for one in plots(app)}
            below = app.theme_variables["error"].removeprefix("ansi_")
    assert tones - {""} == {below}


def plots(app: CoderApp) -> Iterator[object]:
    """The styles of the plots on the screen."""
    screen = app.screen
    assert isinstance(screen, AgreementScreen)
    for row in range(screen.board.row_count):
        yield from (span.style for span in screen.board.get_row_at(row)[-1].spans)


async def test_plain_signs_and_no_colours_lose_no_word(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = CoderApp(study, ascii_only=True)
    async with app.run_test(size=NARROW) as pilot:
        await app.action_go("agreement")
        await counted(pilot)
        screen = app.screen
        assert isinstance(screen, AgreementScreen)
        assert screen.found is not None
        assert len({len(row) for row in screen.board.sheet.rows}) == 1
