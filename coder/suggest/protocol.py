"""What every suggester can do, whatever its guesses rest on."""

from typing import Protocol, runtime_checkable

from coder.model import Suggestion
from transcripts.model import Document


@runtime_checkable
class Suggester(Protocol):
    """Makes suggestions from a document's words alone; knows no project and no coder."""

    @property
    def fingerprint(self) -> str:
        """A hash of all that the suggestions rest on, beside the text (hex)."""
        ...

    def suggest(self, document: Document) -> list[Suggestion]:
        """Suggestions in reading order; the same document always gives the same ones."""
        ...
