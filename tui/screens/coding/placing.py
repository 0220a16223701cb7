"""What outlives a screen: the place in the text, and that suggestions were left as they are."""

from contextlib import suppress

from coder.errors import CoderError
from coder.workflow import placing
from tui.screens.coding.desk import Desk
from tui.widgets.patience import SHORT_SECONDS


class Placing(Desk):
    """Where the coder was last, in each document."""

    def first_place(self) -> int | None:
        """Where the coder was last; where they never were, the first words that can be coded."""
        document = self.session.document
        last = placing.place(self.project, document)
        answers = document.respondent_turns()
        return last if last is not None else answers[0].speech if answers else None

    def on_screen_suspend(self) -> None:
        """Another screen has come to the front, or this one closes."""
        self._keep_place()

    def on_unmount(self) -> None:
        """By whichever way the coder leaves, as by the palette or by quitting."""
        self._keep_place()
        with suppress(CoderError), self.project.hurried(SHORT_SECONDS):
            self.session.let_go()

    def _keep_place(self) -> None:
        with self.project.hurried(SHORT_SECONDS):
            placing.keep_place(self.project, self.session.document, self.place)
