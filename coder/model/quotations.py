"""Quotations: coded segments that somebody has chosen to stand in the report."""

from dataclasses import dataclass, field

from transcripts.model import new_guid


@dataclass(frozen=True, slots=True)
class Quotation:
    """A chosen segment: `coding` is the guid of the coding, or of the rating with evidence.

    `coder` (a guid) chose it; `used` tells where it stands, as a chapter, or is empty.
    """

    coding: str
    coder: str
    used: str = ""
    at: str = ""
    guid: str = field(default_factory=new_guid)
