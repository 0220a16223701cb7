"""CPU per key on a long transcript with many codings, beside Textual's own text area.

Run it with: uv run python benchmarks/coding_screen.py

Both run in a real pseudo-terminal of 200 × 50 and show the same invented text of a million
characters, from the middle on; ours has 5,000 overlapping codings on it, and the codebook and the
codes at the cursor beside it. They take turns, key by key, in the same run: the ratio of CPU times
holds on any machine, and it decides. Milliseconds are aims. Our lines down that scroll and those
that do not are told apart by what comes to the terminal, and counted. Each program has run once
before, so that its byte code is there, as it is once installed.
"""

import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from textual.app import App, ComposeResult
from textual.widgets import Static, TextArea

from benchmarks import invented
from benchmarks.terminals import Terminal, milliseconds
from coder.workflow.project import open_project
from transcripts.model import Span

CHARACTERS, CODINGS, CODES = 1_000_000, 5_000, 40
ROUNDS, KEYS = 5, 16
SCROLL = 3  # times the bytes of most lines down: the text has been scrolled
RIGHT, DOWN, WORD, EXTEND = "\x1b[C", "\x1b[B", "\x1b[1;5C", "\x1b[1;2C"
EXTEND_DOWN, PAGE, ESCAPE, UNDO, TURN = "\x1b[1;2B", "\x1b[6~", "\x1b", "\x1a", "}"


class Case(NamedTuple):
    """A key that both know; ours must take `floor` times less CPU, and aims at milliseconds."""

    name: str
    key: str
    floor: float
    aim: float


CASES = (
    Case("cursor right", RIGHT, 10, 5),
    Case("next word", WORD, 10, 5),
    Case("extend by one", EXTEND, 10, 5),
    Case("extend by a line", EXTEND_DOWN, 5, 10),
    Case("page down", PAGE, 1.4, 20),  # three quarters of it are Textual's own work
)


class Peer(App[None]):
    """The same text in Textual's read-only text area, which does not blink."""

    def __init__(self, text: str, at: int) -> None:
        super().__init__()
        self.at = row_and_column(text, at)
        self.area = TextArea(text, read_only=True)
        self.area.cursor_blink = False  # else it never comes to rest

    def compose(self) -> ComposeResult:
        yield self.area

    def on_mount(self) -> None:
        self.area.focus()
        self.call_after_refresh(self.area.move_cursor, self.at, center=True)


class Empty(App[None]):
    """What Textual itself needs."""

    def compose(self) -> ComposeResult:
        yield Static("school")


class Ours(App[None]):
    """The coding screen and nothing else."""

    def __init__(self, path: Path, at: int) -> None:
        super().__init__()
        self.path, self.at = path, at

    def on_mount(self) -> None:
        from tui.screens.coding import CodingScreen

        self.opened = open_project(self.path, coder="ana")  # it is closed when nobody holds this
        self.push_screen(
            CodingScreen(self.opened.__enter__(), "Long", at=Span(self.at, self.at + 1))
        )


def row_and_column(text: str, at: int) -> tuple[int, int]:
    """Where an offset is for a text area."""
    return text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.coder"
        document = invented.interview("Long", CHARACTERS)
        invented.build(path, [document], invented.codes(CODES), CODINGS)
        text = path.with_suffix(".txt")
        text.write_text(document.text, encoding="utf-8")
        for name in ("ours", "peer", "empty"):  # their byte code is written now
            program(name, text, 0).close()
        at = document.turns[len(document.turns) // 4 * 2].speech  # a respondent's, in the middle
        ours, peer, empty = (program(name, text, at) for name in ("ours", "peer", "empty"))
        try:
            openings(ours, peer, empty)
            missed = go_down(ours, peer)
            missed += sum([compare(case, ours, peer) for case in CASES])
            act(ours)
        finally:
            for terminal in (ours, peer, empty):
                terminal.close()
    return int(missed > 0)


def program(name: str, text: Path, at: int) -> Terminal:
    return Terminal([sys.executable, __file__, name, str(text), str(at)], until=b"school")


def openings(ours: Terminal, peer: Terminal, empty: Terminal) -> None:
    print(f"{'':22}{'ours':>8}{'text area':>11}{'empty':>8}{'ratio to empty':>16}")
    for name, what in (("first paint, s", "first_paint"), ("  of it CPU, s", "first_cpu")):
        mine, theirs, nothing = (getattr(one, what) for one in (ours, peer, empty))
        print(f"{name:22}{mine:8.2f}{theirs:11.2f}{nothing:8.2f}{mine / nothing:16.2f}")
    print(f"\n{'CPU per key, ms':22}{'ours':>8}{'text area':>11}{'ratio':>8}  (at least; aim)")


def compare(case: Case, ours: Terminal, peer: Terminal) -> bool:
    """Whether the text area takes less than the floor's times our CPU; medians of the rounds."""
    mine, theirs = list[float](), list[float]()
    for terminal in (ours, peer):
        terminal.press(*[case.key] * 2)
    for _ in range(ROUNDS):
        mine.append(ours.press(*[case.key] * KEYS) / KEYS)
        theirs.append(peer.press(*[case.key] * KEYS) / KEYS)
    ratio = statistics.median(their / my for my, their in zip(mine, theirs, strict=True))
    print(
        f"{case.name:22}{milliseconds(mine):8.1f}{milliseconds(theirs):11.1f}{ratio:8.1f}"
        f"  ({case.floor:g}; {case.aim:g} ms)"
    )
    for terminal in (ours, peer):  # lets go of what is selected
        terminal.press(ESCAPE if terminal is ours else RIGHT)
    return ratio < case.floor


def go_down(ours: Terminal, peer: Terminal) -> int:
    """How many floors lines down miss; a text area paints all of itself at each of them."""
    stays, scrolls = stays_and_scrolls(ours)
    theirs = [peer.answer(DOWN).cpu for _ in range(ROUNDS * KEYS)]
    their, missed = statistics.fmean(theirs), 0
    for name, spent, floor, aim in (
        ("down, stays", stays, 10, 5),
        ("down, scrolls", scrolls, 1.4, 20),
        ("down, all", stays + scrolls, 5, 10),
    ):
        my = statistics.fmean(spent)
        print(
            f"{name:22}{my * 1000:8.1f}{their * 1000:11.1f}{their / my:8.1f}  ({floor:g}; {aim} ms)"
        )
        missed += their / my < floor
    print(
        f"{'':22}{len(scrolls)} of our {ROUNDS * KEYS} lines down scroll, by a third of the window"
    )
    return missed


def stays_and_scrolls(ours: Terminal) -> tuple[list[float], list[float]]:
    """CPU seconds of each line down that leaves the text where it is, and of each that moves it."""
    answers = [ours.answer(DOWN) for _ in range(ROUNDS * KEYS)]
    much = statistics.median(answer.size for answer in answers) * SCROLL
    stays = [answer.cpu for answer in answers if answer.size < much]
    scrolls = [answer.cpu for answer in answers if answer.size >= much]
    return stays, scrolls


def act(ours: Terminal) -> None:
    """What no text area can do: code a sentence and take it back, each with the commit on disk."""
    spent: dict[str, list[float]] = {"select": [], "apply a code": [], "undo": []}
    for _ in range(ROUNDS * 3):
        ours.press(TURN, TURN)
        for name, key in zip(spent, ("s", "p", UNDO), strict=True):
            spent[name].append(ours.press(key))
        ours.press(ESCAPE)
    for name, seconds in spent.items():
        print(f"{name:22}{milliseconds(seconds):8.1f}{'(aim 10 ms)':>32}")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ours", text, at]:
            Ours(Path(text).with_suffix(".coder"), int(at)).run()
        case ["peer", text, at]:
            Peer(Path(text).read_text(encoding="utf-8"), int(at)).run()
        case ["empty", *_]:
            Empty().run()
        case _:
            sys.exit(main())
