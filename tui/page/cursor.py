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

    def moved(
        self, units: Units, name: str, *, page: int, selecting: bool, times: int = 1
    ) -> "Cursor":
        """The cursor after that many motions of a name; `page` is the height of the window.

        A motion that changes a selection goes on over blanks and labels: they do not belong to
        the selection at its ends, and a key that seems to do nothing is pressed once too often.
        """
        cursor = self
        for _ in range(times):
            before, cursor = cursor, cursor._stepped(units, name, page=page, selecting=selecting)
            if cursor == before:
                break
        return cursor

    def fenced(self, moved: "Cursor", layout: Layout, fence: Span) -> "Cursor":
        """The cursor after a motion, kept in a fence and on its side of the selection's other end.

        Where nothing would be left of the selection, it stays as it is.
        """
        place = layout.place(min(max(moved.offset, fence.start), fence.stop))
        if place != moved.offset:
            moved = replace(moved, offset=place, goal=layout.column_of(place))
        anchor = moved.anchor or 0
        left = moved.selected
        if (place < anchor) != (self.offset < anchor) or not left or not layout.trimmed(left):
            return self
        return moved

    def turned(self, layout: Layout) -> "Cursor":
        """The same selection, with the cursor at its other end."""
        if self.anchor is None:
            return self
        return Cursor(self.anchor, self.offset, layout.column_of(self.anchor))

    def around(self, layout: Layout, span: Span) -> "Cursor":
        """The span selected, and the cursor behind it."""
        stop = layout.place(span.stop)
        return Cursor(stop, layout.place(span.start), layout.column_of(stop))

    def without_selection(self) -> "Cursor":
        return replace(self, anchor=None)

    def turn(self, layout: Layout) -> int:
        """The number of the turn at the cursor, from 1; 0 before the first."""
        here = layout.stretch_of(self.offset)
        turns = (layout.stretches[place].turn for place in range(here, -1, -1))
        return next((turn + 1 for turn in turns if turn != NOBODY), 0)

    def _stepped(self, units: Units, name: str, *, page: int, selecting: bool) -> "Cursor":
        offset = moved(units, name, self.offset, column=self.goal, page=page)
        while selecting and self.selected and self._passes_nothing(units.layout, offset):
            beyond = moved(units, name, offset, column=self.goal, page=page)
            if beyond == offset:
                break
            offset = beyond
        there = self.at(units.layout, offset, selecting=selecting)
        return replace(there, goal=self.goal) if name in VERTICAL else there

    def _passes_nothing(self, layout: Layout, offset: int) -> bool:
        """Whether only blanks and hidden labels lie between here and another place."""
        start, stop = min(self.offset, offset), max(self.offset, offset)
        return start == stop or layout.trimmed(Span(start, stop)) is None
