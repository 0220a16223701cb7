"""How far the coders agree, as a screen, and the way from a number to the words."""

from pathlib import Path

import pytest

from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from tui.screens.agreement import AgreementScreen
from tui.widgets.messages import OpenDisagreements, OpenDocument

PICTURES = Path(__file__).parent


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_table_and_the_disagreements_stand_together(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(AgreementScreen(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"agreement-{size[0]}x{size[1]}.txt")


async def test_where_room_is_short_alpha_keeps_its_interval(study: Project) -> None:
    async with hosted(AgreementScreen(study), size=(60, 20)) as (app, pilot):
        assert app.row("code ").startswith("code n α 95 % interval 0")
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert app.row("code ").startswith("code n ana % ben % agree % F1+ α 95 % interval 0")


async def test_each_code_has_its_numbers(study: Project) -> None:
    # planning: ++ 2, +- 1, -+ 0, -- 1
    async with hosted(AgreementScreen(study), size=WIDE) as (app, pilot):
        await pilot.press("o")
        await pilot.pause()
        assert app.row("PL ").startswith("PL ! 4 75.0 50.0 75.0 .800 .533 –")
        assert app.row("RR ").startswith("RR ! 4 25.0 25.0 100.0 1.000 1.000 –")


async def test_the_highlighted_code_is_told_in_words(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "o", "j")
        assert app.row("1 disagreement") == "1 disagreement in 4 documents: ++ 2 +− 1 −+ 0 −− 1"
        assert (
            app.row("agreement 75.0 %")
            == "agreement 75.0 % F1+ .800 F1− .667 Cohen's κ .500 AC1 .529"
        )
        assert "fewer than 20 units" in app.words


async def test_the_whole_codebook_stands_above_its_codes(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await pilot.press("g")
        await pilot.pause()
        assert app.row("all codes ! 4 ")
        assert "All codes that stand in a unit, as one set: α with the MASI distance" in app.words
        assert app.row("FSW 03 T2 S1").startswith("FSW 03 T2 S1 PL present absent I'd read")


async def test_enter_leads_to_the_disagreements_and_on_into_the_text(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await pilot.press("enter", "enter")
        start = browsing.document(study, "FSW 03 T2 S1").text.index("I'd read")
        assert app.asked == [OpenDocument("FSW 03 T2 S1", start)]


async def test_a_code_without_disagreements_says_so(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "o", "j", "j", "j", "enter")
        assert "There are no units behind this." in app.hint
        assert not app.asked


async def test_undefined_is_a_dash_with_its_reason(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "o", "G")
        assert app.row("SUP").startswith("SUP ! 0 – – – – –")
        assert "α is undefined, because no unit was rated by two coders" in app.words


async def test_back_goes_from_the_units_to_the_codes_and_then_away(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        await counted(pilot, "3", "tab", "escape")
        assert screen.board.has_focus
        assert app.row("said by where")
        await counted(pilot, "escape")
        assert app.row("code n")
        await pilot.press("q")
        assert app.screen is not screen


async def test_the_desk_is_asked_for_the_code_at_the_cursor(study: Project) -> None:
    async with hosted(AgreementScreen(study)) as (app, pilot):
        await counted(pilot, "s", "j", "s")
        whole, code = app.asked
        assert isinstance(whole, OpenDisagreements)
        assert whole.asked is None
        assert isinstance(code, OpenDisagreements)
        assert code.asked is not None
        assert code.asked.codes == ("PL",)


async def test_one_finished_coder_is_told_in_words(ana: Project) -> None:
    async with hosted(AgreementScreen(ana)) as (app, _):
        assert "Agreement needs two coders who have finished documents" in app.hint


async def test_on_a_narrow_screen_the_page_says_in_full_why_it_is_empty(ana: Project) -> None:
    async with hosted(AgreementScreen(ana), size=(60, 20)) as (app, _):
        page = " ".join(" ".join(app.words.splitlines()[:-2]).split())
        assert "Agreement needs two coders who have finished" in page
        assert page.endswith("coder finish DOCUMENT --as NAME")


async def test_where_no_code_is_counted_keys_do_nothing(ana: Project) -> None:
    async with hosted(AgreementScreen(ana)) as (app, pilot):
        await pilot.press("G", "j", "pageup", "enter", "o", "tab", "G", "enter", *"123456")
        assert not app.asked


async def test_coming_back_shows_what_was_coded_meanwhile(study: Project) -> None:
    screen = AgreementScreen(study)
    async with hosted(screen) as (app, pilot):
        with open_project(study.path, coder="ben") as ben:
            answer = browsing.document(ben, "FSW 03 T2 S1")
            coding.reopen(ben, [answer])
        await screen.on_screen_resume()
        await counted(pilot)
        assert app.row("PL ").startswith("PL ! 3 66.7 66.7")


async def test_the_demo_agrees_as_planted_the_lowest_interval_first(demo_copy: Path) -> None:
    with open_project(demo_copy) as demo:
        async with hosted(AgreementScreen(demo), size=WIDE) as (app, pilot):
            assert app.row("PL ").startswith("PL ! 40 70.0 72.5 92.5 .947 .819")
            assert app.row("EN ").startswith("EN ! 40 57.5 55.0 87.5 .889 .749")
            assert app.row("RR ").startswith("RR ! 40 32.5 30.0 82.5 .720 .598")
            assert first_words(app.words, "RR", "EN", "PL") == ["RR", "EN", "PL"]
            await counted(pilot, "o")
            assert first_words(app.words, "RR", "EN", "PL") == ["PL", "EN", "RR"]


def first_words(screen: str, *wanted: str) -> list[str]:
    """Those of the wanted words that lines begin with, in the order of the lines."""
    starts = dict.fromkeys(line.split()[0] for line in screen.splitlines() if line.split())
    return [start for start in starts if start in wanted]
