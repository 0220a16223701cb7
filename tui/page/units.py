"""The units a coder thinks in: the word, the sentence and the turn at a place in the text."""

import re

from transcripts.model import Span, Voice
from transcripts.sentences import sentences
from tui.page.layout import NOBODY, Layout

# Signs that belong to the letter before them, which \w leaves out: accents, and vowels in scripts
# of India and Southeast Asia; and the joiners between letters.
_SIGNS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f71-\u0f84\u102b-\u1049\u1056-\u109d"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\u302a-\u302f\u3099\u309a\ufe00-\ufe0f"
)
_LETTERS = rf"\w[\w{_SIGNS}]*"
WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")


def unbroken(layout: Layout, line: int) -> range:
    """A line, with those before and behind it from which a word goes on."""
    first, last = line, line
    while first > 0 and _goes_on(layout, first):
        first -= 1
    while last + 1 < len(layout) and _goes_on(layout, last + 1):
        last += 1
    return range(first, last + 1)


def words_on(layout: Layout, lines: range) -> list[Span]:
    """The words on some lines that follow one another in one turn."""
    found = WORD.finditer(layout.text, layout.starts[lines[0]], layout.stops[lines[-1]])
    return [Span(*match.span()) for match in found]


def _goes_on(layout: Layout, line: int) -> bool:
    """Whether a line begins within a word: a long one, or in a script without blanks."""
    start = layout.starts[line]
    return not layout.opens_stretch(line) and not layout.text[start - 1].isspace()


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
        words = words_on(self.layout, unbroken(self.layout, self.layout.line_of(offset)))
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

    def shrunk(self, span: Span, *, at_start: bool = False) -> Span:
        """The span with a word less at one end; the span itself if it has no second word."""
        words = [
            Span(*word.span()) for word in WORD.finditer(self.layout.text, span.start, span.stop)
        ]
        if len(words) <= 1:
            return span
        left = Span(words[1].start, span.stop) if at_start else Span(span.start, words[-1].start)
        return self.layout.trimmed(left) or span

    def answer_around(self, span: Span) -> Span:
        """All that respondents say around a span without somebody else's words in between.

        Words that are not a respondent's have the turns that they lie in.
        """
        layout = self.layout
        first, last = layout.stretch_of(span.start), layout.stretch_of(span.stop - 1)
        while first > 0 and self._is_answer(first) and self._is_answer(first - 1):
            first -= 1
        end = len(layout.stretches) - 1
        while last < end and self._is_answer(last) and self._is_answer(last + 1):
            last += 1
        return Span(layout.stretches[first].start, layout.stretches[last].stop)

    def _is_answer(self, stretch: int) -> bool:
        turn = self.layout.stretches[stretch].turn
        return turn != NOBODY and self.layout.turns[turn].voice is Voice.RESPONDENT
