"""Two programs at work in one project file: no key is lost, and each sees what the other did."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from coder.errors import ProjectBusyError
from coder.store.connection import fetch
from coder.workflow import browsing, coding
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint, words
from tests.tui.other_program import CODE_AWAY, CUT_OFF, LOCK, at_rest, running, until
from tests.tui.screen import screen_text
from transcripts.model import Document, Span
from tui.app import CoderApp
from tui.screens.documents import DocumentsScreen
from tui.widgets import patience

SECOND = "Then I'd ring the school."


async def type_on(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()


async def test_no_key_is_lost_while_another_program_holds_the_file(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        with running(LOCK, study_path) as other:
            await pilot.press("s")
            await type_on(pilot, "p", "escape", "right_parenthesis", "s", "r")
            await until(pilot, lambda: "waiting: p Esc ) s r" in hint(screen))
            other.kill()
            await at_rest(pilot)
        assert coded(ana) == [("PL", FIRST), ("PL2", SECOND)]
        assert "PL2 Reading first: saved." in hint(screen)


async def test_escape_gives_up_what_waits_and_says_what_it_was(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        with running(LOCK, study_path):
            await pilot.press("s", "p", "r")
            await until(pilot, lambda: "waiting: p r. Esc gives up." in hint(screen))
            await pilot.press("escape")
            assert "Given up: p r. Nothing was changed." in hint(screen)
        await pilot.press("e")
        assert coded(ana) == [("RR", FIRST)]
        assert screen.view.selection is not None


async def test_after_a_minute_it_is_told_what_was_not_done(
    ana: Project, study_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "LONGEST_SECONDS", 0.0)
    async with coding_screen(ana) as (screen, pilot):
        with running(LOCK, study_path):
            await pilot.press("s", "p")
            await until(pilot, lambda: "for a minute. Not done: p." in hint(screen))
            assert not screen.patience.waits
        assert coded(ana) == []


async def test_a_question_that_had_to_wait_is_answered_once(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning = ana.codebook().codes[0]
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "L")
        with running(LOCK, study_path) as other:
            await pilot.press("2")
            await until(pilot, lambda: "waiting: 2" in hint(screen))
            other.kill()
            await until(pilot, lambda: not screen.patience.waits)
        given = browsing.ratings_in(ana, response)
        assert [(one.code, one.value) for one in given] == [(planning.guid, "2")]
        await pilot.press("escape", "u")
        assert browsing.ratings_in(ana, response) == []
        assert coded(ana) == [("PL", FIRST)]


async def test_a_code_that_was_chosen_by_its_name_waits_too(ana: Project, study_path: Path) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "enter", *"refl")
        with running(LOCK, study_path) as other:
            await pilot.press("enter")
            await type_on(pilot, "p")
            await until(pilot, lambda: "waiting: the chosen code, p" in hint(screen))
            other.kill()
            await at_rest(pilot)
        assert coded(ana) == [("RR", FIRST), ("PL", FIRST)]


async def test_an_undo_that_could_not_be_shown_at_once_is_done_once(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is busy again right behind the undo, when the screen wants to read."""
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "e", "escape")
        with monkeypatch.context() as busy:
            busy.setattr("tui.screens.coding.knowing.following.news", refuse)
            await pilot.press("u")
            assert screen.session.is_stale
            screen.look_around()
        assert coded(ana) == [("PL", FIRST)]
        screen.look_around()
        assert len(screen.view.marks.marks()) == 1


async def test_two_programs_code_the_same_document_and_nothing_is_lost(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning, first = ana.codebook().codes[0], response.turns[1].speech
    times, theirs = 60, 200  # there are as many letters to type on
    with ana.action("join") as action:
        ana.file.coders.ensure(action, ana.me())
    async with coding_screen(ana) as (screen, pilot):
        with running(CODE_AWAY, study_path, NAME, theirs) as other:
            for _ in range(times):
                await pilot.press("shift+right", "p", "escape")
            await until(pilot, lambda: not screen.patience.waits)
            assert other.wait() == 0
        screen.look_around()
        there = browsing.codings_in(ana, response)
        letters = [Span(at, at + 1) for at in range(first, first + times)]
        typed = {one for one in letters if not one.of(response.text).isspace()}
        assert typed <= {one.span for one in there if one.code == planning.guid}
        assert sum(one.code != planning.guid for one in there) == theirs
        assert {mark.key for mark in screen.view.marks.marks()} == {one.guid for one in there}
        check = fetch(ana.file._db, "PRAGMA integrity_check")
        assert check == [{"integrity_check": "ok"}]


async def test_a_program_that_is_killed_while_it_writes_leaves_the_file_as_it_was(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        with running(CUT_OFF, study_path) as other:
            await pilot.press("s", "p")
            assert screen.patience.waits
            assert study_path.with_name(f"{study_path.name}-journal").exists()
            other.kill()
            await until(pilot, lambda: not screen.patience.waits)
        assert coded(ana) == [("PL", FIRST)]
        assert browsing.document(ana, NAME) == response


async def test_the_same_new_coder_in_two_windows_is_one_coder(
    study_path: Path, response: Document
) -> None:
    with (
        open_project(study_path, coder="eva") as first,
        open_project(study_path, coder="eva") as second,
    ):
        code = second.codebook().codes[0]
        async with coding_screen(first) as (_, pilot):
            coding.apply_code(second, code, document=response, span=words(SECOND, response))
            await pilot.press("s", "e")
            assert coded(first) == [("RR", FIRST), ("PL", SECOND)]
        assert [one.name for one in browsing.coders(first)] == ["eva"]


async def test_undo_takes_back_what_the_same_coder_did_last_in_either_window(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p")
        with open_project(study_path, coder="ana") as other:
            code = other.codebook().codes[2]
            coding.apply_code(other, code, document=response, span=words(SECOND, response))
        await pilot.press("escape", "u")
        assert coded(ana) == [("PL", FIRST)]
        assert f"Undone: RR Reflection on “{SECOND}”" in hint(screen)
        await pilot.press("u")
        assert coded(ana) == []


async def test_in_the_list_of_documents_a_finish_waits_and_those_of_others_appear(
    ana: Project, study_path: Path, response: Document
) -> None:
    app = CoderApp(ana)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DocumentsScreen)
        with running(LOCK, study_path) as other:
            await pilot.press("f")
            await until(pilot, lambda: "waiting: f" in screen_text(app))
            screen.look_again()
            assert NAME in screen_text(app)
            other.kill()
            await until(pilot, lambda: not screen.patience.waits)
        assert browsing.finished_in(ana, response)
        with running(LOCK, study_path) as other:
            await pilot.press("u")
            await until(pilot, lambda: "waiting: u. Esc gives up." in screen_text(app))
            await pilot.press("escape")
            assert "Given up: u." in screen_text(app)
        assert browsing.finished_in(ana, response)
        with open_project(study_path, coder="ben") as ben:
            coding.finish(ben, [response])
        screen.look_around()
        await pilot.pause()
        assert "✓ ana, ben" in screen_text(app)


def refuse(*_: object, **__: object) -> None:
    raise ProjectBusyError
