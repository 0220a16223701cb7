"""A few quotations of each code where nobody has chosen any: from different people and groups."""

from collections import Counter
from collections.abc import Iterable, Sequence

from coder.themes.quoting import Quote

FEW = 3
_LEAST, _MOST = (
    40,
    420,
)  # characters: what is shorter says little, what is longer is not a quotation


def picked(quotes: Iterable[Quote], said: Counter[str], *, few: int = FEW) -> list[Quote]:
    """At most so many; `said` counts how often each respondent is quoted, and is counted on.

    Who is quoted least comes first, then the group that is, and the order of the study decides.
    """
    left = [one for one in quotes if _LEAST <= len(one.excerpt.text) <= _MOST]
    found = list[Quote]()
    while left and len(found) < few:
        here = Counter(one.group for one in found)
        best = min(left, key=lambda one: (said[_who(one)], here[one.group]))
        found.append(best)
        said[_who(best)] += 1
        left = [one for one in left if _who(one) not in set(map(_who, found))]
    return found


def _who(one: Quote) -> str:
    return one.excerpt.case or one.excerpt.document


def in_order(quotes: Sequence[Quote]) -> list[Quote]:
    """By group, as the study has them."""
    return sorted(quotes, key=lambda one: one.group)
