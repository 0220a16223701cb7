"""Who is quoted how often: a report that quotes few people speaks for few people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.themes.excerpts import Excerpt
from transcripts.text import natural

MOST = 0.2
"""More than this share of the quotations, by one person, is told."""


@dataclass(frozen=True, slots=True)
class Balance:
    """How often each respondent is quoted, most often first; `code` is empty for all together.

    `silent` are the groups in which nobody is quoted.
    """

    code: str
    people: Mapping[str, int]
    silent: tuple[str, ...] = ()

    @property
    def quotations(self) -> int:
        return sum(self.people.values())

    def leaders(self) -> list[tuple[str, int]]:
        """Who supplies more than a fifth, by more than one quotation: one alone is no pattern."""
        return [
            (who, count)
            for who, count in self.people.items()
            if count > 1 and count > MOST * self.quotations
        ]


def balances(
    excerpts: Sequence[Excerpt],
    groups: Mapping[str, str] | None = None,
    expected: Iterable[str] = (),
) -> list[Balance]:
    """The balance in all, then of each code, in the order in which the codes come.

    `groups` maps guids of excerpts to their group; `expected` are the groups that there are.
    Segments without words (a choice without evidence) are not quoted.
    """
    quoted = [one for one in excerpts if one.text.strip()]
    codes = sorted({one.code for one in quoted}, key=natural)
    wanted = tuple(expected)

    def made(code: str, some: Sequence[Excerpt]) -> Balance:
        heard = {groups[one.guid] for one in some} if groups else set()
        counts = Counter(one.case or one.document for one in some)
        people = dict(sorted(counts.items(), key=lambda one: (-one[1], natural(one[0]))))
        return Balance(code, people, tuple(one for one in wanted if one not in heard))

    parts = [made(code, [one for one in quoted if one.code == code]) for code in codes]
    return [made("", quoted), *(parts if len(parts) > 1 else [])]


def warnings(found: Iterable[Balance], by: str = "") -> Iterator[str]:
    """A sentence for each person who supplies more than a fifth, and for groups with none."""
    for one in found:
        where = f"{one.code}: " if one.code else ""
        for who, count in one.leaders():
            share = f"{count} of {one.quotations} quotations, more than a fifth"
            yield f"{where}{who} supplies {share}."
        if one.silent:
            yield f"{where}no quotation of {by} {', '.join(one.silent)}."
