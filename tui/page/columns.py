"""How the width of the screen is shared out between numbers, speakers, lanes, text and names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from rich.cells import cell_len, set_cell_size

from transcripts.model import Turn, Voice
from tui.page.layout import NARROWEST

WIDEST_TEXT = 78
NAMES_FROM = 75  # narrower than this (76 columns with the scroll bar), there is no right lane
ROOMY_FROM = 100
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The cells of each column; a blank stands behind number, speaker and lanes, and before names.

    The text column has one cell more than the text, for the blank at which a line breaks.
    """

    width: int
    number: int
    speaker: int
    lanes: int
    text: int
    names: int

    @property
    def text_from(self) -> int:
        """The first column of the text."""
        speaker = self.speaker + 1 if self.speaker else 0
        return self.number + 1 + speaker + self.lanes + 1


def columns(width: int, *, turns: int, speaker: int) -> Columns:
    """Share out a width; `speaker` is the width of the widest speaker's label."""
    names = 0 if width < NAMES_FROM else 16 if width < ROOMY_FROM else 28
    lanes = 3 if width < ROOMY_FROM else 4
    narrow = Columns(width, max(len(str(turns)), 2), speaker, lanes, 0, names)
    text = min(WIDEST_TEXT, width - narrow.text_from - 1 - names)
    return replace(narrow, text=max(text, NARROWEST))


def widest_label(width: int) -> int:
    """How wide a speaker's label may be at a width of the screen."""
    return 6 if width < ROOMY_FROM else 12


def speaker_labels(turns: Iterable[Turn], *, limit: int) -> dict[str, str]:
    """A label for each speaker that fits and is nobody else's: the name, INT, or its number."""
    voices = {turn.speaker: turn.voice for turn in turns}
    labels: dict[str, str] = {}
    for name, voice in voices.items():
        label = name if cell_len(name) <= limit else _short(name, voice, limit)
        twins = sum(label == taken for taken in labels.values())
        while label in labels.values():
            twins += 1
            label = f"{label[: limit - len(str(twins))].rstrip()}{twins}"
        labels[name] = label
    return labels


def _short(name: str, voice: Voice, limit: int) -> str:
    if voice is Voice.INTERVIEWER:
        return "INT"
    number = _NUMBER.search(name)
    return number.group()[:limit] if number else set_cell_size(name, limit).rstrip()
