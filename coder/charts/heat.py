"""Cases by codes: where each code was found, or how often; what was never asked is hatched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from codebook.model import CodeKind
from coder.charts.chart import Chart
from coder.charts.frame import Symbol, Words, framed
from coder.charts.grid import Grid, draw_names, grids, inside
from coder.charts.page import Box, Letters, Page
from coder.charts.style import MUTED, PAPER, SMALL, ink_on, shade
from coder.charts.telling import everybody, footnotes, n_of_n, told
from coder.exchange.theme_notes import group_name
from coder.themes.incidence import Incidence
from coder.themes.standing import Standing
from coder.themes.table import ThemeTable
from transcripts.text import natural

CELL, WIDEST_CELL = 3.5, 6.0
HATCHED = {
    Standing.NOT_ASKED: ("/////", "not asked, or no answer"),
    Standing.WITHHELD: ("xxxxx", "withheld"),
    Standing.OPEN: (".....", "not finished"),
}
FAINTEST = 0.25  # how deep a cell with one mention is at least


@dataclass(frozen=True, slots=True)
class CaseCodes:
    """Who has which code, and the counts of the same question.

    `values` maps a row's key to the value of `by` that rows stand under; both are empty where
    rows stand in their own order.
    """

    found: Incidence
    table: ThemeTable
    by: str
    values: Mapping[str, str]


def heat_map(
    cases: CaseCodes, *, mentions: bool = False, width: float = 160, title: str = ""
) -> Chart:
    """Which respondents have which codes, sorted by an attribute where there is one.

    With `mentions` cells are shaded by how often a code was used, and say it. Single choices are
    left out. Columns that do not fit beside each other go on below. `width` is in millimetres.
    """
    columns = [(_code(cases.found, n), n) for n in _columns(cases.found)]
    parts = grids(tuple(_lines(cases)), columns, width, (CELL, CELL), widest=WIDEST_CELL)
    words = Words(
        title or _title(cases, mentions=mentions),
        everybody(_drawn(cases)),
        _key(cases, mentions=mentions),
        tuple(_notes(cases)),
    )
    page, top = framed(words, width, sum(part.height for part in parts))
    for part in parts:
        draw_names(page, part, top)
        _draw_cells(page, cases.found, part, top, mentions=mentions)
        top += part.height
    return Chart(words.title, told(words, _sentences(cases)), page)


def _title(cases: CaseCodes, *, mentions: bool) -> str:
    by = f", by {cases.by}" if cases.by else ""
    if mentions:
        return f"How often each code was used for each respondent{by}"
    return f"Which respondents each code was found for{by}"


def _columns(found: Incidence) -> list[int]:
    return [n for n, code in enumerate(found.codes) if code.kind is not CodeKind.CHOICE]


def _drawn(cases: CaseCodes) -> ThemeTable:
    """The counts of the codes that are drawn."""
    codes = tuple(one for one in cases.table.codes if one.code.kind is not CodeKind.CHOICE)
    return replace(cases.table, codes=codes)


def _lines(cases: CaseCodes) -> Iterator[tuple[str, int | None]]:
    """Headings of the groups, and each group's rows in natural order."""
    groups: dict[str, list[int]] = {}
    for row, key in enumerate(cases.found.rows):
        groups.setdefault(cases.values.get(key, ""), []).append(row)
    for group in sorted(groups, key=lambda name: (not name, natural(name))):
        if cases.by:
            yield group_name(group), None
        yield from ((cases.found.names[row], row) for row in groups[group])


def _code(found: Incidence, column: int) -> str:
    return f"{found.codes[column].id}  {found.codes[column].label}"


def _draw_cells(page: Page, found: Incidence, grid: Grid, top: float, *, mentions: bool) -> None:
    most = int(found.mentions.max(initial=1)) if mentions else 1
    alike: dict[tuple[str, str | None], list[Box]] = {}
    for row, column, box in grid.cells(top):
        times = min(most, int(found.mentions[row, column]))
        hatch, _ = HATCHED.get(Standing(found.standing[row, column]), (None, ""))
        look = (PAPER if hatch else shade(_part(times, most)), hatch)
        alike.setdefault(look, []).append(inside(box))
    for (fill, hatch), boxes in alike.items():
        page.boxes(boxes, fill, hatch=hatch, edge=MUTED if hatch else "none")
    if mentions:
        _draw_mentions(page, found, grid, top)


def _draw_mentions(page: Page, found: Incidence, grid: Grid, top: float) -> None:
    most = int(found.mentions.max(initial=1))
    for row, column, box in grid.cells(top):
        if times := int(found.mentions[row, column]):
            letters = Letters(SMALL, "center", ink_on(_part(times, most)))
            page.text(box.x + box.width / 2, box.y + box.height / 2, str(times), letters)


def _part(times: int, most: int) -> float:
    """How deep the cell of a code that was used so often is, from 0 to 1."""
    return FAINTEST + (1 - FAINTEST) * times / most if times else 0


def _key(cases: CaseCodes, *, mentions: bool) -> tuple[tuple[Symbol, str], ...]:
    """What the cells mean, only those that are there."""
    there = set(cases.found.standing[:, _columns(cases.found)].ravel().tolist())
    plain = ((Standing.PRESENT, 1.0, "found"), (Standing.ABSENT, 0.0, "not found"))
    shown: list[tuple[Symbol, str]] = [
        (partial(_swatch, shade(part), None), name)
        for standing, part, name in plain
        if standing in there and not (mentions and standing is Standing.PRESENT)
    ]
    if mentions and Standing.PRESENT in there:
        most = int(cases.found.mentions.max())
        shown.insert(0, (partial(_swatch, shade(1), None), f"{most} mentions, paler for fewer"))
    shown += [
        (partial(_swatch, PAPER, hatch), name)
        for standing, (hatch, name) in HATCHED.items()
        if standing in there
    ]
    return tuple(shown)


def _swatch(fill: str, hatch: str | None, page: Page, x: float, y: float) -> None:
    page.boxes([Box(x - 1.4, y - 1.4, 2.8, 2.8)], fill, edge=MUTED, hatch=hatch)


def _notes(cases: CaseCodes) -> Iterator[str]:
    if not _columns(cases.found) or not cases.found.rows:
        yield "There is nothing to show: no codes, or nobody in scope."
        return
    if left_out := [one.id for one in cases.found.codes if one.kind is CodeKind.CHOICE]:
        yield f"Single choices are not shown: {', '.join(left_out)}."
    yield from footnotes(_drawn(cases))


def _sentences(cases: CaseCodes) -> Iterator[str]:
    """For each code its n of N: the cells are more than anybody would listen to."""
    for one in _drawn(cases).codes:
        yield f"{one.code.id}  {one.code.label}: {n_of_n(one.share)}."
