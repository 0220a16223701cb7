"""The text around a disagreement; its words are trimmed with the keys of the coding screen."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size

from transcripts.model import Document, Span
from tui.keys import bindings
from tui.page.cursor import Cursor
from tui.page.lanes import Mark, SpanIndex
from tui.page.layout import Layout
from tui.page.units import Units
from tui.widgets.transcript import TranscriptView


class Passage(TranscriptView):
    """A transcript that turns to other documents; it has the keys only while words are trimmed."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("trim")]

    def turn_to(self, document: Document, marks: Iterable[Mark]) -> None:
        """Show another document."""
        self.document = document
        self.columns = self._shared_out(self.columns.width)
        self.page = Layout(document.text, document.turns, self.columns.text)
        self.units = Units(self.page)
        self.marks = SpanIndex(self.page, marks)
        self.cursor = Cursor(self.page.first)
        self.virtual_size = Size(self.columns.width, len(self.page))
        self.repaint(self._looks)

    def show_place(self, span: Span) -> None:
        """Bring the words into the window with the turn that they stand in, and some before."""
        self.go(span.start)
        line, height = self.page.line_of(span.start), self.size.height
        self.scroll_to(y=max(line - height // 3, 0), animate=False, immediate=True)

    def begin(self, span: Span, unit: Span) -> None:
        """Move the ends of the words from now on, within what is said in the unit there."""
        around = self.units.answer_around(span)
        self.fence = Span(max(around.start, unit.start), min(around.stop, unit.stop))
        self.extending = self.can_focus = True
        self.select(span)
        self.screen.set_focus(self)  # now: motions may be under way

    def end(self) -> None:
        """Let go of the words."""
        self.fence = None
        self.drop()
        self.can_focus = False
