"""The ways to everybody's answers: from the list of documents, and from a response."""

from coder.themes.answers import Asked
from coder.workflow.project import Project
from tests.tui.coding_stage import NAME
from tests.tui.screen import screen_text
from tui.app import CoderApp
from tui.screens.responses import ResponsesScreen
from tui.screens.responses.chooser import QuestionChooser


async def test_from_a_response_to_all_answers_to_the_prompt_at_the_cursor(ana: Project) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+end", "R")
        await pilot.pause()
        assert isinstance(app.screen, ResponsesScreen)
        assert app.screen.sheet.asked == Asked("S1", "a", "T2")
        assert app.screen.has_cards
        assert NAME in screen_text(app)


async def test_from_the_list_of_documents_the_prompt_is_chosen_first(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("R")
        await pilot.pause()
        assert isinstance(app.screen, QuestionChooser)
        await pilot.press("enter", "q")
        await pilot.pause()
        assert len(app.screen_stack) == 1
