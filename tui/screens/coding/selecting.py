"""Selecting words with keys, and going from one coded passage to the next."""

from coder.errors import CodingRefusedError
from coder.workflow.coding import check_words
from coder.workflow.project import Project
from transcripts.model import Span
from tui.keys import sign
from tui.screens.coding.choosing import Choosing


class Selecting(Choosing):
    """What the keys do that choose words and change none."""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self._grown: list[tuple[Span, Span]] = []  # from, to

    def action_select_sentence(self) -> None:
        self._select(self.view.units.sentence_at(self.place))

    def action_select_turn(self) -> None:
        self._select(self.view.units.turn_at(self.place))

    def action_extend(self) -> None:
        self.view.extending = not self.view.extending
        self.show_hints()

    def action_drop(self) -> None:
        if self.asking is not None:
            self.ask(None)
        else:
            self.view.drop()
            self.show_hints()

    def action_coded(self, step: int) -> None:
        for _ in range(self.view.times):
            if not self._go_to_coded(step):
                break

    def action_next_suggestion(self) -> None:
        """The suggestion behind the one here, else the first behind the cursor."""
        offers, here = list(self.offers.values()), self.offer_here()
        later = [offer for offer in offers if offer.span.start > self.place]
        if here is not None:
            later = offers[offers.index(here) + 1 :]
        if not later:
            self.say(f"No further suggestion; {sign('suggest.show')} shows or hides them.")
            return
        self.chosen = later[0].key
        self.view.go(later[0].span.start)

    def action_grow(self) -> None:
        """From nothing to the word, from words to the sentence, from there to the turn."""
        units, span = self.view.units, self.view.selection
        if span is None:
            self._reselect(units.word_at(self.place) or units.sentence_at(self.place))
        elif (larger := units.grown(span)) != span:
            self._grown.append((span, larger))
            self._reselect(larger)

    def action_shrink(self) -> None:
        """Back to what the selection has grown from, else a word less at the cursor's end."""
        span = self.view.selection
        if span is None:
            return
        while self._grown and self._grown[-1][1] != span:
            self._grown.pop()
        if self._grown:
            self._reselect(self._grown.pop()[0])
        else:
            self._reselect(self.view.units.shrunk(span, at_start=self.view.at_start))

    def _reselect(self, span: Span | None) -> None:
        if span is not None:
            self.view.select(span)

    def _select(self, span: Span | None) -> None:
        if span is not None:
            self.view.extending = False
            self._grown.clear()
            self.view.select(span)
            self.codable(span)

    def codable(self, span: Span) -> bool:
        """Whether words may be coded; the coder is told where not, before looking for a code."""
        try:
            check_words(self.session.document, span)
        except CodingRefusedError as refused:
            way_out = f" {sign('select.drop')} lets go." if self.view.selection else ""
            self.say(f"{refused}{way_out}")
            return False
        return True

    def _go_to_coded(self, step: int) -> bool:
        marks, place = self.view.marks, self.place
        mark = marks.after(place) if step > 0 else marks.before(place)
        while mark is not None and mark.guess:
            place = mark.span.start
            mark = marks.after(place) if step > 0 else marks.before(place)
        if mark is None:
            self.say("No coded words there.")
        else:
            self.view.go(mark.span.start)
        return mark is not None
