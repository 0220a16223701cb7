"""The same respondents before and after: a small slope for each code, all on one scale."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from codebook.model import CodeKind
from coder.charts.chart import Chart
from coder.charts.dots import group_names
from coder.charts.frame import Symbol, Words, framed
from coder.charts.lettering import shortened, width_of, wrapped
from coder.charts.page import Align, Letters, Page
from coder.charts.scale import Scale, percents
from coder.charts.style import (
    GAP,
    GROUPS,
    HAIR,
    HAIRLINE,
    LINE,
    MARGIN,
    MUTED,
    NOTE,
    NOTE_LINE,
    STROKE,
)
from coder.charts.telling import HOLLOW, cautions, everybody, footnotes, n_of_n, small, told
from coder.errors import InvalidRequestError
from coder.exchange.theme_notes import HIDDEN
from coder.themes.counts import Share
from coder.themes.pairs import Change, Pairing
from coder.themes.table import CodeCount, ThemeTable

NARROWEST = 36.0
BETWEEN = 4.0
ROOMY = 10.0  # how far a time's name may reach beyond the frame
PLOT = 22.0
HALF = 50.0  # where a number stands whose place is hidden
APART = 2.7  # between two labels


@dataclass(frozen=True, slots=True)
class _Panel:
    """What changed in one code, or one value of it; a change for each group, or one of all."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """How many panels stand side by side, how wide each is, and the lines of their names.

    `room` is what the counts need on both sides of a slope, `feet` what stands below it.
    """

    columns: int
    width: float
    names: tuple[list[str], ...]
    room: float
    feet: float

    def rows(self) -> Iterator[tuple[range, float]]:
        """The numbers of the panels in each row, and how high their names are."""
        for first in range(0, len(self.names), self.columns):
            here = range(first, min(first + self.columns, len(self.names)))
            yield here, LINE * max(len(self.names[number]) for number in here)


def pair_slopes(table: ThemeTable, *, width: float = 160, title: str = "") -> Chart:
    """Each code's share before and after, of those who were in its base both times.

    With groups each has a line of its own. Codes for which nobody was there twice stand in the
    notes. `width` is in millimetres. Raises InvalidRequestError for a table without a pair, and
    for more groups than can be told apart.
    """
    if table.pair is None:
        raise InvalidRequestError("Say what is compared, for example: --pair time")
    groups = group_names(table)
    every = [panel for count in table.codes for panel in _panels(count, grouped=bool(groups))]
    panels = [panel for panel in every if any(change.base for change in panel.changes)]
    words = Words(
        title or _title(table, table.pair),
        _base(table, table.pair),
        tuple(_key(groups)),
        (*_reading(panels, every, table.pair), *footnotes(table)),
    )
    grid = _grid(panels, width)
    rows = [(numbers, names, names + PLOT + grid.feet + 2 * GAP) for numbers, names in grid.rows()]
    page, top = framed(words, width, sum(height for *_, height in rows))
    for numbers, names, height in rows:
        for place, number in enumerate(numbers):
            left = MARGIN + place * (grid.width + BETWEEN)
            _draw_name(page, grid.names[number], left, top + names)
            ends = (left + grid.room, left + grid.width - grid.room)
            _draw_panel(page, panels[number], table.pair, ends, top + names + GAP)
        top += height
    description = told(words, _sentences(panels, groups, table.pair))
    return Chart(words.title, description, page, cautions(table))


def _title(table: ThemeTable, pair: Pairing) -> str:
    by = f", by {table.by}" if table.by else ""
    return f"How many respondents each code was found for{by}: {pair.before} and {pair.after}"


def _base(table: ThemeTable, pair: Pairing) -> str:
    """Those who were there twice, in words and in numbers."""
    paired = tuple(
        replace(one, share=Share(0, change.base)) for one in table.codes for change in one.pairs
    )
    return f"{everybody(replace(table, codes=paired))}, in the base at both {pair.name}s"


def _panels(count: CodeCount, *, grouped: bool) -> Iterator[_Panel]:
    name = f"{count.code.id}  {count.code.label}"
    choice = count.code.kind is CodeKind.CHOICE
    for place, change in enumerate(count.pairs):
        here = tuple(group.pairs[place] for group in count.groups) if grouped else (change,)
        yield _Panel(f"{name}: {count.values[place].label}" if choice else name, here)


def _grid(panels: Sequence[_Panel], width: float) -> _Grid:
    inner = width - 2 * MARGIN
    columns = max(1, int((inner + BETWEEN) / (NARROWEST + BETWEEN)))
    each = (inner + BETWEEN) / columns - BETWEEN
    changes = [change for panel in panels for change in panel.changes]
    counts = [n_of_n(share) for change in changes for share in (change.before, change.after)]
    room = max((width_of(one, NOTE) for one in counts), default=0.0) + 2
    feet = NOTE_LINE * (2 if len(changes) == len(panels) else 1) + 0.6
    names = tuple(wrapped(panel.name, each) for panel in panels)
    return _Grid(columns, each, names, room, feet)


def _draw_name(page: Page, lines: Sequence[str], left: float, foot: float) -> None:
    for place, line in enumerate(lines):
        page.text(left, foot - LINE * (len(lines) - place - 0.5), line)


def _draw_panel(
    page: Page, panel: _Panel, pair: Pairing, ends: tuple[float, float], top: float
) -> None:
    foot = top + PLOT
    for y in (top, (top + foot) / 2, foot):
        page.line(ends, [y, y], HAIRLINE, width=HAIR)
    for x in ends:
        page.line([x, x], [top, foot], HAIRLINE, width=HAIR)
    _draw_times(page, pair, ends, foot + NOTE_LINE * 0.6 + 0.6)
    scale = percents(foot, top)
    drawn = list(zip(panel.changes, GROUPS, strict=False))
    _draw_labels(page, scale, [one.before for one, _ in drawn], (ends[0] - 1.6, "right"))
    _draw_labels(page, scale, [one.after for one, _ in drawn], (ends[1] + 1.6, "left"))
    for change, look in drawn:
        _draw_slope(page, scale, change, ends, look)
    if len(panel.changes) == 1:
        [change] = panel.changes
        words = f"{change.gained} gained, {change.lost} lost"
        if change.hidden:
            words = f"{HIDDEN} gained, {HIDDEN} lost"
        middle = (ends[0] + ends[1]) / 2
        page.text(middle, foot + NOTE_LINE * 1.6 + 0.6, words, Letters(NOTE, "center", MUTED))


def _draw_times(page: Page, pair: Pairing, ends: tuple[float, float], y: float) -> None:
    """The names of the times under the ends, or as near as they do not meet."""
    middle, half = sum(ends) / 2, (ends[1] - ends[0]) / 2
    for side, time in ((-1, pair.before), (1, pair.after)):
        name = shortened(time, half + ROOMY, NOTE)
        away = max(half, width_of(name, NOTE) / 2 + 0.8)
        page.text(middle + side * away, y, name, Letters(NOTE, "center", MUTED))


def _draw_slope(
    page: Page, scale: Scale, change: Change, ends: tuple[float, float], look: tuple[str, str]
) -> None:
    shares = zip(ends, (change.before, change.after), strict=True)
    known = [(x, scale.at(one.percent)) for x, one in shares if one.percent is not None]
    if len(known) == len(ends):
        page.line(ends, [y for _, y in known], look[0], width=STROKE)
    for x, y in known:
        page.mark(x, y, look, hollow=small(change.after))


def _draw_labels(
    page: Page, scale: Scale, shares: Sequence[Share], where: tuple[float, Align]
) -> None:
    """The counts at one end, each once and as near to its mark as the others let it stand."""
    places = {
        n_of_n(one): scale.at(HALF if one.percent is None else one.percent)
        for one in shares
        if one.base
    }
    for words, y in _apart(places, scale).items():
        page.text(where[0], y, words, Letters(NOTE, where[1]))


def _apart(places: Mapping[str, float], scale: Scale) -> dict[str, float]:
    """The labels from the lowest to the highest on the page, moved until none meet."""
    ordered = sorted(places.items(), key=lambda one: -one[1])
    found: dict[str, float] = {}
    y = scale.left + APART
    for words, wanted in ordered:
        y = found[words] = min(wanted, y - APART)
    over = max(0.0, scale.right - y)  # pushed out at the top: all come down as far as they must
    return {words: y + over for words, y in found.items()}


def _key(groups: Sequence[str]) -> Iterator[tuple[Symbol, str]]:
    for look, name in zip(GROUPS, groups, strict=False):
        yield partial(_symbol, look), name


def _symbol(look: tuple[str, str], page: Page, x: float, y: float) -> None:
    page.mark(x, y, look)


def _reading(panels: Sequence[_Panel], every: Sequence[_Panel], pair: Pairing) -> Iterator[str]:
    """How the slopes are read, and who does not stand in them."""
    changes = [change for panel in panels for change in panel.changes]
    if changes:
        hollow = f" {HOLLOW}" if any(small(change.after) for change in changes) else ""
        yield f"Each frame reaches from 0 to 100 %, with a line at 50 %.{hollow}"
    absent = [panel.name.split("  ")[0] for panel in every if panel not in panels]
    if absent:
        names = ", ".join(dict.fromkeys(absent))
        yield f"Nobody was in the base both at {pair.before} and at {pair.after}: {names}."
    if dropped := max((change.dropped for change in changes), default=0):
        yield f"Left out, since they were in the base at one of them only: up to {dropped}."


def _sentences(panels: Sequence[_Panel], groups: Sequence[str], pair: Pairing) -> Iterator[str]:
    for panel in panels:
        parts = [_change(change, pair) for change in panel.changes]
        if groups:
            parts = [f"{name} {part}" for name, part in zip(groups, parts, strict=True)]
        yield f"{panel.name}: {'; '.join(parts)}."


def _change(change: Change, pair: Pairing) -> str:
    if not change.base:
        return "nobody at both"
    ends = f"{n_of_n(change.before)} at {pair.before}, {n_of_n(change.after)} at {pair.after}"
    if change.hidden:
        return f"{ends} (who moved is hidden)"
    return (
        f"{ends} ({change.both} both, {change.lost} lost, {change.gained} gained, "
        f"{change.neither} neither)"
    )
