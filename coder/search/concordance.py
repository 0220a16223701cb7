"""Keywords in context: each match with what is said before and after it, and where it stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from coder.model import Coding
from coder.units import met
from transcripts.model import Document, Span, Turn, Voice
from transcripts.sentences import sentences

CONTEXT = 40  # characters before and after
_BREAKS = str.maketrans("\n\t\v\f\r\x85\u2028\u2029", " " * 8)


@dataclass(frozen=True, slots=True)
class Hit:
    """One match in one document.

    `left`, `match` and `right` are the turn's words on one line: a break is a blank, nothing else
    is changed, and `left` is nothing or what stands hard before. `turn` counts from 1. `codes`
    are guids of the codes that lie on the match.
    """

    document: Document
    span: Span
    turn: int
    left: str
    match: str
    right: str
    codes: tuple[str, ...] = ()

    @property
    def said_in(self) -> Turn:
        return self.document.turns[self.turn - 1]

    @property
    def speaker(self) -> str:
        return self.said_in.speaker

    @property
    def codable(self) -> bool:
        """Whether a respondent says it."""
        return self.said_in.voice is Voice.RESPONDENT

    @property
    def sentence(self) -> Span:
        """The sentence of the match, or all sentences that it reaches into."""
        touched = met(_sentences(self.document.text, self.said_in.span), self.span) or [self.span]
        return Span(touched[0].start, touched[-1].stop)

    def around(self, characters: int) -> tuple[str, str, str]:
        """What the turn says before the match, the match, and what it says after."""
        return _around(self.document, self.said_in, self.span, characters)


def hits(
    document: Document, places: Iterable[tuple[int, Span]], *, context: int = CONTEXT
) -> list[Hit]:
    """A hit for each place (number of the turn, span), in their order."""
    turns = document.turns
    return [
        Hit(document, span, turn, *_around(document, turns[turn - 1], span, context))
        for turn, span in places
    ]


def with_codes(found: Iterable[Hit], codings: Iterable[Coding]) -> list[Hit]:
    """The hits with the codes that these codings put on them, the longest segment first."""
    by_document: dict[str, list[Coding]] = defaultdict(list)
    for coding in codings:
        by_document[coding.document].append(coding)
    lying = {guid: _Lying(there) for guid, there in by_document.items()}
    nothing = _Lying(())
    return [replace(hit, codes=lying.get(hit.document.guid, nothing).on(hit.span)) for hit in found]


@lru_cache(maxsize=64)
def _sentences(text: str, within: Span) -> list[Span]:
    """The sentences of a turn, kept while its hits are gone through: a long turn has many."""
    return sentences(text, within)


class _Lying:
    """The codings of one document, ready to be asked which of them lie on a span."""

    def __init__(self, codings: Iterable[Coding]) -> None:
        self._codings = sorted(codings, key=lambda one: (one.span.start, -one.span.stop, one.at))
        self._starts = [one.span.start for one in self._codings]
        self._longest = max((len(one.span) for one in self._codings), default=0)

    def on(self, span: Span) -> tuple[str, ...]:
        first = bisect_left(self._starts, span.start - self._longest)
        near = self._codings[first : bisect_left(self._starts, span.stop)]
        return tuple(dict.fromkeys(one.code for one in near if one.span.overlaps(span)))


def _around(document: Document, turn: Turn, span: Span, room: int) -> tuple[str, str, str]:
    text = document.text
    left = text[max(turn.speech, span.start - room) : span.start]
    right = text[span.stop : min(turn.stop, span.stop + room)]
    return _line(left), _line(span.of(text)), _line(right)


def _line(words: str) -> str:
    return words.translate(_BREAKS)
