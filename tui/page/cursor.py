"""The cursor: a place in the text, perhaps with a selection that ends there."""

from dataclasses import dataclass, replace

from transcripts.model import Span
from tui.page.layout import NOBODY, Layout
from tui.page.motions import VERTICAL, moved
from tui.page.units import Units


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor stands, and where the selection began, if there is one.

    `goal` is the column that vertical motions keep to, over lines that are shorter.
    """

    offset: int
    anchor: int | None = None
    goal: int = 0

    @property
    def selected(self) -> Span | None:
        """Everything between the two ends, as it is drawn."""
        if self.anchor is None or self.anchor == self.offset:
            return None
        return Span(min(self.anchor, self.offset), max(self.anchor, self.offset))

    def at(self, layout: Layout, offset: int, *, selecting: bool = False) -> "Cursor":
        """The cursor somewhere else; selecting keeps the other end, or begins here."""
        start = self.offset if self.anchor is None else self.anchor
        place = layout.place(offset)
        return Cursor(place, start if selecting else None, layout.column_of(place))

    def moved(self, units: Units, name: str, *, page: int, selecting: bool) -> "Cursor":
        """The cursor after a motion of that name; `page` is the height of the window."""
        offset = moved(units, name, self.offset, column=self.goal, page=page)
        there = self.at(units.layout, offset, selecting=selecting)
        return replace(there, goal=self.goal) if name in VERTICAL else there

    def around(self, layout: Layout, span: Span) -> "Cursor":
        """The span selected, and the cursor behind it."""
        stop = layout.place(span.stop)
        return Cursor(stop, layout.place(span.start), layout.column_of(stop))

    def without_selection(self) -> "Cursor":
        return replace(self, anchor=None)

    def turn(self, layout: Layout) -> int:
        """The number of the turn at the cursor, from 1; 0 before the first."""
        here = layout.stretch_of(self.offset)
        turns = (stretch.turn for stretch in layout.stretches[here::-1])
        return next((turn + 1 for turn in turns if turn != NOBODY), 0)
