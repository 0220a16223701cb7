"""Small numbers hidden, with those from which they could be worked out.

A cell is hidden where 1 to `least - 1` respondents have a code, or where so few do not, for the
base is told. Of numbers that add up to one another, never one is hidden alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from codebook.model import CodeKind
from coder.errors import InvalidRequestError
from coder.themes.association import ExactTest
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.pairs import Change, LevelChange
from coder.themes.table import CodeCount, ThemeTable

FEWEST = 2
SMALL_CELL = 5

Line = Sequence[Share]
"""All respondents first, then the groups; nothing but all where there are no groups."""

Place = tuple[int, int]


def small(n: int, base: int, least: int = SMALL_CELL) -> bool:
    """Whether very few people are counted, or very few are missing."""
    return 0 < n < least or 0 < base - n < least


def hide(share: Share) -> Share:
    """The share without its number."""
    return Share(0, share.base, hidden=True)


def hide_small(share: Share, least: int) -> Share:
    """The share, without its number where that is of very few people, or of all but a few."""
    return hide(share) if small(share.n, share.base, least) else share


def any_small(numbers: Iterable[int], least: int) -> bool:
    """Whether very few people are in any of these."""
    return any(0 < number < least for number in numbers)


def suppressed(table: ThemeTable, least: int) -> ThemeTable:
    """The table with numbers of fewer than `least` respondents hidden.

    Raises InvalidRequestError for a number under 2, which would hide nothing.
    """
    if least < FEWEST:
        raise InvalidRequestError("That would hide nothing. Hide what is under 5: --suppress 5")
    codes = tuple(_paired(_counted(count, least), least) for count in table.codes)
    return replace(table, codes=codes, suppressed=least)


def closed(lines: Sequence[Line], least: int, *, partition: bool = False) -> list[list[Share]]:
    """The lines with small cells hidden, and others until no sum has one of them hidden alone.

    In a line the groups add up to all; in a `partition` also the lines add up to the base.
    """
    hidden = {
        (row, place)
        for row, line in enumerate(lines)
        for place, one in enumerate(line)
        if small(one.n, one.base, least)
    }
    while more := _given_away(lines, hidden, partition=partition):
        hidden.add(more)
    return [
        [hide(one) if (row, place) in hidden else one for place, one in enumerate(line)]
        for row, line in enumerate(lines)
    ]


def _given_away(lines: Sequence[Line], hidden: set[Place], *, partition: bool) -> Place | None:
    """What must be hidden too, of a sum with one number hidden: the least that readers miss.

    That is a group rather than all, and the smallest, but nought only where nothing else is left.
    """

    def missed(place: Place) -> tuple[bool, bool, int]:
        row, column = place
        n = lines[row][column].n
        return column == 0, n == 0, n

    for places in _sums(lines, partition=partition):
        told = [place for place in places if place not in hidden]
        if told and len(places) - len(told) == 1:
            return min(told, key=missed)
    return None


def _sums(lines: Sequence[Line], *, partition: bool) -> Iterator[list[Place]]:
    rows, places = range(len(lines)), range(max(map(len, lines), default=0))
    if len(places) > 1:
        yield from ([(row, place) for place in places] for row in rows)
    if partition:
        yield from ([(row, place) for row in rows] for place in places)


# A code ----------------------------------------------------------------------------------------


def _counted(count: CodeCount, least: int) -> CodeCount:
    """The code with its shares, by group and by value, hidden where they are small."""
    levels = _distributed(count.levels, least)
    if count.code.kind is CodeKind.CHOICE:
        lines = closed(_value_lines(count), least, partition=True)
        groups = [
            replace(group, values=_with(group.values, [line[place] for line in lines]))
            for place, group in enumerate(count.groups, start=1)
        ]
        hidden = replace(count, values=_with(count.values, [line[0] for line in lines]))
    else:
        lines = closed([[count.share, *(group.share for group in count.groups)]], least)
        [[share, *others]] = lines
        groups = [
            replace(group, share=one) for group, one in zip(count.groups, others, strict=True)
        ]
        hidden = replace(count, share=share)
        if share.hidden:  # who is mentioned three times are three people at most
            hidden = replace(hidden, mentions=0, documents=0)
    names = [group.name for group in groups]
    tests = [
        _tested(test, dict(zip(names, line[1:], strict=True)))
        for test, line in zip(count.tests, lines, strict=False)
    ]
    return replace(hidden, levels=levels, groups=tuple(groups), tests=tuple(tests))


def _value_lines(count: CodeCount) -> list[Line]:
    return [
        [value.share, *(group.values[number].share for group in count.groups)]
        for number, value in enumerate(count.values)
    ]


def _with(values: Sequence[ValueShare], shares: Line) -> tuple[ValueShare, ...]:
    return tuple(replace(one, share=share) for one, share in zip(values, shares, strict=True))


def _tested(test: ExactTest, shares: dict[str, Share]) -> ExactTest:
    return replace(test, shares=tuple(shares[name] for name in test.groups))


def _distributed(values: Sequence[ValueShare], least: int) -> tuple[ValueShare, ...]:
    lines = closed([[one.share] for one in values], least, partition=True)
    return _with(values, [line[0] for line in lines])


# Before and after ------------------------------------------------------------------------------


def _paired(count: CodeCount, least: int) -> CodeCount:
    """The code with its changes hidden where they are small, line by line as in `closed`."""
    lines = [
        [change, *(group.pairs[number] for group in count.groups)]
        for number, change in enumerate(count.pairs)
    ]
    choice = count.code.kind is CodeKind.CHOICE
    before = closed([[one.before for one in line] for line in lines], least, partition=choice)
    after = closed([[one.after for one in line] for line in lines], least, partition=choice)
    changes = [
        [replace(one, before=was, after=now) for one, was, now in zip(*cells, strict=True)]
        for cells in zip((_moves(line, least) for line in lines), before, after, strict=True)
    ]
    groups = tuple(
        replace(group, pairs=tuple(line[place] for line in changes))
        for place, group in enumerate(count.groups, start=1)
    )
    levels = count.level_change
    return replace(
        count,
        pairs=tuple(line[0] for line in changes),
        groups=groups,
        level_change=_levels(levels, least) if levels else None,
    )


def _moves(line: Sequence[Change], least: int) -> list[Change]:
    """Of each change all four numbers or none, since two shares and the base give them away."""
    hidden = [any_small((one.both, one.lost, one.gained, one.neither), least) for one in line]
    if sum(hidden) == 1 and len(line) > 1:
        told = [place for place, one in enumerate(line) if not hidden[place]]
        hidden[min(told, key=lambda place: line[place].base)] = True
    return [_without_numbers(one) if gone else one for one, gone in zip(line, hidden, strict=True)]


def _without_numbers(change: Change) -> Change:
    return replace(change, hidden=True, both=0, lost=0, gained=0, neither=0)


def _levels(change: LevelChange, least: int) -> LevelChange:
    before, after = (_distributed(one, least) for one in (change.before, change.after))
    if any_small((change.up, change.same, change.down), least):
        change = replace(change, hidden=True, up=0, same=0, down=0)
    return replace(change, before=before, after=after)
