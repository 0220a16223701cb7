"""Draw a sample that is balanced by strata, the same from the same seed whatever the order.

Each document has a number that is made of the seed and its name alone, and the lowest numbers of
each stratum are drawn. So anybody can draw the sample again, with any program that knows SHA-256,
and documents that come later leave the order of the others as it was.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil, floor

Stratum = tuple[str, ...]
_WHOLE = 100  # percent


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn, in a shuffled order, and for each stratum how many of how many."""

    names: tuple[str, ...]
    strata: Mapping[Stratum, tuple[int, int]]


def size_of(share: float, pool: int) -> int:
    """How many documents are a share, in percent, of the pool: that many at least."""
    return min(pool, ceil(round(pool * share / _WHOLE, 9)))


def draw(strata: Mapping[str, Stratum], size: int, seed: int) -> Sample:
    """Draw `size` of the documents (name → stratum), each stratum by its share.

    Raises ValueError for more than there are.
    """
    if not 0 <= size <= len(strata):
        raise ValueError(f"cannot draw {size} of {len(strata)}")
    groups: dict[Stratum, list[str]] = defaultdict(list)
    for name, stratum in strata.items():
        groups[stratum].append(name)
    sizes = {stratum: len(groups[stratum]) for stratum in sorted(groups)}
    places = allotted(sizes, size, seed)
    drawn = [
        name
        for stratum, count in places.items()
        for name in sorted(groups[stratum], key=lambda one: _number(seed, "draw", one))[:count]
    ]
    drawn.sort(key=lambda one: _number(seed, "order", one))
    return Sample(tuple(drawn), {one: (places[one], sizes[one]) for one in sizes})


def allotted(sizes: Mapping[Stratum, int], size: int, seed: int) -> dict[Stratum, int]:
    """How many of each stratum, by its share with the largest remainders.

    Where there are places enough, a stratum whose share is below one gets one, and the others
    share what is left. Equal remainders are told apart by the seed.
    """
    places: dict[Stratum, int] = {}
    rest, left = dict(sizes), size
    while size >= len(sizes) and (small := _below_one(rest, left)):
        places |= dict.fromkeys(small, 1)
        left -= len(small)
        rest = {one: count for one, count in rest.items() if one not in places}
    places |= _by_share(rest, left, seed)
    return {one: places[one] for one in sizes}


def _below_one(sizes: Mapping[Stratum, int], size: int) -> list[Stratum]:
    whole = sum(sizes.values())
    return [one for one, count in sizes.items() if count * size < whole]


def _by_share(sizes: Mapping[Stratum, int], size: int, seed: int) -> dict[Stratum, int]:
    whole = sum(sizes.values()) or 1
    places = {one: floor(count * size / whole) for one, count in sizes.items()}
    remainders = sorted(
        sizes, key=lambda one: (-(sizes[one] * size % whole), _number(seed, "tie", *one))
    )
    for one in remainders[: size - sum(places.values())]:
        places[one] += 1
    return places


def _number(seed: int, purpose: str, *words: str) -> str:
    """The number of these words: as good as random, and the same wherever it is made."""
    said = "\n".join((str(seed), purpose, *words))
    return hashlib.sha256(said.encode()).hexdigest()
