"""Which codes are taken for which: where one coder gave a code and another a different one."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations

from coder.agreement.code_sets import CodeSets
from coder.agreement.rated import Unit

NOTHING = ""
"""What stands for a code where the other coder gave none in its place."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """Units to which `by` gave the code `said` and `other` the code `instead`, not this one.

    Both are ids; `instead` is empty where the other gave nothing that `by` had not given too.
    """

    said: str
    instead: str
    by: str
    other: str
    units: tuple[Unit, ...]


def confusions(sets: CodeSets) -> tuple[Confusion, ...]:
    """All of them, the most frequent first, each once for each order of two coders.

    What both gave a unit is no confusion. Where each has codes that the other has not, every one of
    the first is counted with every one of the second, for nobody knows which stands for which. Two
    codes are told in one order only, that of their ids; with nothing there is one order.
    """
    found: dict[tuple[str, str, str, str], list[Unit]] = defaultdict(list)
    for place, unit in enumerate(sets.units):
        given = {name: row[place] for name, row in sets.given.items()}
        for key in _of_unit({name: one for name, one in given.items() if one is not None}):
            found[key].append(unit)
    every = [Confusion(*key, tuple(units)) for key, units in found.items()]
    return tuple(sorted(every, key=_most_frequent_first))


def _of_unit(given: Mapping[str, Collection[str]]) -> Iterator[tuple[str, str, str, str]]:
    for by, other in permutations(given, 2):
        mine, theirs = set(given[by]) - set(given[other]), set(given[other]) - set(given[by])
        for said in mine:
            if not theirs:
                yield said, NOTHING, by, other
            yield from ((said, instead, by, other) for instead in theirs if said < instead)


def _most_frequent_first(one: Confusion) -> tuple[int, str, str, str, str]:
    return -len(one.units), one.said, one.instead, one.by, one.other
