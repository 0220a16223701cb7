"""Who codes, what was coded, and the whole study as plain data; all frozen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from codebook.model import Codebook
from transcripts.model import Case, Document, Scenario, Span, new_guid


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


class Verdict(StrEnum):
    """What was made of a disagreement: one version, all words of both, nothing, or one's own."""

    ONE = "one"
    BOTH = "both"
    NEITHER = "neither"
    TRIMMED = "trimmed"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Said:
    """What one coder said of a unit: present, absent, or a value; and the words coded in it."""

    said: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """How a disagreement on one code in one unit was settled.

    `document` and `code` are guids. `said` maps the guids of the coders to what they had said by
    then; `taken` are those whose version the consensus came to. `settled` is "discussion", "lead",
    or empty where nobody told.
    """

    document: str
    code: str
    span: Span
    said: Mapping[str, Said]
    verdict: Verdict
    taken: tuple[str, ...] = ()
    value: str = ""
    settled: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""
    guid: str = field(default_factory=new_guid)


class RoundKind(StrEnum):
    """Why documents are coded apart: by several, by one again after weeks, or to learn."""

    INDEPENDENT = "independent"
    AGAIN = "again"
    TRAINING = "training"


@dataclass(frozen=True, slots=True)
class Round:
    """Documents that some coders code apart from each other.

    `documents`, `coders` and `gold` are guids; the documents stand in the shuffled order of blind
    coders. `seed` is None where they were chosen by hand; `share` is in percent, where the size
    was asked for so. They were drawn from `pool` documents, which have what `narrowed` says in
    common, balanced by `strata`. `gold` is whom trainees are compared with. `closed` is when.
    """

    number: int
    documents: tuple[str, ...]
    coders: tuple[str, ...]
    kind: RoundKind = RoundKind.INDEPENDENT
    seed: int | None = None
    share: float | None = None
    pool: int | None = None
    narrowed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    strata: tuple[str, ...] = ()
    masks: tuple[str, ...] = ()
    blind: bool = False
    gold: str = ""
    made_by: str = ""
    at: str = ""
    closed: str = ""
    guid: str = field(default_factory=new_guid)

    @property
    def name(self) -> str:
        return f"round {self.number}"

    @property
    def title(self) -> str:
        """Its name, and that it is blind."""
        return f"blind {self.name}" if self.blind else self.name


@dataclass(frozen=True, slots=True)
class Pass:
    """What a coder had coded in a document of a round when finishing it; it never changes.

    `round`, `document` and `coder` are guids, `version` is the codebook's at that time.
    """

    round: str
    document: str
    coder: str
    version: int
    codings: tuple[Coding, ...] = ()
    ratings: tuple[Rating, ...] = ()
    at: str = ""
    guid: str = field(default_factory=new_guid)


class MemoAbout(StrEnum):
    """What a memo is about; a coding is a code on certain words."""

    PROJECT = "project"
    CODE = "code"
    CASE = "case"
    DOCUMENT = "document"
    CODING = "coding"


@dataclass(frozen=True, slots=True)
class Memo:
    """What a coder thought of the project, or of one thing in it.

    `subject` is the guid of that thing, empty for the project. A coder has one memo on a subject
    and goes on writing in it; another coder's stands beside it. `at` is when it was last changed.
    """

    about: MemoAbout
    subject: str
    coder: str
    text: str
    made: str = ""
    at: str = ""
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a memo is about, as people read it; what does not apply is empty.

    `document` and `coder` are names, `case` and `code` ids. `words` are the coded words, or what
    the code is said to mean. `scope` is what a change of its memo is an action about.
    """

    about: MemoAbout
    guid: str = ""
    title: str = "the project"
    document: str = ""
    case: str = ""
    code: str = ""
    coder: str = ""
    span: Span | None = None
    words: str = ""
    scope: str = ""
    there: bool = True

    @property
    def name(self) -> str:
        """The title without a respondent's words, which have no place in the trail."""
        match self.about:
            case MemoAbout.CODING if self.there:
                return f"{self.code} in {self.document}"
            case MemoAbout.CASE | MemoAbout.CODE:
                return f"{self.about} {self.case or self.code}"
            case _:
                return self.title


@dataclass(frozen=True, slots=True)
class Noted:
    """A memo with what it is about and the name of who wrote it."""

    memo: Memo
    subject: Subject
    coder: str

    @property
    def title(self) -> str:
        """`coding PL1 on “I'd read the file …” in FSW 04 T2 S1, by ana`."""
        about = self.memo.about
        named = "" if about is MemoAbout.PROJECT else f"{about} "
        return f"{named}{self.subject.title}, by {self.coder}"


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
