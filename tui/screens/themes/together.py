"""Codes that go together: a matrix of who has both, in respondents, documents or segments."""

from collections.abc import Iterator, Sequence

from coder.exchange.theme_cells import NOTHING, figures, number
from coder.exchange.theme_together import together_payload, together_rows, together_tables
from coder.themes.cooccurrence import Cooccurrence, Together, Unit
from coder.themes.people import with_all
from coder.themes.selection import Question
from transcripts.text import visible
from tui.screens.themes.view import Behind, View, Written, fitted, hiding
from tui.widgets.tables import Column

_THINGS = {
    Unit.RESPONDENT: "respondents",
    Unit.DOCUMENT: "documents",
    Unit.SEGMENT: "coded segments",
}


class TogetherView(View):
    """Codes by codes: both off the diagonal, each code alone on it."""

    def __init__(self, found: Cooccurrence, question: Question) -> None:
        self.result, self.question = found, question
        self._pairs = {
            key: one
            for one in found.pairs
            for key in ((one.first.id, one.second.id), (one.second.id, one.first.id))
        }
        self._cells = [tuple(self._made(place)) for place in range(len(found.codes))]

    @property
    def found(self) -> Cooccurrence:
        return self.result

    def how(self) -> Iterator[str]:
        yield f"in {_THINGS[self.result.unit]}"
        yield from hiding(self.result.suppressed)

    def columns(self) -> Sequence[Column]:
        return (Column("code", number=False), *(Column(code.id) for code in self.result.codes))

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        return [(fitted(name, room), *cells) for name, *cells in self._cells]

    def about(self, row: int, column: int) -> Iterator[str]:
        code, things = self.result.codes[row], _THINGS[self.result.unit]
        yield visible(f"{code.id}  {code.label}")
        if (pair := self._pair(row, column)) is not None:
            other = self.result.codes[column - 1]
            yield visible(f"with {other.id}  {other.label}: {_in_words(pair, things)}")
        elif column and column - 1 != row:
            yield "One stands below the other, so they always go together."
        else:
            yield f"{figures(self.result.counts[row])[0]} {things}"
        if (all_ := self.result.combined) and not all_.hidden:
            yield f"All of these codes: {all_.every} of {all_.base} {things}; none: {all_.none}"

    def behind(self, row: int, column: int) -> Behind:
        """Of a pair the words of both codes, said by respondents who have both."""
        code, asked = self.result.codes[row], self.question
        if self._pair(row, column) is None:
            alone = Question(asked.where, None, asked.coder, [code.id])
            return Behind(f"{code.id}  {code.label}", alone)
        other = self.result.codes[column - 1]
        both = Question(asked.where, None, asked.coder, [code.id, other.id])
        return Behind(f"{code.id} and {other.id}", both, people=lambda study: with_all(study, both))

    def written(self) -> Written:
        found = self.result
        return Written(together_tables(found), together_rows(found), together_payload(found))

    def _pair(self, row: int, column: int) -> Together | None:
        if column == 0:
            return None
        return self._pairs.get((self.result.codes[row].id, self.result.codes[column - 1].id))

    def _made(self, row: int) -> Iterator[str]:
        code = self.result.codes[row]
        yield f"{code.id}  {code.label}"
        for place in range(len(self.result.codes)):
            if place == row:
                yield f"({number(self.result.counts[row])})"
            else:
                pair = self._pair(row, place + 1)
                yield number(pair.both) if pair else NOTHING


def _in_words(pair: Together, things: str) -> str:
    alike = "" if pair.jaccard is None else f", Jaccard {pair.jaccard:.3f}".replace("0.", ".")
    return f"both in {figures(pair.both)[0]} {things}{alike}"
