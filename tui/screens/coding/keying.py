"""How keys become acts on the coding screen: one after the other, and none is lost."""

from collections.abc import Callable
from typing import TypeVar

from textual import events

from coder.errors import TwoWindowsError
from coder.workflow.project import Project
from tui.screens.coding.asking import Asking
from tui.screens.coding.session import Session
from tui.widgets.patient import Patient

T = TypeVar("T")


class Keying(Patient[None]):
    """What a key means may depend on a question that the one before has asked.

    The transcript brings its keys to `on_key` itself, for the way through everything that it lies
    in takes longer than most keys.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project)
        self.session = Session(project, document_name)
        self.asking: Asking | None = None

    async def begin(self, event: events.Key) -> None:
        """Press a key upon what the project holds."""
        if self.session.catch_up():
            self.redraw()
        await self.press(event)

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do something; who has begun under this name in another window is met first."""
        return super().attempt(lambda: self._met(act))

    def moment(self) -> Callable[[], None]:
        asking = self.asking

        def go_back() -> None:
            if self.asking is not asking:
                self.ask(asking)

        return go_back

    def fall_behind(self) -> None:
        self.session.is_stale = True
        super().fall_behind()

    def allows(self, command: str) -> bool:
        """All commands but letting go end a question."""
        if self.asking is not None and command != "select.drop":
            self.ask(None)
        return True

    def ask(self, asking: Asking | None) -> None:
        """Wait for a letter or a digit; None stops waiting."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Show everything as the session has it now."""
        raise NotImplementedError

    def _met(self, act: Callable[[], T]) -> T:
        """Do something; who has begun under this name in another window is met first."""
        try:
            return act()
        except TwoWindowsError:
            self.project.meet()
            self.session.refresh()
            return act()
