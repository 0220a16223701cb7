"""Which disagreements stand on the desk: filtered, ordered, settled or open."""

from coder.agreement.queueing import Asked
from coder.workflow.project import Project, open_project
from tests.coder.workflow.settled import rate
from tests.tui.screens.host import counted, hosted
from tui.screens.adjudication import AdjudicationScreen


async def test_the_queue_is_filtered_ordered_and_shows_the_settled_ones(lead: Project) -> None:
    screen = AdjudicationScreen(lead, Asked(codes=("RR",)))
    async with hosted(screen) as (app, pilot):
        assert [one.point.code.id for one in screen.queue] == ["RR"]
        await pilot.press("slash", *["backspace"] * 7, "enter", "o")
        await pilot.pause()
        assert len(screen.queue) == 2
        await pilot.press("slash", *"size=2", "enter")
        await pilot.pause()
        assert "There is no size here" in app.hint
        await pilot.press("escape", "g", "n", "j", "n", "space", "s", "s", "G", "tab", "tab", "i")
        await pilot.pause()
        assert "2 of 2 settled" in app.row("Disagreements")


async def test_a_name_that_is_not_there_is_no_filter(lead: Project) -> None:
    async with hosted(AdjudicationScreen(lead)) as (app, pilot):
        await pilot.press("slash", *"code=PL9", "enter")
        await pilot.pause()
        assert "There is no code 'PL9'" in app.hint
        await pilot.press("escape", "slash", *"coder=bne", "enter")
        await pilot.pause()
        assert "There is no coder 'bne'. Did you mean 'ben'?" in app.hint


async def test_where_nothing_is_left_the_key_that_shows_more_is_named(lead: Project) -> None:
    screen = AdjudicationScreen(lead)
    async with hosted(screen) as (app, pilot):
        await pilot.press("slash", *"code=SUP", "enter")
        await pilot.pause()
        assert "The coders do not differ on those chosen; / changes it." in app.words
        await pilot.press("slash", *["backspace"] * 8, *"code=RR", "enter", "n")
        await pilot.press("slash", *["backspace"] * 7, *"coder=ben", "enter", "n")
        await counted(pilot, "r")
    async with hosted(AdjudicationScreen(lead, Asked(codes=("RR",)))) as (app, pilot):
        assert "All 1 of those chosen are settled; s shows them." in app.words


async def test_who_is_shown_is_another_question_than_who_is_compared(lead: Project) -> None:
    screen = AdjudicationScreen(lead)
    async with hosted(screen) as (app, pilot):
        await pilot.press("slash", *"coder=ana", "enter")
        shown = len(screen.queue)
        with open_project(lead.path, coder="ana") as ana:
            rate(ana, "PL", "2")
        await counted(pilot, "r")
        assert len(screen.queue) == shown
        assert "Agreement needs two coders" not in app.hint
        await pilot.press("slash")
        assert screen.typed.value == "coder=ana"
