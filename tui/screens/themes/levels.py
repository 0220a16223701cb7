"""How many respondents reach which level, and whose level rose or fell between two times."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.exchange.theme_cells import NOTHING, number, p_value
from coder.exchange.theme_data import theme_payload
from coder.exchange.theme_notes import HIDDEN
from coder.exchange.theme_rows import rows as exact
from coder.exchange.theme_tables import shown
from coder.themes.choices import ValueShare
from coder.themes.pairs import LevelChange
from coder.themes.selection import Question
from coder.themes.table import CodeCount, ThemeTable
from transcripts.text import visible
from tui.page.estimates import plural
from tui.screens.themes.view import Behind, View, Written, fitted, how_asked
from tui.widgets.tables import Column


class _Row(NamedTuple):
    """A code, at one time or at all, and how levels moved to this time."""

    counted: CodeCount
    time: str
    levels: Sequence[ValueShare]
    change: LevelChange | None


class LevelsView(View):
    """A row for each code with levels, and for each time that is compared."""

    empty = "No levels have been given."

    def __init__(self, table: ThemeTable, question: Question) -> None:
        self.table, self.question = table, question
        self.open_documents = table.open
        self.lines = list(_rows(table))
        given = (level.label for line in self.lines for level in line.levels)
        self.labels = list(dict.fromkeys(given))
        self._cells = [tuple(self._made(line)) for line in self.lines]

    @property
    def found(self) -> ThemeTable:
        return self.table

    def how(self) -> Iterator[str]:
        return how_asked(self.table)

    def columns(self) -> Sequence[Column]:
        pair = self.table.pair
        moves = [Column(name) for name in ("up", "same", "down", "p")] if pair else []
        time = [Column(pair.name, number=False)] if pair else []
        levels = (Column(label) for label in self.labels)
        return (Column("code", number=False), *time, *levels, Column("together", rank=1), *moves)

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        return [(fitted(name, room), *cells) for name, *cells in self._cells]

    def about(self, row: int, column: int) -> Iterator[str]:  # noqa: ARG002 - as in all views
        line = self.lines[row]
        code = line.counted.code
        at = f", {line.time}" if line.time else ""
        yield visible(f"{code.id}  {code.label}{at}: respondents by the highest level they reach")
        if line.change and not line.change.hidden:
            one = line.change
            yield (
                f"Of {one.base} with a level at both times {one.up} rose, {one.same} stayed, "
                f"{one.down} fell; sign test p {p_value(one.p)}, exploratory"
            )
            yield f"{plural(one.dropped, 'respondent')} with a level at one time only, and left out"
        elif line.counted.no_level:
            yield f"{plural(line.counted.no_level, 'respondent')} present without a level"

    def behind(self, row: int, column: int) -> Behind:  # noqa: ARG002 - as in all views
        line, pair = self.lines[row], self.table.pair
        code = line.counted.code
        where = {**self.table.where, pair.name: [line.time]} if pair else self.table.where
        at = f", {line.time}" if line.time else ""
        asked = Question(where=where, coder=self.question.coder, codes=[code.id])
        return Behind(f"{code.id}  {code.label}{at}", asked)

    def written(self) -> Written:
        return Written(
            shown(self.table, levels=True),
            exact(self.table, levels=True),
            theme_payload(self.table),
        )

    def _made(self, line: _Row) -> Iterator[str]:
        yield f"{'  ' * line.counted.depth}{line.counted.code.id}  {line.counted.code.label}"
        if self.table.pair:
            yield line.time
        reached = {level.label: level.share for level in line.levels}
        for label in self.labels:
            yield number(reached[label]) if label in reached else NOTHING
        yield str(line.levels[0].share.base) if line.levels else NOTHING
        if self.table.pair:
            yield from _moves(line.change)


def _rows(table: ThemeTable) -> Iterator[_Row]:
    for count in table.codes:
        if table.pair and (change := count.level_change):
            yield _Row(count, table.pair.before, change.before, None)
            yield _Row(count, table.pair.after, change.after, change)
        elif table.pair is None and count.levels:
            yield _Row(count, "", count.levels, None)


def _moves(change: LevelChange | None) -> tuple[str, ...]:
    if change is None:
        return "", "", "", ""
    moves = (change.up, change.same, change.down)
    told = (HIDDEN if change.hidden else str(one) for one in moves)
    return *told, p_value(change.p, hidden=change.hidden)
