"""The units a coder thinks in: the word, the sentence and the turn at a place in the text."""

import re

from transcripts.model import Span
from transcripts.sentences import sentences
from tui.page.layout import Layout

WORD = re.compile(r"\w+(?:['’-]\w+)*")


class Units:
    """Words, sentences and turns of a layout; sentences are looked for once per turn."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._sentences: dict[int, list[Span]] = {}

    def sentences(self, stretch: int) -> list[Span]:
        """The sentences of a stretch; a stretch without any is one sentence as a whole."""
        if stretch not in self._sentences:
            start, stop, _ = self.layout.stretches[stretch]
            whole = [Span(start, stop)] if start < stop else []
            found = sentences(self.layout.text, whole[0]) if whole else []
            self._sentences[stretch] = found or whole
        return self._sentences[stretch]

    def word_at(self, offset: int) -> Span | None:
        """The word around an offset, or the one that ends there."""
        line = self.layout.line_of(offset)
        start, stop = self.layout.starts[line], self.layout.stops[line]
        words = [Span(*match.span()) for match in WORD.finditer(self.layout.text, start, stop)]
        around = [word for word in words if word.start <= offset <= word.stop]
        return around[-1] if around else None

    def sentence_at(self, offset: int) -> Span | None:
        """The sentence around an offset, or the last one that starts before it in its turn."""
        found = self.sentences(self.layout.stretch_of(offset))
        before = [sentence for sentence in found if sentence.start <= offset]
        return before[-1] if before else next(iter(found), None)

    def turn_at(self, offset: int) -> Span | None:
        """All that is said in the turn at an offset, without blanks at its ends."""
        start, stop, _ = self.layout.stretches[self.layout.stretch_of(offset)]
        return self.layout.trimmed(Span(start, stop)) if start < stop else None

    def grown(self, span: Span) -> Span:
        """The smallest word, sentence or turn that is more than a span; else the span itself."""
        here = (self.word_at(span.start), self.sentence_at(span.start), self.turn_at(span.start))
        larger = [unit for unit in here if unit and unit != span and unit.contains(span)]
        return min(larger, key=len, default=span)
