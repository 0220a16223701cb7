"""The lines of the list of documents, and which of them the words of a filter leave."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder.workflow.browsing import Progress
from transcripts.model import State


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the list, with what is known of its case."""

    progress: Progress
    attributes: tuple[str, ...]

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word stands somewhere in the line."""
        one = self.progress
        facts = (one.document, one.case, one.time, one.scenario, one.kind, one.state)
        line = " ".join([*facts, *self.attributes]).casefold()
        return all(word in line for word in words)


def in_order(lines: Sequence[Line], guids: Sequence[str] | None) -> list[Line]:
    """The lines of these documents, in their order; all of them where none are named."""
    if guids is None:
        return list(lines)
    there = {line.progress.guid: line for line in lines}
    return [there[guid] for guid in guids if guid in there]


def is_codable(progress: Progress) -> bool:
    """A withheld document stays in the list, but nobody has to finish it."""
    return progress.state != State.WITHHELD
