"""Theme counts with bars and intervals, split and narrowed by keys; each number opens its words."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import ComposeResult
from textual.widgets import Input

from coder.exchange.theme_tables import group_name
from coder.model import Study
from coder.themes.selection import Question
from coder.themes.table import ThemeTable, theme_table
from coder.workflow import browsing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import bindings, sign_in_writing
from tui.page.where import asked_for
from tui.screens.themes.asking import behind, everybody, narrowed, traits
from tui.screens.themes.lines import Line, about, cells, lines, title
from tui.widgets.bars import Part
from tui.widgets.messages import OpenExcerpts
from tui.widgets.report import Report
from tui.widgets.tables import Column, Figures

_NAME, _WIDE_NAME = 30, 44  # cells
_FIGURES, _SHORTEST_NAME = 50, 10  # cells of all figures, which are never cut; of a name at least
_WIDE = 130
_EXAMPLE = "time=T2 role=family social worker; nothing counts everybody"


class ThemesScreen(Report):
    """The table of `coder themes`: n of N, percent, interval and mentions, a row for each code."""

    AS_BEFORE = ("question",)
    OWNER = "themes"
    BINDINGS = [*bindings("themes")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    ThemesScreen Input { display: none; height: 1; border: none; padding: 0 1;
                         background: $panel; }
    ThemesScreen Input:focus { border: none; }
    ThemesScreen.-asking Input { display: block; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.counts = Figures(cursor="cell", id="counts")
        self.asked = Input(placeholder=_EXAMPLE, id="where")
        self.question = Question()
        self.table: ThemeTable | None = None
        self.lines: list[Line] = []
        self._coder: str | None = None  # whose codings the table counts; None as decided

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.counts
        yield self.about
        yield self.asked
        yield self.hint_bar

    def counting(self, study: Study) -> Callable[[], ThemeTable]:
        question = self.question
        return lambda: theme_table(study, question)

    def show(self, answer: ThemeTable) -> None:
        self.table, self._coder = answer, self.question.coder
        self.lines = list(lines(answer))
        groups = answer.codes[0].groups if answer.codes else ()
        columns = (
            Column("code", number=False),
            Column("n of N"),
            *(Column(group_name(one.name)) for one in groups),
            Column("%"),
            Column("", number=False),
            Column("interval"),
            Column("mentions"),
        )
        room = _WIDE_NAME if self.size.width >= _WIDE else _NAME
        room = max(min(room, self.size.width - _FIGURES), _SHORTEST_NAME)
        self.counts.fill(columns, (cells(line, room, len(groups)) for line in self.lines))
        self._show_status()
        if self.focused is None:
            self.counts.focus()

    def on_resize(self) -> None:
        if self.table is not None:
            self.show(self.table)

    def refuse(self, sentence: str) -> None:
        """Whatever was asked in vain is not asked again."""
        super().refuse(sentence)
        if self.table is not None:
            self.question = replace(self.question, where=self.table.where, coder=self._coder)

    # Who is counted

    def action_split(self, step: int) -> None:
        """Split by the next attribute or field; after the last by none."""
        if self.study is None:
            return
        names = [None, *traits(self.study)]
        at = names.index(self.question.by) if self.question.by in names else 0
        self.question = replace(self.question, by=names[(at + step) % len(names)])
        self.count()

    def action_where(self) -> None:
        self.add_class("-asking")
        self.asked.focus()
        leave = sign_in_writing("themes.leave")
        self.say(f"Enter counts these, {leave} lets go; coder=NAME counts one coder's.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        where = self.attempt(lambda: asked_for(event.value))
        if where is not None:
            self._stop_asking()
            coder = where.pop("coder", [None])[-1]
            self.question = replace(self.question, where=where, coder=coder)
            self.count()

    def action_leave(self) -> None:
        if self.has_class("-asking"):
            self._stop_asking()
            self.show_hints()
        else:
            self.dismiss()

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        self.counts.focus()

    # What is opened

    def on_data_table_cell_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The coded words behind the number at the cursor: of all, or of the column's group."""
        study, table = self.study, self.table
        at, column = self.counts.cursor_coordinate
        if study is None or table is None or not 0 <= at < len(self.lines):
            return
        line = self.lines[at]
        group = line.group_at(column)
        asked = replace(self.question, where=narrowed(table, group), codes=[line.count.code.id])
        found = self.attempt(lambda: behind(study, asked, line.value))
        if found is not None:
            of = f", {group_name(group.name)}" if group else ""
            self.post_message(
                OpenExcerpts(
                    found,
                    f"{title(line)}{of}",
                    lambda: behind(browsing.reported_study(self.project), asked, line.value),
                )
            )

    # What is said

    def on_data_table_cell_highlighted(self) -> None:
        self._show_status()

    def _show_status(self) -> None:
        at = self.counts.cursor_row
        if self.table is None or not 0 <= at < len(self.lines):
            return
        table, line = self.table, self.lines[at]
        split = f"by {table.by}" if table.by else ""
        whose = " and ".join(f"{name} ({many} documents)" for name, many in table.coders.items())
        self.status.show(
            [
                Part(visible(everybody(table)), 0),
                Part(visible(split), 1),
                Part(f"{table.open} documents not finished" if table.open else "", 2),
                Part(visible(f"codings of {whose}") if whose else "nothing is finished yet", 3),
            ]
        )
        group = line.group_at(self.counts.cursor_column)
        self.about.update("\n".join(about(line, group)))
