"""The whole study, as it is read at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from codebook.model import Codebook
from coder.model.coding import Coder, Coding, Finish, Rating
from coder.model.columns import Columns, columns
from transcripts.model import Case, Document, Scenario


@dataclass(frozen=True)  # without slots: what is made of it once is kept with it
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

    @cached_property
    def columns(self) -> Columns:
        """The codings column by column."""
        return columns(
            self.codings,
            documents=(one.guid for one in self.documents),
            codes=(one.guid for one in self.codebook),
            coders=(one.guid for one in self.coders),
        )
