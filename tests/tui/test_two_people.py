"""Two programs at work in one project file: no key is lost, and each sees what the other did."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from codebook.model import Level
from coder.errors import ProjectBusyError
from coder.store.connection import fetch
from coder.workflow import browsing, coding, undoing
from coder.workflow.project import Project, open_project
from tests.tui.coding_stage import FIRST, NAME, coded, coding_screen, hint, words
from tests.tui.other_program import CODE_AWAY, CUT_OFF, LOCK, running
from tests.tui.screen import screen_text
from transcripts.model import Document, Span
from tui.app import CoderApp
from tui.screens.coding import CodingScreen
from tui.screens.documents import DocumentsScreen
from tui.widgets import patience

SECOND = "Then I'd ring the school."


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Let the program run until something is so, for a while at most."""
    for _ in range(600):
        if is_so():
            return
        await pilot.pause(0.05)
    raise AssertionError


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
            await until(pilot, lambda: not screen.patience.waits)
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
            await until(pilot, lambda: "waiting: the chosen code" in hint(screen))
            other.kill()
            await until(pilot, lambda: not screen.patience.waits)
        assert coded(ana) == [("RR", FIRST)]


async def test_an_undo_that_could_not_be_shown_at_once_is_done_once(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is busy again right behind the undo, when the screen wants to read."""
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "e", "escape")
        with monkeypatch.context() as busy:
            busy.setattr("tui.screens.coding.session.standing", refuse)
            await pilot.press("u")
            assert screen.session.is_stale
            screen.look_around()
        assert coded(ana) == [("PL", FIRST)]
        screen.look_around()
        assert len(screen.view.marks.marks()) == 1


async def test_two_programs_code_the_same_document_and_nothing_is_lost(
    ana: Project, study_path: Path, response: Document
) -> None:
    planning, times, first = ana.codebook().codes[0], 60, response.turns[1].speech
    with ana.action("join") as action:
        ana.file.coders.ensure(action, ana.me())
    async with coding_screen(ana) as (screen, pilot):
        with running(CODE_AWAY, study_path, NAME, times) as other:
            for _ in range(times):
                await pilot.press("shift+right", "p", "escape")
            await until(pilot, lambda: not screen.patience.waits)
            assert other.wait() == 0
        screen.look_around()
        there = browsing.codings_in(ana, response)
        letters = [Span(at, at + 1) for at in range(first, first + times)]
        typed = {one for one in letters if not one.of(response.text).isspace()}
        assert typed <= {one.span for one in there if one.code == planning.guid}
        assert sum(one.code != planning.guid for one in there) == times
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


async def test_what_another_writes_appears_and_ones_own_place_stays(
    ana: Project, study_path: Path, response: Document
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "L", "shift+right")
        await pilot.press("L")
        asking, selection = screen.asking, screen.view.selection
        assert asking is not None
        with open_project(study_path, coder="ana") as other:
            coding.apply_code(
                other, other.codebook().codes[2], document=response, span=words(SECOND, response)
            )
        screen.look_around()
        assert len(screen.view.marks.marks()) == 2
        assert (screen.asking, screen.view.selection) == (asking, selection)
        await pilot.press("1")
        assert [one.value for one in browsing.ratings_in(ana, response)] == ["1"]


async def test_nothing_is_read_again_while_nobody_writes(
    ana: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p")
        screen.look_around()
        monkeypatch.setattr(screen.session, "catch_up", pytest.fail)
        screen.look_around()


async def test_a_code_renamed_by_another_has_its_new_name_and_letter(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana, size=(140, 24)) as (screen, pilot):
        await pilot.press("s", "p", "escape")
        rename(study_path, "PL", label="Preparing", hotkey="z")
        screen.look_around()
        await pilot.pause()
        assert "▌Preparing" in screen_text(screen.app)
        await pilot.press("s", "p")
        assert "No code has the key 'p'" in hint(screen)


async def test_a_question_about_a_code_that_was_changed_asks_for_what_it_has_now(
    ana: Project, study_path: Path
) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("s", "p", "L")
        rename(study_path, "PL", levels=(Level(0, "absent"), Level(1, "some"), Level(2, "much")))
        screen.look_around()
        assert "2 2 much" in hint(screen) or "much" in hint(screen)
        await pilot.press("2")
        assert "PL Planning: 2 much." in hint(screen)


async def test_a_question_about_a_code_that_has_gone_ends(ana: Project, study_path: Path) -> None:
    async with coding_screen(ana) as (screen, pilot):
        await pilot.press("apostrophe", "e", "L")
        with open_project(study_path, coder="ana") as other:
            undoing.undo(other)
        with open_project(study_path, coder="lead") as lead, lead.action("fewer") as action:
            book = lead.codebook()
            kept = tuple(one for one in book if one.id != "RR")
            lead.file.codes.save(action, replace(book, codes=kept))
        screen.look_around()
        assert screen.asking is None
        assert "RR Reflection has gone from the codebook." in hint(screen)


async def test_a_document_that_was_taken_out_is_left_with_a_sentence(
    ana: Project, study_path: Path
) -> None:
    app = CoderApp(ana, document=NAME)
    async with app.run_test() as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, CodingScreen)
        with open_project(study_path, coder="lead") as lead:
            undoing.undo(lead)
        screen.look_around()
        await pilot.pause()
        assert f"{NAME} was taken out of the project" in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, DocumentsScreen)


def refuse(*_: object) -> None:
    raise ProjectBusyError


def rename(path: Path, id: str, **changes: object) -> None:  # noqa: A002 - a code's id
    """Change a code from another program."""
    with open_project(path, coder="lead") as lead, lead.action("change a code") as action:
        book = lead.codebook()
        codes = tuple(replace(one, **changes) if one.id == id else one for one in book)  # type: ignore[arg-type]  # fields of a code
        lead.file.codes.save(action, replace(book, codes=codes))
