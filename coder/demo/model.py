"""The people of the invented study, what they say, and where in it a code is true."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

OUTCOMES = ("PL", "EN", "RR")
TIMES = ("T1", "T2")
INTERVIEWER = "INT"


@dataclass(frozen=True, slots=True)
class Mark:
    """A coded passage: a code on words that stand once in their document, or a value with them."""

    code: str
    quote: str
    value: str = ""

    def within(self, family: str) -> bool:
        """Whether the code is `family` or one of its sub-codes: PL2 is within PL."""
        return self.code.rstrip("0123456789") == family


@dataclass(frozen=True, slots=True)
class Passage:
    """A few sentences in one breath, with the marks inside them."""

    words: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody invented: who they are, and what a perfect reader would find in their words.

    `shows` holds `PL_T1` … `RR_T2`: whether the answers at that time show the outcome.
    """

    id: str
    attributes: Mapping[str, str]
    shows: Mapping[str, bool]
    safer: str = ""
    supervision: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answers to one scenario at one time, under the letters of its prompts."""

    person: str
    time: str
    scenario: str
    answers: Mapping[str, tuple[Passage, ...]]
    levels: Mapping[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return f"{self.person} {self.time} {self.scenario}"

    def marks(self) -> tuple[Mark, ...]:
        return _marks(self.answers.values())

    def is_blank(self) -> bool:
        return not any(self.answers.values())


@dataclass(frozen=True, slots=True)
class Interview:
    """One talk: who speaks (`INT` or the person's id) and what they say, turn by turn."""

    person: str
    turns: tuple[tuple[str, tuple[Passage, ...]], ...]

    @property
    def name(self) -> str:
        return f"{self.person} interview"

    def marks(self) -> tuple[Mark, ...]:
        return _marks(said for _, said in self.turns)


@dataclass(frozen=True, slots=True)
class Booklet:
    """What one person fills in at one time: a response to each scenario."""

    person: str
    time: str
    responses: tuple[Response, ...]

    @property
    def name(self) -> str:
        return f"{self.person} {self.time} booklet"


def spoken(passages: Iterable[Passage]) -> str:
    return " ".join(passage.words for passage in passages)


def _marks(answers: Iterable[Iterable[Passage]]) -> tuple[Mark, ...]:
    def found() -> Iterator[Mark]:
        for passages in answers:
            for passage in passages:
                yield from passage.marks

    return tuple(found())
