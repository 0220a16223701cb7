"""On every kind of screen: keys wait in their order while another program holds the file."""

from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from coder.errors import ProjectBusyError
from coder.model import MemoAbout
from coder.workflow import browsing, memoing
from coder.workflow.memo_subjects import on_document, on_project
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import NAME, coded
from tests.tui.dialogs.memo_stage import memo_editor, note, written
from tests.tui.other_program import LOCK, running, until
from tests.tui.screen import screen_text
from tests.tui.screens.conftest import code
from tests.tui.screens.host import counted, hosted
from transcripts.model import Document
from tui.app import CoderApp
from tui.screens.codebook import CodebookScreen
from tui.screens.coding import CodingScreen
from tui.screens.excerpts import CodeBrowser
from tui.screens.memos import MemosScreen
from tui.screens.responses import ResponsesScreen
from tui.screens.search import SearchScreen
from tui.screens.themes import ThemesScreen
from tui.widgets.key_line import KeyLine

FIRST = "I'd read the file first."


async def pressed_while_locked(
    app: KeyLine, pilot: Pilot[None], project: Project, *keys: str
) -> None:
    """Press keys while another program holds the file; then it ends, and all of them are done."""
    with running(LOCK, project.path) as other:
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: "Another coder is writing; waiting:" in told(app))
        other.kill()
        await until(pilot, lambda: app.is_at_rest)
    await counted(pilot)


def told(app: KeyLine) -> str:
    return " ".join(screen_text(app).split())


def given(project: Project, id_: str) -> list[str]:
    """The cases of the responses on which ana has put a code."""
    guid = browsing.code(project, id_).guid
    study, me = browsing.study(project), project.me().guid
    cases = {one.guid: one.case for one in study.documents}
    return sorted(
        cases[one.document] for one in study.codings if (one.code, one.coder) == (guid, me)
    )


async def test_codes_and_steps_on_the_cards_wait_for_one_another(ana: Project) -> None:
    app = CoderApp(ana)
    async with app.run_test() as pilot:
        await pilot.press("R")
        await pilot.pause()
        await pilot.press("enter", "tab")
        screen = app.screen
        assert isinstance(screen, ResponsesScreen)
        await pressed_while_locked(app, pilot, ana, "l", "2", "s", "e", "escape", "f")
        document = screen.sheet.all()[0].document
        assert [one.value for one in browsing.ratings_in(ana, document)] in ([], ["2"])
        assert browsing.finished_in(ana, document)
        assert len(browsing.codings_in(ana, document)) == 1


async def test_a_code_is_moved_and_renamed_in_the_tree_when_the_other_has_finished(
    ana: Project,
) -> None:
    async with hosted(CodebookScreen(ana)) as (app, pilot):
        await pressed_while_locked(app, pilot, ana, "X", "j", "K", "j")
        assert browsing.code(ana, "PL").retired
        assert [one.id for one in ana.codebook()][:2] == ["PL", "PL2"]
        await pilot.press("G", "R", *"ing")
        await pressed_while_locked(app, pilot, ana, "enter", "u")
        assert "Undone" in app.hint
        assert isinstance(app.screen, CodebookScreen)


async def test_a_memo_is_read_before_it_is_written_on_and_kept_when_it_closes(
    ana: Project, response: Document
) -> None:
    note(ana, on_project(), "Before.")
    with running(LOCK, ana.path) as other:
        async with memo_editor(ana, [on_project(), on_document(response)]) as (app, pilot):
            await until(pilot, lambda: "waiting: the memo" in told(app))
            for letter in "!":
                app.post_message(events.Key(letter, letter))
            other.kill()
            await until(pilot, lambda: app.is_at_rest)
            await pressed_while_locked(app, pilot, ana, "tab", *"Other.", "escape")
            await until(pilot, lambda: app.closed is True)
    assert written(ana) == {MemoAbout.PROJECT: "Before.!", MemoAbout.DOCUMENT: "Other."}


async def test_a_memo_that_cannot_be_read_is_not_written_over(ana: Project) -> None:
    note(ana, on_project(), "Before.")
    with running(LOCK, ana.path):
        async with memo_editor(ana, [on_project()]) as (app, pilot):
            await until(pilot, lambda: "Esc gives up." in told(app))
            await pilot.press(*"After", "escape")
            await until(pilot, lambda: app.closed is False)
    assert written(ana) == {MemoAbout.PROJECT: "Before."}


async def test_an_undo_in_the_list_of_memos_waits(ana: Project) -> None:
    memoing.write(ana, on_project(), "A thought.")
    async with hosted(MemosScreen(ana)) as (app, pilot):
        await pressed_while_locked(app, pilot, ana, "u")
        assert "Undone: the memo on" in app.hint
    assert written(ana) == {}


async def test_all_hits_are_coded_once_and_the_key_behind_takes_it_back(study: Project) -> None:
    before = given(study, "RR")
    async with hosted(SearchScreen(study, "school")) as (app, pilot):
        await counted(pilot)
        await pressed_while_locked(app, pilot, study, "asterisk", "e")
        assert "4 sentences coded" in app.hint
        assert len(given(study, "RR")) == len(before) + 4
        await pressed_while_locked(app, pilot, study, "escape", "u")
    assert given(study, "RR") == before


async def test_marked_excerpts_are_recoded_once(study: Project) -> None:
    async with hosted(CodeBrowser(study, browsing.code(study, "PL"))) as (app, pilot):
        await counted(pilot)
        await pressed_while_locked(app, pilot, study, "space", "e", "x")
        assert "1 segment taken away" in app.hint
    assert given(study, "RR") == ["FSW 01", "FSW 04"]
    assert len(given(study, "PL2")) == 1


async def test_a_switch_that_had_to_wait_is_turned_once(study: Project) -> None:
    screen = CodeBrowser(study, browsing.code(study, "PL"))
    async with hosted(screen) as (app, pilot):
        await counted(pilot)
        await pressed_while_locked(app, pilot, study, "C")
        assert not screen.children_too


async def test_a_report_that_cannot_be_read_yet_is_counted_then(study: Project) -> None:
    with running(LOCK, study.path) as other:
        screen = ThemesScreen(study)
        async with hosted(screen) as (app, pilot):
            await until(pilot, lambda: "waiting: the study" in app.hint)
            other.kill()
            await until(pilot, lambda: screen.view is not None)


async def test_keys_behind_the_one_that_opens_a_screen_wait_for_that_screen(
    ana: Project,
) -> None:
    """F opens the search, which takes a line; what is typed behind it is looked for."""
    app = CoderApp(ana, document=NAME)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pressed_while_locked(app, pilot, ana, "F", *"read", "enter", "space", "e")
        screen = app.screen
        assert isinstance(screen, SearchScreen)
        assert "1 sentence coded" in told(app)
    assert coded(ana) == [("RR", FIRST)]


async def test_the_next_document_gets_the_keys_that_waited_with_it(study: Project) -> None:
    app = CoderApp(study, document="FSW 01 T2 S1")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pressed_while_locked(app, pilot, study, "greater_than_sign", "s", "e")
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        assert screen.session.document.name == "FSW 02 T2 S1"
    assert given(study, "RR") == ["FSW 02", "FSW 04"]


async def test_escape_gives_up_what_waits_in_a_window_and_nothing_is_written(
    ana: Project,
) -> None:
    async with hosted(CodebookScreen(ana)) as (app, pilot):
        await pilot.press("n", *"Listening")
        with running(LOCK, ana.path):
            await pilot.press("enter", "j")
            await until(pilot, lambda: "waiting: Enter j. Esc gives up." in told(app))
            await pilot.press("escape")
            assert "Given up: Enter j. Nothing was changed." in told(app)
        assert [one.label for one in ana.codebook() if one.label == "Listening"] == []
        await pilot.press("enter")
        assert [one.label for one in ana.codebook() if one.label == "Listening"] == ["Listening"]


async def test_what_was_written_but_cannot_be_shown_is_not_done_twice(
    study: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is busy again right behind the change, when the screen wants to read."""
    screen = CodeBrowser(study, browsing.code(study, "PL"))
    async with hosted(screen) as (app, pilot):
        await counted(pilot)
        with monkeypatch.context() as busy:
            busy.setattr("coder.workflow.reporting.browse", refuse)
            await pilot.press("x")
            assert "Saved. It shows as soon as" in app.hint
        assert len(given(study, "PL2")) == 2
        screen.look_around()
        assert len(screen.excerpts) == 2


async def test_a_report_says_that_others_have_coded_and_counts_when_it_is_asked(
    study: Project,
) -> None:
    screen = ThemesScreen(study)
    async with hosted(screen) as (app, pilot):
        assert "3 of 4" in app.row("PL ")
        with open_project(study.path, coder="consensus") as other:
            code(other, "PL2", browsing.document(other, "FSW 04 T2 S1"))
        screen.look_around()
        await counted(pilot)
        assert "Another coder has changed the study since; r takes it in." in app.hint
        assert "3 of 4" in app.row("PL ")
        await counted(pilot, "r")
        assert "4 of 4" in app.row("PL ")


async def test_a_search_says_that_the_documents_are_others_than_before(
    study: Project, response: Document
) -> None:
    screen = SearchScreen(study, "school")
    async with hosted(screen) as (app, pilot):
        await counted(pilot)
        with open_project(study.path, coder="ben") as ben, ben.action("import") as action:
            new = replace(
                response, name="new", case="FSW 01", guid="new", text=f"{response.text}  "
            )
            ben.file.documents.add(action, new)
        screen.look_around()
        await pilot.pause()
        assert "The documents are others than before; r searches them." in app.hint
        await counted(pilot, "r")
        assert "of 6 hits" in app.words


def refuse(*_: object, **__: object) -> None:
    raise ProjectBusyError
