"""Theme counts with bars and intervals, split and narrowed by keys; each number opens its words."""

import shlex
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.widgets import Input

from codebook.model import CodeKind
from coder.cli.options import pairs
from coder.errors import InvalidRequestError
from coder.exchange.theme_tables import SMALL_BASE, group_name, interval, percent
from coder.model import Study
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import FIELDS, Question
from coder.themes.table import CodeCount, Group, ThemeTable, theme_table
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import bindings
from tui.widgets.bar_chart import bar
from tui.widgets.bars import Part
from tui.widgets.messages import OpenExcerpts
from tui.widgets.report import Report
from tui.widgets.tables import Column, Figures

_BAR, _NAME, _WIDE_NAME = 7, 30, 44  # cells
_BEFORE_GROUPS = 2  # columns
_WIDE = 130
_EXAMPLE = "time=T2 role=family social worker; nothing counts everybody"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a code, or one value of a choice code."""

    count: CodeCount
    value: ValueShare | None = None

    @property
    def share(self) -> Share:
        return self.value.share if self.value else self.count.share

    @property
    def name(self) -> str:
        code = self.count.code
        return self.value.label if self.value else f"{code.id}  {code.label}"

    @property
    def depth(self) -> int:
        return self.count.depth + (1 if self.value else 0)

    @property
    def heading(self) -> bool:
        """Whether it only stands over the values of a choice code."""
        return self.count.code.kind is CodeKind.CHOICE and self.value is None

    def group_at(self, column: int) -> Group | None:
        """The group whose number stands in that column."""
        place = column - _BEFORE_GROUPS
        return self.count.groups[place] if 0 <= place < len(self.count.groups) else None

    def share_of(self, group: Group) -> Share:
        """The same number in one group."""
        if self.value is None:
            return group.share
        return next(one.share for one in group.values if one.value == self.value.value)


class ThemesScreen(Report):
    """The table of `coder themes`: n of N, percent, interval and mentions, a row for each code."""

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
        self.table = answer
        self.lines = list(_lines(answer))
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
        self.counts.fill(columns, (_row(line, room, len(groups)) for line in self.lines))
        self._show_status()
        if self.focused is None:
            self.counts.focus()

    def on_resize(self) -> None:
        if self.table is not None:
            self.show(self.table)

    # Who is counted

    def action_split(self, step: int) -> None:
        """Split by the next attribute or field; after the last by none."""
        if self.study is None:
            return
        names = [None, *_traits(self.study)]
        at = names.index(self.question.by) if self.question.by in names else 0
        self.question = replace(self.question, by=names[(at + step) % len(names)])
        self.count()

    def action_where(self) -> None:
        self.add_class("-asking")
        self.asked.focus()
        self.say("Enter counts these, Esc lets go; coder=NAME counts one coder's.")

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
        row, column = self.counts.cursor_coordinate
        if study is None or table is None or not 0 <= row < len(self.lines):
            return
        line = self.lines[row]
        group = line.group_at(column)
        asked = replace(self.question, where=_narrowed(table, group), codes=[line.count.code.id])
        found = self.attempt(lambda: behind(study, asked, line.value))
        if found is not None:
            of = f", {group_name(group.name)}" if group else ""
            self.post_message(OpenExcerpts(found, f"{_title(line)}{of}"))

    # What is said

    def on_data_table_cell_highlighted(self) -> None:
        self._show_status()

    def _show_status(self) -> None:
        row = self.counts.cursor_row
        if self.table is None or not 0 <= row < len(self.lines):
            return
        table, line = self.table, self.lines[row]
        split = f"by {table.by}" if table.by else ""
        whose = " and ".join(f"{name} ({many})" for name, many in table.coders.items())
        self.status.show(
            [
                Part(visible(_everybody(table)), 0),
                Part(visible(split), 1),
                Part(f"{table.open} documents not finished" if table.open else "", 2),
                Part(visible(f"codings of {whose}") if whose else "nothing is finished yet", 3),
            ]
        )
        group = line.group_at(self.counts.cursor_column)
        self.about.update("\n".join(_about(line, group)))


def asked_for(typed: str) -> dict[str, list[str]]:
    """`time=T2 role=family social worker` as names and values; quotes are needed for `=` only.

    Raises InvalidRequestError.
    """
    words = shlex.shlex(typed, posix=True)
    words.whitespace_split, words.quotes, words.commenters, words.escape = True, '"', "", ""
    parts: list[str] = []
    try:
        for word in words:
            if parts and "=" not in word:
                parts[-1] += f" {word}"  # a value of several words
            else:
                parts.append(word)
    except ValueError as error:
        raise InvalidRequestError(f'A quotation mark has no partner in {typed!r}: "…"') from error
    return pairs(tuple(parts))


def behind(study: Study, question: Question, value: ValueShare | None) -> list[Excerpt]:
    """The excerpts that a number counts: of finished documents, of one value if one is given."""
    found = collected(study, question)
    wanted = (None, value.value) if value else None
    return [one for one in found if one.finished and (wanted is None or one.value in wanted)]


def _narrowed(table: ThemeTable, group: Group | None) -> Mapping[str, Sequence[str]]:
    """Who is counted in the table, or in one group of it."""
    if group is None or table.by is None:
        return table.where
    return {**table.where, table.by: [group.name]}


def _lines(table: ThemeTable) -> Iterator[Line]:
    for count in table.codes:
        yield Line(count)
        if count.share.base:
            yield from (Line(count, value) for value in count.values)


def _traits(study: Study) -> list[str]:
    """What a table can be split by: attributes of cases, then the fields that differ."""
    attributes = {name for case in study.cases.values() for name in case.attributes}
    return [*sorted(attributes), *(one for one in FIELDS if one not in {"document", "case"})]


def _row(line: Line, room: int, groups: int) -> tuple[str, ...]:
    share = line.share
    name = f"{'  ' * line.depth}{line.name}"
    name = name if len(name) <= room else f"{name[: room - 1]}…"
    if line.heading:
        return name, f"{share.n} rated", *[""] * groups, "", "", "", str(line.count.mentions)
    return (
        name,
        f"{share.n} of {share.base}",
        *(_fraction(line.share_of(group)) for group in line.count.groups),
        percent(share),
        bar((share.percent or 0) / 100, _BAR),
        interval(share),
        "" if line.value else str(line.count.mentions),
    )


def _fraction(share: Share) -> str:
    return f"{share.n}/{share.base}" if share.base else "–"


def _title(line: Line) -> str:
    code = line.count.code
    value = f": {line.value.label}" if line.value else ""
    return f"{code.id}  {code.label}{value}"


def _everybody(table: ThemeTable) -> str:
    parts = [f"{name} {' or '.join(map(group_name, of))}" for name, of in table.where.items()]
    return f"Respondents with {', '.join(parts)}" if parts else "All respondents"


def _about(line: Line, group: Group | None) -> Iterator[str]:
    """The line in words: the code, the number at the cursor, and who stands outside the base."""
    count = line.count
    levels = ", ".join(f"{one.label} {one.share.n}" for one in count.levels)
    yield visible(f"{_title(line)}{'   levels: ' if levels else ''}{levels}")
    share = line.share_of(group) if group else line.share
    where = f"{group_name(group.name)}: " if group else ""
    yield visible(f"{where}{_number(line, share)}") + ("" if group else _mentions(line))
    choice = count.code.kind is CodeKind.CHOICE
    yield (
        f"Outside the base: {count.not_asked} not asked or blank, {count.withheld} withheld, "
        f"{count.open} open{f', {count.not_rated} not rated' if choice else ''}"
    )


def _number(line: Line, share: Share) -> str:
    if line.heading:
        return f"{share.n} respondents have a value; the values add up to them"
    small = " (small base)" if 0 < share.base < SMALL_BASE else ""
    return f"{share.n} of {share.base}{small}, 95 % interval {interval(share)}"


def _mentions(line: Line) -> str:
    count = line.count
    if count.code.kind is CodeKind.CHOICE:
        return ""
    return f", {count.mentions} mentions in {count.documents} {count.code.unit}s"
