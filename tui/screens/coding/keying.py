"""How keys become acts on the coding screen: one after the other, and none is lost."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from textual import events
from textual.binding import ActiveBinding
from textual.screen import Screen

from coder.errors import USER_ERRORS, ProjectBusyError, TwoWindowsError
from coder.workflow.project import Project
from tui.keys import display
from tui.screens.coding.asking import Asking
from tui.screens.coding.session import Session
from tui.widgets.patience import Patience

T = TypeVar("T")


class Keying(Screen[None]):
    """Each key is done before the next is looked at, for it may change what that one means.

    While another program writes to the project, keys wait in their order and are done then. So an
    act may be done again from its start, until it has written: what it shows, it shows afterwards.
    """

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__()
        self.project = project
        self.session = Session(project, document_name)
        self.asking: Asking | None = None
        self.patience = Patience(self)
        self._bound: dict[str, ActiveBinding] | None = None

    async def on_key(self, event: events.Key) -> None:
        """Take a key; Esc gives up those that wait.

        The transcript brings its keys here itself, for the way through everything that it lies in
        takes longer than most keys.
        """
        event.stop()
        event.prevent_default()
        if self.patience.is_noticed and event.key == "escape":
            self.patience.give_up()
        else:
            await self.patience.do(display(event.key), partial(self._begin, event))

    async def press(self, event: events.Key) -> None:
        """Do what a key stands for."""
        typed = event.character or ""
        if not self.is_active:  # it waited with a key that has opened a dialog, and is meant for it
            self.app.post_message(events.Key(event.key, event.character))
        elif self.takes(typed):
            self.type_letter(typed)
        elif (known := self._binding(event.key)) and self.allows(known.binding.id or ""):
            await self.app.run_action(known.binding.action, known.node)

    def in_turn(self, name: str, act: Callable[[T], None]) -> Callable[[T], Awaitable[None]]:
        """The act that takes a dialog's answer, in its turn among the keys."""

        async def answered(answer: T) -> None:
            act(answer)

        async def done(answer: T) -> None:
            await self.patience.do(name, partial(answered, answer))

        return done

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do something; if it is refused, say the sentence and give None.

        In a key's turn, an act that finds the project busy ends the turn, which comes again.
        """
        try:
            return self._met(act)
        except ProjectBusyError as error:
            if self.patience.acting:
                raise
            self.say(str(error))
        except USER_ERRORS as error:
            self.say(str(error))
        return None

    def takes(self, typed: str) -> bool:
        """Whether a character is for `type_letter`, not a command."""
        raise NotImplementedError

    def allows(self, command: str) -> bool:
        """Whether a command (a key's id) is done now; all but letting go end a question."""
        if self.asking is not None and command != "select.drop":
            self.ask(None)
        return True

    def type_letter(self, typed: str) -> None:
        """Do what a letter, a digit or a sign stands for where it is no command."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        raise NotImplementedError

    def ask(self, asking: Asking | None) -> None:
        """Wait for a letter or a digit; None stops waiting."""
        raise NotImplementedError

    def show_hints(self) -> None:
        raise NotImplementedError

    def redraw(self) -> None:
        """Show everything as the session has it now."""
        raise NotImplementedError

    def refresh_bindings(self) -> None:
        """Textual calls this whenever other bindings may hold, as when the focus has moved."""
        self._bound = None
        super().refresh_bindings()

    async def _begin(self, event: events.Key) -> None:
        """Press a key upon what the project holds; where it has to wait, as if it never were."""
        asking = self.asking
        try:
            if self.session.catch_up():
                self.redraw()
            await self.press(event)
        except ProjectBusyError:
            if self.asking is not asking:
                self.ask(asking)
            raise

    def _met(self, act: Callable[[], T]) -> T:
        """Do something; who has begun under this name in another window is met first."""
        try:
            return act()
        except TwoWindowsError:
            self.project.meet()
            self.session.refresh()
            return act()

    def _binding(self, key: str) -> ActiveBinding | None:
        """What a key does here; Textual would gather all bindings anew for each key."""
        if self._bound is None:
            self._bound = self.active_bindings
        return self._bound.get(key)
