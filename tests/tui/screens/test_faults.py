"""A full disk, a read-only, moved or replaced file, and what went meanwhile: on every screen."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace

import pytest
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from coder.store.connection import Database, Row, fetch
from coder.themes.answers import Asked
from coder.workflow import browsing
from coder.workflow.merging import merge
from coder.workflow.project import Project, open_project
from tests.tui.screen import screen_text
from tests.tui.screens.conftest import answer_of
from tests.tui.workers import all_done
from tui.app import CoderApp
from tui.dialogs.code_form import CodeForm
from tui.dialogs.memo_editor import MemoEditor
from tui.widgets.messages import OpenDocument, OpenMemos, OpenResponses, OpenScreen, OpenSearch

FIRST = answer_of("FSW 01")
KEPT_BESIDE = {"places"}


@dataclass(frozen=True)
class Screen:
    """Where a coder is, what brings them to the brink of an act, and the key that does it."""

    go: Message | None
    prepare: str
    act: str
    again: str = ""  # what brings them back to the brink where a refused act has left it


SCREENS = {
    "text": Screen(OpenDocument(FIRST), "s", "p"),
    "text, undo": Screen(OpenDocument(FIRST), "escape", "u"),
    "grid": Screen(OpenResponses(Asked("S1", "a", "T2")), "s", "e"),
    "cards": Screen(OpenResponses(Asked("S1", "a", "T2")), "tab s", "e"),
    "cards, levels": Screen(OpenResponses(Asked("S1", "a", "T2")), "tab L", "1"),
    "tree": Screen(OpenDocument(FIRST), "T n N e w", "enter"),
    "codebook": Screen(OpenScreen("codebook"), "n N e w", "enter"),
    "codebook, retire": Screen(OpenScreen("codebook"), "end", "X"),
    "codebook, define": Screen(OpenScreen("codebook"), "d N e w", "ctrl+s", "!"),
    "search": Screen(OpenSearch("school"), "asterisk", "p"),
    "memo": Screen(OpenDocument(FIRST), "m w o r d s", "escape", "!"),
    "memos": Screen(OpenMemos(), "down", "u"),
    "documents": Screen(None, "home", "f"),
    "segments": Screen(None, "E r e a d enter asterisk", "e"),
}


@contextmanager
def full_disk(project: Project) -> Iterator[None]:
    """There is room for the act's own line in the trail, and for nothing after it."""
    execute = Database.execute

    def refuse(self: Database, sql: str, parameters: object = None) -> sqlite3.Cursor:
        if sql.startswith(("INSERT INTO changes", "UPDATE", "DELETE")):
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorname = "SQLITE_FULL"
            raise error
        return execute(self, sql, parameters)  # type: ignore[arg-type]  # as it came

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(project.file._db), "execute", refuse)
        yield


@contextmanager
def read_only(project: Project) -> Iterator[None]:
    project.file._db.execute("PRAGMA query_only = ON")
    yield
    project.file._db.execute("PRAGMA query_only = OFF")


@contextmanager
def moved(project: Project) -> Iterator[None]:
    away = project.path.rename(project.path.with_name("away.coder"))
    yield
    away.rename(project.path)


@contextmanager
def replaced(project: Project) -> Iterator[None]:
    """A copy lies in the file's place, as a program that keeps folders alike leaves it."""
    away = project.path.rename(project.path.with_name("away.coder"))
    shutil.copy(away, project.path)
    yield
    away.rename(project.path)


FAULTS: dict[str, tuple[Callable[[Project], AbstractContextManager[None]], str]] = {
    "full": (full_disk, "The disk is full"),
    "read-only": (read_only, "make both writable"),
    "moved": (moved, "put it back"),
    "replaced": (replaced, "open it again"),
}


def rows(project: Project) -> dict[str, list[Row]]:
    """All that is in the file, but for where coders stand."""
    db = project.file._db
    names = [row["name"] for row in fetch(db, "SELECT name FROM sqlite_schema WHERE type='table'")]
    return {one: fetch(db, f"SELECT * FROM {one}") for one in names if one not in KEPT_BESIDE}


async def pressed(pilot: Pilot[None], keys: str) -> None:
    await pilot.press(*keys.split())
    for _ in range(3):
        await pilot.pause()
        await all_done(pilot.app)


async def opened(pilot: Pilot[None], screen: Screen) -> None:
    await pilot.pause()
    if screen.go is not None:
        pilot.app.screen.post_message(screen.go)
    await pressed(pilot, screen.prepare)


def told(app: CoderApp) -> str:
    """All that stands on the screen, as one line."""
    return " ".join(screen_text(app).replace("│", " ").split())


def typed(app: CoderApp) -> str:
    """What stands in the line or the window where one writes."""
    if isinstance(app.screen, MemoEditor):
        return app.screen.text.text
    if isinstance(app.screen, CodeForm):
        return "".join(one.text for one in app.screen.editors.values())
    return " ".join(one.value for one in app.screen.query(Input))


@pytest.mark.parametrize("name", SCREENS)
async def test_an_act_that_cannot_be_written_is_told_loses_nothing_and_is_done_afterwards(
    study: Project, name: str
) -> None:
    screen, app = SCREENS[name], CoderApp(study)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, screen)
        before = rows(study)
        for happens, sentence in FAULTS.values():
            words = typed(app)
            with happens(study):
                await pressed(pilot, screen.act)
                assert sentence in told(app)
            assert (rows(study), typed(app)) == (before, words)
            await pressed(pilot, screen.again)
        await pressed(pilot, screen.act)
        assert rows(study) != before


async def test_a_memo_that_can_never_be_kept_is_copied(study: Project) -> None:
    app = CoderApp(study)
    async with app.run_test() as pilot:
        await opened(pilot, SCREENS["memo"])
        with moved(study):
            await pressed(pilot, "escape escape")
        assert app.clipboard == "words"
        assert not isinstance(app.screen, MemoEditor)


async def test_a_definition_that_can_never_be_kept_is_copied(study: Project) -> None:
    app = CoderApp(study)
    async with app.run_test() as pilot:
        await opened(pilot, SCREENS["codebook, define"])
        with moved(study):
            await pressed(pilot, "ctrl+s ctrl+s")
        assert "New" in app.clipboard
        assert typed(app) == ""


# What one works on goes meanwhile, in another program


def remove_document(project: Project) -> None:
    """As the undo of its import does it, and whatever was made in it goes along."""
    guid = browsing.document(project, FIRST).guid
    with open_project(project.path, coder="lead") as lead, lead.action("away") as action:
        for table in ("codings", "ratings", "finishes", "turns"):
            for row in fetch(lead.file._db, f"SELECT * FROM {table} WHERE document = '{guid}'"):
                action.put(table, row["guid"], None)
        action.put("documents", guid, None)


def remove_code(project: Project) -> None:
    """Reflection is merged into Reading first."""
    with open_project(project.path, coder="lead") as lead:
        merge(lead, browsing.code(lead, "RR"), browsing.code(lead, "PL2"))


NO_DOCUMENT, NO_CODE = "went in another window", "RR is not in the codebook any more"
DEFINING = Screen(OpenScreen("codebook"), "end up d N e w", "ctrl+s")
GONE = [
    (remove_document, SCREENS["text"], NO_DOCUMENT),
    (remove_document, SCREENS["cards"], NO_DOCUMENT),
    (remove_document, SCREENS["cards, levels"], NO_DOCUMENT),
    (remove_document, replace(SCREENS["search"], act="e"), NO_DOCUMENT),
    (remove_document, SCREENS["memo"], NO_DOCUMENT),
    (remove_document, SCREENS["documents"], f"There is no document '{FIRST}'"),
    (remove_code, replace(SCREENS["text"], act="e"), NO_CODE),
    (remove_code, SCREENS["grid"], NO_CODE),
    (remove_code, SCREENS["segments"], NO_CODE),
    (remove_code, DEFINING, NO_CODE),
]


@pytest.mark.parametrize(("goes", "screen", "sentence"), GONE)
async def test_what_went_in_another_program_is_told_and_stops_no_screen(
    study: Project, goes: Callable[[Project], None], screen: Screen, sentence: str
) -> None:
    app = CoderApp(study)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot, screen)
        goes(study)
        words = typed(app)
        await pressed(pilot, screen.act)
        assert fetch(study.file._db, "PRAGMA foreign_key_check") == []
        assert typed(app) == words
        assert sentence in told(app)
