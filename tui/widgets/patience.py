"""Acts in their strict order: one that another program's writing holds up is tried again."""

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from textual.app import App

from coder.errors import ProjectBusyError
from coder.workflow.project import Project
from tui.widgets.key_line import KeyLine

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
        self._watch = project.watch()
        self._is_due = False

    def look(self) -> None:
        """Read it, if there is any; while the project is busy, leave it for the next look."""
        self._is_due = self._is_due or self._watch.changed()
        if self._is_due:
            with suppress(ProjectBusyError), self._project.hurried(SHORT_SECONDS):
                self._read()
                self._is_due = False

    def expect(self) -> None:
        """Read at the next look, whoever has written."""
        self._is_due = True


class Host(Protocol):
    """A screen, or the app, whose acts may have to wait."""

    project: Project

    @property
    def app(self) -> App[Any]: ...
    def say(self, sentence: str) -> None: ...
    def show_hints(self) -> None: ...
    def set_interval(self, interval: float, callback: Act) -> "Timer": ...

    def moment(self) -> Callable[[], None]:
        """What makes the host as it is now, before an act that may have to be done again."""

    def fall_behind(self) -> None:
        """Show as soon as it can be read what an act has written."""

    def given_up(self, sentence: str) -> None:
        """Say that what waited is not done."""


class _Waiting(NamedTuple):
    name: str
    act: Act


class Patience:
    """Does acts one after the other; none is lost while another program writes to the project.

    An act that raises ProjectBusyError before it has written is done again from its start; one
    that has written is done. Acts that come meanwhile wait behind it, and so do keys: the app keeps
    them until it is known on which screen they find themselves.
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
        """Do none of what waits, nor of the keys behind it, and say so."""
        self._end(f"Given up: {self._names()}. Nothing was changed.")

    def forget(self) -> None:
        """Wait for nothing any more: the host goes."""
        self._line.clear()
        self._stop()

    async def _go_on(self) -> None:
        """Do what waits, until all is done or something is held up."""
        self.acting = True
        try:
            with self._host.project.hurried(SHORT_SECONDS):
                if self.waits:
                    self._host.show_hints()  # so that no sentence of ours stays when all is done
                while self._line:
                    await self._do_first()
            self._stop()
        except ProjectBusyError:
            self._wait()
        finally:
            self.acting = False

    async def _do_first(self) -> None:
        first = self._line.popleft()
        go_back, kept = self._host.moment(), self._host.project.kept()
        try:
            await first.act()
        except ProjectBusyError:
            if self._host.project.kept() > kept:
                self._host.fall_behind()
                return
            self._line.appendleft(first)
            go_back()
            raise

    async def _try_again(self) -> None:
        if not self.acting:
            await self._go_on()

    def _wait(self) -> None:
        if self._timer is None:
            self._since = monotonic()
            self._timer = self._host.set_interval(AGAIN_SECONDS, self._try_again)
            if isinstance(self._host.app, KeyLine):
                self._host.app.hold(self)
        if monotonic() - self._since > LONGEST_SECONDS:
            self._end(
                "Another program has been writing to the project for a minute. "
                f"Not done: {self._names()}. Nothing was changed; try again later."
            )
        else:
            way_out = ". Esc gives up." if self.is_noticed else " …"
            self._host.say(f"Another coder is writing; waiting: {self._names()}{way_out}")

    def _end(self, sentence: str) -> None:
        if isinstance(self._host.app, KeyLine):
            self._host.app.drop_held()
        self.forget()
        self._host.given_up(sentence)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            if isinstance(self._host.app, KeyLine):
                self._host.app.go_on(self)

    def _names(self) -> str:
        names = [one.name for one in self._line]
        if isinstance(self._host.app, KeyLine):
            names += self._host.app.held()
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        return _listed(names[:_MOST_NAMED]) + more


def _listed(names: Sequence[str]) -> str:
    """Keys side by side as they were typed; a comma ends what has a name of several words."""
    parts = [f"{name}," if " " in name else name for name in names]
    return " ".join(parts).removesuffix(",")
