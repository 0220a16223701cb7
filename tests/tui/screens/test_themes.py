"""Theme counts as a screen: the numbers, who is counted, and the words behind each number."""

from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from tui.page.where import asked_for
from tui.screens.themes import ThemesScreen
from tui.widgets.messages import OpenExcerpts

PICTURES = Path(__file__).parent


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_respondents_are_counted_code_by_code(study: Project, size: tuple[int, int]) -> None:
    async with hosted(ThemesScreen(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"themes-{size[0]}x{size[1]}.txt")


async def test_each_code_has_its_share_and_interval(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, _):
        assert app.row("PL ") == "PL Planning 3 of 4 75* █████▎ 30.1–95.4 3"
        assert app.row("RR ") == "RR Reflection 1 of 4 25* █▊ 4.6–69.9 1"


async def test_values_of_a_choice_are_rows_that_add_up(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, _):
        assert app.row("SUP ") == "SUP Supervision 1 rated 1"
        assert app.row("Changed") == "Changed 1 of 1 100* ███████ 20.7–100.0"
        assert app.row("No change") == "No change 0 of 1 0* 0.0–79.3"


async def test_b_splits_by_one_trait_after_the_other(study: Project) -> None:
    async with hosted(ThemesScreen(study), size=WIDE) as (app, pilot):
        await counted(pilot, "b")
        assert "by borough" in app.words
        assert app.row("PL ") == "PL Planning 3 of 4 2/2 1/2 75* █████▎ 30.1–95.4 3 1.0000"
        await counted(pilot, "B", "B")
        assert "by state" in app.words


async def test_who_is_counted_can_be_said_in_words(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("w", *"borough=brackwell")
        await counted(pilot, "enter")
        assert "Respondents with borough Brackwell" in app.words
        assert app.row("PL ").startswith("PL Planning 1 of 2")


async def test_one_coder_can_be_counted_instead_of_the_consensus(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("w", *"coder=ben")
        await counted(pilot, "enter")
        assert app.row("PL ").startswith("PL Planning 2 of 4")
        await pilot.press("right", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert {one.coder for one in opened.excerpts} == {"ben"}


async def test_a_name_that_nothing_has_is_told_and_the_table_stays(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("w", *"boro=Ashmere")
        await counted(pilot, "enter")
        assert "There is no 'boro' to select by. Did you mean 'borough'?" in app.hint
        assert app.row("PL ").startswith("PL Planning 3 of 4")
        await counted(pilot, "b")
        assert "by borough" in app.words


async def test_what_is_no_question_is_told(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("w", *"Ashmere", "enter")
        assert "'Ashmere' is not NAME=VALUE, such as time=T2." in app.hint


async def test_a_number_opens_its_words(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert opened.title == "PL  Planning"
        assert [(one.case, one.code) for one in opened.excerpts] == [
            ("FSW 01", "PL2"),
            ("FSW 02", "PL2"),
            ("FSW 03", "PL2"),
        ]


async def test_a_groups_number_opens_the_words_of_the_group(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await counted(pilot, "b")
        await pilot.press("right", "right", "right", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert opened.title == "PL  Planning, Brackwell"
        assert [one.case for one in opened.excerpts] == ["FSW 03"]


async def test_a_values_number_opens_that_value_only(study: Project) -> None:
    async with hosted(ThemesScreen(study)) as (app, pilot):
        await pilot.press("ctrl+end", "enter", "k", "enter")
        none, changed = app.asked
        assert isinstance(none, OpenExcerpts)
        assert isinstance(changed, OpenExcerpts)
        assert (none.title, list(none.excerpts)) == ("SUP  Supervision: No change", [])
        assert [one.value for one in changed.excerpts] == ["changed"]


async def test_escape_lets_go_of_the_question_first(study: Project) -> None:
    screen = ThemesScreen(study)
    async with hosted(screen) as (app, pilot):
        await pilot.press("w", "escape")
        assert app.screen is screen
        await pilot.press("q")
        assert app.screen is not screen


async def test_two_finished_coders_without_a_consensus_are_told_in_full(ana: Project) -> None:
    answer = browsing.document(ana, "FSW 01 T2 S1")
    coding.finish(ana, [answer])
    with open_project(ana.path, coder="ben") as ben:
        coding.finish(ben, [answer])
    async with hosted(ThemesScreen(ana)) as (app, _):
        assert "was finished by ana and ben" in app.words
        assert "coder consensus" in " ".join(app.words.split())


async def test_the_demo_counts_as_planted(demo_copy: Path) -> None:
    with open_project(demo_copy) as demo:
        async with hosted(ThemesScreen(demo), size=WIDE) as (app, pilot):
            await pilot.press("w", *"time=T2 role=family social worker")
            await counted(pilot, "enter", "b")
            assert app.row("PL ").startswith(
                "PL Planning before the visit 22 of 25 8/9 7/8 7/8 88* "
            )
            assert app.row("EN ").startswith("EN Engaging children and parents 17 of 25")
            assert app.row("RR ").startswith("RR Review and reflection 11 of 25 3/9 2/8 6/8")


async def test_p_stays_in_a_narrow_window_however_long_the_names_of_groups(
    demo_copy: Path,
) -> None:
    with open_project(demo_copy) as demo:
        async with hosted(ThemesScreen(demo)) as (app, pilot):
            await counted(pilot, *"bbbb")
            assert "by role" in app.words
            assert app.row("code") == "code n of N assessment so… family social… % p"
            await pilot.press("right", "right")
            assert "assessment social worker: " in app.words


def test_values_may_have_blanks_and_quotes() -> None:
    assert asked_for('time=T2 role=family social worker "years qualified=0-1"') == {
        "time": ["T2"],
        "role": ["family social worker"],
        "years qualified": ["0-1"],
    }
    assert asked_for("case=O'Brien time=T1 time=T2") == {"case": ["O'Brien"], "time": ["T1", "T2"]}
    assert asked_for("  ") == {}


def test_a_lonely_quotation_mark_is_told() -> None:
    with pytest.raises(InvalidRequestError, match="no partner"):
        asked_for('role="family')
