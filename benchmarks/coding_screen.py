"""CPU per cursor key on a long transcript with many codings, beside Textual's own text area.

Run it with: uv run python benchmarks/coding_screen.py

Both screens run in a real pseudo-terminal of 200 × 50 and show the same invented text of a
million characters. CPU is user and system time of the child; both are measured in one run, so the
ratio holds on any machine. The goals are 10 ms per cursor key and a first paint within a second.
"""

import fcntl
import os
import pty
import random
import select
import struct
import sys
import tempfile
import termios
import time
from contextlib import suppress
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import TextArea

from codebook.model import Code, Codebook
from coder.model import Coding
from coder.workflow.project import create_project, open_project
from transcripts.model import Document, Kind, Span, Turn, Voice

CHARACTERS, CODINGS, CODES, KEYS = 1_000_000, 5_000, 40, 60
SIZE = (50, 200)
SAID = "planning before the visit I would ring the school and ask how they see it again"
RIGHT, DOWN, PAGE, WORD, EXTEND = "\x1b[C", "\x1b[B", "\x1b[6~", "\x1b[1;5C", "\x1b[1;2C"
PATIENCE = 20.0  # seconds to wait for a screen to come to rest
DEAR = 1.0  # the coding screen may cost as much as a text area that knows nothing of codes


def invented() -> Document:
    """A long interview of invented words."""
    dice, text, turns = random.Random(1), "", list[Turn]()  # noqa: S311 - no secret
    parts, length = [], 0
    while length < CHARACTERS:
        speaker = "Interviewer" if len(turns) % 2 else "Ana"
        speech = f"{' '.join(dice.choices(SAID.split(), k=60))}."
        start = length + len(speaker) + 2
        voice = Voice.INTERVIEWER if len(turns) % 2 else Voice.RESPONDENT
        turns.append(Turn(length, start, start + len(speech), speaker, voice))
        parts.append(f"{speaker}: {speech}\n")
        length += len(parts[-1])
    text = "".join(parts)
    return Document("Long", text, tuple(turns), kind=Kind.RESPONSE)


def build(path: Path) -> Document:
    """A project with the long interview and its codings by ana; all in one action."""
    dice, document = random.Random(2), invented()  # noqa: S311 - no secret
    codes = [
        Code(f"C{n}", f"Code number {n}", hotkey=chr(97 + n) if n < 26 else "")
        for n in range(CODES)
    ]
    create_project(path, Codebook(tuple(codes)))
    spoken = document.respondent_turns()
    with (
        open_project(path, coder="ana") as project,
        project.file.action("build", "ana") as action,
    ):
        project.file.documents.add(action, document)
        project.file.coders.ensure(action, project.me())
        for _ in range(CODINGS):
            turn = dice.choice(spoken)
            start = dice.randrange(turn.speech, turn.stop - 60)
            span = Span(start, start + dice.randrange(10, 59))
            code = dice.choice(codes)
            coding = Coding(document.guid, code.guid, project.me().guid, span)
            if project.file.codings.twin(coding) is None:
                project.file.codings.add(action, coding)
    return document


class Peer(App[None]):
    """The same text in Textual's read-only text area."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def compose(self) -> ComposeResult:
        area = TextArea(self.text, read_only=True)
        area.cursor_blink = False  # else it never comes to rest
        yield area


class Ours(App[None]):
    """The coding screen and nothing else."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def on_mount(self) -> None:
        from tui.screens.coding import CodingScreen

        self.opened = open_project(self.path, coder="ana")
        self.push_screen(CodingScreen(self.opened.__enter__(), "Long"))


class Terminal:
    """A child that runs an app in a pseudo-terminal."""

    def __init__(self, which: str, path: Path) -> None:
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execv(sys.executable, [sys.executable, __file__, which, str(path)])  # noqa: S606 - our own
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        started, seen = time.perf_counter(), b""
        while b"school" not in seen:  # a word of the text
            seen = seen[-100:] + os.read(self.screen, 1 << 16)
        self.first_paint = time.perf_counter() - started
        self.settle(quiet=1.5)

    def settle(self, quiet: float = 0.15) -> float:
        """Read until nothing has come for a while; the moment of the last output."""
        last = started = time.perf_counter()
        while last - started < PATIENCE and select.select([self.screen], [], [], quiet)[0]:
            os.read(self.screen, 1 << 16)
            last = time.perf_counter()
        return last

    def cpu(self) -> float:
        """Seconds of CPU that the child has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def cost(self, key: str, times: int = KEYS) -> float:
        """CPU milliseconds per key, less what the app uses at rest."""
        before = self.cpu()
        started = time.perf_counter()
        for _ in range(times):
            os.write(self.screen, key.encode())
            self.settle(quiet=0.03)
        used, took = self.cpu() - before, time.perf_counter() - started
        return max(used - took * self.idle(), 0) / times * 1000

    def idle(self) -> float:
        """The share of a processor that the app uses while nobody types."""
        if not hasattr(self, "_idle"):
            before = self.cpu()
            time.sleep(2)
            self._idle = (self.cpu() - before) / 2
        return self._idle

    def close(self) -> None:
        os.write(self.screen, b"\x11")
        with suppress(OSError):  # the child has gone
            self.settle(quiet=0.5)
        os.close(self.screen)
        os.waitpid(self.pid, 0)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.coder"
        document = build(path)
        path.with_suffix(".txt").write_text(document.text, encoding="utf-8")
        ours, peer = Terminal("ours", path), Terminal("peer", path.with_suffix(".txt"))
        print(f"{'':18}{'coding screen':>15}{'text area':>12}{'ratio':>8}")
        print(f"{'first paint, s':18}{ours.first_paint:>15.2f}{peer.first_paint:>12.2f}")
        worst = 0.0
        for name, key in {
            "cursor right": RIGHT,
            "next word": WORD,
            "cursor down": DOWN,
            "extend by one": EXTEND,
            "page down": PAGE,
        }.items():
            mine, theirs = ours.cost(key), peer.cost(key)
            ratio = mine / theirs if theirs else float("inf")
            worst = max(worst, ratio if name != "page down" else 0.0)
            print(f"{f'{name}, ms':18}{mine:>15.1f}{theirs:>12.1f}{ratio:>8.2f}")
        ours.close()
        peer.close()
    return int(worst > DEAR)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ours", path]:
            Ours(Path(path)).run()
        case ["peer", path]:
            Peer(Path(path).read_text(encoding="utf-8")).run()
        case _:
            sys.exit(main())
