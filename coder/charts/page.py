"""A sheet measured in millimetres from its upper left corner, and what is to be drawn on it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from coder.charts.style import FONT, HAIR, INK, PAPER, POINTS_PER_MM, STROKE, TEXT

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MM_PER_INCH = 25.4
MARK = 4.6  # points
FLAT = 1  # everything lies on one level, so that what is drawn later lies above
FOOT = 0.36 / POINTS_PER_MM  # from the middle of small letters to their foot, for each point

Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its upper left corner and its size, in millimetres."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Letters:
    """How a line of text is written: size in points, where its x is, colour, weight, turn."""

    size: float = TEXT
    align: Align = "left"
    colour: str = INK
    bold: bool = False
    angle: float = 0


PLAIN = Letters()


@dataclass(slots=True)
class Page:
    """A sheet of `width` × `height` millimetres; y grows downwards, nothing is laid out by itself.

    It keeps what is to be drawn; `figure` draws it. So nothing depends on settings at the time.
    `words` are its lines of text.
    """

    width: float
    height: float
    words: list[str] = field(default_factory=list)
    _strokes: list[Callable[["Axes"], object]] = field(default_factory=list)

    def figure(self) -> "Figure":
        """Everything drawn, in the order in which it was asked for."""
        from matplotlib.figure import Figure

        figure = Figure(figsize=(self.width / MM_PER_INCH, self.height / MM_PER_INCH))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set(xlim=(0, self.width), ylim=(self.height, 0))
        for stroke in self._strokes:
            stroke(axes)
        return figure

    def text(self, x: float, y: float, words: str, letters: Letters = PLAIN) -> None:
        """One line, its small letters centred on `y`; a turned one has its foot at x, y."""
        self.words.append(words)
        foot = 0 if letters.angle else FOOT * letters.size
        look: dict[str, Any] = {
            "family": FONT,
            "size": letters.size,
            "color": letters.colour,
            "weight": "bold" if letters.bold else "normal",
            "rotation": letters.angle,
            "rotation_mode": "anchor",
            "ha": letters.align,
            "va": "baseline",
            "parse_math": False,
            "zorder": FLAT,
        }
        self._strokes.append(lambda axes: axes.text(x, y + foot, words, **look))

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = INK,
        *,
        width: float = STROKE,
        dashed: bool = False,
    ) -> None:
        """A line through these points; `width` is in points."""
        dashes = (0, (3, 2)) if dashed else "-"
        look: dict[str, Any] = {"color": colour, "linewidth": width, "linestyle": dashes}
        look |= {"solid_capstyle": "butt", "zorder": FLAT}
        self._strokes.append(lambda axes: _line(axes, xs, ys, look))

    def mark(self, x: float, y: float, look: tuple[str, str], *, hollow: bool = False) -> None:
        """A mark of one of `style.GROUPS`; a hollow one is white inside."""
        colour, shape = look
        drawn: dict[str, Any] = {"marker": shape, "markersize": MARK, "color": colour}
        drawn |= {"markerfacecolor": PAPER if hollow else colour, "markeredgewidth": 1}
        drawn |= {"linestyle": "none", "zorder": FLAT}
        self._strokes.append(lambda axes: _line(axes, [x], [y], drawn))

    def boxes(
        self, boxes: Iterable[Box], fill: str, *, edge: str = "none", hatch: str | None = None
    ) -> None:
        """Rectangles of one look, at least one of them, drawn as one shape."""
        outlines = [_outline(one) for one in boxes]
        self._strokes.append(lambda axes: _fill(axes, outlines, fill, edge, hatch))


# What is added as an artist is not measured for the limits of the axes, which stand: ten times as
# fast for a large map.


def _line(axes: "Axes", xs: Sequence[float], ys: Sequence[float], look: dict[str, Any]) -> None:
    from matplotlib.lines import Line2D

    line = Line2D(xs, ys, **look)
    axes.add_artist(line)
    line.set_clip_on(False)


_Outline = list[tuple[float, float]]


def _outline(box: Box) -> _Outline:
    right, foot = box.x + box.width, box.y + box.height
    return [(box.x, box.y), (right, box.y), (right, foot), (box.x, foot), (box.x, box.y)]


def _fill(
    axes: "Axes", outlines: Sequence[_Outline], fill: str, edge: str, hatch: str | None
) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    codes = [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY] * len(outlines)
    path = Path([point for one in outlines for point in one], codes)
    look: dict[str, Any] = {"facecolor": fill, "edgecolor": edge, "linewidth": HAIR}
    patch = PathPatch(path, hatch=hatch, zorder=FLAT, **look)
    axes.add_artist(patch)
    patch.set_clip_on(False)
