"""Theme counts as rows of unrounded numbers, for spreadsheets and for scripts."""

from collections.abc import Iterator, Mapping, Sequence

from coder.exchange.tables import Cell, Table, with_percents
from coder.exchange.theme_notes import everybody, group_name, notes, title
from coder.themes.association import ExactTest
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.pairs import Change, LevelChange
from coder.themes.table import CodeCount, ThemeTable

EVERYBODY = "(all)"
NAMES = ("code", "label")

Row = Mapping[str, Cell]


def rows(table: ThemeTable, *, levels: bool = False) -> list[Table]:
    """What answers the question: counts, changes where times are compared, or the levels alone."""
    if levels:
        return flat_levels(table)
    return [flat_pairs(table) if table.pair else flat(table)]


def flat(table: ThemeTable) -> Table:
    """One row for each code (or each of its values) and group.

    With groups, the rows of all respondents have the test. What is hidden is blank.
    """
    return _table(title(table), table, [row for count in table.codes for row in _counted(count)])


def flat_pairs(table: ThemeTable) -> Table:
    """One row for each code (or each of its values) and group: what changed between two times.

    Before and after are of those in the base at both.
    """
    changes = [row for count in table.codes for row in _changed(count)]
    return _table(f"{title(table)}{_times(table)}", table, changes)


def flat_levels(table: ThemeTable) -> list[Table]:
    """One row for each code and level, at each time that is compared; then who rose and fell."""
    reached = [row for count in table.codes for row in _reached(table, count)]
    levels = _table(f"Levels: {everybody(table)}", table, reached, levels=True)
    if table.pair is None:
        return [levels]
    changes = [
        _name(count) | level_moves(count.level_change)
        for count in table.codes
        if count.level_change
    ]
    return [
        levels,
        _table(f"Levels{_times(table)}: {everybody(table)}", table, changes, levels=True),
    ]


# Numbers ---------------------------------------------------------------------------------------


def shared(share: Share) -> dict[str, Cell]:
    """N of N, percent and interval from 0 to 100; None of nobody."""
    told: dict[str, Cell] = {
        "n": share.n,
        "base": share.base,
        "percent": share.percent,
        "low": share.low,
        "high": share.high,
    }
    return _blank(told, ("n",)) if share.hidden else told


def moved(change: Change) -> dict[str, Cell]:
    """Both, lost, gained, neither, who was dropped, and p."""
    four = ("both", "lost", "gained", "neither")
    told = {name: getattr(change, name) for name in (*four, "dropped", "p")}
    return _blank(told, four) if change.hidden else told


def level_moves(change: LevelChange) -> dict[str, Cell]:
    """Up, same, down, who was dropped, the base and p."""
    three = ("up", "same", "down")
    told = {name: getattr(change, name) for name in (*three, "dropped", "base", "p")}
    return _blank(told, three) if change.hidden else told


def _blank(told: dict[str, Cell], names: Sequence[str]) -> dict[str, Cell]:
    return told | dict.fromkeys(names) | {"suppressed": True}


# Rows ------------------------------------------------------------------------------------------


def _table(heading: str, table: ThemeTable, lines: Sequence[Row], *, levels: bool = False) -> Table:
    """A column for each name in the order of first use; blank where a line does not have it."""
    columns = tuple(dict.fromkeys(name for line in lines for name in line)) or NAMES
    cells = tuple(tuple(line.get(name) for name in columns) for line in lines)
    found = Table(heading, columns, cells, notes(table, levels=levels))
    return with_percents(found, "percent", "low", "high")


def _name(count: CodeCount) -> dict[str, Cell]:
    return {"code": count.code.id, "label": count.code.label}


def _counted(count: CodeCount) -> Iterator[Row]:
    hidden = count.share.hidden
    behind: dict[str, Cell] = {
        "mentions": None if hidden else count.mentions,
        "documents": None if hidden else count.documents,
        "not_asked": count.not_asked,
        "withheld": count.withheld,
        "open": count.open,
        "not_rated": count.not_rated,
    }
    tests = [_tested(test) for test in count.tests]
    for number, row in enumerate(_shares(count, EVERYBODY, count.share, count.values)):
        yield row | behind | (tests[number] if tests else {})
    for group in count.groups:
        yield from _shares(count, group_name(group.name), group.share, group.values)


def _shares(
    count: CodeCount, group: str, share: Share, values: Sequence[ValueShare]
) -> Iterator[dict[str, Cell]]:
    for value, one in [(one.value, one.share) for one in values] or [("", share)]:
        yield _name(count) | {"value": value, "group": group} | shared(one)


def _tested(test: ExactTest) -> dict[str, Cell]:
    return {"test": test.name or None, "p": test.p}


def _changed(count: CodeCount) -> Iterator[Row]:
    values = [value.value for value in count.values] or [""]
    groups = [(EVERYBODY, count.pairs)]
    groups += [(group_name(group.name), group.pairs) for group in count.groups]
    for group, changes in groups:
        for value, one in zip(values, changes, strict=True):
            named: dict[str, Cell] = {"value": value, "group": group, "base": one.base}
            moves = moved(one)
            p = {"p": moves.pop("p")}
            times = _prefixed("before", one.before) | _prefixed("after", one.after)
            yield _name(count) | named | moves | times | p


def _prefixed(prefix: str, share: Share) -> dict[str, Cell]:
    names = ("n", "percent", "low", "high")
    told = shared(share)
    return {f"{prefix}_{name}": told[name] for name in names}


def _reached(table: ThemeTable, count: CodeCount) -> Iterator[Row]:
    levels = [("", count.levels)]
    if table.pair:
        change = count.level_change
        times = (table.pair.before, table.pair.after)
        levels = list(zip(times, (change.before, change.after), strict=True)) if change else []
    for time, distribution in levels:
        at: dict[str, Cell] = {table.pair.name: time} if table.pair else {}
        for one in distribution:
            level: dict[str, Cell] = {"level": one.value, "name": one.label}
            yield _name(count) | at | level | shared(one.share)


def _times(table: ThemeTable) -> str:
    pair = table.pair
    return f", {pair.name} {pair.before} to {pair.after}" if pair else ""
