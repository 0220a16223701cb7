"""Programs in a pseudo-terminal: how much processor each key takes until its answer is there."""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SIZE = (50, 200)
PATIENCE = 30.0  # seconds to wait for a program to open
ANSWER = 0.5  # seconds to wait for the answer to a key; most take a fiftieth of that
QUIET = 0.03  # seconds without output after which an answer is taken to be complete
REST = 2.0  # seconds over which a program at rest is watched
_BYTE_CODE = tempfile.TemporaryDirectory()  # goes when the benchmark ends


def installed() -> dict[str, str]:
    """The environment of a program that has run before: its byte code is kept, as installed."""
    kept = {name: value for name, value in os.environ.items() if "BYTECODE" not in name}
    kept.setdefault("PYTHONPYCACHEPREFIX", _BYTE_CODE.name)
    return kept | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Answer(NamedTuple):
    """What a key took: CPU seconds, and bytes that came to the terminal."""

    cpu: float
    size: int


class Terminal:
    """A child in a pseudo-terminal, 200 × 50 if nothing else is said.

    All times are CPU seconds of the child with all its threads, user and system together. A key is
    written when the answer to the one before has come to an end, so that none is answered together
    with another.
    """

    def __init__(
        self, command: Sequence[str], *, until: bytes, size: tuple[int, int] = SIZE
    ) -> None:
        started = time.perf_counter()
        self.pid, self.screen = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
            os.execve(command[0], list(command), installed())  # noqa: S606 - our own command
        self._clock = (~self.pid << 3) | 2  # the kernel's name for the CPU clock of a process
        self._wait_for(until)
        self.first_paint = time.perf_counter() - started
        self.first_cpu = self.cpu()
        self.settle(quiet=1.0)
        self.rested_cpu = self.cpu()
        self.rest = self._rest()

    def cpu(self) -> float:
        """CPU seconds that the child has used."""
        return time.clock_gettime(self._clock)

    def memory(self) -> float:
        """Megabytes that the child holds in memory."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    def settle(self, quiet: float = QUIET) -> int:
        """Read until nothing has come for a while; how many bytes have."""
        count, started = 0, time.perf_counter()
        while select.select([self.screen], [], [], quiet)[0]:
            count += len(os.read(self.screen, 1 << 16))
            if time.perf_counter() - started > PATIENCE:
                sys.exit("The program never comes to rest.")
        return count

    def press(self, *keys: str, quiet: float = QUIET) -> float:
        """Type keys, each when the one before is answered; CPU seconds, less what rest takes."""
        return sum(self.answer(key, quiet=quiet).cpu for key in keys)

    def answer(self, key: str, *, quiet: float = QUIET) -> Answer:
        """Type a key and wait for all that it brings."""
        before, started = self.cpu(), time.perf_counter()
        os.write(self.screen, key.encode())
        select.select([self.screen], [], [], ANSWER)
        size = self.settle(quiet)
        used, took = self.cpu() - before, time.perf_counter() - started
        return Answer(max(used - took * self.rest, 0), size)

    def type(self, keys: Sequence[str]) -> None:
        """Type keys all at once, as fingers do that do not wait."""
        os.write(self.screen, "".join(keys).encode())
        select.select([self.screen], [], [], ANSWER)
        self.settle()

    def close(self) -> None:
        """End the child, without asking it; its files are the benchmark's own."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.screen)

    def _wait_for(self, words: bytes) -> None:
        seen = came = b""
        while words not in seen:
            with suppress(OSError):  # the child has gone
                ready = select.select([self.screen], [], [], PATIENCE)[0]
                came = os.read(self.screen, 1 << 16) if ready else b""
            if not came:
                sys.exit(f"{words.decode()} never came:\n{seen.decode(errors='replace')}")
            seen, came = seen[-3000:] + came, b""

    def _rest(self) -> float:
        """The share of a processor that the child uses while nobody types."""
        before = self.cpu()
        time.sleep(REST)
        return (self.cpu() - before) / REST


def milliseconds(spent: Sequence[float]) -> float:
    """The median of CPU seconds, in milliseconds."""
    return statistics.median(spent) * 1000
