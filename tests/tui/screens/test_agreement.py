"""How far the coders agree, as a screen, and the way from a number to the words."""

from pathlib import Path

import pytest

from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from tui.screens.agreement import AgreementScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_table_and_the_disagreements_stand_together(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(AgreementScreen(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"agreement-{size[0]}x{size[1]}.txt")


async def test_where_room_is_short_alpha_keeps_its_interval(study: Project) -> None:
    async with hosted(AgreementScreen(study), size=(60, 20)) as (app, pilot):
        assert app.row("code ").endswith("ana ben % κ α 95 % interval")
        assert app.row("PL ").startswith("PL 75.0 50.0 75.0 0.500 0.533")
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert app.row("code ").startswith("code units ana ben % F1+ κ α 95 % interval")


async def test_each_code_has_its_numbers(study: Project) -> None:
    # planning: ++ 2, +- 1, -+ 0, -- 1
    async with hosted(AgreementScreen(study)) as (app, _):
        assert app.row("PL ").startswith("PL 4 75.0 50.0 75.0 0.800 0.500 0.533")
        assert app.row("RR ").startswith("RR 4 25.0 25.0 100.0 1.000 1.000 1.000")
        assert app.row("1 disagreement") == "1 disagreement in 4 documents: ++ 2 +− 1 −+ 0 −− 1"


async def test_enter_leads_to_the_disagreements_and_on_into_the_text(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        assert app.row("FSW 03 T2 S1").startswith("FSW 03 T2 S1 present absent I'd read the file")
        await pilot.press("enter", "enter")
        start = browsing.document(study, "FSW 03 T2 S1").text.index("I'd read")
        assert app.asked == [OpenDocument("FSW 03 T2 S1", start)]


async def test_a_code_without_disagreements_says_so(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await pilot.press("j", "j", "enter")
        assert "The coders do not differ on this code." in app.hint
        assert not app.asked


async def test_undefined_is_a_dash_with_its_reason(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await pilot.press("ctrl+end")
        assert app.row("SUP") == "SUP 0 – – – – – – –"
        assert "α is undefined, because no unit was rated by two coders" in app.words


async def test_back_goes_from_the_disagreements_to_the_codes_and_then_away(
    study: Project,
) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        await pilot.press("tab", "escape")
        assert screen.codes.has_focus
        await pilot.press("q")
        assert app.screen is not screen


async def test_one_finished_coder_is_told_in_words(ana: Project) -> None:
    async with hosted(AgreementScreen(ana)) as (app, _):
        assert "Agreement needs two coders who have finished documents" in app.hint


async def test_where_no_code_is_counted_keys_do_nothing(ana: Project) -> None:
    async with hosted(AgreementScreen(ana)) as (app, pilot):
        await pilot.press("G", "j", "pageup", "enter", "o", "tab", "G", "enter")
        assert not app.asked


async def test_coming_back_shows_what_was_coded_meanwhile(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        with open_project(study.path, coder="ben") as ben:
            answer = browsing.document(ben, "FSW 03 T2 S1")
            coding.reopen(ben, [answer])
        await screen.on_screen_resume()
        await counted(pilot)
        assert app.row("PL ").startswith("PL 3 66.7 66.7 100.0")


async def test_the_demo_agrees_as_planted_and_can_be_put_in_order(demo_copy: Path) -> None:
    with open_project(demo_copy) as demo:
        async with hosted(AgreementScreen(demo), size=WIDE) as (app, pilot):
            assert app.row("PL ").startswith("PL 40 70.0 72.5 92.5 0.947 0.817 0.819")
            assert app.row("EN ").startswith("EN 40 57.5 55.0 87.5 0.889 0.746 0.749")
            assert app.row("RR ").startswith("RR 40 32.5 30.0 82.5 0.720 0.593 0.598")
            await pilot.press("o")
            await pilot.pause()
            codes = [line.split()[0] for line in app.words.splitlines()[2:]]
            assert codes.index("RR3") < codes.index("RR4") < codes.index("PL5") < codes.index("PL")
