"""Matches in context, one a line with the match in the middle; only those in view are painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.search.concordance import Hit
from transcripts.text import visible
from tui.page.cells import left_cells, right_cells
from tui.widgets.ink import Look

_NAME, _SPEAKER, _CODES = 16, 12, 5  # cells
_WITH_SPEAKER = 100  # cells of a line that has room for the speaker
_MARK, _NO_MARK, _CLOSED = "●", " ", "–"


class HitList(ScrollView, can_focus=True, inherit_bindings=False):
    """Hits that a cursor goes through. It paints and moves; what keys do is for the screen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"hits--quiet", "hits--match"}
    DEFAULT_CSS = """
    HitList { height: 1fr; width: 1fr; background: $background; color: $foreground;
              scrollbar-size-vertical: 1; overflow-x: hidden; }
    HitList > .hits--quiet { color: $foreground 60%; }
    HitList > .hits--match { color: $primary; text-style: bold; }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another hit."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: Sequence[Hit] = ()
        self.cursor = 0
        self._marked: set[int] = set()
        self._looks: Mapping[str, Look] = {}

    def __bool__(self) -> bool:
        """A widget is true, however many hits it has."""
        return True

    @property
    def here(self) -> Hit | None:
        """The hit at the cursor; None in an empty list."""
        return self.hits[self.cursor] if self.hits else None

    def show(self, hits: Sequence[Hit], looks: Mapping[str, Look], *, cursor: int = 0) -> None:
        """Show these hits; `looks` has the codes by guid."""
        self.hits, self._looks = hits, looks
        self.virtual_size = Size(self.scrollable_content_region.width, len(hits))
        self.go(cursor)

    def show_marked(self, marked: set[int]) -> None:
        """Show which hits (by place) are marked."""
        self._marked = marked
        self.refresh()

    def go(self, place: int) -> None:
        """Put the cursor on a hit and bring it into view."""
        self.cursor = min(max(place, 0), max(len(self.hits) - 1, 0))
        height, top = self.size.height, self.scroll_offset.y
        goal = min(max(top, self.cursor - height + 1), self.cursor)
        if height and goal != top:
            self.scroll_to(y=goal, animate=False, immediate=True)
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.hits))
        self.go(self.cursor)

    def on_click(self, event: events.Click) -> None:
        self.go(self.scroll_offset.y + event.y)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width, place = self.scrollable_content_region.width, self.scroll_offset.y + y
        if place >= len(self.hits):
            return Strip.blank(width, self.rich_style)
        base = self.rich_style + Style(reverse=place == self.cursor)
        segments = self._segments(place, width)
        styled = [Segment(text, base + style) for text, style in segments]
        return Strip(styled).simplify().adjust_cell_length(width, base)

    def _segments(self, place: int, width: int) -> list[tuple[str, Style]]:
        hit, nothing = self.hits[place], Style()
        quiet = self._colour("hits--quiet", place)
        match, speaker = visible(hit.match), _SPEAKER if width >= _WITH_SPEAKER else 0
        room = width - 2 - _NAME - 1 - (speaker + 1 if speaker else 0) - 1 - _CODES
        left = max((room - min(cell_len(match), room // 3)) // 2, 0)
        match = (
            match if cell_len(match) <= room - left else right_cells(match, room - left - 1) + "…"
        )
        right = room - left - cell_len(match)
        mark = _MARK if place in self._marked else _NO_MARK if hit.codable else _CLOSED
        names = [(f"{set_cell_size(visible(hit.document.name), _NAME)} ", quiet)]
        if speaker:
            names.append((f"{set_cell_size(visible(hit.speaker), speaker)} ", quiet))
        return [
            (f"{mark} ", nothing),
            *names,
            (left_cells(visible(hit.left), left), nothing),
            (match, self._colour("hits--match", place)),
            (right_cells(visible(hit.right), right) + " ", nothing),
            *self._codes(hit, place),
        ]

    def _codes(self, hit: Hit, place: int) -> list[tuple[str, Style]]:
        """The letters of the codes on a hit, in their colours; + for those that have no room."""
        looks = [self._looks[guid] for guid in hit.codes if guid in self._looks]
        shown = [
            (look.letter or "•", self._foreground(look.colour, place)) for look in looks[:_CODES]
        ]
        if len(looks) > _CODES:
            shown[-1] = ("+", Style())
        return [*shown, (" " * (_CODES - len(shown)), Style())]

    def _colour(self, name: str, place: int) -> Style:
        """A style of the theme; at the cursor the line is one block, and only bold stays."""
        style = self.get_component_rich_style(name, partial=True)
        return Style(bold=style.bold) if place == self.cursor else style

    def _foreground(self, colour: tuple[int, int, int], place: int) -> Style:
        if place == self.cursor:
            return Style(bold=True)
        return Style.parse("#{:02x}{:02x}{:02x}".format(*colour)) + Style(bold=True)
