"""Levels as stacked bars: how many respondents reach each, code by code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from coder.charts.chart import Chart
from coder.charts.frame import Symbol, Words, framed
from coder.charts.lettering import width_of
from coder.charts.page import Box, Letters, Page
from coder.charts.rows import Row, draw_figure, draw_names, placed
from coder.charts.scale import Scale, draw_percents, percents
from coder.charts.style import HATCH, INK, LINE, MUTED, NOTE, PAPER, ink_on, shade
from coder.charts.telling import cautions, everybody, footnotes, told
from coder.exchange.theme_cells import number as how_many
from coder.exchange.theme_notes import HIDDEN, group_name
from coder.themes.choices import ValueShare
from coder.themes.table import CodeCount, ThemeTable

PITCH = 5.6
BAR = 3.4
ABOVE = 2.9  # from a bar's middle to a count that has no room in it


@dataclass(frozen=True, slots=True)
class _Bar:
    """A row with its levels; none for a heading."""

    row: Row
    levels: tuple[ValueShare, ...] = ()

    @property
    def base(self) -> int:
        return self.levels[0].share.base

    @property
    def hidden(self) -> int:
        """How many stand in levels whose numbers are hidden."""
        return self.base - sum(level.share.n for level in self.levels)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a bar: so many respondents, and what it looks like."""

    n: int
    words: str
    fill: str
    ink: str
    hatch: str | None = None


def level_bars(
    tables: Mapping[str, ThemeTable], *, width: float = 160, title: str = "", by: str = ""
) -> Chart:
    """How many respondents reach which level of each code, as a bar for each of the tables.

    `tables` maps a group's name (a time, a borough) to what was counted in it; one table alone
    may have any name. `by` says what the groups are of. `width` is in millimetres.
    """
    bars = list(_bars(tables))
    words = Words(
        title or f"Which level respondents reach{f', by {by}' if by else ''}",
        _base(tables),
        _key(bars),
        tuple(_notes(tables, bars)),
    )
    figures = [f"N = {bar.base}" for bar in bars if bar.levels]
    rows = placed([bar.row for bar in bars], width, figures, pitch=PITCH)
    page, top = framed(words, width, rows.height + LINE)
    scale = percents(rows.left, rows.right)
    if bars:
        draw_percents(page, scale, (top, top + rows.height))
    draw_names(page, rows, top)
    for number, bar in enumerate(bars):
        if bar.levels:
            _draw_bar(page, scale, top + rows.middles(number)[0], bar)
    hints = dict.fromkeys(hint for table in tables.values() for hint in cautions(_levelled(table)))
    return Chart(words.title, told(words, _sentences(bars)), page, tuple(hints))


def _bars(tables: Mapping[str, ThemeTable]) -> Iterator[_Bar]:
    codes: dict[str, dict[str, CodeCount]] = {}
    for group, table in tables.items():
        for count in table.codes:
            if count.levels:
                codes.setdefault(count.code.guid, {})[group] = count
    for groups in codes.values():
        code = next(iter(groups.values())).code
        name = f"{code.id}  {code.label}"
        if len(tables) == 1:
            yield from (_Bar(Row(name), count.levels) for count in groups.values())
            continue
        yield _Bar(Row(name, marks=0))
        for group, count in groups.items():
            yield _Bar(Row(group_name(group), 1), count.levels)


def _base(tables: Mapping[str, ThemeTable]) -> str:
    first, *others = tables.values()
    shared = {
        name: values
        for name, values in first.where.items()
        if all(other.where.get(name) == values for other in others)
    }
    codes = tuple(one for table in tables.values() for one in table.codes if one.levels)
    return everybody(replace(first, where=shared, codes=codes))


def _key(bars: Sequence[_Bar]) -> tuple[tuple[Symbol, str], ...]:
    """The levels' names from the lowest to the highest, each name once."""
    names: dict[str, float] = {}
    for bar in bars:
        for place, level in enumerate(bar.levels):
            names.setdefault(level.label, _part(place, bar.levels))
    ordered = sorted(names.items(), key=lambda one: one[1])
    return tuple((partial(_swatch, part), name) for name, part in ordered)


def _part(place: int, levels: Sequence[ValueShare]) -> float:
    """How deep a level's colour is, from 0 to 1."""
    return place / max(1, len(levels) - 1)


def _swatch(part: float, page: Page, x: float, y: float) -> None:
    page.boxes([Box(x - 1.3, y - 1.3, 2.6, 2.6)], shade(part), edge=MUTED)


def _draw_bar(page: Page, scale: Scale, y: float, bar: _Bar) -> None:
    draw_figure(page, y, f"N = {bar.base}")
    start, free = scale.left, 0.0
    for piece in _pieces(bar):
        across = (scale.right - scale.left) * piece.n / bar.base
        box, edge = Box(start, y - BAR / 2, across, BAR), MUTED if piece.hatch else PAPER
        page.boxes([box], piece.fill, edge=edge, hatch=piece.hatch)
        middle, room = start + across / 2, width_of(piece.words, NOTE)
        if piece.hatch:  # or nobody could read it
            page.boxes([Box(middle - room / 2, y - BAR / 3, room, BAR * 2 / 3)], PAPER)
        if room < across:
            page.text(middle, y, piece.words, Letters(NOTE, "center", piece.ink))
        else:  # above the bar, and beside what already stands there
            middle = max(middle, free + room / 2)
            page.text(middle, y - ABOVE, piece.words, Letters(NOTE, "center"))
            free = middle + room / 2 + 0.6
        start += across


def _pieces(bar: _Bar) -> Iterator[_Piece]:
    """The levels that somebody reaches, and last, together, those that are hidden."""
    for place, level in enumerate(bar.levels):
        part = _part(place, bar.levels)
        if level.share.n:
            yield _Piece(level.share.n, str(level.share.n), shade(part), ink_on(part))
    if bar.hidden:
        yield _Piece(bar.hidden, HIDDEN, PAPER, INK, HATCH)


def _notes(tables: Mapping[str, ThemeTable], bars: Sequence[_Bar]) -> Iterator[str]:
    if not bars:
        yield "No levels have been given."
        return
    yield "Numbers in the bars are respondents, each by the highest level they reach."
    told_of: dict[str, list[str]] = {}
    for group, table in tables.items():
        for note in _of_table(table):
            told_of.setdefault(note, []).append(group_name(group))
    for note, groups in told_of.items():
        yield note if len(groups) == len(tables) else f"{' and '.join(groups)}: {note}"


def _of_table(table: ThemeTable) -> Iterator[str]:
    levelled = _levelled(table)
    if not levelled.codes:
        return
    missing = [f"{one.no_level} in {one.code.id}" for one in levelled.codes if one.no_level]
    if missing:
        yield f"Present without a level, and not shown: {', '.join(missing)}."
    yield from footnotes(levelled)


def _levelled(table: ThemeTable) -> ThemeTable:
    return replace(table, codes=tuple(one for one in table.codes if one.levels))


def _sentences(bars: Sequence[_Bar]) -> Iterator[str]:
    for bar in bars:
        if not bar.levels:
            yield f"{bar.row.name}:"
            continue
        parts = ", ".join(f"{level.label} {how_many(level.share)}" for level in bar.levels)
        yield f"{bar.row.name}: {parts}, of {bar.base}."
