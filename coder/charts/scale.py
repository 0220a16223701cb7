"""An axis across the page: from values to millimetres, with its hairlines and figures."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.charts.page import Letters, Page
from coder.charts.style import HAIR, HAIRLINE, LINE, MUTED, NOTE

NARROW, FAR = 50.0, 140.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` between `left` and `right` millimetres."""

    low: float
    high: float
    left: float
    right: float

    def at(self, value: float) -> float:
        """Where a value stands, in millimetres."""
        return self.left + (self.right - self.left) * (value - self.low) / (self.high - self.low)


def draw_axis(
    page: Page, scale: Scale, ticks: Sequence[tuple[float, str]], ends: tuple[float, float]
) -> None:
    """Hairlines from the first of `ends` to the second, with their names below."""
    for value, name in ticks:
        x = scale.at(value)
        page.line([x, x], ends, HAIRLINE, width=HAIR)
        page.text(x, ends[1] + LINE / 2, name, Letters(NOTE, "center", MUTED))


def percents(left: float, right: float) -> Scale:
    """From 0 to 100 %."""
    return Scale(0, 100, left, right)


def draw_percents(page: Page, scale: Scale, ends: tuple[float, float]) -> None:
    """The axis of percents, every quarter of it where there is room for its figures.

    Where the ends are far from each other, the figures stand at both.
    """
    step = 50 if scale.right - scale.left < NARROW else 25
    ticks = [(value, f"{value} %") for value in range(0, 101, step)]
    draw_axis(page, scale, ticks, ends)
    if ends[1] - ends[0] > FAR:
        for value, name in ticks:
            page.text(scale.at(value), ends[0] - LINE / 2, name, Letters(NOTE, "center", MUTED))
