"""Levels, and what changed between two times, as tables for people to read."""

from collections.abc import Iterable, Iterator, Sequence

from coder.exchange.tables import Table
from coder.exchange.theme_cells import NOTHING, TOGETHER, P, coded, number, p_value, percent
from coder.exchange.theme_notes import HIDDEN, everybody, group_name, people
from coder.themes.choices import ValueShare
from coder.themes.pairs import Change, LevelChange, Pairing
from coder.themes.table import CodeCount, ThemeTable

Row = tuple[str, ...]


def change_tables(
    table: ThemeTable,
    pair: Pairing,
    *,
    present: Sequence[CodeCount],
    choices: Sequence[CodeCount],
) -> Iterator[Table]:
    """Both, lost, gained and neither: of all respondents, then of each group; a table a choice."""
    whole = everybody(table)
    if present:
        yield _change_table(f"{whole}{_from(pair)}", pair, "code", _codes(present))
        for place, group in enumerate(present[0].groups):
            of = f"{whole}, {table.by} {group_name(group.name)}{_from(pair)}"
            yield _change_table(of, pair, "code", _codes(present, place))
    for count in choices:
        name = f"{count.code.id}  {count.code.label}"
        yield _change_table(f"{name}{_from(pair)}", pair, "value", _values(count))
        for place, group in enumerate(count.groups):
            of = f"{name}, {table.by} {group_name(group.name)}{_from(pair)}"
            yield _change_table(of, pair, "value", _values(count, place))


def level_tables(table: ThemeTable, counts: Iterable[CodeCount]) -> Iterator[Table]:
    """How many reach which level, at each time that is compared, and whose level rose or fell."""
    levelled = [count for count in counts if count.levels]
    if table.pair is None:
        if levelled:
            yield _level_table("Levels: respondents by the highest they reach", levelled)
        return
    paired = [(one, one.level_change) for one in levelled if one.level_change]
    if paired:
        yield _levels_at_times(table.pair, paired)
        yield _moves(table.pair, paired)


def _from(pair: Pairing) -> str:
    return f", {pair.name} {pair.before} to {pair.after}"


# Changes ---------------------------------------------------------------------------------------


def _codes(counts: Iterable[CodeCount], group: int | None = None) -> list[tuple[str, Change]]:
    return [(coded(one), (one if group is None else one.groups[group]).pairs[0]) for one in counts]


def _values(count: CodeCount, group: int | None = None) -> list[tuple[str, Change]]:
    pairs = (count if group is None else count.groups[group]).pairs
    return [(value.label, one) for value, one in zip(count.values, pairs, strict=True)]


def _change_table(
    title: str, pair: Pairing, heading: str, lines: Iterable[tuple[str, Change]]
) -> Table:
    times = (f"{pair.before} %", f"{pair.after} %")
    columns = (heading, "N", "both", "lost", "gained", "neither", *times, P)
    return Table(title, columns, tuple((name, *_change(one)) for name, one in lines))


def _change(one: Change) -> Row:
    four = (one.both, one.lost, one.gained, one.neither)
    numbers = (HIDDEN if one.hidden else str(number) for number in four)
    times = percent(one.before), percent(one.after)
    return str(one.base), *numbers, *times, p_value(one.p, hidden=one.hidden)


# Levels ----------------------------------------------------------------------------------------


def _level_table(title: str, counts: Sequence[CodeCount]) -> Table:
    labels = _labels(one.levels for one in counts)
    rows = ((f"{one.code.id}  {one.code.label}", *_reached(labels, one.levels)) for one in counts)
    missing = tuple(
        f"{count.code.id}: {people(count.no_level)} present without a level."
        for count in counts
        if count.no_level
    )
    return Table(title, ("code", *labels, TOGETHER), tuple(rows), missing)


def _levels_at_times(pair: Pairing, counts: Sequence[tuple[CodeCount, LevelChange]]) -> Table:
    labels = _labels(change.before for _, change in counts)
    rows = (
        (f"{one.code.id}  {one.code.label}", time, *_reached(labels, levels))
        for one, change in counts
        for time, levels in ((pair.before, change.before), (pair.after, change.after))
    )
    title = f"Levels: respondents by the highest they reach at each {pair.name}"
    return Table(title, ("code", pair.name, *labels, TOGETHER), tuple(rows))


def _moves(pair: Pairing, counts: Sequence[tuple[CodeCount, LevelChange]]) -> Table:
    rows = (
        (
            f"{one.code.id}  {one.code.label}",
            str(change.base),
            *(HIDDEN if change.hidden else str(n) for n in (change.up, change.same, change.down)),
            p_value(change.p, hidden=change.hidden),
        )
        for one, change in counts
    )
    dropped = tuple(
        f"{one.code.id}: {people(change.dropped)} with a level at one {pair.name} only, dropped."
        for one, change in counts
        if change.dropped
    )
    columns = ("code", "N", "up", "same", "down", P)
    return Table(f"Levels{_from(pair)}", columns, tuple(rows), dropped)


def _labels(distributions: Iterable[Sequence[ValueShare]]) -> list[str]:
    """All labels, in the order of the levels, however many each code has."""
    return list(dict.fromkeys(level.label for levels in distributions for level in levels))


def _reached(labels: Iterable[str], levels: Sequence[ValueShare]) -> Row:
    reached = {level.label: level.share for level in levels}
    cells = (number(reached[label]) if label in reached else NOTHING for label in labels)
    return *cells, str(levels[0].share.base)
