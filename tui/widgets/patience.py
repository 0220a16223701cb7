"""Acts in their strict order: one that another program's writing holds up is tried again."""

from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coder.errors import ProjectBusyError
from coder.workflow.project import Project

if TYPE_CHECKING:
    from textual.timer import Timer

AGAIN_SECONDS = 0.15
SHORT_SECONDS = 0.1
"""How long one try may hold up the screen."""
NOTICED_SECONDS = 1.0
"""From then on a coder has seen that something waits; an Esc before is one of the keys."""
LONGEST_SECONDS = 60.0
_MOST_NAMED = 12

Act = Callable[[], Awaitable[None]]


class News:
    """What other programs have written: read when none of them is writing just then."""

    def __init__(self, project: Project, read: Callable[[], None]) -> None:
        self._project, self._read = project, read
        self._is_due = False

    def look(self) -> None:
        """Read it, if there is any; while the project is busy, leave it for the next look."""
        self._is_due = self._is_due or self._project.changed()
        if self._is_due:
            with suppress(ProjectBusyError), self._project.hurried(SHORT_SECONDS):
                self._read()
                self._is_due = False


class Host(Protocol):
    """A screen whose acts may have to wait."""

    project: Project

    def say(self, sentence: str) -> None: ...
    def show_hints(self) -> None: ...
    def set_interval(self, interval: float, callback: Act) -> "Timer": ...


class _Waiting(NamedTuple):
    name: str
    act: Act


class Patience:
    """Does acts one after the other; none is lost while another program writes to the project.

    An act that raises ProjectBusyError must have changed nothing, for it is done again from its
    start. Those that come meanwhile wait behind it, so that each finds what the one before made.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._line: deque[_Waiting] = deque()
        self._timer: Timer | None = None
        self._since = 0.0
        self.acting = False

    @property
    def waits(self) -> bool:
        """Whether an act is held up by another program."""
        return self._timer is not None

    @property
    def is_noticed(self) -> bool:
        """Whether an act has waited so long that Esc means: give it up."""
        return self.waits and monotonic() - self._since > NOTICED_SECONDS

    async def do(self, name: str, act: Act) -> None:
        """Do an act, behind those that wait; `name` is what people call it, as the key."""
        self._line.append(_Waiting(name, act))
        if not self.acting and not self.waits:
            await self._go_on()

    def give_up(self) -> None:
        """Do none of what waits, and say so."""
        self._end(f"Given up: {self._names()}. Nothing was changed.")

    async def _go_on(self) -> None:
        """Do what waits, until all is done or something is held up."""
        self.acting = True
        try:
            with self._host.project.hurried(SHORT_SECONDS):
                while self._line:
                    await self._do_first()
            self._stop()
        except ProjectBusyError:
            self._wait()
        finally:
            self.acting = False

    async def _do_first(self) -> None:
        first = self._line.popleft()
        try:
            await first.act()
        except ProjectBusyError:
            self._line.appendleft(first)
            raise

    async def _try_again(self) -> None:
        if not self.acting:
            self._host.show_hints()  # so that no sentence of ours stays when all is done
            await self._go_on()

    def _wait(self) -> None:
        if self._timer is None:
            self._since = monotonic()
            self._timer = self._host.set_interval(AGAIN_SECONDS, self._try_again)
        if monotonic() - self._since > LONGEST_SECONDS:
            self._end(
                "Another program has been writing to the project for a minute. "
                f"Not done: {self._names()}. Nothing was changed; try again later."
            )
        else:
            way_out = ". Esc gives up." if self.is_noticed else " …"
            self._host.say(f"Another coder is writing; waiting: {self._names()}{way_out}")

    def _end(self, sentence: str) -> None:
        self._line.clear()
        self._stop()
        self._host.say(sentence)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _names(self) -> str:
        names = [one.name for one in self._line]
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        return " ".join(names[:_MOST_NAMED]) + more
