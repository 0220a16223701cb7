"""Numbers beside the words, as they are kept: instruments, measurements, and notes upon both."""

from dataclasses import dataclass, field
from enum import StrEnum

from transcripts.model import new_guid


@dataclass(frozen=True, slots=True)
class Instrument:
    """A questionnaire or another measure; `key` is its scoring key, as JSON."""

    id: str
    key: str
    guid: str = field(default_factory=new_guid)


@dataclass(frozen=True, slots=True)
class Measurement:
    """One number of one case at one time: an answered item, a count. What is missing is not there.

    `instrument` and `case` are guids.
    """

    instrument: str
    case: str
    time: str
    item: str
    value: float
    guid: str = field(default_factory=new_guid)


class Says(StrEnum):
    """What the words say to the numbers."""

    AGREE = "agree"
    DIFFER = "differ"
    EXTENDS = "extends"


@dataclass(frozen=True, slots=True)
class JointNote:
    """What an analyst makes of one row of a joint display.

    `instrument`, `code` and `coder` are guids. `split` is the attribute by which the display is
    split, empty where its rows are `present` and `absent`; `row` is the name of the row. One coder
    has one note on a row.
    """

    instrument: str
    code: str
    coder: str
    split: str
    row: str
    says: Says
    text: str = ""
    at: str = ""
    guid: str = field(default_factory=new_guid)
