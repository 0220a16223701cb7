"""Excerpts narrowed by day and words, and put in order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coder.errors import InvalidRequestError
from coder.themes.excerpts import CONTEXT, Excerpt
from transcripts.text import natural

_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which excerpts are kept: coded from the day `since` to the day `until`, with these words.

    Days are written as 2026-03-01 or, for a month, 2026-03; both ends belong to it, in UTC.
    `context` is how many characters are shown before and after.
    """

    since: str = ""
    until: str = ""
    text: str = ""
    context: int = CONTEXT

    def __post_init__(self) -> None:
        for day in filter(None, (self.since, self.until)):
            if not _DAY.fullmatch(day):
                raise InvalidRequestError(f"{day!r} is not a day, such as 2026-03-01, or 2026-03.")


class Order(StrEnum):
    """How excerpts are sorted."""

    CASE = "case"
    DOCUMENT = "document"
    DATE = "date"


def narrowed(excerpts: Iterable[Excerpt], by: Narrowing) -> list[Excerpt]:
    """The excerpts that are left."""
    words = " ".join(by.text.split()).casefold()
    return [
        one
        for one in excerpts
        if (not by.since or one.at >= by.since)
        and (not by.until or one.at[: len(by.until)] <= by.until)
        and words in " ".join(one.text.split()).casefold()
    ]


def ordered(excerpts: Iterable[Excerpt], order: Order) -> list[Excerpt]:
    """The excerpts by case, by document, or by date with the latest first."""
    if order is Order.DATE:
        return sorted(excerpts, key=lambda one: one.at, reverse=True)
    if order is Order.DOCUMENT:
        return sorted(excerpts, key=lambda one: natural(one.document))
    return sorted(excerpts, key=lambda one: natural(one.case or one.document))
