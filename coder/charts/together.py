"""Codes by codes: how many have both, shaded by how far the two go together."""

from collections.abc import Iterator, Mapping
from functools import partial

from codebook.model import Code
from coder.charts.chart import Chart
from coder.charts.frame import Symbol, Words, framed
from coder.charts.grid import Grid, draw_names, grids, inside
from coder.charts.page import Box, Letters, Page
from coder.charts.style import HATCH, INK, MUTED, NOTE, PAPER, ink_on, shade
from coder.charts.telling import bases, n_of_n, told
from coder.exchange.theme_notes import FEW, HIDDEN, in_words
from coder.exchange.theme_together import together_rows
from coder.themes.cooccurrence import Cooccurrence, Together, Unit

CELL, WIDEST_CELL = 5.0, 10.0

_Pairs = Mapping[tuple[int, int], Together]


def together_map(found: Cooccurrence, *, width: float = 160, title: str = "") -> Chart:
    """How many respondents (documents, segments) have both of two codes, below the diagonal.

    Cells are shaded by Jaccard's index; of two codes one of which stands below the other there is
    no cell. `width` is in millimetres.
    """
    pairs = _placed(found)
    notes = together_rows(found).notes
    words = Words(
        title or _title(found.unit),
        _base(found),
        tuple(_key()) if pairs else (),
        tuple(note for note in notes if note != FEW) if pairs else ("No two codes to show.",),
    )
    rows = [(_name(code), place) for place, code in enumerate(found.codes)][1:] if pairs else []
    columns = [(_name(code), place) for place, code in enumerate(found.codes)][:-1]
    parts = grids(rows, columns, width, (CELL, CELL), widest=WIDEST_CELL)
    page, top = framed(words, width, sum(part.height for part in parts))
    for part in parts:
        draw_names(page, part, top)
        _draw_cells(page, pairs, part, top)
        top += part.height
    cautions = tuple(note for note in notes if note == FEW)
    return Chart(words.title, told(words, map(_sentence, pairs.values())), page, cautions)


def _placed(found: Cooccurrence) -> _Pairs:
    """The pairs by the places of the second code and of the first."""
    place = {code.guid: number for number, code in enumerate(found.codes)}
    return {(place[one.second.guid], place[one.first.guid]): one for one in found.pairs}


def _name(code: Code) -> str:
    return f"{code.id}  {code.label}"


def _title(unit: Unit) -> str:
    if unit is Unit.SEGMENT:
        return "How many segments of two codes share words"
    return f"How many {unit}s have both of two codes"


def _base(found: Cooccurrence) -> str:
    return in_words(f"{found.unit}s", found.where) + bases(one.both for one in found.pairs)


def _draw_cells(page: Page, pairs: _Pairs, grid: Grid, top: float) -> None:
    for row, column, box in grid.cells(top):
        if one := pairs.get((row, column)):
            _draw_cell(page, one, inside(box))


def _draw_cell(page: Page, one: Together, box: Box) -> None:
    part = one.jaccard or 0.0
    if one.both.told:
        page.boxes([box], shade(part))
    else:
        page.boxes([box], PAPER, hatch=None if one.both.hidden else HATCH, edge=MUTED)
    if one.both.base:
        words = HIDDEN if one.both.hidden else str(one.both.n)
        letters = Letters(NOTE, "center", ink_on(part) if one.both.told else INK)
        page.text(box.x + box.width / 2, box.y + box.height / 2, words, letters)


def _key() -> Iterator[tuple[Symbol, str]]:
    for part, name in ((0.0, "Jaccard 0"), (0.5, ".5"), (1.0, "1")):
        yield partial(_swatch, shade(part)), name


def _swatch(fill: str, page: Page, x: float, y: float) -> None:
    page.boxes([Box(x - 1.4, y - 1.4, 2.8, 2.8)], fill, edge=MUTED)


def _sentence(one: Together) -> str:
    jaccard = "" if one.jaccard is None else f" (Jaccard {one.jaccard:.2f})"
    return f"{one.first.id} with {one.second.id}: {n_of_n(one.both)}{jaccard}."
