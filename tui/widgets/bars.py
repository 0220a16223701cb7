"""The one-line bars above and below the text: where the coder is, and what the keys do now."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.widget import Widget

_DOT = " · "
_MOST_ROWS = 2
_SHORTEST = 6  # cells of an answer that is cut: the key and a letter or two


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
    """What the keys do now: the name of the layer, then keys with words, or one sentence.

    It has one line, and a second one for a sentence or for answers that need it.
    """

    DEFAULT_CSS = "HintBar { dock: bottom; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._layer = ""
        self._hints: tuple[tuple[str, str], ...] = ()
        self._sentence = ""
        self._must_choose = False

    def show(self, layer: str, hints: Sequence[tuple[str, str]]) -> None:
        """Name the layer and what keys do in it; of those before the last, as many as fit."""
        self._show(layer, hints, must_choose=False)

    def ask(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        """Name what is asked and all keys that answer it, shortened to fit in two lines."""
        self._show(question, answers, must_choose=True)
        self._set_height(len(self._answers()))

    def say(self, sentence: str) -> None:
        """Say one sentence beside the layer's name, until the next `show`."""
        self._sentence = sentence
        self._set_height(2 if cell_len(self._layer + sentence) + 4 > self.size.width > 0 else 1)
        self._say((self._layer, sentence))

    def shortened(self, words: str, beside: Sequence[tuple[str, str]]) -> str:
        """The words of a hint, cut so that there is room for those hints beside it."""
        room = self._room() - sum(_hint(*one).cell_len for one in beside)
        if self.size.width == 0 or cell_len(words) <= room:
            return words
        return f"{set_cell_size(words, max(room - 1, _SHORTEST)).rstrip()}…"

    def render(self) -> Text:
        title = Text.assemble((f" {self._layer} ", "reverse bold"))
        if self._sentence:
            return title.append(f"  {self._sentence}", "bold")
        if self._must_choose:
            first, *more = [Text().join(row) for row in self._answers()]
            return Text("\n", no_wrap=True).join([title.append_text(first), *more])
        return Text("", no_wrap=True).join([title, *self._fitting_hints()])

    def _show(self, layer: str, hints: Sequence[tuple[str, str]], *, must_choose: bool) -> None:
        self._layer, self._hints, self._sentence = layer, tuple(hints), ""
        self._must_choose = must_choose
        self._set_height(1)
        self._say((layer, self._hints))

    def _set_height(self, lines: int) -> None:
        if self.styles.height is None or self.styles.height.value != lines:
            self.styles.height = lines

    def _room(self) -> int:
        return self.size.width - cell_len(self._layer) - 2

    def _fitting_hints(self) -> list[Text]:
        hints = [_hint(key, words) for key, words in self._hints]
        *others, last = hints or [Text()]
        room, kept = self._room() - last.cell_len, []
        for hint in others:
            room -= hint.cell_len
            if room < 0:
                break
            kept.append(hint)
        return [*kept, last]

    def _answers(self) -> list[list[Text]]:
        """All answers, in rows: the longest words are cut until there is room."""
        hints = [_hint(key, words) for key, words in self._hints]
        while len(rows := _rows(hints, self._room(), self.size.width)) > _MOST_ROWS:
            longest = max(hints, key=lambda hint: hint.cell_len)
            if longest.cell_len <= _SHORTEST:
                break
            longest.truncate(longest.cell_len - 1, overflow="ellipsis")
        return rows[:_MOST_ROWS]


def _rows(hints: Sequence[Text], first: int, width: int) -> list[list[Text]]:
    """Hints one after the other, in a first row of that many cells and others of that width."""
    rows: list[list[Text]] = [[]]
    room = first
    for hint in hints:
        if rows[-1] and hint.cell_len > room:
            rows.append([])
            room = width
        rows[-1].append(hint)
        room -= hint.cell_len
    return rows


def _hint(key: str, words: str) -> Text:
    return Text.assemble("  ", (key, "bold"), f" {words}")
