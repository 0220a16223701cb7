"""A sentence that must not be missed, over whatever screen is on."""

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from tui.widgets.repainting import FrugalWindow


class Notice(FrugalWindow[None]):
    """Says a sentence; any key or click closes it."""

    DEFAULT_CSS = """
    Notice { align: center middle; }
    Notice Static { width: 60; max-width: 90%; height: auto; padding: 1 2; background: $surface;
                    border: round $primary; }
    """

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.sentence = sentence

    def compose(self) -> ComposeResult:
        said = Static(self.sentence, markup=False)
        said.border_subtitle = "any key"
        yield said

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.dismiss()

    def on_click(self) -> None:
        self.dismiss()
