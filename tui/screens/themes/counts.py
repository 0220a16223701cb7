"""How many respondents have each code, with bars and intervals, and group by group."""

from collections.abc import Iterator, Sequence

from coder.exchange.theme_cells import tested
from coder.exchange.theme_data import theme_payload
from coder.exchange.theme_notes import group_name
from coder.exchange.theme_rows import rows as exact
from coder.exchange.theme_tables import shown
from coder.themes.association import ExactTest
from coder.themes.selection import Question
from coder.themes.table import Group, ThemeTable
from tui.screens.themes.asking import narrowed
from tui.screens.themes.lines import Line, about, cells, lines, title
from tui.screens.themes.view import Behind, View, Written, fitted, how_asked
from tui.widgets.tables import Column

_GROUPS_FROM = 2  # columns stand before those of the groups
_GIVES_WAY = {"": 3, "mentions": 2, "interval": 1}  # in this order, where groups need the room


class CountsView(View):
    """A row for each code and each value of a choice code."""

    def __init__(self, table: ThemeTable, question: Question) -> None:
        self.table, self.question = table, question
        self.open_documents = table.open
        self.lines = list(lines(table))
        self.groups = [group.name for group in table.codes[0].groups] if table.codes else []
        self._cells = [tuple(self._made(line)) for line in self.lines]

    @property
    def found(self) -> ThemeTable:
        return self.table

    def how(self) -> Iterator[str]:
        return how_asked(self.table)

    def columns(self) -> Sequence[Column]:
        split = bool(self.groups)
        figures = (
            Column("n of N"),
            *(Column(group_name(name)) for name in self.groups),
            Column("%"),
            Column("", number=False, rank=_GIVES_WAY[""] * split),
            Column("interval", rank=_GIVES_WAY["interval"] * split),
            Column("mentions", rank=_GIVES_WAY["mentions"] * split),
            *((Column("p"),) if split else ()),
        )
        return (Column("code", number=False), *figures)

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        return [(fitted(name, room), *figures) for name, *figures in self._cells]

    def about(self, row: int, column: int) -> Iterator[str]:
        line = self.lines[row]
        yield from about(line, self._group(line, column))
        if line.test and column == len(self.columns()) - 1:
            yield from _in_words(line.test, self.table)

    def behind(self, row: int, column: int) -> Behind:
        line = self.lines[row]
        group = self._group(line, column)
        of = f", {group_name(group.name)}" if group else ""
        question = Question(
            where=narrowed(self.table, group),
            coder=self.question.coder,
            codes=[line.count.code.id],
        )
        return Behind(f"{title(line)}{of}", question, line.value.value if line.value else "")

    def written(self) -> Written:
        return Written(shown(self.table), exact(self.table), theme_payload(self.table))

    def _made(self, line: Line) -> Iterator[str]:
        yield from cells(line, len(self.groups))
        if self.groups:
            yield tested(line.test) if line.test else ""

    def _group(self, line: Line, column: int) -> Group | None:
        place = column - _GROUPS_FROM
        return line.count.groups[place] if 0 <= place < len(self.groups) else None


def _in_words(test: ExactTest, table: ThemeTable) -> Iterator[str]:
    if not test.name:
        yield f"No test, since {test.why}"
        return
    many = sum(one.name != "" for count in table.codes for one in count.tests)
    yield f"{test.name} test: p {tested(test)}, exploratory, not adjusted for {many} tests"
