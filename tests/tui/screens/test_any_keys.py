"""Whatever two coders press and click, on whichever screen, the project file stays whole."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from textual import events
from textual.message import Message
from textual.pilot import OutOfBounds, Pilot

from codebook.model import Codebook
from coder.errors import CoderError
from coder.model import MemoAbout
from coder.store.connection import Row, fetch
from coder.themes.answers import Asked
from coder.workflow import browsing, coding, undoing
from coder.workflow.project import Project, create_project, open_project
from coder.workflow.standing import contradictions
from tests.tui.screens.conftest import BOROUGHS, answer_of, code
from tests.tui.workers import all_done
from transcripts.model import Case, Document, Kind, Span
from tui.app import CoderApp
from tui.keys import KEYS
from tui.places import PLACES
from tui.widgets import messages

SITTINGS, BURSTS, KEYS_AT_ONCE, TURNS = 2, 7, 12, 400
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
SIGNS = {",": "comma", ".": "full_stop", "é": "é", "漢": "漢", " ": "space", "\u0301": "\u0301"}
HABITS = (
    "s p escape",
    "S r escape escape",
    "s p e escape",
    "v right right p escape",
    "asterisk p space p",
    "L 1",
    "L 2 L 0",
    "a p r escape",
    "x",
    "e right right enter",
    "u u",
    "ctrl+z ctrl+r",
    "m a t h o escape",
    "f",
    "n",
    "escape escape",
    "escape escape escape q",
    "down down",
)
"""What coders often press, as codes, levels and memos: chance alone would seldom come upon it."""
NAMED = sorted(
    {one for key in KEYS if key.id != "app.quit" for one in key.keys.split(",") if len(one) > 1}
)
BESIDE = {"actions", "changes", "places", "coders", "texts", "suggestion_events", "vectors"}
"""What no undo takes back: the trail, where coders stood, who they are, what they were shown."""


def named(key: str) -> events.Key:
    return events.Key(key, key if len(key) == 1 else None)


def some_keys(chance: Random) -> list[events.Key]:
    """One key of any kind, or a few that belong together."""
    match chance.randrange(12):
        case 0 | 1 | 2:
            return [named(chance.choice(LETTERS))]
        case 3:
            letter, name = chance.choice(list(SIGNS.items()))
            return [events.Key(name, letter)]
        case 4 | 5:
            return [named(chance.choice([*NAMED, "enter"]))]
        case _:
            return [named(one) for one in chance.choice(HABITS).split()]


def some_place(chance: Random) -> Message:
    """Another screen, or a document, as a coder goes there."""
    name = answer_of(chance.choice(list(BOROUGHS)))
    return chance.choice(
        [
            messages.OpenDocument(name, chance.randrange(60)),
            messages.OpenDocument("talk"),
            messages.OpenMemos(name),
            messages.OpenResponses(Asked("S1", "a", "T2")),
            messages.OpenSearch("school"),
            *map(messages.OpenScreen, PLACES),
        ]
    )


async def played(app: CoderApp, chance: Random, other: Project) -> None:
    """One sitting: keys in bursts, clicks, and between them what the other coder does."""
    async with app.run_test(size=chance.choice([(80, 24), (140, 40)])) as pilot:
        await pilot.pause()
        for _ in range(BURSTS):
            app.screen.post_message(some_place(chance))
            await pilot.pause()
            for _ in range(KEYS_AT_ONCE):
                for key in some_keys(chance):
                    app.post_message(key)
            await settled(pilot)
            with suppress(OutOfBounds):
                spot = chance.randrange(80), chance.randrange(24)
                await pilot.click(offset=spot, times=chance.choice([1, 2, 3]))
            one_act(other, chance)
        await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Let all keys be done; to wait for an idle machine, as a pilot does, takes too long here."""
    for _ in range(TURNS):
        await asyncio.sleep(0)
    await all_done(pilot.app)


def one_act(project: Project, chance: Random) -> None:
    """A code, a level, a finish or an undo of the other coder, or nothing where it is refused."""
    document = browsing.document(project, answer_of(chance.choice(list(BOROUGHS))))
    code = chance.choice(list(project.codebook()))
    start = document.turns[1].speech + chance.randrange(40)
    span = Span(start, start + chance.randrange(1, 40))
    acts: list[Callable[[], object]] = [
        lambda: coding.apply_code(project, code, document=document, span=span),
        lambda: coding.rate(project, code, document=document, value="1", span=span),
        lambda: coding.finish(project, [document]),
        lambda: undoing.undo(project, document),
    ]
    with suppress(CoderError):
        chance.choice(acts)()


def rows(project: Project) -> dict[str, list[Row]]:
    """Every row that undo works on."""
    db = project.file._db
    names = [row["name"] for row in fetch(db, "SELECT name FROM sqlite_schema WHERE type='table'")]
    kept = [one for one in names if one not in BESIDE and not one.startswith(("_", "sqlite"))]
    return {one: fetch(db, f"SELECT * FROM {one} ORDER BY guid") for one in kept}


def assert_whole(project: Project) -> None:
    """The file is sound, and nothing in it contradicts anything else."""
    file = project.file
    assert fetch(file._db, "PRAGMA integrity_check") == [{"integrity_check": "ok"}]
    assert fetch(file._db, "PRAGMA foreign_key_check") == []
    assert contradictions(project) == []
    assert file.codes.newest() == file.codes.current()
    spoken = {one.guid: set(speech(one)) for one in file.documents.all()}
    for one in file.codings.all():
        assert set(range(one.span.start, one.span.stop)) <= spoken[one.document], one
    codings = {one.guid for one in file.codings.all()}
    about = [one for one in file.memos.all() if one.about is MemoAbout.CODING]
    assert {one.subject for one in about} <= codings


def speech(document: Document) -> Iterator[int]:
    for turn in document.respondent_turns():
        yield from range(turn.speech, turn.stop)


def undo_everything(*projects: Project) -> None:
    """Take back all that these coders ever did, the newest act first, whoever did it."""
    while undoing.last(newest := max(projects, key=undoing.last)):
        undoing.undo(newest)


@pytest.fixture
def fresh(tmp_path: Path, codebook: Codebook, response: Document) -> Iterator[Project]:
    """Four answers and an interview; the consensus has coded one answer; ana opens it."""
    path = tmp_path / "fresh.coder"
    create_project(path, codebook)
    with open_project(path, coder="lead") as lead, lead.action("import") as act:
        for case, borough in BOROUGHS.items():
            lead.file.cases.save(act, Case(case, {"borough": borough}))
            one = replace(response, name=answer_of(case), case=case, guid=f"answer {case}")
            lead.file.documents.add(act, one)
        talk = replace(response, name="talk", text=f"{response.text} ", kind=Kind.INTERVIEW)
        lead.file.documents.add(act, replace(talk, guid="talk"))
    with open_project(path, coder="consensus") as settled_by:
        code(settled_by, "PL2", browsing.document(settled_by, answer_of("FSW 01")))
    with open_project(path, coder="ana") as project:
        yield project


@pytest.mark.parametrize("seed", range(2))
async def test_any_keys_on_any_screen_leave_the_file_whole_and_can_all_be_undone(
    fresh: Project, seed: int
) -> None:
    chance = Random(seed)
    with open_project(fresh.path, coder="ben") as ben:
        start = rows(fresh)
        for sitting in range(SITTINGS):
            mine, other = (fresh, ben) if sitting % 2 else (ben, fresh)
            await played(CoderApp(mine), chance, other)
            assert_whole(fresh)
        assert rows(fresh) != start
        undo_everything(fresh, ben)
        assert rows(fresh) == start
