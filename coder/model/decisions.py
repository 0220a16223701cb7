"""How disagreements are settled, each beside what coders had said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from transcripts.model import Span, new_guid


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
