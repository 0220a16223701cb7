"""Undo and redo in the document that is open: what was taken back comes into view."""

from collections.abc import Callable

from coder.errors import NothingToUndoError
from coder.workflow import undoing
from coder.workflow.project import Project
from coder.workflow.undoing import TurnedBack
from transcripts.model import Document, Span
from transcripts.text import visible
from tui.screens.coding.desk import Desk

_QUOTE = 40  # characters
_ELSEWHERE = (
    "Nothing of yours is left to undo in this document; "
    "the list of documents takes back what was done elsewhere."
)


class Turning(Desk):
    """What the keys do that turn the coder's own work back."""

    def action_undo(self) -> None:
        """Take back the last thing done here: a rejection, else what the trail has."""
        if offer := self.attempt(self.session.offer_again):
            self.chosen = offer.key
            self.redraw()
            self._show_words(offer.span)
            self.say(f"{self.session.code(offer.code).label} is offered again.")
        else:
            self._turn_back("Undone", self._undone)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo_in)

    def _undone(self, project: Project, document: Document) -> TurnedBack:
        """Undo here; where nothing is left, say whether there is something elsewhere."""
        try:
            return undoing.undo_in(project, document)
        except NothingToUndoError as error:
            if undoing.last(project):
                raise NothingToUndoError(_ELSEWHERE) from error
            raise

    def _turn_back(self, word: str, act: Callable[[Project, Document], TurnedBack]) -> None:
        document = self.session.document
        turned = self.attempt(lambda: act(self.project, document))
        if turned is None:
            return
        self.session.refresh()
        self.redraw()
        what = turned.what
        if turned.spans:
            first = min(turned.spans)
            self._show_words(first)
            what = f"{what.removesuffix(f' in {document.name}')} on {self._quote(first)}"
        self.say(f"{word}: {what}.")

    def _show_words(self, span: Span) -> None:
        """Bring words into view; a coder who sees them stays where they are."""
        line, top = self.view.page.line_of(span.start), self.view.scroll_offset.y
        if not top <= line < top + self.view.size.height:
            self.view.go(span.start)

    def _quote(self, span: Span) -> str:
        words = " ".join(visible(span.of(self.session.document.text)).split())
        return f"“{words}”" if len(words) <= _QUOTE else f"“{words[: _QUOTE - 1].rstrip()}…”"
