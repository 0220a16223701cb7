"""Summaries: what one case says on one code, in an analyst's words."""

from dataclasses import dataclass, field

from transcripts.model import new_guid


@dataclass(frozen=True, slots=True)
class Summary:
    """One written cell of the framework matrix.

    `case`, `code` and `coder` are guids. There is one on a code for a case, and whoever changes it
    takes it over: `coder` wrote it last, `at` that time; it was `made` when the first words were.
    """

    case: str
    code: str
    coder: str
    text: str
    made: str = ""
    at: str = ""
    guid: str = field(default_factory=new_guid)
