"""Screens whose keys wait while another program writes, and that see what it has written."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar, TypeVar

from textual import events
from textual.binding import ActiveBinding
from textual.screen import ModalScreen

from coder.errors import USER_ERRORS, ProjectBusyError
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import display, sign
from tui.widgets.patience import News, Patience
from tui.widgets.repainting import Frugal

T = TypeVar("T")
Answer = TypeVar("Answer")
LOOK_AROUND_SECONDS = 2.0
_LATER = "Saved. It shows as soon as another coder, who is writing, has finished."


class Patient(Frugal[T]):
    """Each key is done before the next is looked at, for it may change what that one means.

    While another program writes to the project, keys wait in their order and are done then. So an
    act may be done again from its start until it has written: what it shows, it shows afterwards,
    and what it changes of the screen before, stands in `AS_BEFORE`.

    Every two seconds the screen in front looks around, and reads (`read_news`) where others have
    written.
    """

    AS_BEFORE: ClassVar[tuple[str, ...]] = ()
    """The attributes that are put back when an act has to be done again."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self.project = project
        self.patience = Patience(self)
        self.news = News(project, self._take_news)
        self._is_behind = False
        self._bound: dict[str, ActiveBinding] | None = None

    def _on_mount(self, _: events.Mount) -> None:  # as of every class above and below this one
        self.set_interval(LOOK_AROUND_SECONDS, self.look_around)

    def _on_unmount(self) -> None:
        self.patience.forget()

    # Keys

    async def on_key(self, event: events.Key) -> None:
        """Do a key that nobody types with, in its turn."""
        event.stop()
        event.prevent_default()
        await self.patience.do(display(event.key), partial(self.begin, event))

    async def begin(self, event: events.Key) -> None:
        """Press a key, upon what the project holds."""
        await self.press(event)

    async def press(self, event: events.Key) -> None:
        """Do what a key stands for."""
        typed = event.character or ""
        if self.takes(typed):
            self.type_letter(typed)
        elif (known := self._binding(event.key)) and self.allows(known.binding.id or ""):
            await self.app.run_action(known.binding.action, known.node)

    def takes(self, typed: str) -> bool:  # noqa: ARG002 - for screens on which letters are codes
        """Whether a character is for `type_letter`, not a command."""
        return False

    def type_letter(self, typed: str) -> None:
        """Do what a letter, a digit or a sign stands for where it is no command."""
        raise NotImplementedError

    def allows(self, command: str) -> bool:  # noqa: ARG002 - for screens that ask questions
        """Whether a command (a key's id) is done now."""
        return True

    # Acts

    def in_turn(
        self, name: str, act: Callable[[Answer], object]
    ) -> Callable[[Answer], Awaitable[None]]:
        """The act that takes a window's answer, in its turn among the keys."""

        async def answered(answer: Answer) -> None:
            act(answer)

        async def done(answer: Answer) -> None:
            await self.patience.do(name, partial(answered, answer))

        return done

    def attempt(self, act: Callable[[], Answer]) -> Answer | None:
        """Do something; if it is refused, say the sentence and give None.

        In a key's turn, an act that finds the project busy ends the turn, which comes again.
        """
        try:
            return act()
        except ProjectBusyError as error:
            if self.patience.acting:
                raise
            self.say(str(error))
        except USER_ERRORS as error:
            self.refuse(str(error))
        return None

    def refuse(self, sentence: str) -> None:
        """Tell why something could not be done."""
        self.say(visible(sentence))

    def moment(self) -> Callable[[], None]:
        """What puts back those of `AS_BEFORE`."""
        before = {name: getattr(self, name) for name in self.AS_BEFORE}

        def go_back() -> None:
            for name, value in before.items():
                setattr(self, name, value)

        return go_back

    def fall_behind(self) -> None:
        """What was just written could not be read for showing it."""
        self._expect()
        self.say(_LATER)

    def given_up(self, sentence: str) -> None:
        """Say that what waited is not done."""
        self.say(sentence)

    def take_in(self, read: Callable[[], object]) -> None:
        """Read what an act has written; while the project is busy, it is read with the news."""
        try:
            read()
        except ProjectBusyError:
            self._expect()

    async def read_first(self, name: str) -> None:
        """Read what is shown, in its turn: keys find it there."""

        async def read() -> None:
            self.attempt(self.read_news)

        await self.patience.do(name, read)

    # What others do

    def look_around(self) -> None:
        """Show what another program has written, unless another screen is in front."""
        if self.is_current and not self.patience.waits:
            self._read_if_due()

    def look_again(self) -> None:
        """Read what is shown, now or as soon as it can be read."""
        self._expect()
        self._read_if_due()

    def read_news(self) -> None:
        """Take in what others have written. May raise ProjectBusyError: then it comes again."""

    def key_for_news(self) -> str:
        """The key (its id) that shows others' work, where that would move what one looks at."""
        return ""

    async def action_again(self) -> None:
        """Take in what others have written."""
        self.show_hints()
        self.attempt(self.read_news)

    def _take_news(self) -> None:
        """Show what was written; where a key shows what others wrote, say so."""
        key = self.key_for_news()
        if key and not self._is_behind:
            self.say(f"Another coder has changed the study since; {sign(key)} takes it in.")
        else:
            self.read_news()
            self._is_behind = False

    def _expect(self) -> None:
        self._is_behind = True
        self.news.expect()

    def _read_if_due(self) -> None:
        try:
            self.news.look()
        except USER_ERRORS as error:
            self.say(visible(str(error)))

    # What is said

    def say(self, sentence: str) -> None:
        """Say a sentence where the hints stand."""
        raise NotImplementedError

    def show_hints(self) -> None:
        """Say what the keys do. Reads nothing."""
        raise NotImplementedError

    def refresh_bindings(self) -> None:
        """Textual calls this whenever other bindings may hold, as when the focus has moved."""
        self._bound = None
        super().refresh_bindings()

    def _binding(self, key: str) -> ActiveBinding | None:
        """What a key does here; Textual would gather all bindings anew for each key."""
        if self._bound is None:
            self._bound = self.active_bindings
        return self._bound.get(key)


class Window(Patient[T], ModalScreen[T]):
    """A patient screen that lies over another, and says its sentences in itself."""

    DEFAULT_CSS = """
    Window { layout: vertical; overflow-y: auto; background: $background 60%; }
    Window:ansi { background: transparent; }
    """

    def show_hints(self) -> None:
        self.say("")
