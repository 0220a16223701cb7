"""A reading order that a coder has begun: for which codes, and what was drawn."""

from dataclasses import dataclass, field

from transcripts.model import Span, new_guid

Place = tuple[str, Span]
"""A document (its guid) and words in it."""


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """The order in which a coder reads for some codes; each coder has at most one.

    `coder`, `codes` and `documents` are guids. `documents` are those in which something could be
    offered then; of their units `before` were read by then, and `drawn` is the random sample of
    all others, in its order, from `seed`.
    """

    coder: str
    codes: tuple[str, ...]
    seed: int
    documents: tuple[str, ...]
    before: tuple[Place, ...] = ()
    drawn: tuple[Place, ...] = ()
    at: str = ""
    guid: str = field(default_factory=new_guid)
