"""Writing over the screen: a text that is kept by itself, with what it is about above it."""

from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from coder.errors import USER_ERRORS, ProjectBusyError
from coder.workflow.project import Project
from transcripts.text import canonical, visible
from tui.keys import bindings, sign
from tui.widgets.patience import SHORT_SECONDS
from tui.widgets.patient import Window

_PAUSE_SECONDS = 1.0


class Writing(TextArea):
    """A text editor that does what the window's own keys ask for before it looks at the next."""

    async def _on_key(self, event: events.Key) -> None:
        window = self.screen
        known = window.active_bindings.get(event.key)
        if known is not None and known.node is window and isinstance(window, Window):
            await window.on_key(event)
        else:
            await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        """What steers a terminal comes in as a mark."""
        await super()._on_paste(events.Paste(visible(canonical(event.text))))
        event.stop()
        event.prevent_default()


class WritingWindow(Window[bool]):
    """The text is kept when the window closes, and whenever the coder pauses.

    Subclasses `load` a text and say in `save` how it is kept. Gives whether any text has changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("memo_editor")]
    DEFAULT_CSS = """
    WritingWindow { align: center middle; }
    WritingWindow > Vertical { width: 96%; max-width: 100; height: 94%; max-height: 40;
                               background: $surface; border: round $primary; }
    WritingWindow Static { padding: 0 1; height: auto; }
    WritingWindow .subject { max-height: 6; margin: 0 0 1 0; }
    WritingWindow TextArea, WritingWindow TextArea:focus {
        height: 1fr; border: none; padding: 0 1; scrollbar-size-vertical: 1; }
    WritingWindow VerticalScroll { height: auto; max-height: 40%; margin: 1 0 0 0;
                                   scrollbar-size-vertical: 1; }
    WritingWindow VerticalScroll.-empty { display: none; }
    """

    def __init__(self, project: Project, title: str) -> None:
        super().__init__(project)
        self.text = Writing(placeholder="Write here. It is kept when you close, and as you pause.")
        self.text.cursor_blink = False
        self._title = title
        self._kept = ""
        self._seen = ""
        self._refused: str | None = None
        self._has_changed = False
        self._is_loaded = self._is_closed = False

    def legend(self) -> str:
        """What the keys do, for the window's edge."""
        raise NotImplementedError

    async def load(self) -> None:
        """Read the text, and `begin_with` it."""
        raise NotImplementedError

    def save(self, text: str) -> str:
        """Save the text and say when; may raise a user's error."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = self._title
            window.border_subtitle = self.legend()
            yield Static(classes="about")
            yield Static(classes="subject")
            yield self.text
            with VerticalScroll(can_focus=False):
                yield Static(classes="others")
            yield Static(classes="said")

    async def on_mount(self) -> None:
        self.text.read_only = self.project.coder is None
        self.set_focus(self.text)  # now: letters may be under way
        await self.patience.do(f"the {self._title.casefold()}", self.load)
        self.set_interval(_PAUSE_SECONDS, self.keep_after_a_pause)

    def on_unmount(self) -> None:
        """The program ends with the window open."""
        if self._is_loaded and not self._is_closed:
            self.keep()

    def begin_with(self, text: str) -> None:
        """Show a text that has been kept, the cursor at its end."""
        self._is_loaded, self._refused = True, None
        self._kept = self._seen = visible(text)
        self.text.load_text(self._kept)
        self.text.move_cursor(self.text.document.end)

    def keep_after_a_pause(self) -> None:
        """Save once nothing has been typed for a moment, so that little is lost with the power."""
        now = self.text.text
        if now == self._seen and now != self._refused and not self.patience.waits:
            with self.project.hurried(SHORT_SECONDS):
                self.keep()
        self._seen = now

    def action_close(self) -> None:
        """Keep the text and close; what cannot be kept is copied when this is asked for twice."""
        is_told = self.text.text == self._refused
        try:
            is_kept = self.keep()
        except ProjectBusyError:
            if not is_told:
                raise
            is_kept = False
        if is_kept:
            self._close()
        elif is_told:
            self.app.copy_to_clipboard(self.text.text)
            self._close()

    def _close(self) -> None:
        self._is_closed = True
        self.dismiss(self._has_changed)

    def keep(self) -> bool:
        """Save the text if it has changed; whether there is nothing left to save."""
        text = self.text.text
        if text == self._kept:
            return True
        try:
            said = self.save(text)
        except ProjectBusyError:
            if self.patience.acting:
                raise
            self.say("Another coder is writing: kept as soon as they have finished.")
            return False
        except USER_ERRORS as error:
            self._refuse(f"Not kept: {error}")
            return False
        self._kept, self._has_changed = text, True
        self.say(said)
        return True

    def given_up(self, sentence: str) -> None:
        """Say so; what was not read is not written over."""
        if not self._is_loaded:
            self._close()
        elif self.text.text != self._kept:
            self._refuse(sentence)
        else:
            self.say(sentence)

    def _refuse(self, sentence: str) -> None:
        self._refused = self.text.text
        self.say(f"{sentence} {sign('memo.close')} again copies the text and closes.")

    def say(self, sentence: str) -> None:
        """Say below the text when it was kept, or why it was not."""
        reads = self.project.coder is None
        self.fill("said", Text("reading only" if reads else visible(sentence), "italic"))

    def fill(self, name: str, content: Text) -> None:
        """Put words into a part of the window: `about`, `subject`, `others`, `said`."""
        for part in self.query(f".{name}").results(Static):  # none while the program ends
            part.update(content)
