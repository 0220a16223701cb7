"""Invented numbers beside the words: a questionnaire of families, and a count of the office.

One family of each family social worker answers fifteen items at both times; its sheet is filed
under the worker's id. All of it follows from the planted truth by counting, without chance.
"""

from collections.abc import Iterable, Iterator, Sequence

from coder.demo.model import TIMES, Person

ITEMS = range(1, 16)
FAVOURABLE = (1, 3, 6, 10, 15)
LEAST, MOST = 1, 5
SCORE, REREFERRALS = "score15", "rereferrals"

SCORE_KEY = """\
# Invented, as everything here. What an edition leaves open has to be stated by whoever scores:
extends: score15
direction: lower
response coding: agree is 1
"""
REREFERRALS_KEY = """\
# Invented, as everything here.
id: rereferrals
title: Families referred again within six months
kind: count
max: 40
direction: lower
source: An invented report of the office
"""

KEYS = {SCORE: SCORE_KEY, REREFERRALS: REREFERRALS_KEY}
"""The name of each table → the scoring key in the file of that name."""

_LEFT_AT_T1 = {4: (9,), 11: (2, 7)}
"""Place of a worker in the list → items that the family left blank at the first time."""
_LEFT_AT_T2 = {18: (1, 4, 5, 8, 12)}
_GONE_AT_T2 = (6, 20)
"""Families that were not met again."""

Row = tuple[str, ...]


def score_rows(people: Sequence[Person]) -> Iterator[Row]:
    """Case, time and the answers as they stand on paper: 1 says that the statement fits."""
    workers = [person for person in people if person.safer]
    for place, person in enumerate(workers):
        for time in TIMES:
            if time == TIMES[0] or place not in _GONE_AT_T2:
                yield (person.id, time, *_answers(person, place, time))


def score_columns() -> Row:
    return ("case", "time", *(f"item{item}" for item in ITEMS))


def rereferral_rows(people: Iterable[Person]) -> Iterator[Row]:
    """Case, time and how many families came back; fewer where planning was found."""
    for place, person in enumerate(people):
        for time in TIMES:
            more = 2 + place * 5 % 4
            fewer = 2 if time == TIMES[1] and person.shows["PL_T2"] else place % 2
            yield (person.id, time, str(max(0, more - fewer)))


def _answers(person: Person, place: int, time: str) -> Iterator[str]:
    blank = (_LEFT_AT_T1 if time == TIMES[0] else _LEFT_AT_T2).get(place, ())
    for item in ITEMS:
        trouble = _trouble(person, place, item, later=time == TIMES[1])
        answer = trouble if item in FAVOURABLE else LEAST + MOST - trouble
        yield "" if item in blank else str(answer)


def _trouble(person: Person, place: int, item: int, *, later: bool) -> int:
    """How bad it is, from 1 to 5; it eases most in families of workers who reflect by then."""
    before = 2 + place * 7 % 11 // 4 + _leans(place * 5 + item * 3, 7) - _leans(place + item, 5)
    steps = 0
    if later:
        steps = _leans(item * place, 9) - _leans(
            item * (5 + place % 4), 4 if person.shows["RR_T2"] else 7
        )
    return min(MOST, max(LEAST, before + steps))


def _leans(number: int, every: int) -> int:
    """1 for two of so many numbers, else 0."""
    return int(number % every < 2)  # noqa: PLR2004 - the two
