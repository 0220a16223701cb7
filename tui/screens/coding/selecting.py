"""Selecting words with keys, and going from one coded passage to the next."""

from coder.workflow.project import Project
from transcripts.model import Span
from tui.screens.coding.desk import Desk


class Selecting(Desk):
    """What the keys do that choose words and change none."""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self._grown: list[Span] = []

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
        self._go_to_mark(step, guess=False, otherwise="No coded words there.")

    def action_next_suggestion(self) -> None:
        self._go_to_mark(1, guess=True, otherwise="No further suggestion; g shows or hides them.")

    def grow_selection(self) -> None:
        span = self.view.selection
        if span is not None and (larger := self.view.units.grown(span)) != span:
            self._grown.append(span)
            self.view.select(larger)

    def shrink_selection(self) -> None:
        if self._grown:
            self.view.select(self._grown.pop())

    def _select(self, span: Span | None) -> None:
        if span is not None:
            self.view.extending = False
            self._grown.clear()
            self.view.select(span)

    def _go_to_mark(self, step: int, *, guess: bool, otherwise: str) -> None:
        marks, place = self.view.marks, self.place
        mark = marks.after(place) if step > 0 else marks.before(place)
        while mark is not None and mark.guess is not guess:
            place = mark.span.start
            mark = marks.after(place) if step > 0 else marks.before(place)
        if mark is None:
            self.say(otherwise)
        else:
            self.view.go(mark.span.start)
