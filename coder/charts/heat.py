"""Cases by codes: where each code was found, or how often; what was never asked is hatched."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from codebook.model import CodeKind
from coder.charts.chart import Chart
from coder.charts.frame import Symbol, Words, framed
from coder.charts.lettering import shortened, width_of
from coder.charts.page import FOOT, Box, Letters, Page
from coder.charts.style import GAP, MARGIN, MUTED, NOTE, PAPER, SMALL, ink_on, shade
from coder.charts.telling import everybody, footnotes, n_of_n, told
from coder.exchange.theme_tables import group_name
from coder.themes.incidence import Incidence
from coder.themes.standing import Standing
from coder.themes.table import ThemeTable
from transcripts.text import natural

CELL, WIDEST_CELL = 3.5, 6.0
EDGE = 0.15  # between two cells
LONGEST_CODE = 52.0
WIDEST_CASES = 0.3  # of the page
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


@dataclass(frozen=True, slots=True)
class _Map:
    """Lines down the side (a row's number, or a heading) and the columns that are shown."""

    lines: tuple[tuple[str, int | None], ...]
    columns: tuple[int, ...]
    names: tuple[str, ...]
    left: float
    cell: float
    header: float

    @property
    def height(self) -> float:
        return self.header + CELL * len(self.lines)

    def block(self, columns: Sequence[int]) -> "_Map":
        """The same lines, with some of the columns."""
        names = tuple(self.names[self.columns.index(column)] for column in columns)
        return replace(self, columns=tuple(columns), names=names)


def heat_map(
    cases: CaseCodes, *, mentions: bool = False, width: float = 160, title: str = ""
) -> Chart:
    """Which respondents have which codes, sorted by an attribute where there is one.

    With `mentions` cells are shaded by how often a code was used, and say it. Single choices are
    left out. Columns that do not fit beside each other go on below. `width` is in millimetres.
    """
    blocks = _blocks(cases, width)
    words = Words(
        title or _title(cases, mentions=mentions),
        everybody(_drawn(cases)),
        _key(cases, mentions=mentions),
        tuple(_notes(cases)),
    )
    page, top = framed(words, width, sum(block.height + GAP for block in blocks))
    for block in blocks:
        _draw_names(page, block, top)
        _draw_cells(page, cases.found, block, top + block.header, mentions=mentions)
        top += block.height + GAP
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


def _blocks(cases: CaseCodes, width: float) -> list[_Map]:
    """The whole map, cut into as many parts as it needs to be legible."""
    columns, lines = _columns(cases.found), tuple(_lines(cases))
    if not columns or not lines:
        return []
    inner = width - 2 * MARGIN
    most = WIDEST_CASES * inner
    texts = [shortened(_code(cases.found, n), LONGEST_CODE, NOTE) for n in columns]
    named = max(width_of(shortened(name, most, NOTE), NOTE) for name, _ in lines) + 1.5
    blocks = ceil(len(columns) / int((inner - named) / CELL))
    each = ceil(len(columns) / blocks)
    cell = min(WIDEST_CELL, (inner - named) / each)
    header = max(width_of(text, NOTE) for text in texts) + 1.5
    whole = _Map(lines, tuple(columns), tuple(texts), MARGIN + named, cell, header)
    return [whole.block(columns[at : at + each]) for at in range(0, len(columns), each)]


def _code(found: Incidence, column: int) -> str:
    return f"{found.codes[column].id}  {found.codes[column].label}"


def _draw_names(page: Page, block: _Map, top: float) -> None:
    foot = top + block.header
    for place, name in enumerate(block.names):
        x = block.left + block.cell * (place + 0.5) + FOOT * NOTE
        page.text(x, foot - 0.8, name, Letters(NOTE, angle=90))
    for place, (name, row) in enumerate(block.lines):
        y = foot + CELL * (place + 0.5)
        shown = shortened(name, block.left - MARGIN - 1, NOTE)
        page.text(MARGIN, y, shown, Letters(NOTE, bold=row is None))


def _draw_cells(page: Page, found: Incidence, block: _Map, top: float, *, mentions: bool) -> None:
    most = int(found.mentions.max(initial=1)) if mentions else 1
    alike: dict[tuple[str, str | None], list[Box]] = {}
    for row, column, corner in _cells(block, top):
        times = min(most, int(found.mentions[row, column]))
        hatch, _ = HATCHED.get(Standing(found.standing[row, column]), (None, ""))
        box = Box(corner[0] + EDGE, corner[1] + EDGE, block.cell - 2 * EDGE, CELL - 2 * EDGE)
        alike.setdefault((PAPER if hatch else shade(_part(times, most)), hatch), []).append(box)
    for (fill, hatch), boxes in alike.items():
        page.boxes(boxes, fill, hatch=hatch, edge=MUTED if hatch else "none")
    if mentions:
        _draw_mentions(page, found, block, top)


def _draw_mentions(page: Page, found: Incidence, block: _Map, top: float) -> None:
    most = int(found.mentions.max(initial=1))
    for row, column, (x, y) in _cells(block, top):
        if times := int(found.mentions[row, column]):
            ink = ink_on(_part(times, most))
            letters = Letters(SMALL, "center", ink)
            page.text(x + block.cell / 2, y + CELL / 2, str(times), letters)


def _part(times: int, most: int) -> float:
    """How deep the cell of a code that was used so often is, from 0 to 1."""
    return FAINTEST + (1 - FAINTEST) * times / most if times else 0


def _cells(block: _Map, top: float) -> Iterator[tuple[int, int, tuple[float, float]]]:
    """Row, column, and the cell's upper left corner."""
    for line, (_, row) in enumerate(block.lines):
        for place, column in enumerate(block.columns):
            if row is not None:
                yield row, column, (block.left + block.cell * place, top + CELL * line)


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
