"""Repainting the screen: only the rows that changed, and only the widgets that lie on them."""

from collections.abc import Iterable

from textual._compositor import Compositor  # there is no public way to say how much is rendered
from textual.geometry import Region
from textual.strip import Strip


class RowCompositor(Compositor):
    """Textual's compositor renders every row of every widget beside the one that is dirty.

    It then throws away what is not needed. A cursor that moves makes one or two rows dirty, so
    here those alone are rendered; what comes out is the same.
    """

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if seen and seen.overlaps(crop):
                top, bottom = max(seen.y, crop.y), min(seen.bottom, crop.bottom)
                rows = Region(seen.x, top, seen.width, bottom - top)
                yield region, rows, widget.render_lines(rows.translate(-region.offset))
