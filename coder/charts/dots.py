"""Shares as dots with their intervals, one row for each code and a mark for each group."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from codebook.model import CodeKind
from coder.charts.chart import Chart
from coder.charts.frame import Words, framed
from coder.charts.page import Page
from coder.charts.rows import Row, draw_figure, draw_names, placed
from coder.charts.scale import Scale, draw_percents, percents
from coder.charts.style import GROUPS, LINE, MUTED
from coder.charts.telling import (
    HOLLOW,
    cautions,
    everybody,
    footnotes,
    n_of_n,
    share_in_words,
    small,
    told,
)
from coder.errors import InvalidRequestError
from coder.exchange.theme_notes import group_name
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.table import CodeCount, ThemeTable

INTERVAL = "Lines: 95 % interval (Wilson)."


@dataclass(frozen=True, slots=True)
class _Line:
    """A row and its shares: one for each group, one for all, or none for a heading."""

    row: Row
    shares: tuple[Share, ...] = ()


def theme_dots(table: ThemeTable, *, width: float = 160, title: str = "") -> Chart:
    """Each code's share of respondents with its interval, by group where the table has groups.

    A single-choice code is a heading with a row for each value. `width` is in millimetres. Raises
    InvalidRequestError for more groups than can be told apart.
    """
    groups = group_names(table)
    depths = _depths(table)
    lines = [
        line
        for count in table.codes
        for line in _lines(count, depths[count.code.id.casefold()], grouped=bool(groups))
    ]
    words = Words(
        title or _title(table),
        everybody(table),
        tuple((partial(_symbol, look), name) for look, name in zip(GROUPS, groups, strict=False)),
        (*_reading(lines), *footnotes(table)),
    )
    figures = [n_of_n(share) for line in lines for share in line.shares]
    rows = placed([line.row for line in lines], width, figures)
    page, top = framed(words, width, rows.height + LINE)
    scale = percents(rows.left, rows.right)
    if lines:
        draw_percents(page, scale, (top, top + rows.height))
    draw_names(page, rows, top)
    for number, line in enumerate(lines):
        places = [top + y for y in rows.middles(number)]
        for y, share, look in zip(places, line.shares, GROUPS, strict=False):
            _draw_share(page, scale, y, share, look)
    return Chart(words.title, told(words, _sentences(lines, groups)), page, cautions(table))


def tells_apart(table: ThemeTable) -> bool:
    """Whether there are few enough groups for each to have a mark of its own."""
    return all(len(count.groups) <= len(GROUPS) for count in table.codes)


def group_names(table: ThemeTable) -> list[str]:
    """The groups' names; InvalidRequestError for too many."""
    names = [group_name(group.name) for count in table.codes[:1] for group in count.groups]
    if not tells_apart(table):
        raise InvalidRequestError(
            f"A chart can tell {len(GROUPS)} groups apart, and {table.by} has {len(names)}. "
            f"Narrow them, for example with --where {table.by}=… --where {table.by}=…, or use "
            "coder themes."
        )
    return names


def _title(table: ThemeTable) -> str:
    by = f", by {table.by}" if table.by else ""
    return f"How many respondents each code was found for{by}"


def _depths(table: ThemeTable) -> dict[str, int]:
    """How many of the codes above a code are shown, too."""
    depths: dict[str, int] = {}
    for count in table.codes:  # parents stand before their children
        depths[count.code.id.casefold()] = depths.get(count.code.parent.casefold(), -1) + 1
    return depths


def _lines(count: CodeCount, depth: int, *, grouped: bool) -> Iterator[_Line]:
    name = f"{count.code.id}  {count.code.label}"
    if count.code.kind is not CodeKind.CHOICE:
        shares = tuple(group.share for group in count.groups) if grouped else (count.share,)
        yield _Line(Row(name, depth, len(shares)), shares)
        return
    yield _Line(Row(name, depth, heading=True), () if count.share.base else (count.share,))
    if not count.share.base:
        return
    for place, value in enumerate(count.values):
        shares = _value_shares(count, place, value) if grouped else (value.share,)
        yield _Line(Row(value.label, depth + 1, len(shares)), shares)


def _value_shares(count: CodeCount, place: int, value: ValueShare) -> tuple[Share, ...]:
    return tuple(group.values[place].share for group in count.groups) or (value.share,)


def _reading(lines: Sequence[_Line]) -> Iterator[str]:
    """How the marks are read."""
    shares = [share for line in lines for share in line.shares]
    if not shares:
        yield "There is no code to show."
        return
    hollow = f" {HOLLOW}" if any(share.base and small(share) for share in shares) else ""
    yield f"{INTERVAL}{hollow}"


def _draw_share(page: Page, scale: Scale, y: float, share: Share, look: tuple[str, str]) -> None:
    if share.percent is None or share.low is None or share.high is None:
        draw_figure(page, y, n_of_n(share), MUTED)
        return
    page.line([scale.at(share.low), scale.at(share.high)], [y, y], look[0])
    page.mark(scale.at(share.percent), y, look, hollow=small(share))
    draw_figure(page, y, n_of_n(share))


def _symbol(look: tuple[str, str], page: Page, x: float, y: float) -> None:
    page.mark(x, y, look)


def _sentences(lines: Sequence[_Line], groups: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if not line.shares:
            yield f"{line.row.name}:"
            continue
        parts = [share_in_words(share) for share in line.shares]
        if groups and len(parts) == len(groups):
            parts = [f"{name} {part}" for name, part in zip(groups, parts, strict=True)]
        yield f"{line.row.name}: {', '.join(parts)}."
