"""Theme counts as tables for people to read, with the notes that belong to them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from codebook.model import CodeKind
from coder.exchange.tables import Table
from coder.themes.counts import Share
from coder.themes.table import CodeCount, Group, ThemeTable

SMALL_BASE = 30
NOT_RECORDED = "(not recorded)"
RULE = (
    "A respondent counts once, however often coded; a code is there if any code below it is. Only "
    "respondents' own words count. Not mentioned does not mean not done."
)
SMALL = f"* Base under {SMALL_BASE}: read the counts first, and percent only with its interval."


def shown(table: ThemeTable) -> list[Table]:
    """Codes in tree order, their groups, their levels, each choice code; notes on the last."""
    present = [one for one in table.codes if one.code.kind is CodeKind.PRESENCE]
    choices = [one for one in table.codes if one.code.kind is CodeKind.CHOICE]
    tables = [_presence(table, present)] if present else []
    if present and table.by:
        tables.append(_by_group(table, present))
    if any(one.levels for one in present):
        tables.append(_levels(present))
    tables += [_choice(table, one) for one in choices if one.share.base]
    *first, last = tables or [Table(title(table), ("code",), ())]
    unrated = [_unrated(one) for one in choices if one.not_rated or not one.share.base]
    return [*first, replace(last, notes=(*last.notes, *unrated, *notes(table)))]


def title(table: ThemeTable) -> str:
    """The base in words."""
    return f"{_everybody(table)}, by {table.by}" if table.by else _everybody(table)


def notes(table: ThemeTable) -> tuple[str, ...]:
    """What must be read with the numbers: the rule, who stands outside, whose codings."""
    shares = [one.share for one in table.codes]
    small = any(0 < share.base < SMALL_BASE for share in shares)
    return (
        RULE,
        *([SMALL] if small else []),
        *_outside(table),
        *_whose(table),
        *_caseless(table),
    )


def percent(share: Share) -> str:
    """A whole percent, halves upwards, starred on a small base; a dash of nobody."""
    if not share.base:
        return "–"
    # In whole numbers: formatting 12.5 would give 12, and 37.5 would give 38.
    whole = (200 * share.n + share.base) // (2 * share.base)
    return f"{whole}{'*' if share.base < SMALL_BASE else ''}"


def interval(share: Share) -> str:
    """The 95 % interval with one decimal; a dash of nobody."""
    if share.low is None or share.high is None:
        return "–"
    return f"{share.low:.1f}–{share.high:.1f}"


def _everybody(table: ThemeTable) -> str:
    parts = [f"{name} {' or '.join(map(group_name, of))}" for name, of in table.where.items()]
    return f"Respondents with {', '.join(parts)}" if parts else "All respondents"


def group_name(group: str) -> str:
    """A group's name; what has no value is called not recorded."""
    return group or NOT_RECORDED


def _presence(table: ThemeTable, counts: Sequence[CodeCount]) -> Table:
    open_ = any(one.open for one in counts)
    columns = ("code", "n of N", "%", "95 % interval", *(["open"] if open_ else []), "mentions")
    rows = (
        (
            _name(one),
            *_figures(one.share),
            *([str(one.open)] if open_ else []),
            str(one.mentions),
        )
        for one in counts
    )
    return Table(_everybody(table), columns, tuple(rows))


def _by_group(table: ThemeTable, counts: Sequence[CodeCount]) -> Table:
    """Counts alone, so that several groups fit side by side."""
    columns = ("code", "n of N", *(group_name(group.name) for group in counts[0].groups))
    rows = ((_name(one), _figures(one.share)[0], *map(_cell, one.groups)) for one in counts)
    return Table(title(table), columns, tuple(rows))


def _choice(table: ThemeTable, count: CodeCount) -> Table:
    names = (group_name(group.name) for group in count.groups)
    columns = ("value", "n of N", "%", "95 % interval", *names)
    rows = (
        (
            value.label,
            *_figures(value.share),
            *(_fraction(group.values[index].share) for group in count.groups),
        )
        for index, value in enumerate(count.values)
    )
    asked = title(table)[:1].lower() + title(table)[1:]
    return Table(f"{count.code.id}  {count.code.label}: {asked}", columns, tuple(rows))


def _unrated(count: CodeCount) -> str:
    nobody = "" if count.share.base else "nobody rated; "
    return f"{count.code.id}: {nobody}{_people(count.not_rated)} not rated, outside the base."


def _levels(counts: Iterable[CodeCount]) -> Table:
    levelled = [count for count in counts if count.levels]
    labels = list(dict.fromkeys(level.label for count in levelled for level in count.levels))
    rows = []
    for count in levelled:
        reached = {level.label: level.share for level in count.levels}
        cells = (str(reached[label].n) if label in reached else "–" for label in labels)
        rows.append(
            (f"{count.code.id}  {count.code.label}", *cells, str(count.levels[0].share.base))
        )
    missing = tuple(
        f"{count.code.id}: {_people(count.no_level)} present without a level."
        for count in levelled
        if count.no_level
    )
    heading = "Levels: respondents by the highest they reach"
    return Table(heading, ("code", *labels, "together"), tuple(rows), missing)


def _name(count: CodeCount) -> str:
    return f"{'  ' * count.depth}{count.code.id}  {count.code.label}"


def _figures(share: Share) -> tuple[str, str, str]:
    return f"{share.n} of {share.base}", percent(share), interval(share)


def _cell(group: Group) -> str:
    return _fraction(group.share)


def _fraction(share: Share) -> str:
    return f"{share.n}/{share.base}" if share.base else "–"


def _outside(table: ThemeTable) -> Iterator[str]:
    for unit in dict.fromkeys(one.code.unit for one in table.codes):
        counts = [one for one in table.codes if one.code.unit is unit]
        most = max(one.open for one in counts)
        yield (
            f"Outside the base of {unit}s: {counts[0].not_asked} not asked or blank, "
            f"{counts[0].withheld} withheld, {'up to ' if most else ''}{most} open."
        )
    if table.open:
        verb = "document is" if table.open == 1 else "documents are"
        yield (
            f"{table.open} {verb} not finished. A respondent whose code may still be found there "
            "is open, not absent; while some are open, percents run high."
        )


def _whose(table: ThemeTable) -> Iterator[str]:
    parts = [
        f"{name} ({number} document{'' if number == 1 else 's'})"
        for name, number in table.coders.items()
    ]
    if parts:
        yield f"Codings of {' and '.join(parts)}."
    else:
        yield "No document in scope is finished yet. Mark it with: coder finish DOCUMENT --as NAME"


def _caseless(table: ThemeTable) -> Iterator[str]:
    if table.caseless:
        verb = "document belongs" if table.caseless == 1 else "documents belong"
        yield f"{table.caseless} {verb} to no case: each counts as a respondent of its own."
    if table.unplaced:
        verb = "document belongs" if table.unplaced == 1 else "documents belong"
        yield (
            f"{table.unplaced} {verb} to no case and could not be selected. "
            "Say whose with: coder documents load"
        )


def _people(number: int) -> str:
    return f"{number} respondent{'' if number == 1 else 's'}"
