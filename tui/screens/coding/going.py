"""From one document to the next, in the order of the list."""

from contextlib import suppress

from coder.errors import ProjectBusyError
from coder.workflow import neighbouring, rounds
from tui.keys import sign
from tui.screens.coding.desk import Desk
from tui.widgets.messages import OpenDocument


class Going(Desk):
    """What the keys do that end the work in a document, and begin it in the next."""

    def action_finish(self) -> None:
        finished = self.attempt(self.session.finish_or_reopen)
        if finished is None:
            return
        self.look_where()
        self.redraw()
        name = self.session.document.name
        state = "is finished: it counts in agreement and themes" if finished else "is open again"
        told = self.attempt(lambda: rounds.outcome(self.project, self.session.document))
        if finished and told:
            state = f"is finished.  {told}"
        elif finished:
            state = f"{state}.  {sign('document.next')} goes to the next document."
        self.say(f"{name} {state.rstrip('.')}.")

    def action_next(self, step: int) -> None:
        """Open the next document or the one before instead of this one."""
        row = self.attempt(lambda: neighbouring.row(self.project, self.session.document))
        there = row.beside(step) if row else None
        if there is not None:
            self.attempt(self.session.let_go)
            self.app.post_message(OpenDocument(there, instead=True))
        elif row is not None:
            self.say(f"This is the {'last' if step > 0 else 'first'} document: {row}.")

    def action_leave(self) -> None:
        self.attempt(self.session.let_go)
        self.dismiss()

    def look_where(self) -> None:
        """See where the document stands in the list, and how many are not finished."""
        with suppress(ProjectBusyError):
            row = neighbouring.row(self.project, self.session.document)
            self.where = str(row) if len(row.names) > 1 else ""
