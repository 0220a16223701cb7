"""Write a memo: a text editor over the screen, with what the memo is about above it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static, TextArea

from coder.errors import USER_ERRORS, ProjectBusyError
from coder.model import Memo, MemoAbout, Noted, Subject
from coder.workflow import memoing
from coder.workflow.project import Project
from transcripts.text import canonical, visible
from tui.keys import bindings, legend, sign
from tui.widgets.patience import SHORT_SECONDS
from tui.widgets.patient import Window

_PAUSE_SECONDS = 1.0
_DAY = 10  # characters of a time that tell the day
_NAMES = {about: str(about) for about in MemoAbout} | {MemoAbout.CODING: "segment"}


class MemoText(TextArea):
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


class MemoEditor(Window[bool]):
    """The coder's memo on one of several subjects, each one key from the next.

    The text is kept when the window closes, when the subject changes, and whenever the coder
    pauses; each sitting at a memo is one thing to undo. Gives whether any memo has changed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("memo_editor")]
    DEFAULT_CSS = """
    MemoEditor { align: center middle; }
    MemoEditor > Vertical { width: 96%; max-width: 100; height: 94%; max-height: 40;
                            background: $surface; border: round $primary; }
    MemoEditor Static { padding: 0 1; height: auto; }
    MemoEditor .subject { max-height: 6; margin: 0 0 1 0; }
    MemoEditor TextArea, MemoEditor TextArea:focus { height: 1fr; border: none; padding: 0 1;
                                                     scrollbar-size-vertical: 1; }
    MemoEditor VerticalScroll { height: auto; max-height: 40%; margin: 1 0 0 0;
                                scrollbar-size-vertical: 1; }
    MemoEditor VerticalScroll.-empty { display: none; }
    """

    def __init__(self, project: Project, subjects: Sequence[Subject]) -> None:
        super().__init__(project)
        self.subjects = subjects
        self.place = 0
        self.text = MemoText(placeholder="Write here. It is kept when you close, and as you pause.")
        self.text.cursor_blink = False
        self._sitting = memoing.Sitting(project, subjects[0])
        self._kept = ""
        self._seen = ""
        self._refused: str | None = None
        self._has_changed = False
        self._is_loaded = self._is_closed = False

    @property
    def subject(self) -> Subject:
        return self.subjects[self.place]

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = "Memo"
            another = {"memo.next": "another subject"} if len(self.subjects) > 1 else {}
            window.border_subtitle = legend({**another, "memo.close": "keeps and closes"})
            yield Static(classes="about")
            yield Static(classes="subject")
            yield self.text
            with VerticalScroll(can_focus=False):
                yield Static(classes="others")
            yield Static(classes="said")

    async def on_mount(self) -> None:
        self.text.read_only = self.project.coder is None
        self.set_focus(self.text)  # now: letters may be under way
        await self.patience.do("the memo", partial(self._load, 0))
        self.set_interval(_PAUSE_SECONDS, self.keep_after_a_pause)

    def on_unmount(self) -> None:
        """The program ends with the window open."""
        if self._is_loaded and not self._is_closed:
            self._keep()

    def keep_after_a_pause(self) -> None:
        """Save once nothing has been typed for a moment, so that little is lost with the power."""
        now = self.text.text
        if now == self._seen and now != self._refused and not self.patience.waits:
            with self.project.hurried(SHORT_SECONDS):
                self._keep()
        self._seen = now

    def action_close(self) -> None:
        """Keep the text and close; what cannot be kept is copied when this is asked for twice."""
        is_told = self.text.text == self._refused
        try:
            is_kept = self._keep()
        except ProjectBusyError:
            if not is_told:
                raise
            is_kept = False
        if is_kept:
            self._close()
        elif is_told:
            self.app.copy_to_clipboard(self.text.text)
            self._close()

    async def action_switch(self, by: int) -> None:
        """Go on with the memo on the next subject."""
        if len(self.subjects) > 1 and self._keep():
            there = (self.place + by) % len(self.subjects)
            await self.patience.do("the next memo", partial(self._load, there))

    def _close(self) -> None:
        self._is_closed = True
        self.dismiss(self._has_changed)

    def _keep(self) -> bool:
        """Save the text if it has changed; whether there is nothing left to save."""
        text = self.text.text
        if text == self._kept:
            return True
        try:
            memo = self._sitting.keep(text)
        except ProjectBusyError:
            if self.patience.acting:
                raise
            self.say("Another coder is writing: kept as soon as they have finished.")
            return False
        except USER_ERRORS as error:
            self._refuse(f"Not kept: {error}")
            return False
        self._kept, self._has_changed = text, True
        self.say(_dated(memo))
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

    # What is shown

    async def _load(self, place: int) -> None:
        """Show the memo on a subject, and what others wrote on it."""
        subject = self.subjects[place]
        mine, others = memoing.mine(self.project, subject), memoing.others(self.project, subject)
        written = [memoing.mine(self.project, one) is not None for one in self.subjects]
        self.place, self._is_loaded = place, True
        self._sitting = memoing.Sitting(self.project, subject)
        self._kept = self._seen = visible(mine.text) if mine else ""
        self._refused = None
        self.text.load_text(self._kept)
        self.text.move_cursor(self.text.document.end)
        self._fill("about", self._tabs(written))
        self._fill("subject", _described(subject))
        self._fill("others", _read_only(others))
        self.query_one(VerticalScroll).set_class(not others, "-empty")
        self.say(_dated(mine))

    def _tabs(self, written: Sequence[bool]) -> Text:
        """What the memo can be about, the chosen one in brackets; * where there is a memo."""
        tabs = Text()
        for place, subject in enumerate(self.subjects):
            name = f"{_NAMES[subject.about]}{'*' if written[place] else ''}"
            is_here = place == self.place
            tabs.append(f"[{name}]" if is_here else f" {name} ", "reverse bold" if is_here else "")
            tabs.append(" ")
        return tabs

    def say(self, sentence: str) -> None:
        """Say below the text when it was kept, or why it was not."""
        reads = self.project.coder is None
        self._fill("said", Text("reading only" if reads else visible(sentence), "italic"))

    def _fill(self, name: str, content: Text) -> None:
        for part in self.query(f".{name}").results(Static):  # none while the program ends
            part.update(content)


def _described(subject: Subject) -> Text:
    """What the memo is about, with its words: those coded, or the code's meaning."""
    name = subject.name if subject.span else subject.title
    text = Text(visible(name), "bold", overflow="ellipsis")
    if subject.words:
        words = " ".join(visible(subject.words).split())
        text.append(f"\n{f'“{words}”' if subject.span else words}", "not bold")
    return text


def _read_only(others: Sequence[Noted]) -> Text:
    """What other coders wrote, each under their name."""
    text = Text()
    for one in others:
        break_ = "\n" if text else ""
        text.append(f"{break_}{visible(one.coder)}, {one.memo.at[:_DAY]}\n", "bold")
        text.append(f"{visible(one.memo.text)}\n")
    text.rstrip()
    return text


def _dated(memo: Memo | None) -> str:
    return f"kept {memo.at[:_DAY]}" if memo else "no memo yet"
