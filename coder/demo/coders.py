"""Who coded what: ana everything, ben a sample of the responses, the consensus what is true.

The two differ in fifteen places. They are planted, so that agreement on the sample is known
before anybody measures it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coder.demo import texts
from coder.demo.model import OUTCOMES, Interview, Mark, Response

ANA, BEN, CONSENSUS = "ana", "ben", "consensus"


@dataclass(frozen=True, slots=True)
class Given:
    """One code or value as a coder gave it; a level of 0 has no words to stand on."""

    document: str
    coder: str
    code: str
    quote: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A response in which one of the two coded an outcome and the other did not."""

    response: str
    outcome: str
    coded: str
    holds: bool
    settled: str
    why: str
    code: str = ""
    words: str = ""

    def has(self, coder: str) -> bool:
        """Whether this coder, or the consensus, finds the outcome in the response."""
        return self.holds if coder == CONSENSUS else self.coded == coder


def sample() -> tuple[str, ...]:
    """The names of the responses that both coded."""
    return tuple(texts.load("second_coder")["sample"])


def disagreements() -> tuple[Disagreement, ...]:
    entries = texts.load("second_coder")["disagreements"]
    return tuple(
        Disagreement(**{name: entry[name] for name in entry if name != "prompt"})
        for entry in entries
    )


def finished_by(coder: str, names: Sequence[str]) -> list[str]:
    """Which of the documents this coder works through to the end."""
    taken = sample()
    return [name for name in names if coder != BEN or name in taken]


def codings(responses: Sequence[Response], interviews: Sequence[Interview]) -> Iterator[Given]:
    """Everything that the three give: coded passages, values and levels."""
    doubted = {(one.response, one.outcome): one for one in disagreements()}
    for coder in (ANA, BEN, CONSENSUS):
        names = set(finished_by(coder, [response.name for response in responses]))
        for response in responses:
            if response.name in names and not response.is_blank():
                yield from _in_response(coder, response, doubted)
        if coder != BEN:
            for talk in interviews:
                yield from _given(talk.name, coder, talk.marks())


def _in_response(
    coder: str, response: Response, doubted: Mapping[tuple[str, str], Disagreement]
) -> Iterator[Given]:
    for outcome in OUTCOMES:
        marks = [mark for mark in response.marks() if mark.within(outcome)]
        doubt = doubted.get((response.name, outcome))
        if doubt is not None:
            planted = [*marks, *([Mark(doubt.code, doubt.words)] if doubt.words else [])]
            marks = planted if doubt.has(coder) else []
        elif coder == BEN:
            marks = _as_ben_reads(response.name, marks)
        yield from _given(response.name, coder, marks)
        if coder != BEN:
            level = max(response.levels[outcome], 1) if marks else 0
            quote = marks[0].quote if marks else ""
            yield Given(response.name, coder, outcome, quote, str(level))


def _as_ben_reads(response: str, marks: Sequence[Mark]) -> list[Mark]:
    """Ben stops after two passages, and in every third response takes one sub-code for another.

    So presence of an outcome agrees where its sub-codes need not.
    """
    if sample().index(response) % 3:
        return list(marks[:2])
    taken_for = texts.load("second_coder")["taken for"]
    return [replace(mark, code=taken_for.get(mark.code, mark.code)) for mark in marks[:2]]


def _given(document: str, coder: str, marks: Iterable[Mark]) -> Iterator[Given]:
    for mark in marks:
        yield Given(document, coder, mark.code, mark.quote, mark.value)
