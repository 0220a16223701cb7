"""Reading the words behind a number."""

from pathlib import Path

import pytest

from coder.themes.excerpts import Excerpt
from coder.workflow import reporting
from coder.workflow.project import Project
from tests.tui.screen import assert_looks_like
from tests.tui.screens.host import NARROW, WIDE, hosted
from transcripts.model import Span
from tui.screens.excerpts import ExcerptsScreen
from tui.widgets.messages import OpenDocument

PICTURES = Path(__file__).parent


def planning(study: Project) -> ExcerptsScreen:
    return ExcerptsScreen(study, reporting.excerpts(study, codes=["PL"]), "PL  Planning")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_each_quotation_stands_under_who_said_it(
    study: Project, size: tuple[int, int]
) -> None:
    async with hosted(planning(study), size=size) as (app, _):
        assert_looks_like(app, PICTURES / f"excerpts-{size[0]}x{size[1]}.txt")


async def test_enter_leads_into_the_document(study: Project) -> None:
    async with hosted(planning(study)) as (app, pilot):
        await pilot.press("j", "enter")
        assert app.asked == [OpenDocument("FSW 02 T2 S1", 33)]


async def test_a_choice_has_its_values_name_and_opens_its_document(study: Project) -> None:
    excerpts = reporting.excerpts(study, codes=["SUP"])
    async with hosted(ExcerptsScreen(study, excerpts, "SUP")) as (app, pilot):
        assert "SUP Supervision: Changed  (consensus)" in app.words
        assert "(no words were marked as evidence)" in app.words
        await pilot.press("enter")
        assert app.asked == [OpenDocument("talk", 0)]


async def test_long_context_is_cut_at_words_and_says_so(study: Project) -> None:
    excerpt = Excerpt(
        "FSW 01", "one", "PL", "ana", Span(0, 4), "said", "FSW 01",
        before="x" * 70 + " and then ", after=" and so " + "y" * 72,
    )  # fmt: skip
    async with hosted(ExcerptsScreen(study, [excerpt], "PL")) as (app, _):
        assert "…and then “said” and so…" in app.words


async def test_what_steers_a_terminal_is_shown_as_a_mark(study: Project) -> None:
    excerpt = Excerpt(
        "\x1b[31mA", "one\x1b", "PL", "ana", Span(0, 4), "sa\x1bid", "\x1b[31mA",
        attributes={"role": "\x1bx"}, finished=False,
    )  # fmt: skip
    async with hosted(ExcerptsScreen(study, [excerpt], "P\x1bL")) as (app, _):
        assert "\x1b" not in app.words
        assert "(ana, not finished)" in app.words


async def test_a_number_without_words_says_so(study: Project) -> None:
    screen = ExcerptsScreen(study, [], "PL")
    async with hosted(screen) as (app, pilot):
        assert "No coded words stand behind this number." in app.hint
        await pilot.press("enter")
        assert not app.asked
        await pilot.press("q")
        assert app.screen is not screen
