"""The rows of the theme table: codes and the values of choice codes, and each row in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from codebook.model import CodeKind
from coder.exchange.theme_cells import figures, fraction, interval, number, percent
from coder.exchange.theme_notes import HIDDEN, SMALL_BASE, group_name
from coder.themes.association import ExactTest
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.table import CodeCount, Group, ThemeTable
from transcripts.text import visible
from tui.widgets.bar_chart import bar

_BAR = 7  # cells


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

    @property
    def test(self) -> ExactTest | None:
        """How the groups are compared; None of a heading, and where there are no groups."""
        if self.heading or not self.count.tests:
            return None
        return self.count.tests[self.count.values.index(self.value) if self.value else 0]

    def share_of(self, group: Group) -> Share:
        """The same number in one group."""
        if self.value is None:
            return group.share
        return next(one.share for one in group.values if one.value == self.value.value)


def lines(table: ThemeTable) -> Iterator[Line]:
    for count in table.codes:
        yield Line(count)
        if count.share.base:
            yield from (Line(count, value) for value in count.values)


def cells(line: Line, groups: int) -> tuple[str, ...]:
    share = line.share
    name = f"{'  ' * line.depth}{line.name}"
    if line.heading:
        return name, f"{number(share)} rated", *[""] * groups, "", "", "", str(line.count.mentions)
    return (
        name,
        figures(share)[0],
        *(fraction(line.share_of(group)) for group in line.count.groups),
        percent(share),
        bar((share.percent or 0) / 100, _BAR),
        interval(share),
        _mentions_cell(line),
    )


def _mentions_cell(line: Line) -> str:
    if line.value:
        return ""
    return HIDDEN if line.share.hidden else str(line.count.mentions)


def title(line: Line) -> str:
    code = line.count.code
    value = f": {line.value.label}" if line.value else ""
    return f"{code.id}  {code.label}{value}"


def about(line: Line, group: Group | None) -> Iterator[str]:
    """The line in words: the code, the number at the cursor, and who stands outside the base."""
    count = line.count
    levels = ", ".join(f"{one.label} {number(one.share)}" for one in count.levels)
    yield visible(f"{title(line)}{'   levels: ' if levels else ''}{levels}")
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
        return f"{number(share)} respondents have a value; the values add up to them"
    small = " (small base)" if 0 < share.base < SMALL_BASE else ""
    return f"{figures(share)[0]}{small}, 95 % interval {interval(share)}"


def _mentions(line: Line) -> str:
    count = line.count
    if count.code.kind is CodeKind.CHOICE or line.share.hidden:
        return ""
    return f", {count.mentions} mentions in {count.documents} {count.code.unit}s"
