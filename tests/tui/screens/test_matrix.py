"""The framework matrix as a screen: cells are read, summed up, narrowed, and opened in the text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.workflow import charting
from coder.workflow.project import Project, open_project
from tests.coder.workflow.chart_world import begun, summaries, summarise
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, Host, counted, hosted
from tui.screens.matrix import MatrixScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = begun(tmp_path)
    summarise(made, "FSW 1", "PL1", "Reads first.", name="ben")
    with open_project(made) as project, project.action("when") as action:
        [one] = project.file.summaries.all()
        row = project.file.contents.rows()["summaries"][one.guid]
        action.put("summaries", one.guid, row | {"at": "2026-03-01T12:00:00Z"})
    return made


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with open_project(path, coder="ana") as opened:
        yield opened


def screen(app: Host) -> MatrixScreen:
    assert isinstance(app.shown, MatrixScreen)
    return app.shown


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_cell_shows_what_it_holds(project: Project, size: tuple[int, int]) -> None:
    async with hosted(MatrixScreen(project), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"matrix-{size[0]}x{size[1]}.txt")


async def test_the_pane_follows_the_cursor(project: Project) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        assert "not summed up yet, 2 quotations" in app.words
        await pilot.press("l")
        assert "summed up by ben, 2026-03-01, 1 quotation" in app.words
        await pilot.press("j", "j")
        assert "FSW 3 · PL1  Reading first" in app.words
        await pilot.press("end", "G", "up", "left", "home", "g", "pagedown", "pageup")
        assert "FSW 1 · PL  Planning" in app.words


async def test_enter_sums_a_cell_up_and_it_is_kept_on_closing(project: Project, path: Path) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        await pilot.press("enter", *"Plans")
        assert "Then I'd ring the school." in app.words
        await counted(pilot, "escape")
        assert app.row("FSW 1 ").startswith("FSW 1 Plans Reads first.")
        assert summaries(path)["FSW 1", "PL"] == "Plans"
        await counted(pilot, "u")
        assert "Undone: the summary of FSW 1 on PL." in app.words
        assert app.row("FSW 1 ").startswith("FSW 1 [auto]")
        await counted(pilot, "ctrl+r")
        assert app.row("FSW 1 ").startswith("FSW 1 Plans")


async def test_a_summary_is_gone_on_with_and_emptied(project: Project, path: Path) -> None:
    async with hosted(MatrixScreen(project)) as (_, pilot):
        await pilot.press("l", "e", *" Then")
        await counted(pilot, "escape")
        assert summaries(path)["FSW 1", "PL1"] == "Reads first. Then"
        await pilot.press("e", "ctrl+a", "ctrl+k")
        await counted(pilot, "escape")
        assert summaries(path) == {}


async def test_what_somebody_else_wrote_meanwhile_is_not_written_over(
    project: Project, path: Path
) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        await pilot.press("e", *"Mine")
        summarise(path, "FSW 1", "PL", "Theirs.", name="ben")
        await counted(pilot, "escape")
        assert "ben has changed the summary of FSW 1 on PL meanwhile" in " ".join(app.words.split())
        await counted(pilot, "escape")
        assert summaries(path)["FSW 1", "PL"] == "Theirs."


async def test_nothing_is_written_on_withheld_words_or_on_a_document_of_nobody(
    project: Project,
) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        await pilot.press("G", "e")
        assert "Stray belongs to no case. Give it one: coder documents load" in app.hint
        await pilot.press("k", "k", "e")
        assert "The words of FSW 4 are withheld" in app.hint


async def test_o_opens_the_chosen_quotation_in_its_document(project: Project) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        await pilot.press("n", "o")
        [opened] = app.asked
        assert isinstance(opened, OpenDocument)
        assert (opened.name, opened.offset) == ("FSW 1 S1", 25)
        await pilot.press("N", "o")
        assert isinstance(app.asked[-1], OpenDocument)
        assert app.asked[-1].offset == 0
        await pilot.press("j", "n", "o")
        assert "There is no quotation in this cell." in app.hint


async def test_w_narrows_cases_and_codes(project: Project) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        await pilot.press("w", *"borough=ashmere code=SUP")
        await counted(pilot, "enter")
        assert "borough Ashmere" in app.words
        assert app.row("Case").startswith("Case SUP Supervision")
        assert [row.name for row in screen(app).grid.matrix.rows] == ["FSW 2", "FSW 3"]  # type: ignore[union-attr] # it is counted
        await pilot.press("w", "escape")
        await pilot.press("w", *"time=T9")
        await counted(pilot, "enter")
        assert "Nothing has time 'T9'." in app.hint
        assert app.row("FSW 2 ") == "FSW 2 (not rated)"


async def test_s_sorts_by_one_attribute_after_the_other(project: Project) -> None:
    async with hosted(MatrixScreen(project), size=WIDE) as (app, pilot):
        await counted(pilot, "s")
        assert "by borough" in app.words
        names = [row.name for row in screen(app).grid.matrix.rows]  # type: ignore[union-attr] # as above
        assert names[:3] == ["FSW 2", "FSW 3", "FSW 1"]
        assert "FSW 1 · PL" in app.words  # the cursor goes along with its case
        await counted(pilot, "s")
        assert "by borough" not in app.words


async def test_what_others_write_comes_with_a_key(project: Project, path: Path) -> None:
    async with hosted(MatrixScreen(project)) as (app, pilot):
        summarise(path, "FSW 2", "PL", "Nothing of it.", name="ben")
        await counted(pilot, "r")
        assert app.row("FSW 2 ").startswith("FSW 2 Nothing of it.")


async def test_a_click_goes_to_a_cell_and_two_sum_it_up(project: Project) -> None:
    async with hosted(MatrixScreen(project), size=WIDE) as (app, pilot):
        await pilot.click("#cells", offset=(20, 2))
        assert "FSW 2 · PL  Planning" in app.words
        await pilot.click("#cells", offset=(20, 2), times=2)
        assert "Summary" in app.words


async def test_q_goes_back(project: Project) -> None:
    shown = MatrixScreen(project)
    async with hosted(shown) as (_, pilot):
        await pilot.press("q")
        assert not shown.is_current


async def test_who_reads_without_a_name_reads_summaries_only(path: Path) -> None:
    with open_project(path) as opened:
        async with hosted(MatrixScreen(opened)) as (app, pilot):
            await pilot.press("enter", *"Plans")
            assert "reading only" in app.words
            await counted(pilot, "escape")
        assert charting.shown_summaries(opened)[0].text == "Reads first."
