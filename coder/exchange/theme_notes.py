"""What must be read with theme counts: the rule, who stands outside, how tests were made."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from codebook.model import CodeKind
from coder.themes.association import FISHER, FREEMAN_HALTON, OVERLAP
from coder.themes.pairs import Pairing
from coder.themes.suppression import SMALL_CELL
from coder.themes.table import CodeCount, ThemeTable

SMALL_BASE = 30
NOT_RECORDED = "(not recorded)"
HIDDEN = "[c]"
"""What stands for a number that is hidden; c for confidential, as in tables of the government."""

RULE = (
    "A respondent counts once, however often coded; a code is there if any code below it is. Only "
    "respondents' own words count. Not mentioned does not mean not done."
)
SMALL = f"* Base under {SMALL_BASE}: read the counts first, and percent only with its interval."
FEW = (
    f"Some cells count 1 to {SMALL_CELL - 1} respondents, who may be known by them. Before this "
    f"leaves the team, hide them with: --suppress {SMALL_CELL}"
)


def notes(table: ThemeTable, *, levels: bool = False) -> tuple[str, ...]:
    """What must be read with the numbers: the rule, who stands outside, whose codings, which test.

    With `levels`, what must be read with those alone. Notes on small numbers come last.
    """
    small = any(0 < one.share.base < SMALL_BASE for one in table.codes)
    return (
        RULE,
        *([SMALL] if small else []),
        *_outside(table),
        whose(table.coders),
        *_caseless(table),
        *([] if levels or table.pair else _tests(table)),
        *(_changes(table, table.pair) if table.pair and not levels else []),
        *_level_changes(table),
        *_cells(table),
    )


def title(table: ThemeTable) -> str:
    """The base in words."""
    by = f", by {table.by}" if table.by else ""
    return f"{everybody(table)}{by}"


def everybody(table: ThemeTable) -> str:
    """Who was counted, in words."""
    return in_words("respondents", table.where)


def in_words(things: str, where: Mapping[str, Sequence[str]]) -> str:
    """`Respondents with time T2`, or `All respondents`."""
    parts = [f"{name} {' or '.join(map(group_name, of))}" for name, of in where.items()]
    return f"{things.capitalize()} with {', '.join(parts)}" if parts else f"All {things}"


def lowered(words: str) -> str:
    """The same to go on with after a colon."""
    return words[:1].lower() + words[1:]


def group_name(group: str) -> str:
    """A group's name; what has no value is called not recorded."""
    return group or NOT_RECORDED


def unrated(count: CodeCount) -> str:
    """How many stand outside a choice code."""
    nobody = "" if count.share.base else "nobody rated; "
    return f"{count.code.id}: {nobody}{people(count.not_rated)} not rated, outside the base."


def people(number: int) -> str:
    """`1 respondent`, `3 respondents`."""
    return f"{number} respondent{'' if number == 1 else 's'}"


def hidden(least: int) -> str:
    """What the sign of a hidden number means."""
    return (
        f"{HIDDEN} Hidden: under {least} have the code, or under {least} do not, or such a number "
        "could be worked out from others."
    )


def exploratory(tests: int) -> str:
    """What must be read with any p."""
    many = f" and is not adjusted for {tests} tests" if tests > 1 else ""
    return f"p is exploratory: it belongs to this sample{many}."


# Groups and times ------------------------------------------------------------------------------


def _tests(table: ThemeTable) -> Iterator[str]:
    tests = [test for one in table.codes for test in one.tests]
    made = [test for test in tests if test.name]
    if made:
        names = [name for name in (FISHER, FREEMAN_HALTON) if any(t.name == name for t in made)]
        which = " and ".join(f"{name} test" for name in names)
        yield f"{which}, two-sided. {exploratory(len(made))}"
    yield from _left_out(table)
    for why in dict.fromkeys(test.why for test in tests if test.why):
        codes = [one.code.id for one in table.codes if any(t.why == why for t in one.tests)]
        hint = f" Compare them with: --pair {table.by}" if why == OVERLAP else ""
        yield f"No test of {_listed(codes, table)}: {why}.{hint}"


def _listed(codes: Sequence[str], table: ThemeTable) -> str:
    return "any code" if len(codes) == len(table.codes) else ", ".join(codes)


def _left_out(table: ThemeTable) -> Iterator[str]:
    """Groups that stand in the table and in no test."""
    names = dict.fromkeys(group.name for one in table.codes for group in one.groups)
    empty = [
        name
        for name in names
        if name and not any(name in test.groups for one in table.codes for test in one.tests)
    ]
    if "" in names:
        yield f"{NOT_RECORDED} is no group: it stands outside the tests."
    if empty:
        yield f"Nobody of {', '.join(empty)} is in a base: no test has them."


def _changes(table: ThemeTable, pair: Pairing) -> Iterator[str]:
    changes = [change for one in table.codes for change in one.pairs]
    yield (
        "Only who is in the base at both times is compared: both, lost, gained and neither add up "
        f"to N. {_dropped(table.codes)}"
    )
    if tests := sum(change.base > 0 for change in changes):
        yield f"McNemar exact test of lost against gained. {exploratory(tests)}"
    if any(one.code.kind is CodeKind.CHOICE for one in table.codes):
        yield (
            f"Numbers of choices outside the pairs are those at {pair.after}: a respondent has one "
            "value at a time."
        )


def _level_changes(table: ThemeTable) -> Iterator[str]:
    changes = [one.level_change for one in table.codes if one.level_change]
    if changes:
        yield (
            "Of levels, only who has one at both times is compared: up, same and down add up to N. "
            f"Sign test of up against down. {exploratory(len(changes))}"
        )


def _dropped(counts: Iterable[CodeCount]) -> str:
    dropped = {
        one.code.id: max(change.dropped for change in one.pairs) for one in counts if one.pairs
    }
    told = [f"{code} {number}" for code, number in dropped.items() if number]
    if not told:
        return "Nobody was in the base at one time only."
    return f"Dropped, since in the base at one time only: {', '.join(told)}."


def _cells(table: ThemeTable) -> Iterator[str]:
    if table.suppressed:
        yield f"{hidden(table.suppressed)} Where a number is hidden, so is p."
    elif any(0 < number < SMALL_CELL for one in table.codes for number in _numbers(one)):
        yield FEW


def _numbers(count: CodeCount) -> Iterator[int]:
    yield count.share.n
    yield from (one.share.n for one in (*count.values, *count.levels))
    for group in count.groups:
        yield from (group.share.n, *(one.share.n for one in group.values))
    for one in (*count.pairs, *(one for group in count.groups for one in group.pairs)):
        yield from (one.both, one.lost, one.gained, one.neither)


# The sample ------------------------------------------------------------------------------------


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


def whose(coders: Mapping[str, int]) -> str:
    """Whose codings were counted, and in how many documents."""
    parts = [
        f"{name} ({number} document{'' if number == 1 else 's'})" for name, number in coders.items()
    ]
    if parts:
        return f"Codings of {' and '.join(parts)}."
    return "No document in scope is finished yet. Mark it with: coder finish DOCUMENT --as NAME"


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
