"""The same respondents before and after: who lost a code, who gained it, whose level rose."""

from collections.abc import Sequence
from dataclasses import dataclass

from codebook.model import CodeKind
from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.choices import ValueShare
from coder.themes.counts import Share
from coder.themes.movement import Movement, movement
from coder.themes.selection import Trait, trait
from coder.themes.tally import Tally
from transcripts.model import Document
from transcripts.text import natural

PAIR = 2


@dataclass(frozen=True, slots=True)
class Pairing:
    """What is compared: documents whose field `name` is `before` with those where it is `after`."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """Respondents in the base at both times; `dropped` were in it at one of them only.

    `before` and `after` count who had the code, of these. Where it is `hidden`, the four numbers
    between them are 0 and tell nothing.
    """

    both: int
    lost: int
    gained: int
    neither: int
    dropped: int
    before: Share
    after: Share
    hidden: bool = False

    @property
    def base(self) -> int:
        return self.before.base

    @property
    def p(self) -> float | None:
        """McNemar's exact test of lost against gained; None of nobody, or where they are hidden."""
        return sign_test(self.lost, self.gained) if self.base and not self.hidden else None


@dataclass(frozen=True, slots=True)
class LevelChange:
    """Respondents with a level at both times; `dropped` had one at one of them only.

    `before` and `after` say how many reached which level, of all who have one at that time. Where
    it is `hidden`, up, same and down are 0 and tell nothing.
    """

    up: int
    same: int
    down: int
    dropped: int
    before: tuple[ValueShare, ...]
    after: tuple[ValueShare, ...]
    base: int
    hidden: bool = False

    @property
    def p(self) -> float | None:
        """The exact sign test of up against down; None of nobody, or where they are hidden."""
        return sign_test(self.down, self.up) if self.base and not self.hidden else None


def pairing(study: Study, text: str, documents: Sequence[Document]) -> Pairing:
    """What `time`, or `time=T1,T2`, means for these documents.

    Raises InvalidRequestError for what is no field of documents, and unless there are exactly two
    values, both of which a document has.
    """
    name, equals, given = text.partition("=")
    one = trait(study, name.strip())
    if one.concerns_people():
        raise InvalidRequestError(
            f"A respondent has one {one.name}, so nobody changes from one to another. Pair by "
            "something that tells a respondent's documents apart, such as --pair time."
        )
    there = sorted({one.of(document) for document in documents} - {""}, key=natural)
    values = _given(one, given) if equals else there
    if len(values) != PAIR:
        raise InvalidRequestError(_not_two(one.name, values))
    if missing := [value for value in values if value not in there]:
        raise InvalidRequestError(
            f"No document in scope has {one.name} {missing[0]}, so nobody can be compared. "
            "Widen --where, or pair other values."
        )
    return Pairing(one.name, *values)


def changed(before: Tally, after: Tally) -> tuple[Change, ...]:
    """How a code changed between two times; of a choice code, each of its values."""
    if before.code.kind is CodeKind.PRESENCE:
        return (_change(movement(before, after)),)
    return tuple(_change(movement(before, after, one.id)) for one in before.code.values)


def levels_changed(before: Tally, after: Tally) -> LevelChange | None:
    """How levels changed between two times; None unless levels were given at both."""
    if not before.reached or not after.reached:
        return None
    had, has = before.reached, after.reached
    twice = had.keys() & has.keys()
    up = sum(has[one] > had[one] for one in twice)
    down = sum(has[one] < had[one] for one in twice)
    return LevelChange(
        up=up,
        same=len(twice) - up - down,
        down=down,
        dropped=len(had.keys() ^ has.keys()),
        before=before.levels,
        after=after.levels,
        base=len(twice),
    )


def sign_test(one: int, other: int) -> float:
    """The exact two-sided binomial p of two numbers that chance would make equal; 1 of none.

    Of lost and gained this is McNemar's exact test, of down and up the sign test. McNemar, Q.
    (1947). Note on the sampling error of the difference between correlated proportions or
    percentages. Psychometrika 12, 153-157.
    """
    if one + other == 0:
        return 1.0
    from scipy.stats import binomtest

    return float(binomtest(one, one + other).pvalue)


def _change(found: Movement) -> Change:
    both, lost, gained, neither, dropped = map(len, found)
    base = both + lost + gained + neither
    before, after = Share(both + lost, base), Share(both + gained, base)
    return Change(both, lost, gained, neither, dropped, before, after)


def _given(one: Trait, values: str) -> list[str]:
    return list(dict.fromkeys(one.meant(value.strip()) for value in values.split(",")))


def _not_two(name: str, values: Sequence[str]) -> str:
    shown = ", ".join(values) or "none"
    if len(values) < PAIR:
        return f"A pair needs two values of {name}; documents in scope have: {shown}."
    return (
        f"A pair needs two values of {name}, there are: {shown}. Say which, for example: "
        f"--pair {name}={values[0]},{values[-1]}"
    )
