"""Measures as a screen: a list, the scores of each case, and the joint display."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coder.workflow import rounds
from coder.workflow.drawing import Plan
from coder.workflow.joint_notes import NewNote, note
from coder.workflow.measure_loading import Wanted, load_measures
from coder.workflow.project import Project, open_project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.conftest import BOROUGHS, answer_of
from tests.tui.screens.host import NARROW, WIDE, counted, hosted
from tui.screens.measures import MeasuresScreen
from tui.widgets.messages import OpenExcerpts

PICTURES = Path(__file__).parent
KEYS = {
    "calm": "id: calm\ntitle: Calm evenings\nitems: 1-2\nrange: 1 to 5\ndirection: higher\n"
    "score: sum\nmissing: {at least: 2, prorated: no}\n",
    "visits": "id: visits\ntitle: Visits in a month\nkind: count\ndirection: neither\n",
}
CALM = "case,time,1,2\n" + "".join(
    f"{case},T1,{first},2\n{case},T2,{last},{last if case != 'FSW 03' else ''}\n"
    for case, (first, last) in zip(BOROUGHS, ((1, 3), (2, 3), (3, 3), (4, 2)), strict=True)
)
VISITS = "case,time,visits\nFSW 01,T1,3\n"


@pytest.fixture
def numbers(study: Project, tmp_path: Path) -> Project:
    for name, table in {"calm": CALM, "visits": VISITS}.items():
        (tmp_path / f"{name}.yaml").write_text(KEYS[name], encoding="utf-8")
        (tmp_path / f"{name}.csv").write_text(table, encoding="utf-8")
        key = str(tmp_path / f"{name}.yaml")
        load_measures(study, tmp_path / f"{name}.csv", Wanted(key))
    return study


@pytest.mark.parametrize("size", [NARROW, WIDE])
@pytest.mark.parametrize(("name", "keys"), [("list", ()), ("scores", "2"), ("joint", "3")])
async def test_measures_are_read_in_three_views(
    numbers: Project, name: str, keys: Sequence[str], size: tuple[int, int]
) -> None:
    note(numbers, NewNote("calm", "PL", "present", "extends", "They tell how it came about."))
    async with hosted(MeasuresScreen(numbers), size=size) as (app, pilot):
        await counted(pilot, *keys)
        assert_looks_like(app, PICTURES / f"measures-{name}-{size[0]}x{size[1]}.txt")


async def test_enter_goes_from_a_measure_to_its_scores_and_on_to_a_theme(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "down", "enter")
        assert "Visits in a month; total" in app.words
        await counted(pilot, "n")
        assert app.row("FSW 01") == "FSW 01 3.0 6.0 +3.0 0"
        assert app.row("FSW 03") == "FSW 03 5.0 – – 1"
        await counted(pilot, "enter")
        assert app.row("present").startswith("present 3 3* 2* 3.5 6.0 +2.5")
        assert app.row("absent") == "absent 1 1* 1* 6.0 4.0 −2.0 –"


async def test_enter_opens_the_words_behind_a_row_of_the_joint_display(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "3", "enter")
        (opened,) = app.asked
        assert isinstance(opened, OpenExcerpts)
        assert [one.case for one in opened.excerpts] == ["FSW 01", "FSW 02", "FSW 03"]
        assert opened.again is not None
        assert opened.again() == opened.excerpts
        await counted(pilot, "down", "enter")
        assert "No coded words stand behind this row." in app.hint


async def test_the_row_at_the_cursor_is_told_in_words(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "2", "down", "down")
        assert "FSW 03, T2: total –; without 2" in app.words
        await counted(pilot, "3")
        assert "present: “I'd read the file first.” FSW 01, T2, S1 (auto)" in app.words


async def test_c_goes_through_the_themes_and_the_values_of_choices(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "c")
        assert "RR  Reflection beside Calm evenings" in app.words
        await counted(pilot, "c")
        assert "SUP  Supervision = changed beside" in app.words
        await counted(pilot, "C", "C")
        assert "PL  Planning beside" in app.words


async def test_b_sets_groups_side_by_side_and_then_those_with_the_theme_again(
    numbers: Project,
) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "b")
        assert app.row("Ashmere") == "Ashmere 2 of 2 2* 2* 3.5 6.0 +2.5 −3.9 to +8.9"
        await counted(pilot, "b")
        assert app.row("present").startswith("present 3")


async def test_whose_words_count_and_beside_which_code_can_be_typed(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "w", *"borough=Ashmere code=PL2", "enter")
        assert "PL2  Reading first (borough Ashmere) beside" in app.words
        assert app.row("present").startswith("present 2")


async def test_what_cannot_be_asked_is_told_and_what_was_shown_stays(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "3")
        await counted(pilot, "w", *"code=PX", "enter")
        assert "There is no code 'PX'" in app.hint
        assert "PL  Planning beside" in app.words
        await counted(pilot, "w", *"nonsense", "enter")
        assert "'nonsense' is not NAME=VALUE" in app.hint
        await counted(pilot, "escape")
        assert "next measure" in app.hint


async def test_numbers_that_come_meanwhile_are_read_again(numbers: Project, tmp_path: Path) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await counted(pilot, "down", "2")
        with open_project(numbers.path, coder="ben") as other:
            (tmp_path / "visits.csv").write_text(VISITS.replace(",3", ",8"), encoding="utf-8")
            load_measures(other, tmp_path / "visits.csv", Wanted("visits"))
        await counted(pilot, "r")
        assert app.row("FSW 01") == "FSW 01 8.0 – 0"


async def test_without_numbers_the_screen_says_how_to_load_some(study: Project) -> None:
    async with hosted(MeasuresScreen(study)) as (app, pilot):
        assert "Load a table with: coder measures load" in app.words
        await counted(pilot, "n", "3", "2")
        assert "Load a table with: coder measures load" in app.words


async def test_who_codes_blind_does_not_see_what_is_hoped_for(numbers: Project) -> None:
    names = [answer_of("FSW 04")]
    with open_project(numbers.path, coder="lead") as lead:
        rounds.begin(lead, Plan(("cleo", "dora"), documents=names, blind=True))
    with open_project(numbers.path, coder="cleo") as cleo:
        async with hosted(MeasuresScreen(cleo)) as (app, _):
            assert "shown again when your blind round is closed" in " ".join(app.words.split())
            assert "calm" not in app.words


async def test_q_goes_back(numbers: Project) -> None:
    async with hosted(MeasuresScreen(numbers)) as (app, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert not isinstance(app.screen, MeasuresScreen)
