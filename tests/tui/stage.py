"""A bare app that shows one widget, with a small invented transcript to show in it."""

from textual import events
from textual.app import App, ComposeResult
from textual.widget import Widget

from codebook.model import Code, Codebook
from transcripts.model import Document, Turn, Voice
from tui.page.palette import DARK, colours
from tui.widgets.ink import Look
from tui.widgets.transcript import TranscriptView

SPEECHES = (
    "Before I go I would ring the school and the health visitor. I plan the first hour.",
    "What would you do then?",
    "I'd knock. 漢字 and e\u0301 “quotes”,\ta tab. I would ask mum how she sees it, and wait.",
    "And after that?",
    "I write it down. \x1b[31mRed\u202e. Then I think about what I got wrong, and why.",
)
CODEBOOK = Codebook(
    (
        Code("PL", "Planning before the visit", hotkey="p"),
        Code("PL1", "Purpose and agenda", parent="PL", hotkey="a"),
        Code("EN", "Engaging", hotkey="e"),
        Code("RR", "Reflection and review"),
    )
)


def interview(*speeches: str) -> Document:
    """A document in which a respondent and an interviewer take turns."""
    text, turns = "", list[Turn]()
    for place, speech in enumerate(speeches):
        name, voice = (
            ("Interviewer", Voice.INTERVIEWER) if place % 2 else ("FSW 04", Voice.RESPONDENT)
        )
        start = len(text)
        text += f"{name}: {speech}"
        turns.append(Turn(start, start + len(name) + 2, len(text), name, voice))
        text += "\n"
    return Document("FSW 04", text, tuple(turns))


def looks() -> dict[str, Look]:
    shades = colours(CODEBOOK, DARK)
    return {code.guid: Look(code.hotkey, code.label, shades[code.guid]) for code in CODEBOOK}


class Stage(App[None]):
    """Shows one widget on the whole screen and notes the letters that it tells."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.typed: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_key(self, event: events.Key) -> None:
        """Note the letters that mean codes."""
        typed = event.character or ""
        if isinstance(self.widget, TranscriptView) and self.widget.takes(typed):
            event.prevent_default()
            self.typed.append(typed)
