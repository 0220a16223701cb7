"""The answers to the scenarios, put together from the bank of invented sentences.

No chance is in it: sentences are taken in turn, so that the study is the same on every machine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from coder.demo import texts
from coder.demo.markup import coded, passage
from coder.demo.model import OUTCOMES, TIMES, Passage, Person, Response

SCENARIOS = ("S1", "S2")
PROMPT = {"PL": "a", "EN": "b", "RR": "c"}
_BANK = {"PL": "planning", "EN": "engaging", "RR": "reflection"}
_BLANK = "FSW 17 T1 S2"
_REASONS = (" because ", " so ", " since ")
# Who shows an outcome says so in both scenarios, or in one of them.
_WHERE = (("S1", "S2"), ("S1",), ("S1", "S2"), ("S2",), ("S1", "S2"))
# Their answers after the programme hold no trap but the pinned ones: what a search for keywords
# finds in them is planted, too.
_SEARCHED = "FSW"

_Shelf = Callable[[str, str], Passage]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A response to be written: whose (and that person's place in the list), when, to what."""

    person: Person
    number: int
    time: str
    scenario: str

    @property
    def name(self) -> str:
        return f"{self.person.id} {self.time} {self.scenario}"

    @property
    def after(self) -> bool:
        return self.time == TIMES[-1]

    def where(self, outcome: str) -> tuple[str, ...]:
        """The scenarios in which the outcome shows."""
        if not self.person.shows[f"{outcome}_{self.time}"]:
            return ()
        return _WHERE[(self.number + OUTCOMES.index(outcome) + self.after) % len(_WHERE)]


def responses(people: Sequence[Person]) -> tuple[Response, ...]:
    """Two scenarios at two times for each person, in the order of people, times and scenarios."""
    whole = {_key(entry): entry for entry in texts.load("whole")["responses"]}
    take = _shelf()
    return tuple(
        _written_out(whole[key])
        if (key := f"{person.id} {time} {scenario}") in whole
        else _put_together(_Sheet(person, number, time, scenario), take)
        for number, person in enumerate(people)
        for time in TIMES
        for scenario in SCENARIOS
    )


def _key(entry: Mapping[str, str]) -> str:
    return f"{entry['person']} {entry['time']} {entry['scenario']}"


def _shelf() -> _Shelf:
    """A hand that takes the next sentence of a kind; it comes round only when all are used."""
    lines: dict[tuple[str, str], Iterator[Passage]] = {}
    for outcome in OUTCOMES:
        bank = texts.load(_BANK[outcome])
        for scenario in SCENARIOS:
            mixed = [coded(code, line) for code, line in _mixed(bank, scenario)]
            traps = map(Passage, texts.load("traps")[_BANK[outcome]][scenario])
            fillers = map(Passage, texts.load("fillers")[scenario][PROMPT[outcome]])
            lines[outcome, scenario] = cycle(mixed)
            lines[f"not {outcome}", scenario] = cycle(traps)
            lines[PROMPT[outcome], scenario] = cycle(fillers)
    return lambda kind, scenario: next(lines[kind, scenario])


def _mixed(
    bank: Mapping[str, Mapping[str, Sequence[str]]], scenario: str
) -> Iterator[tuple[str, str]]:
    """One sentence of each sub-code in turn, then the next of each."""
    for row in zip(*(lines[scenario] for lines in bank.values()), strict=True):
        yield from zip(bank, row, strict=True)


def _written_out(entry: Mapping[str, Any]) -> Response:
    answers = {letter: (passage(entry[letter]),) for letter in PROMPT.values()}
    return Response(entry["person"], entry["time"], entry["scenario"], answers, entry["levels"])


def _put_together(sheet: _Sheet, take: _Shelf) -> Response:
    if sheet.name == _BLANK:
        return Response(
            sheet.person.id, sheet.time, sheet.scenario, dict.fromkeys(PROMPT.values(), ())
        )
    answers = {
        letter: (*_answer(sheet, outcome, take), *_pinned(sheet.name, letter))
        for outcome, letter in PROMPT.items()
    }
    levels = {outcome: _level(outcome, answers) for outcome in OUTCOMES}
    return Response(sheet.person.id, sheet.time, sheet.scenario, answers, levels)


def _answer(sheet: _Sheet, outcome: str, take: _Shelf) -> Iterator[Passage]:
    """What stands under the prompt of an outcome: people say more after the programme.

    Who is where in the list decides how much of what, so that no two answers are built alike.
    """
    where = sheet.where(outcome)
    turn = sheet.number + (sheet.scenario == "S2")
    if sheet.scenario not in where:
        yield take(PROMPT[outcome], sheet.scenario)
        searched = sheet.after and sheet.person.id.startswith(_SEARCHED)
        if turn % 3 == 0 and not searched:
            yield take(f"not {outcome}", sheet.scenario)
        return
    first, last = turn % 4 == 0, turn % 2 == 1
    if first:
        yield take(PROMPT[outcome], sheet.scenario)
    for _ in range(1 + sheet.after * (turn % 2 + (len(where) == 1))):
        yield take(outcome, sheet.scenario)
    if last and not sheet.after:
        yield take(PROMPT[outcome], sheet.scenario)


def _pinned(name: str, letter: str) -> list[Passage]:
    """Sentences without a code that must stand in just this answer."""
    pinned = texts.load("traps")["pinned"]
    doubted = texts.load("second_coder")["disagreements"]
    return [
        Passage(entry["words"])
        for entry in (*pinned, *doubted)
        if entry["response"] == name and entry.get("words") and entry["prompt"] == letter
    ]


def _level(outcome: str, answers: Mapping[str, Sequence[Passage]]) -> int:
    """2 where a step is tied to a reason, 1 where it is only named, 0 where there is none."""
    quotes = [
        mark.quote
        for passages in answers.values()
        for said in passages
        for mark in said.marks
        if mark.within(outcome)
    ]
    if not quotes:
        return 0
    return 2 if any(reason in quote for reason in _REASONS for quote in quotes) else 1
