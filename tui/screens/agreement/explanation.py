"""A window that says what a measure is: definition, formula, use, cautions, source."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

if TYPE_CHECKING:
    from coder.agreement.explanations import Explanation

_DOWN, _UP = {"down", "j", "pagedown", "space"}, {"up", "k", "pageup"}


class ExplanationScreen(ModalScreen[None]):
    """Arrows and pages scroll; any other key or a click closes it."""

    DEFAULT_CSS = """
    ExplanationScreen { align: center middle; }
    ExplanationScreen VerticalScroll { width: 76; max-width: 96%; height: auto; max-height: 90%;
        padding: 1 2; background: $surface; border: round $primary;
        scrollbar-size-vertical: 1; }
    ExplanationScreen Static { height: auto; }
    """

    def __init__(self, told: "Explanation") -> None:
        super().__init__()
        self.told = told

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False) as window:
            window.border_title = self.told.title
            window.border_subtitle = "↑ ↓ scroll · any other key closes"
            yield Static(Text("\n\n").join(_parts(self.told)))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        window = self.query_one(VerticalScroll)
        page = 1 if event.key in {"down", "up", "j", "k"} else max(window.size.height - 2, 1)
        if event.key in _DOWN:
            window.scroll_relative(y=page, animate=False)
        elif event.key in _UP:
            window.scroll_relative(y=-page, animate=False)
        else:
            self.dismiss()

    def on_click(self) -> None:
        self.dismiss()


def _parts(told: "Explanation") -> Iterator[Text]:
    yield Text(told.definition)
    yield Text(told.formula, "bold")
    yield Text(told.use)
    for one in told.cautions:
        yield Text(f"! {one}")
    yield Text(f"Source: {told.source}", "italic")
    yield Text(f"On the command line: coder agreement --explain {told.names[0]}", "dim")
