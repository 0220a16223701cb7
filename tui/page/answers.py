"""The sheet of answers: which are shown, in what order, which are marked, where the cursor is."""

from collections.abc import Iterable

from codebook.model import Code
from coder.themes.answer_order import RESPONDENT, WORDS, in_order, orders, shuffled
from coder.themes.answers import Answer, AnswerState, Collected
from transcripts.text import count_words

HIDDEN = "•••"
_WORDLESS = (AnswerState.BLANK, AnswerState.WITHHELD)


class Sheet:
    """Answers to one question, and a coder's way through them.

    While `masked`, the answers stand shuffled, and what is said of them names nobody. With a
    `scale` (a code with levels or values), those answers wait that have no value of it; else those
    that are not coded yet.
    """

    def __init__(self, collected: Collected) -> None:
        self.masked = False
        self.scale: Code | None = None
        self.words = ""
        self.by = RESPONDENT
        self.cursor = 0
        self.marks: set[str] = set()
        self.shown: list[Answer] = []
        self._waiting: set[str] = set()
        self.take(collected)

    def __len__(self) -> int:
        return len(self.shown)

    @property
    def here(self) -> Answer | None:
        """The answer at the cursor; None where none is shown."""
        return self.shown[self.cursor] if self.shown else None

    @property
    def targets(self) -> list[Answer]:
        """What the next code is for: the marked answers, else the one at the cursor."""
        if self.marks:
            return [one for one in self.shown if one.document.guid in self.marks]
        return [self.here] if self.here else []

    @property
    def waiting(self) -> int:
        """How many of the answers shown wait for the coder."""
        return len(self._waiting)

    # What is there

    def take(self, collected: Collected) -> None:
        """Show other answers; the cursor stays with its answer where it is still there."""
        self.asked, self.prompt = collected.asked, collected.text
        self._answers = {one.document.guid: one for one in collected.answers}
        self._texts: dict[str, str] = {}
        if self.by not in self.orders():
            self.by = RESPONDENT
        self._line_up()

    def renew(self, answers: Iterable[Answer]) -> None:
        """Put newer states of answers in their places."""
        newer = {one.document.guid: one for one in answers}
        self._answers |= newer
        self.shown = [newer.get(one.document.guid, one) for one in self.shown]
        shown = {one.document.guid for one in self.shown if one.document.guid in newer}
        self._waiting -= shown
        self._waiting |= {guid for guid in shown if self.waits(newer[guid])}

    def all(self) -> list[Answer]:
        """Every answer, shown or not."""
        return list(self._answers.values())

    def waits(self, answer: Answer) -> bool:
        """Whether the coder has still to do something about an answer."""
        if self.scale is not None:
            return answer.state not in _WORDLESS and answer.value_of(self.scale.guid) is None
        return answer.state is AnswerState.UNCODED

    # Which are shown, and how

    def mask(self) -> None:
        """Hide who the respondents are, from the first answer on, or show it again."""
        self.masked = not self.masked
        self._line_up()
        if self.masked:
            self.go(0)

    def orders(self) -> list[str]:
        """What the answers can be ordered by; nothing that tells who they are while masked."""
        return [RESPONDENT, WORDS] if self.masked else orders(self._answers.values())

    def order_by_next(self) -> str:
        """Order by the next attribute; gives its name."""
        known = self.orders()
        at = known.index(self.by) if self.by in known else 0
        self.by = known[(at + 1) % len(known)]
        self._line_up()
        return self.by

    def seek(self, words: str) -> None:
        """Show only answers with all these words. Marks of others go: no code is given unseen."""
        self.words = words.strip()
        self._line_up()

    def measure_by(self, scale: Code | None) -> None:
        """Let the digits give values of this code."""
        self.scale = scale
        self._count()

    # The way through

    def go(self, place: int) -> None:
        """Move the cursor to a row, as near as there is one."""
        self.cursor = min(max(place, 0), max(len(self.shown) - 1, 0))

    def go_to(self, guid: str) -> bool:
        """Move the cursor to the answer in a document; False if it is not shown."""
        places = (place for place, one in enumerate(self.shown) if one.document.guid == guid)
        place = next(places, None)
        if place is not None:
            self.cursor = place
        return place is not None

    def go_to_waiting(self, step: int = 1) -> bool:
        """Go to the next answer (or the one before) that waits, round the ends; False if none."""
        many = len(self.shown)
        places = ((self.cursor + step * by) % many for by in range(1, many + 1))
        return self._go_to_waiting(places)

    def go_to_first_waiting(self) -> bool:
        """Go to the first answer that waits, from wherever the cursor is; False if none does."""
        return self._go_to_waiting(range(len(self.shown)))

    def mark(self) -> bool:
        """Mark the answer at the cursor, or take its mark away; False for one without words."""
        if self.here is None or self.here.state in _WORDLESS:
            return False
        self.marks ^= {self.here.document.guid}
        return True

    def mark_all(self) -> None:
        """Mark all answers shown that can be coded; if they are all marked, none."""
        words = {one.document.guid for one in self.shown if one.state not in _WORDLESS}
        self.marks = set() if words <= self.marks else words

    def drop_marks(self) -> None:
        self.marks = set()

    def _go_to_waiting(self, places: Iterable[int]) -> bool:
        shown, waiting = self.shown, self._waiting
        place = next((one for one in places if shown[one].document.guid in waiting), None)
        if place is not None:
            self.cursor = place
        return place is not None

    def _line_up(self) -> None:
        guid = self.here.document.guid if self.here else ""
        wanted = self.words.casefold().split()
        found = [
            one
            for one in self._ordered(self._answers.values())
            if not wanted or all(word in self._text(one) for word in wanted)
        ]
        self.shown = found
        self.marks &= {one.document.guid for one in found}
        if not self.go_to(guid):
            self.go(0)
        self._count()

    def _ordered(self, answers: Iterable[Answer]) -> list[Answer]:
        if not self.masked:
            return in_order(answers, self.by)
        lots = shuffled(answers, self.asked)
        return sorted(lots, key=lambda one: count_words(one.text)) if self.by == WORDS else lots

    def _text(self, answer: Answer) -> str:
        """What words are looked for in; no name while names are hidden."""
        guid = answer.document.guid
        if guid not in self._texts:
            self._texts[guid] = answer.text.casefold()
        name = "" if self.masked else answer.respondent.casefold()
        return f"{name} {self._texts[guid]}"

    def _count(self) -> None:
        self._waiting = {one.document.guid for one in self.shown if self.waits(one)}


def unnamed(sentence: str, answers: Iterable[Answer]) -> str:
    """A sentence without the names of these answers and their respondents."""
    names = {name for one in answers for name in (one.document.name, one.respondent)}
    for name in sorted(names, key=len, reverse=True):
        sentence = sentence.replace(name, HIDDEN)
    return sentence
