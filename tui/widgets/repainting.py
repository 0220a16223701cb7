"""Repainting screens: once for all that changed, and only that, of the widgets that lie there."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from textual._compositor import ChopsUpdate, Compositor  # no public way says how much is rendered
from textual.geometry import Region
from textual.screen import ModalScreen, Screen
from textual.strip import Strip

T = TypeVar("T")


class RowCompositor(Compositor):
    """Textual's compositor renders every row of every widget around all that is dirty.

    It then throws away what is not needed. A cursor that moves makes one or two rows dirty, so
    here those alone are rendered; what comes out is the same.
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: Sequence[Region] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        self._asked = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._asked = ()

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        asked = self._asked or (crop or self.size.region,)
        for widget, (region, clip) in self.visible_widgets.items():  # the foremost first
            seen = region.intersection(clip)
            for rows in _runs(seen, asked):
                yield region, rows, widget.render_lines(rows.translate(-region.offset))
            asked = [one for one in asked if not seen.contains_region(one)]


class Frugal(Screen[T]):
    """A screen that is painted once for all that is under way to it, and only where it changed.

    Textual paints a screen that opens after each step: as it is mounted, when it is told its size,
    and when its widgets know theirs. A window is painted with all that lies below it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._compositor = RowCompositor()
        self._waits_for_paint = False

    def _compositor_refresh(self) -> None:  # no public way tells that a screen is to be painted
        if not self.message_queue_size:
            self._paint()
        elif not self._waits_for_paint:
            self._waits_for_paint = self.call_later(self._paint)

    def _paint(self) -> None:
        self._waits_for_paint = False
        super()._compositor_refresh()


class FrugalWindow(Frugal[T], ModalScreen[T]):
    """One that lies over another."""


def _runs(seen: Region, asked: Sequence[Region]) -> Iterator[Region]:
    """The rows of a region that any of others touches, neighbours together."""
    touched = set[int]()
    for one in asked:
        if one.overlaps(seen):
            touched.update(range(max(one.y, seen.y), min(one.bottom, seen.bottom)))
    starts = sorted(row for row in touched if row - 1 not in touched)
    stops = sorted(row + 1 for row in touched if row + 1 not in touched)
    for start, stop in zip(starts, stops, strict=True):
        yield Region(seen.x, start, seen.width, stop - start)
