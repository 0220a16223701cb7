"""The list of memos: of the project, or of one document, each with its words beside it."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input, Static

from coder.model import MemoAbout, Noted
from coder.workflow import browsing, memoing, undoing
from coder.workflow.project import Project
from transcripts.model import Document
from transcripts.text import visible
from tui.dialogs.memo_editor import MemoEditor
from tui.keys import Layer, bindings, hints
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.messages import OpenDocument
from tui.widgets.patient import Patient
from tui.widgets.rows import Column, Row, Rows

_DAY = 10  # characters of a time that tell the day
_COLUMNS = (
    Column("About", 3),
    Column("Memo on", 0),
    Column("By", 2),
    Column("Changed", 4),
    Column("Begins", 1),
)


class MemosScreen(Patient[int | None]):
    """Memos in rows, the one at the cursor whole beside them.

    Closes with `dismiss`; where only one document's memos are listed, Enter on a coded segment
    closes too and gives its offset.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual's
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("memos")]
    DEFAULT_CSS = """
    MemosScreen { background: $background; }
    MemosScreen Horizontal { height: 1fr; }
    MemosScreen VerticalScroll { width: 64; padding: 0 1; border-left: vkey $panel;
                                 scrollbar-size-vertical: 1; }
    MemosScreen.-narrow Horizontal { layout: vertical; }
    MemosScreen.-narrow VerticalScroll { width: 1fr; height: 45%; border-left: none;
                                         border-top: hkey $panel; }
    MemosScreen Static { height: auto; }
    MemosScreen Input, MemosScreen Input:focus {
        dock: bottom; height: 1; border: none; padding: 0 1; display: none; background: $surface;
    }
    MemosScreen.-filter Input, MemosScreen.-filter Input:focus { display: block; }
    """

    def __init__(self, project: Project, document: str = "") -> None:
        super().__init__(project)
        self.document = document
        self.newest_first = False
        self.rows = Rows()
        self.whole = Static()
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self.filter = Input(placeholder="words of a memo, a code, a coder … Enter keeps them")
        self.memos: list[Noted] = []
        self.shown: list[Noted] = []

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal():
            yield self.rows
            with VerticalScroll(can_focus=False):
                yield self.whole
        yield self.hint_bar
        yield self.filter

    def on_mount(self) -> None:
        self.rows.focus()
        self.show_hints()

    async def on_screen_resume(self) -> None:
        """Read at once, since keys may be under way; and again on coming back."""
        await self.read_first("the memos")

    def read_news(self) -> None:
        """Read the memos and show them, the cursor on the one it was on."""
        self.memos = memoing.memos(self.project, memoing.Wanted(document=self.document))
        self._show()

    def say(self, sentence: str) -> None:
        self.hint_bar.say(sentence)

    def show_hints(self) -> None:
        self.hint_bar.show("MEMOS", hints("memos", Layer.COMMAND))

    @property
    def here(self) -> Noted | None:
        """The memo at the cursor; None in an empty list."""
        return self.shown[self.rows.cursor] if self.shown else None

    # Keys

    def action_filter(self) -> None:
        self.add_class("-filter")
        self.filter.focus()

    def on_input_changed(self) -> None:
        self._show()

    def on_input_submitted(self) -> None:
        self._close_filter()

    def action_leave(self) -> None:
        """Let go of the filter first, and close where there is none."""
        if self.filter.value or self.has_class("-filter"):
            self.filter.value = ""
            self._close_filter()
        else:
            self.dismiss(None)

    def action_sort(self) -> None:
        self.newest_first = not self.newest_first
        self._show()

    def on_rows_moved(self) -> None:
        self._show_whole()

    def on_rows_chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Go to the words that the memo is about; where it is about none, write in it."""
        here = self.here
        if here is None:
            return
        subject = here.subject
        if self.document and subject.span:
            self.dismiss(subject.span.start)
        elif subject.document and not self.document:
            offset = subject.span.start if subject.span else 0
            self.post_message(OpenDocument(subject.document, offset))
        else:
            self.action_edit()

    def action_edit(self) -> None:
        if self.here:
            self.app.push_screen(MemoEditor(self.project, [self.here.subject]))

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    # What is shown

    def _close_filter(self) -> None:
        self.remove_class("-filter")
        self.rows.focus()

    def _turn_back(self, word: str, act: Callable[[Project, Document | None], str]) -> None:
        """Within one document's memos, only what was done there is turned back."""
        if what := self.attempt(lambda: act(self.project, self._inside())):
            self.look_again()
            self.say(f"{word}: {what}.")

    def _inside(self) -> Document | None:
        return browsing.document(self.project, self.document) if self.document else None

    def _show(self) -> None:
        place = self.here.memo.guid if self.here else ""
        words = self.filter.value.casefold().split()
        self.shown = [one for one in self.memos if memoing.has_words(one, words)]
        if self.newest_first:
            self.shown.sort(key=lambda one: one.memo.at, reverse=True)
        guids = [one.memo.guid for one in self.shown]
        cursor = guids.index(place) if place in guids else 0
        self.rows.show(_COLUMNS, [_row(one) for one in self.shown], cursor=cursor)
        self._show_status()
        self._show_whole()

    def _show_whole(self) -> None:
        here = self.here
        if here is not None:
            self.whole.update(_whole(here))
        else:
            none = "No memo has these words." if self.memos else _NONE_YET
            self.whole.update(Text(none, "italic"))

    def _show_status(self) -> None:
        wanted = self.filter.value.strip()
        count = len(self.memos)
        self.status.show(
            [
                Part(visible(self.document) or self.project.path.name, 0),
                Part(f"{count} memo{'' if count == 1 else 's'}", 1),
                Part(f"“{wanted}”: {len(self.shown)} shown" if wanted else "", 2),
                Part("last written first" if self.newest_first else "by subject", 3),
                Part("to a file: coder memos export", 4),
            ]
        )


_NONE_YET = "Nobody has written a memo here yet: press m on a document, or on coded words."


def _row(one: Noted) -> Row:
    memo = one.memo
    first = memo.text.partition("\n")[0]
    about = "segment" if memo.about is MemoAbout.CODING else str(memo.about)
    cells = (about, _title(one), one.coder, memo.at[:_DAY], first)
    return Row(tuple(map(visible, cells)))


def _title(one: Noted) -> str:
    """What the memo is about; coded words stand elsewhere."""
    return one.subject.name if one.subject.span else one.subject.title


def _whole(one: Noted) -> Text:
    """The memo with what it is about, as much as the window holds."""
    text = Text(visible(_title(one)), "bold")
    if one.subject.words:
        words = " ".join(visible(one.subject.words).split())
        text.append(f"\n{f'“{words}”' if one.subject.span else words}", "not bold dim")
    text.append(f"\n{visible(one.coder)}, {one.memo.at[:_DAY]}\n", "not bold italic")
    return text.append(f"\n{visible(one.memo.text)}", "not bold")
