"""Who had a code before and who has it after, of those who are in the base at both times."""

from typing import NamedTuple

from coder.themes.tally import Tally


class Movement(NamedTuple):
    """Respondents: the first four are in the base at both times, `dropped` at one of them only."""

    both: set[str]
    lost: set[str]
    gained: set[str]
    neither: set[str]
    dropped: set[str]


def movement(before: Tally, after: Tally, value: str = "") -> Movement:
    """How respondents moved between two times; of a choice code, to or from a value of it."""
    had = before.choosing(value) if value else before.present
    has = after.choosing(value) if value else after.present
    twice = before.base & after.base
    return Movement(
        both=had & has & twice,
        lost=(had - has) & twice,
        gained=(has - had) & twice,
        neither=twice - had - has,
        dropped=before.base ^ after.base,
    )
