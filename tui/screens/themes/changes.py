"""The same respondents before and after: who lost a code, who gained it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from codebook.model import CodeKind
from coder.exchange.theme_cells import figures, p_value, percent
from coder.exchange.theme_data import theme_payload
from coder.exchange.theme_notes import HIDDEN
from coder.exchange.theme_rows import rows as exact
from coder.exchange.theme_tables import shown
from coder.themes.pairs import Change, Pairing
from coder.themes.people import movers
from coder.themes.selection import Question
from coder.themes.table import ThemeTable
from transcripts.text import visible
from tui.screens.themes.lines import Line, lines, title
from tui.screens.themes.view import Behind, View, Written, fitted, how_asked
from tui.widgets.tables import Column

_BASE, _BEFORE, _AFTER = 1, 6, 7  # columns
_MOVES = {2: "both", 3: "lost", 4: "gained", 5: "neither"}
_IN_WORDS = {
    "both": "at both times",
    "lost": "before, and not after",
    "gained": "after, and not before",
    "neither": "at neither time",
}


class _Row(NamedTuple):
    line: Line
    change: Change | None  # None of the heading over the values of a choice


class ChangesView(View):
    """Only who is in the base at both times is compared."""

    def __init__(self, table: ThemeTable, question: Question) -> None:
        self.table, self.question = table, question
        self.open_documents = table.open
        self.lines = list(_rows(table))
        self._cells = [_made(one) for one in self.lines]

    @property
    def found(self) -> ThemeTable:
        return self.table

    @property
    def pair(self) -> Pairing:
        """What is compared; a table of changes always has it."""
        pair = self.table.pair
        assert pair is not None  # noqa: S101 - it was asked for
        return pair

    def how(self) -> Iterator[str]:
        return how_asked(self.table)

    def columns(self) -> Sequence[Column]:
        times = (Column(f"{self.pair.before} %"), Column(f"{self.pair.after} %"))
        moves = (Column(name) for name in _MOVES.values())
        return (Column("code", number=False), Column("N"), *moves, *times, Column("p"))

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        return [(fitted(name, room), *cells) for name, *cells in self._cells]

    def about(self, row: int, column: int) -> Iterator[str]:
        line, change = self.lines[row]
        yield visible(title(line))
        if change is None:
            yield "Each value is compared with all others."
            return
        if (move := _MOVES.get(column)) and not change.hidden:
            yield f"{getattr(change, move)} of {change.base} had it {_IN_WORDS[move]}"
        else:
            yield visible(
                f"{self.pair.before}: {figures(change.before)[0]}, "
                f"{self.pair.after}: {figures(change.after)[0]}; "
                f"McNemar exact p {p_value(change.p, hidden=change.hidden)}, exploratory"
            )
        once = f"{change.dropped} respondent{'' if change.dropped == 1 else 's'}"
        yield f"{once} in the base at one time only, and left out"

    def behind(self, row: int, column: int) -> Behind | None:
        """Of a move, the words of those who made it; of a time, all words of that time."""
        line, change = self.lines[row]
        if change is None or (change.hidden and column != _BASE):
            return None
        value = line.value.value if line.value else ""
        asked = Question(
            where=self.table.where, coder=self.question.coder, codes=[line.count.code.id]
        )
        if column in {_BEFORE, _AFTER}:
            time = self.pair.before if column == _BEFORE else self.pair.after
            asked = Question(
                {**asked.where, self.pair.name: [time]}, None, asked.coder, asked.codes
            )
            return Behind(f"{title(line)}, {self.pair.name} {time}", asked, value)
        move = _MOVES.get(column)
        if move is None:
            return Behind(title(line), asked, value)
        paired = Question(asked.where, None, asked.coder, asked.codes, self.question.pair)
        return Behind(
            f"{title(line)}, {move}",
            asked,
            value,
            lambda study: getattr(movers(study, paired, value), move),
        )

    def written(self) -> Written:
        return Written(shown(self.table), exact(self.table), theme_payload(self.table))


def _rows(table: ThemeTable) -> Iterator[_Row]:
    for line in lines(table):
        changes = line.count.pairs
        if line.value is not None:
            yield _Row(line, changes[line.count.values.index(line.value)])
        else:
            choice = line.count.code.kind is CodeKind.CHOICE
            yield _Row(line, None if choice else changes[0])


def _made(row: _Row) -> tuple[str, ...]:
    line, change = row
    name = f"{'  ' * line.depth}{line.name}"
    if change is None:
        return name, *[""] * (len(_MOVES) + 4)
    moves = (HIDDEN if change.hidden else str(getattr(change, one)) for one in _MOVES.values())
    p = p_value(change.p, hidden=change.hidden)
    return name, str(change.base), *moves, percent(change.before), percent(change.after), p
