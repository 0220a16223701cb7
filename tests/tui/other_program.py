"""Another program at the same project file, as a process of its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from textual.pilot import Pilot

from tui.widgets.key_line import KeyLine

ROOT = Path(__file__).parents[2]

LOCK = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
time.sleep(60)
"""
"""Holds the file until it is ended: nobody else may read or write."""

CODE_AWAY = """
import sys
from pathlib import Path
from coder.workflow.browsing import document
from coder.workflow.coding import apply_code
from coder.workflow.project import open_project
from transcripts.model import Span

with open_project(Path(sys.argv[1]), coder="ana") as project:
    there = document(project, sys.argv[2])
    code, first = project.codebook().find("RR"), there.turns[1].speech
    print("ready", flush=True)
    for n in range(int(sys.argv[3])):
        start = first + n % 60
        apply_code(project, code, document=there, span=Span(start, start + 1 + n // 60))
"""
"""Codes the document, so many times, as ana."""

CUT_OFF = """
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA cache_size = 1")
db.execute("BEGIN EXCLUSIVE")
db.execute("DELETE FROM turns")
db.executemany("INSERT INTO texts VALUES (?, ?)", ((f"{n}", "words " * 999) for n in range(99)))
print("in the middle", flush=True)
time.sleep(60)
"""
"""Stands still in the middle of a change, of which a part is in the file already."""


@contextmanager
def running(script: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """A program that has begun its work; it is ended with the story."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Let the program run until something is so, for a while at most."""
    for _ in range(600):
        if is_so():
            return
        await pilot.pause(0.05)
    raise AssertionError


async def at_rest(pilot: Pilot[None]) -> None:
    """Let the program do all that was typed."""
    app = pilot.app
    assert isinstance(app, KeyLine)
    await pilot.pause()
    await until(pilot, lambda: app.is_at_rest)
