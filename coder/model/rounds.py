"""Rounds, which are coded apart, and the passes that stay of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from coder.model.coding import Coding, Rating
from transcripts.model import new_guid


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
