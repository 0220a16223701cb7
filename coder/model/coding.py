"""Who codes, and what they put on words: codings, ratings, finishes and suggestions."""

from dataclasses import dataclass, field
from enum import StrEnum

from codebook.model import asked_of
from transcripts.model import Span, new_guid


class CoderKind(StrEnum):
    """What a coder is; an exercise is a person's other name, compared and never counted."""

    PERSON = "person"
    CONSENSUS = "consensus"
    EXERCISE = "exercise"


CONSENSUS = "consensus"

ABSENT_LEVEL = "0"
"""The level of a code that is not there; every other level needs words."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes: a person, or the consensus that a team has settled on.

    A person who codes as an exercise has a name of its own for it; `person` is then their guid.
    """

    name: str
    kind: CoderKind = CoderKind.PERSON
    guid: str = field(default_factory=new_guid)
    person: str = ""


@dataclass(frozen=True, slots=True)
class Coding:
    """One code on one span of one document by one coder.

    `document`, `code` and `coder` are guids; `version` is that of the codebook it was made under.
    """

    document: str
    code: str
    coder: str
    span: Span
    version: int = 1
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Rating:
    """One value of a choice code, or one level (as a digit), per document, code and coder.

    `value` is a `Value.id` or a level's rank written as text; "0" is a rating too. `span` is the
    evidence, where one was given.
    """

    document: str
    code: str
    coder: str
    value: str
    span: Span | None = None
    version: int = 1
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Finish:
    """A coder's mark that a document is coded to the end."""

    document: str
    coder: str
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class FirstPass:
    """A coder's mark that they have read a document through without suggestions."""

    document: str
    coder: str
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Review:
    """A coder's mark that words were read and deserve no code; with a `code`, not that one.

    `document`, `code` and `coder` are guids, `code` may be empty; `version` is the codebook's.
    """

    document: str
    code: str
    coder: str
    span: Span
    version: int = 1
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A coding that nobody has made yet, with the reason for it.

    `code` is a code's guid; `form` is the words that were found, `keyword` what they come from:
    both are empty where no keyword stands and the words as a whole look like what was coded. A
    keyword asks for a part of speech only where somebody could tell that the words are that.
    `favour` and `against` are the words that speak most for and against it. `band` is `high`,
    `medium` or `low`, where enough was reviewed to tell; else `note` may say why it is not told.
    `method`, `fingerprint` and `learned_from` (reviewed units) tell what made the suggestion.
    """

    document: str
    code: str
    span: Span
    form: str
    keyword: str
    score: float = 1.0
    favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    band: str = ""
    note: str = ""
    method: str = "rules"
    fingerprint: str = ""
    learned_from: int = 0

    @property
    def reason(self) -> str:
        """Why it is suggested, in one line: where it is cut, the most important is still there."""
        return "; ".join(filter(None, (self._hit, self.band or self.note, self._learned)))

    @property
    def _hit(self) -> str:
        words, part = asked_of(self.keyword)
        told = f" ({part})" if part else ""
        return f'"{self.form}"{told} ← {words}' if self.form else ""

    @property
    def _learned(self) -> str:
        words = [
            f"{', '.join(f'“{word}”' for word in found)} ({sign})"
            for found, sign in ((self.favour, "+"), (self.against, "−"))
            if found
        ]
        return f"learned: {', '.join(words)}" if words else ""
