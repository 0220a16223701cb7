"""Memos, and what they are about."""

from dataclasses import dataclass, field
from enum import StrEnum

from transcripts.model import Span, new_guid


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
