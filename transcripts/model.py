"""The things of a transcript: spans, turns, documents, cases and scenarios, all frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import uuid4


def new_guid() -> str:
    """A key that no other file in the world has made."""
    return str(uuid4())


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of canonical text in code points; `stop` is not part of it."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"not a span: {self.start}..{self.stop}")

    def __len__(self) -> int:
        return self.stop - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.stop and other.start < self.stop

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.stop <= self.stop

    def of(self, text: str) -> str:
        return text[self.start : self.stop]


class Voice(StrEnum):
    """Who speaks in a turn. Only what a respondent says is ever coded or counted."""

    RESPONDENT = "respondent"
    INTERVIEWER = "interviewer"
    PROMPT = "prompt"


class Kind(StrEnum):
    """What a document is: an interview, or one respondent's answer to one scenario at one time."""

    INTERVIEW = "interview"
    RESPONSE = "response"


class State(StrEnum):
    """Whether a document has words that may be counted."""

    PRESENT = "present"
    BLANK = "blank"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech.

    A label that stands in the text lies in `[start, speech)`, what was said in `[speech, stop)`.
    Captions and tables have no label in the text: there `speech == start`.
    """

    start: int
    speech: int
    stop: int
    speaker: str
    voice: Voice

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.speech < self.stop:
            raise ValueError(f"not a turn: {self.start}, {self.speech}, {self.stop}")

    @property
    def span(self) -> Span:
        """The words that were said, without the label."""
        return Span(self.speech, self.stop)


@dataclass(frozen=True, slots=True)
class Document:
    """One interview, or one response, with its canonical text cut into turns.

    `turns` are in order and do not overlap; text between them belongs to nobody.
    `case`, `scenario` and `time` are empty where the file does not tell.
    """

    name: str
    text: str
    turns: tuple[Turn, ...]
    kind: Kind = Kind.INTERVIEW
    case: str = ""
    scenario: str = ""
    time: str = ""
    state: State = State.PRESENT
    source: str = ""
    guid: str = field(default_factory=new_guid)

    def respondent_turns(self) -> tuple[Turn, ...]:
        return tuple(turn for turn in self.turns if turn.voice is Voice.RESPONDENT)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file held, and what its reader has to say about it."""

    documents: tuple[Document, ...]
    remarks: tuple[str, ...] = ()


def response_name(case: str, time: str, scenario: str) -> str:
    """The name of a response: `FSW 04 T2 S1`, without what is not known."""
    return " ".join(part for part in (case, time, scenario) if part)


@dataclass(frozen=True, slots=True)
class Case:
    """The person (or site) that is studied, with attributes such as borough and role."""

    id: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Prompt:
    """One printed question of a scenario: `id` is its letter, such as "a"."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A practice situation that respondents answer; `prompted`: prompts were printed."""

    id: str
    title: str
    text: str = ""
    prompts: tuple[Prompt, ...] = ()
    prompted: bool = True
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Guide:
    """What a reader may know beforehand: the study's scenarios, and the names of who asks."""

    scenarios: tuple[Scenario, ...] = ()
    interviewers: frozenset[str] = frozenset()
