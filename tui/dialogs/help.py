"""What every key does, made from the table of keys."""

from collections.abc import Sequence
from typing import ClassVar

from rich.console import Group
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import Key, bindings, display

_LETTERS = (
    "Letters are commands until words are selected; then a letter is the code that has it as its "
    "hotkey, a digit one of the last nine codes, + and - make the selection larger and smaller. "
    "Everything is saved at once."
)


class HelpScreen(ModalScreen[None]):
    """The keys of the screen in front, group by group."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll { width: 76; max-width: 96%; height: 90%; padding: 0 1;
                                background: $surface; border: round $primary;
                                scrollbar-size-vertical: 1; }
    HelpScreen Static { height: auto; }
    """

    def __init__(self, keys: Sequence[Key]) -> None:
        super().__init__()
        self.keys = keys

    def compose(self) -> ComposeResult:
        with VerticalScroll() as window:
            window.border_title = "Keys"
            window.border_subtitle = "Esc closes"
            yield Static(helped(self.keys))

    def action_leave(self) -> None:
        self.dismiss()


def helped(keys: Sequence[Key]) -> Group:
    """A heading a group, and a line a key."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for group in dict.fromkeys(key.group for key in keys):
        table.add_row("", "")
        table.add_row(Text(group.upper(), style="underline"), "")
        for key in keys:
            if key.group == group:
                table.add_row(Text(display(key.keys)), key.text)
    if any(key.owner == "coding" for key in keys):
        return Group(Text(_LETTERS), table)
    return Group(table)
