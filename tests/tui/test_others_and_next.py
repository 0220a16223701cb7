"""What others did, shown after one's own pass; and the way from document to document."""

from dataclasses import replace

from coder.workflow import coding
from coder.workflow.project import Project
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint, words
from tests.tui.screen import screen_text
from tests.tui.test_fast_typing import burst
from transcripts.model import Document, new_guid
from tui.app import CoderApp
from tui.screens.coding import CodingScreen

SECOND = "Then I'd ring the school."


def add(project: Project, like: Document, name: str) -> None:
    with project.action("add a document") as action:
        project.file.documents.add(action, replace(like, name=name, guid=new_guid()))


async def test_what_others_did_is_shown_after_finishing_and_cannot_be_changed(
    ana: Project, ben: Project, response: Document
) -> None:
    planning = ana.codebook().codes[0]
    coding.apply_code(ana, planning, document=response, span=words(FIRST, response))
    async with coding_screen(ben, size=(140, 24)) as (screen, pilot):
        await pilot.press("O")
        assert f"Finish {NAME} first (f)" in hint(screen)
        assert "ana" not in screen_text(screen.app).replace("Finish", "")
        await pilot.press("f", "O")
        assert "▌ana: Planning" in screen_text(screen.app)
        assert "1 coding of another is shown" in hint(screen)
        assert "ana, not yours" in screen_text(screen.app)
        await pilot.press("x")
        assert "You have coded nothing here." in hint(screen)
        assert coded(ben) == [("PL", FIRST)]
        await pilot.press("O")
        assert "▌ana" not in screen_text(screen.app)
        await pilot.press("O", "f")
        assert "▌ana" not in screen_text(screen.app)  # open again: on one's own again


async def test_the_next_document_takes_the_place_of_this_one(
    ana: Project, response: Document
) -> None:
    add(ana, response, "FSW 02 T2 S1")
    app = CoderApp(ana, document=NAME)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        assert "1 of 2, 2 open" in screen_text(app)
        await pilot.press("<")
        assert "This is the first document: 1 of 2, 2 open." in screen_text(app)
        depth = len(app.screen_stack)
        await pilot.press("f", "greater_than_sign")
        await pilot.pause()
        assert isinstance(app.screen, CodingScreen)
        assert app.screen.session.document.name == "FSW 02 T2 S1"
        assert len(app.screen_stack) == depth
        assert "2 of 2, 1 open" in screen_text(app)


async def test_keys_right_behind_the_sign_for_the_next_document_go_into_that_one(
    ana: Project, response: Document
) -> None:
    add(ana, response, "FSW 02 T2 S1")
    app = CoderApp(ana, document=NAME)
    async with app.run_test() as pilot:
        await pilot.pause()
        await burst(pilot, "greater_than_sign", "s", "p")
        await pilot.pause()
        assert coded(ana) == []
        assert coded(ana, "FSW 02 T2 S1") == [("PL", FIRST)]


async def test_undo_goes_to_the_words_and_tells_where_more_can_be_undone(
    ana: Project, response: Document
) -> None:
    long = replace(response, text=response.text + "\n" * 80)
    add(ana, long, "Another")
    async with coding_screen(ana, document="Another", size=(80, 12)) as (screen, pilot):
        await pilot.press("s", "p", "escape", "ctrl+end", "u")
        assert f"Undone: PL Planning on “{FIRST}”." in hint(screen)
        await pilot.pause()
        assert "read the file" in screen_text(screen.app)
        await pilot.press("u")
        assert "the list of documents takes back what was done elsewhere" in hint(screen)
        await pilot.press("ctrl+r")
        assert "Done again: PL Planning on" in hint(screen)
