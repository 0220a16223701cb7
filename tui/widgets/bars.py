"""The one-line bars above and below the text: where the coder is, and what the keys do now."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widget import Widget

_DOT = " · "


class Part(NamedTuple):
    """A part of the status line; those of high `rank` are dropped first when room is short."""

    text: str
    rank: int


class Bar(Widget):
    """One line that is painted anew only when it says something new."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._said: object = None

    def _say(self, said: object) -> None:
        if said != self._said:
            self._said = said
            self.refresh()


class StatusLine(Bar):
    """Where the coder is: parts in a row, as many as fit."""

    DEFAULT_CSS = "StatusLine { dock: top; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._parts: tuple[Part, ...] = ()

    def show(self, parts: Sequence[Part]) -> None:
        """Show these parts, the first of them in bold."""
        self._parts = tuple(part for part in parts if part.text)
        self._say(self._parts)

    def render(self) -> Text:
        kept = fitting(self._parts, self.size.width)
        if not kept:
            return Text()
        first, *others = kept
        name = first.text
        if cell_len(name) > self.size.width:
            name = set_cell_size(name, max(self.size.width - 1, 0)) + "…"
        return Text.assemble((name, "bold"), *((f"{_DOT}{one.text}", "") for one in others))


def fitting(parts: Sequence[Part], width: int) -> list[Part]:
    """The parts that fit in a row of that many cells, in their order; the first always stays."""
    kept = list(parts)
    while len(kept) > 1 and _row_width(kept) > width:
        kept.remove(max(kept[1:], key=lambda part: part.rank))
    return kept


def _row_width(parts: Sequence[Part]) -> int:
    return sum(cell_len(part.text) for part in parts) + cell_len(_DOT) * (len(parts) - 1)


class HintBar(Bar):
    """What the keys do now: the name of the layer, then keys with words, or one sentence."""

    DEFAULT_CSS = "HintBar { dock: bottom; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._layer = ""
        self._hints: tuple[tuple[str, str], ...] = ()
        self._sentence = ""

    def show(self, layer: str, hints: Sequence[tuple[str, str]]) -> None:
        """Name the layer and what keys do in it; of those before the last, as many as fit."""
        self._layer, self._hints, self._sentence = layer, tuple(hints), ""
        self._say((layer, self._hints))

    def say(self, sentence: str) -> None:
        """Say one sentence beside the layer's name, until the next `show`."""
        self._sentence = sentence
        self._say((self._layer, sentence))

    def render(self) -> Text:
        line = Text(no_wrap=True, overflow="ellipsis")
        line.append(f" {self._layer} ", "reverse bold")
        if self._sentence:
            line.append(f"  {self._sentence}", "bold")
            line.truncate(self.size.width, overflow="ellipsis")
            return line
        hints = [Text.assemble("  ", (key, "bold"), f" {words}") for key, words in self._hints]
        *others, last = hints or [Text()]
        room = self.size.width - line.cell_len - last.cell_len
        for hint in others:
            room -= hint.cell_len
            if room < 0:
                break
            line.append_text(hint)
        return line.append_text(last)
