"""Theme counts as tables for people to read, with the notes that belong to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from codebook.model import CodeKind
from coder.exchange.tables import Table
from coder.exchange.theme_cells import (
    TOGETHER,
    P,
    coded,
    figures,
    fraction,
    percent,
    tested,
)
from coder.exchange.theme_changes import change_tables, level_tables
from coder.exchange.theme_notes import (
    HIDDEN,
    everybody,
    group_name,
    lowered,
    notes,
    title,
    unrated,
)
from coder.themes.counts import Share
from coder.themes.table import CodeCount, ThemeTable


def shown(table: ThemeTable, *, levels: bool = False) -> list[Table]:
    """Codes in tree order, their groups, their levels, each choice code; notes on the last.

    Where times are compared, the changes of each and of each group. `levels` shows those alone.
    """
    present = [one for one in table.codes if one.code.kind is CodeKind.PRESENCE]
    choices = [one for one in table.codes if one.code.kind is CodeKind.CHOICE]
    if levels:
        return _with_notes(table, [*level_tables(table, present)], notes(table, levels=True))
    rated = [one for one in choices if one.share.base]
    if table.pair:
        changes = change_tables(table, table.pair, present=present, choices=rated)
        tables = [*changes, *level_tables(table, present)]
    else:
        tables = [
            *([_presence(table, present)] if present else []),
            *([_by_group(table, present)] if present and present[0].groups else []),
            *level_tables(table, present),
            *(each for one in rated for each in _choice_tables(table, one)),
        ]
    outside = [unrated(one) for one in choices if one.not_rated or not one.share.base]
    return _with_notes(table, tables, [*outside, *notes(table)])


def _with_notes(
    table: ThemeTable, tables: Sequence[Table], sentences: Sequence[str]
) -> list[Table]:
    *first, last = tables or [Table(title(table), ("code",), ())]
    return [*first, replace(last, notes=(*last.notes, *sentences))]


# Counts ----------------------------------------------------------------------------------------


def _presence(table: ThemeTable, counts: Sequence[CodeCount]) -> Table:
    open_ = any(one.open for one in counts)
    columns = ("code", "n of N", "%", "95 % interval", *(["open"] if open_ else []), "mentions")
    rows = (
        (
            coded(one),
            *figures(one.share),
            *([str(one.open)] if open_ else []),
            HIDDEN if one.share.hidden else str(one.mentions),
        )
        for one in counts
    )
    return Table(everybody(table), columns, tuple(rows))


def _by_group(table: ThemeTable, counts: Sequence[CodeCount]) -> Table:
    """Counts alone, so that several groups fit side by side, and p last."""
    columns = ("code", "n of N", *_headings(counts), P)
    rows = (
        (
            coded(one),
            figures(one.share)[0],
            *(fraction(group.share) for group in one.groups),
            *map(tested, one.tests),
        )
        for one in counts
    )
    return Table(title(table), columns, tuple(rows))


def _headings(counts: Sequence[CodeCount]) -> Iterator[str]:
    """The groups, with the base of each where all codes have the same."""
    for column in zip(*(one.groups for one in counts), strict=True):
        bases = {group.share.base for group in column}
        base = f" ({column[0].share.base})" if len(bases) == 1 else ""
        yield f"{group_name(column[0].name)}{base}"


def _choice_tables(table: ThemeTable, count: CodeCount) -> Iterator[Table]:
    """The values of a choice code, which add up to the base, with their sum; then by group."""
    name, whole = f"{count.code.id}  {count.code.label}", Share(count.share.base, count.share.base)
    rows = [(value.label, *figures(value.share)) for value in count.values]
    sum_ = (TOGETHER, figures(whole)[0], percent(whole), "")
    columns = ("value", "n of N", "%", "95 % interval")
    yield Table(f"{name}: {lowered(everybody(table))}", columns, (*rows, sum_))
    if count.groups:
        yield _choice_by_group(f"{name}: {lowered(title(table))}", count)


def _choice_by_group(heading: str, count: CodeCount) -> Table:
    """Each value against the rest."""
    rows = (
        (
            value.label,
            figures(value.share)[0],
            *(fraction(group.values[number].share) for group in count.groups),
            tested(count.tests[number]),
        )
        for number, value in enumerate(count.values)
    )
    bases = [count.share.base, *(group.share.base for group in count.groups)]
    whole, *groups = (Share(base, base) for base in bases)
    sum_ = (TOGETHER, figures(whole)[0], *map(fraction, groups), "")
    return Table(heading, ("value", "n of N", *_headings([count]), P), (*rows, sum_))
