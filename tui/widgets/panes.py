"""The panes beside the text: the codebook with live counts, and what is at the cursor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from codebook.model import Code, Codebook
from tui.page.palette import Rgb
from tui.widgets.bar_chart import bar
from tui.widgets.ink import Look

_BARS = 8
_BAR_CELLS = 8


@dataclass(frozen=True, slots=True)
class Card:
    """A code at the cursor, and who put it there or why it is suggested."""

    code: Code
    about: str
    guess: bool = False


class Pane(VerticalScroll, can_focus=False):
    """A column of text that scrolls with the mouse."""

    DEFAULT_CSS = """
    Pane { background: $background; padding: 0 1; scrollbar-size-vertical: 1; }
    Pane > Static { width: 1fr; height: auto; }
    """

    def compose(self) -> ComposeResult:
        yield Static()

    def fill(self, content: RenderableType) -> None:
        for text in self.query(Static):
            text.update(content)


class CodebookPane(Pane):
    """The tree of codes with hotkeys and how often each is coded in this document."""

    def show(
        self, codebook: Codebook, looks: Mapping[str, Look], counts: Mapping[str, int]
    ) -> None:
        codes = Table.grid(expand=True)
        codes.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        codes.add_column(justify="right", style="bold")
        for code in codebook:
            look = looks[code.guid]
            name = Text.assemble(
                "  " * codebook.depth(code),
                (look.letter or "·", "bold"),
                (" ■ ", _shade(look.colour)),
                code.label,
            )
            codes.add_row(name, f" {counts.get(code.guid) or ''}")
        self.fill(Group(Text(f"CODEBOOK  {len(codebook)} codes", style="bold"), codes))


class Inspector(Pane):
    """The codes at the cursor with their definitions; the values and codes of the document."""

    def show(
        self,
        cards: Sequence[Card],
        values: Sequence[str],
        counts: Sequence[tuple[str, int]],
        looks: Mapping[str, Look],
    ) -> None:
        parts: list[RenderableType] = [Text("AT THE CURSOR", style="bold")]
        parts += [_card(card, looks[card.code.guid].colour) for card in cards]
        if not cards:
            parts.append(Text("Nothing is coded here.", style="dim"))
        if values:
            parts += [Text("\nVALUES OF THIS DOCUMENT", style="bold"), *map(Text, values)]
        if counts:
            parts.append(Text("\nCODES IN THIS DOCUMENT", style="bold"))
            parts.append(_bars(counts[:_BARS], looks))
        self.fill(Group(*parts))


def _card(card: Card, colour: Rgb) -> Text:
    shade = _shade(colour)
    code = card.code
    sign = "?" if card.guess else "▌"
    text = Text.assemble("\n", (sign, shade), (code.label, f"bold {shade}"), f" {code.id}")
    text.append(f"\n{card.about}", "italic")
    for title, words in (
        ("", code.full or code.brief),
        ("Use when: ", code.use_when),
        ("Not when: ", code.not_when),
    ):
        if words:
            text.append_text(Text.assemble("\n", (title, "bold"), words))
    return text


def _bars(counts: Sequence[tuple[str, int]], looks: Mapping[str, Look]) -> Table:
    """Name, bar and count of each code; names give way where the pane is narrow."""
    table = Table.grid(expand=True, padding=(0, 1, 0, 0))
    table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    table.add_column(width=_BAR_CELLS, no_wrap=True)
    table.add_column(justify="right", style="bold")
    most = counts[0][1]
    for guid, count in counts:
        look = looks[guid]
        table.add_row(
            look.name, Text(bar(count / most, _BAR_CELLS), _shade(look.colour)), f"{count}"
        )
    return table


def _shade(colour: Rgb) -> str:
    """A colour as rich writes it."""
    return f"rgb({','.join(map(str, colour))})"
