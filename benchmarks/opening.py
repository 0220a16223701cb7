"""CPU until large things are open: a long transcript, and each screen of a large project.

Run it with: uv run python benchmarks/opening.py

All run as `coder open` in a real pseudo-terminal of 200 × 50. What they take is compared with an
empty Textual program in the same run, for that is what any start costs: a transcript of ten
million characters may take six times as much, each screen of a project of 1,000 documents and
2,000 codes as much. Keys in the long transcript are as quick as in a short one, and ten thousand
of them may take five megabytes of memory. All have run once before, so that their byte code is
there, as it is once installed. The exit code says whether all of this holds.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import invented
from benchmarks.terminals import Terminal

CODER = str(Path(sys.executable).with_name("coder"))
EMPTY = (
    "from textual.app import App\n"
    "from textual.widgets import Static\n"
    "class Empty(App):\n"
    "    def compose(self):\n"
    "        yield Static('school')\n"
    "Empty().run()\n"
)
LONG, SHORT, CODINGS = 10_000_000, 1_000_000, 5_000
DOCUMENTS, CODES, CODINGS_EACH = 1_000, 2_000, 20
RIGHT, LEFT, WORD, PAGE, DOWN, ENTER, ESCAPE = (
    "\x1b[C", "\x1b[D", "\x1b[1;5C", "\x1b[6~", "\x1b[B", "\r", "\x1b",
)  # fmt: skip
KEYS, MANY = 30, 10_000
MEGABYTES = 5.0


class Found(NamedTuple):
    """A measured number and the most that it may be."""

    name: str
    value: float
    most: float
    unit: str = "x"

    def tell(self) -> bool:
        """Print it; whether it is too much."""
        print(f"{self.name:44}{self.value:8.2f} {self.unit:3} (at most {self.most:g})")
        return self.value > self.most


class Screen(NamedTuple):
    """A screen, the keys that open it, and those that lead back to the list of documents."""

    name: str
    keys: tuple[str, ...]
    back: tuple[str, ...]


SCREENS = (
    Screen("a document", (ENTER,), ("q",)),
    Screen("the list of codes in it", (ENTER, "s", ENTER), (ESCAPE, ESCAPE, "q")),
    Screen("themes", ("T",), (ESCAPE,)),
    Screen("agreement", ("A",), (ESCAPE,)),
    Screen("search", ("F",), (ESCAPE, ESCAPE)),
    Screen("help", ("?",), (ESCAPE,)),
)


def opened(path: Path, *options: str, until: bytes = b"school") -> Terminal:
    return Terminal([CODER, "open", str(path), "--as", "ana", *options], until=until)


def start(terminal: Terminal) -> float:
    """CPU seconds until the program had come to rest."""
    return terminal.rested_cpu


def long_transcript(folder: Path, empty: float) -> Iterator[Found]:
    """Opening ten megabytes, moving in it as in one, and what many keys leave behind."""
    codebook = invented.codes(40)
    terminals = {}
    for name, size in (("long", LONG), ("short", SHORT)):
        path = folder / f"{name}.coder"
        invented.build(path, [invented.interview("Long", size)], codebook, CODINGS)
        terminals[name] = opened(path, "--document", "Long")
    long, short = terminals["long"], terminals["short"]
    print(f"first paint: 10 MB {long.first_paint:.2f} s, 1 MB {short.first_paint:.2f} s")
    yield Found("1 MB to open, v an empty program", start(short) / empty, 3)
    yield Found("10 MB to open, v an empty program", start(long) / empty, 6)
    for name, key in (("cursor right", RIGHT), ("next word", WORD), ("page down", PAGE)):
        spent = {which: one.press(*[key] * KEYS) for which, one in terminals.items()}
        yield Found(f"{name} in 10 MB, v 1 MB", spent["long"] / spent["short"], 1.5)
    short.press(RIGHT)
    walk(short, 2_000)  # fills what is remembered on purpose
    before = short.memory()
    walk(short, MANY)
    yield Found("memory after 10,000 keys", short.memory() - before, MEGABYTES, "MB")
    for one in terminals.values():
        one.close()


def walk(terminal: Terminal, keys: int) -> None:
    """Go to and fro, by characters, words, lines and pages."""
    steps = [RIGHT, WORD, DOWN, PAGE, RIGHT, LEFT, WORD, DOWN, "b", "k"]
    for _ in range(keys // len(steps)):
        terminal.type(steps)


def large_project(folder: Path, empty: float) -> Iterator[Found]:
    """Each screen of a project of many documents and codes."""
    path = folder / "large.coder"
    documents = [invented.interview(f"D {number:04}", 3_000) for number in range(DOCUMENTS)]
    invented.build(path, documents, invented.codes(CODES), CODINGS_EACH)
    first = opened(path, until=b"D 0000")
    visited(first)  # writes the byte code of all screens
    first.close()
    terminal = opened(path, until=b"D 0000")
    print(f"first paint of 1,000 documents: {terminal.first_paint:.2f} s")
    yield Found("the list of documents, v an empty program", start(terminal) / empty, 2)
    for name, spent in visited(terminal).items():
        yield Found(f"{name} ({spent * 1000:.0f} ms), v an empty program", spent / empty, 1)
    terminal.close()


def visited(terminal: Terminal) -> dict[str, float]:
    """CPU seconds that each screen takes to open."""
    spent = {}
    for screen in SCREENS:
        *way, last = screen.keys
        terminal.press(*way)
        spent[screen.name] = terminal.press(last, quiet=0.3)
        terminal.press(*screen.back)
    return spent


def main() -> int:
    for _ in range(2):  # the first writes its byte code
        nothing = Terminal([sys.executable, "-c", EMPTY], until=b"school")
        empty = start(nothing)
        nothing.close()
    print(f"an empty Textual program takes {empty * 1000:.0f} ms CPU")
    with tempfile.TemporaryDirectory() as folder:
        missed = [found.tell() for found in long_transcript(Path(folder), empty)]
        missed += [found.tell() for found in large_project(Path(folder), empty)]
    return int(any(missed))


if __name__ == "__main__":
    sys.exit(main())
