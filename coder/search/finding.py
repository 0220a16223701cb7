"""Where a pattern stands in a document, turn by turn."""

import re
from collections.abc import Iterator, Sequence

from coder.search.patterns import Voices
from transcripts.model import Document, Span, State, Turn, Voice

Ends = tuple[int, int]


def turns(document: Document, voices: Voices) -> list[tuple[int, Turn]]:
    """The turns that are searched, each with its number from 1.

    A document that is marked blank or withheld has none, whatever stands in it.
    """
    if document.state is not State.PRESENT:
        return []
    numbered = enumerate(document.turns, 1)
    if voices is Voices.ALL:
        return list(numbered)
    return [(number, turn) for number, turn in numbered if turn.voice is Voice.RESPONDENT]


def speeches(document: Document, voices: Voices) -> list[str]:
    """The words of each turn that is searched, without labels."""
    return [turn.span.of(document.text) for _, turn in turns(document, voices)]


def ends(pattern: re.Pattern[str], speech: str) -> list[Ends]:
    """Where the pattern stands in one turn's words; matches do not overlap and none is empty."""
    return [match.span() for match in pattern.finditer(speech) if match.end() > match.start()]


def placed(
    document: Document, voices: Voices, found: Sequence[Sequence[Ends]]
) -> Iterator[tuple[int, Span]]:
    """Number of the turn and span in the document, of what was found in each of `speeches`."""
    for (number, turn), places in zip(turns(document, voices), found, strict=True):
        for start, stop in places:
            yield number, Span(turn.speech + start, turn.speech + stop)
