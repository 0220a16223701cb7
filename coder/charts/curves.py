"""How well suggestions rank, the more has been reviewed: a line for each method."""

import math
from collections.abc import Iterator
from functools import partial

from coder.charts.chart import Chart
from coder.charts.frame import Words, framed
from coder.charts.page import Letters, Page
from coder.charts.style import GAP, GROUPS, HAIR, HAIRLINE, LINE, MARGIN, MUTED, NOTE
from coder.charts.telling import told
from coder.exchange.evaluation_tables import METHODS, Shown, codes_tried
from coder.suggest.evaluation import Method

_HIGH = 60.0  # millimetres
_LEFT = 12.0
_STEPS = (0.05, 0.1, 0.2)
_MOST_TICKS = 6


def learning_curves(shown: Shown, *, width: float = 120, title: str = "") -> Chart:
    """Mean average precision against the number of reviewed units; `width` in millimetres."""
    found = shown.evaluation
    words = Words(
        title or "The more is reviewed, the better suggestions rank",
        f"Mean average precision over {codes_tried(shown)}, {found.units} {shown.unit}s",
        tuple(
            (partial(_symbol, look), METHODS.get(one.name, one.name))
            for one, look in zip(found.methods, GROUPS, strict=False)
        ),
        (f"Units reviewed before; means of {found.asked.seeds} splits, seed {found.asked.seed}.",),
    )
    page, top = framed(words, width, _HIGH + LINE + GAP)
    _draw(page, shown, top)
    return Chart(words.title, told(words, _sentences(shown)), page)


def _draw(page: Page, shown: Shown, top: float) -> None:
    found = shown.evaluation
    foot = top + _HIGH
    right = page.width - MARGIN - GAP
    high = max(value for one in found.methods for value in one.macro["ap"])
    step = next((one for one in _STEPS if high / one < _MOST_TICKS), 0.25)
    most = step * math.ceil(high / step + 1e-9)
    places = [
        _LEFT + GAP + (right - _LEFT - 2 * GAP) * (number + 0.5) / len(found.sizes)
        for number in range(len(found.sizes))
    ]
    for number in range(round(most / step) + 1):
        y = foot - _HIGH * number * step / most
        page.line([_LEFT, right], [y, y], HAIRLINE, width=HAIR)
        page.text(_LEFT - 1, y, f"{number * step:.2f}", Letters(NOTE, "right", MUTED))
    for x, size in zip(places, found.sizes, strict=True):
        page.text(x, foot + LINE / 2 + 1, str(size), Letters(NOTE, "center", MUTED))
    for one, look in zip(found.methods, GROUPS, strict=False):
        heights = [foot - _HIGH * value / most for value in one.macro["ap"]]
        page.line(places, heights, look[0])
        for x, y in zip(places, heights, strict=True):
            page.mark(x, y, look)


def _symbol(look: tuple[str, str], page: Page, x: float, y: float) -> None:
    page.line([x - 2, x + 2], [y, y], look[0])
    page.mark(x, y, look)


def _sentences(shown: Shown) -> Iterator[str]:
    for one in shown.evaluation.methods:
        yield f"{_curve(shown, one)}."


def _curve(shown: Shown, method: Method) -> str:
    figures = zip(shown.evaluation.sizes, method.macro["ap"], strict=True)
    points = ", ".join(f"{value:.3f} after {size}" for size, value in figures)
    return f"{METHODS.get(method.name, method.name).capitalize()}: {points}"
