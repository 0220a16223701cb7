"""The interviews after the programme, put together from invented questions and answers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from typing import Any

from coder.demo import texts
from coder.demo.markup import passage
from coder.demo.model import INTERVIEWER, Interview, Passage, Person

_TOPICS = {
    "family social worker": ("start", "families", "safety", "recording", "barriers", "end"),
    "assessment social worker": (
        "start",
        "supervision",
        "recording",
        "clinician",
        "families",
        "end",
    ),
}
_EXTRA_TOPIC = "clinician"

_Turn = tuple[str, tuple[Passage, ...]]
_Take = Callable[[str], Passage]


def interviews(people: Sequence[Person]) -> tuple[Interview, ...]:
    """One interview for each person, in their order."""
    whole = {entry["person"]: entry["turns"] for entry in texts.load("whole")["interviews"]}
    take = _taker(texts.load("interviews"))
    return tuple(
        Interview(person.id, tuple(_typed(whole[person.id], person.id)))
        if person.id in whole
        else Interview(person.id, tuple(_talk(person, number, take)))
        for number, person in enumerate(people)
    )


def withheld() -> Interview:
    """The talk that its speaker took back."""
    who = texts.WITHHELD.id
    return Interview(who, tuple(_typed(texts.load("interviews")["withheld"], who)))


def _typed(turns: Sequence[Mapping[str, str]], who: str) -> Iterator[_Turn]:
    for turn in turns:
        for speaker, words in turn.items():
            yield (INTERVIEWER if speaker == INTERVIEWER else who), (passage(words),)


def _taker(bank: Mapping[str, Any]) -> _Take:
    """A hand that takes the next line of a kind, such as `supervision changed`, round and round."""
    lines: dict[str, Iterator[str]] = {}
    for topic, under in bank.items():
        if isinstance(under, Mapping):
            lines |= {f"{topic} {kind}": cycle(some) for kind, some in under.items()}
        else:
            lines[topic] = cycle(under)
    return lambda kind: passage(next(lines[kind]))


def _talk(person: Person, number: int, take: _Take) -> Iterator[_Turn]:
    topics = list(_TOPICS[person.attributes["role"]])
    if _EXTRA_TOPIC not in topics and number % 2:
        topics.insert(-1, _EXTRA_TOPIC)
    value = {"safety": person.safer, "supervision": person.supervision}
    for topic in topics:
        yield INTERVIEWER, (take(f"questions {topic}"),)
        yield person.id, (take(f"{topic} {value[topic]}" if topic in value else topic),)
