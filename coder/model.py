"""Who codes, what was coded, and the whole study as plain data; all frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from codebook.model import Codebook
from transcripts.model import Case, Document, Scenario, Span, new_guid


class CoderKind(StrEnum):
    PERSON = "person"
    CONSENSUS = "consensus"


CONSENSUS = "consensus"

ABSENT_LEVEL = "0"
"""The level of a code that is not there; every other level needs words."""


@dataclass(frozen=True, slots=True)
class Coder:
    """Who codes: a person, or the consensus that a team has settled on."""

    name: str
    kind: CoderKind = CoderKind.PERSON
    guid: str = field(default_factory=new_guid)


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
class Suggestion:
    """A coding that nobody has made yet, with the reason for it.

    `code` is a code's guid; `form` is the words that were found, `keyword` what they come from.
    """

    document: str
    code: str
    span: Span
    form: str
    keyword: str
    score: float = 1.0

    @property
    def reason(self) -> str:
        return f'"{self.form}" ← {self.keyword}'


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that counts and agreement are made from, read from the project at one moment.

    `cases` maps a case's id to the case; a document's `case` is such an id, or empty.
    """

    codebook: Codebook
    documents: tuple[Document, ...] = ()
    cases: Mapping[str, Case] = field(default_factory=dict)
    scenarios: tuple[Scenario, ...] = ()
    coders: tuple[Coder, ...] = ()
    codings: tuple[Coding, ...] = ()
    ratings: tuple[Rating, ...] = ()
    finishes: tuple[Finish, ...] = ()
