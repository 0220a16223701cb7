"""The rows of the theme table: codes and the values of choice codes, and each row in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from codebook.model import CodeKind
from coder.exchange.theme_tables import SMALL_BASE, group_name, interval, percent
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.table import CodeCount, Group, ThemeTable
from transcripts.text import visible
from tui.widgets.bar_chart import bar

BEFORE_GROUPS = 2  # columns
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

    def group_at(self, column: int) -> Group | None:
        """The group whose number stands in that column."""
        place = column - BEFORE_GROUPS
        return self.count.groups[place] if 0 <= place < len(self.count.groups) else None

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


def cells(line: Line, room: int, groups: int) -> tuple[str, ...]:
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


def title(line: Line) -> str:
    code = line.count.code
    value = f": {line.value.label}" if line.value else ""
    return f"{code.id}  {code.label}{value}"


def about(line: Line, group: Group | None) -> Iterator[str]:
    """The line in words: the code, the number at the cursor, and who stands outside the base."""
    count = line.count
    levels = ", ".join(f"{one.label} {one.share.n}" for one in count.levels)
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
        return f"{share.n} respondents have a value; the values add up to them"
    small = " (small base)" if 0 < share.base < SMALL_BASE else ""
    return f"{share.n} of {share.base}{small}, 95 % interval {interval(share)}"


def _mentions(line: Line) -> str:
    count = line.count
    if count.code.kind is CodeKind.CHOICE:
        return ""
    return f", {count.mentions} mentions in {count.documents} {count.code.unit}s"


def _fraction(share: Share) -> str:
    return f"{share.n}/{share.base}" if share.base else "–"
