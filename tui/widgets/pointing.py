"""The mouse in a text: a press puts the cursor, a drag selects, clicks take words and sentences."""

from typing import TYPE_CHECKING

from textual import events
from textual.scroll_view import ScrollView

from tui.page.columns import Columns
from tui.page.cursor import Cursor
from tui.page.lanes import SpanIndex
from tui.page.layout import Layout
from tui.page.units import Units

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer

    from transcripts.model import Span

_DRAG_SECONDS = 0.05
_FASTEST = 5  # lines that a drag scrolls at a time, far beyond the edge
_WORD, _SENTENCE = 2, 3  # clicks


class Pointing(ScrollView):
    """Turns what the mouse does into places of the text.

    A press on a bracket or a name beside the text calls `picked` with the key of its mark.
    """

    page: Layout
    units: Units
    marks: SpanIndex
    cursor: Cursor
    fence: "Span | None"
    columns: Columns
    extending: bool

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.picked: Callable[[str], None] = lambda _: None
        self._drag: Timer | None = None
        self._pointer = (0, 0)

    def go(self, offset: int, *, selecting: bool = False) -> None:
        """Put the cursor somewhere; selecting keeps the other end."""
        raise NotImplementedError

    def select(self, span: "Span") -> None:
        """Select a span."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        self._pointer = (event.x, event.y)
        if self.fence is None and (key := self._mark_at_pointer()):
            self.picked(key)
            return
        self.capture_mouse()
        if self.fence is None:  # else the end that is being moved comes to the pointer
            self.extending = False
        self.go(self._offset_at_pointer(), selecting=event.shift or self.fence is not None)
        self._drag = self._drag or self.set_interval(_DRAG_SECONDS, self._scroll_while_dragging)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._drag is None or self._pointer == (event.x, event.y):
            return
        self._pointer = (event.x, event.y)
        self.go(self._offset_at_pointer(), selecting=True)

    def on_mouse_up(self) -> None:
        self.release_mouse()
        if self._drag is not None:
            self._drag.stop()
            self._drag = None

    def on_click(self, event: events.Click) -> None:
        """Two clicks select the word, three the sentence."""
        units = {_WORD: self.units.word_at, _SENTENCE: self.units.sentence_at}
        if event.chain not in units or self.fence is not None or self._mark_at_pointer():
            return
        if unit := units[event.chain](self.cursor.offset):
            self.select(unit)

    def _line_at_pointer(self) -> int:
        row = min(max(self._pointer[1], 0), self.size.height - 1)
        return min(self.scroll_offset.y + row, len(self.page) - 1)

    def _offset_at_pointer(self) -> int:
        return self.page.offset_at(
            self._line_at_pointer(), self._pointer[0] - self.columns.text_from
        )

    def _mark_at_pointer(self) -> str:
        """The key of the mark whose bracket or name is under the pointer, or an empty string."""
        x, columns = self._pointer[0], self.columns
        line = self._line_at_pointer()
        placed = self.marks.on_line(line)
        lane = columns.text_from - 2 - x  # 0 is the innermost, beside the text
        if 0 <= lane < columns.lanes:
            return next((one.mark.key for one in placed if one.lane == lane), "")
        if x >= columns.text_from + columns.text + 1:
            return next((one.mark.key for one in placed if one.lines[0] == line), "")
        return ""

    def _scroll_while_dragging(self) -> None:
        """Beyond the edge of the window, the text comes to the pointer: the farther, the faster."""
        beyond = self._pointer[1]
        if 0 <= beyond < self.size.height:
            return
        step = beyond if beyond < 0 else beyond - self.size.height + 1
        step = min(max(step, -_FASTEST), _FASTEST)
        self.scroll_to(y=self.scroll_offset.y + step, animate=False, immediate=True)
        self.go(self._offset_at_pointer(), selecting=True)
