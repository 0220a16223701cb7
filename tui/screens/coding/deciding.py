"""Suggestions: asked for, looked at one by one, accepted or rejected."""

from dataclasses import dataclass
from functools import partial

from textual import work
from textual.message import Message

from coder.errors import USER_ERRORS
from coder.model import Suggestion
from coder.workflow import suggesting
from coder.workflow.project import open_project
from tui.keys import legend, sign
from tui.screens.coding.desk import Desk

_KEYS = {
    "suggest.next": "next",
    "suggest.accept": "accept",
    "suggest.reject": "reject",
    "suggest.show": "hide",
}


class Deciding(Desk):
    """What the keys do that answer suggestions."""

    @dataclass
    class Suggested(Message):
        """The worker has looked for suggestions; `refused` tells why it could not."""

        found: list[Suggestion]
        refused: str = ""

    def action_suggestions(self) -> None:
        if refusal := self.session.why_blind():
            self.say(refusal)
        elif self.session.suggested is None:
            self.say("Looking for the codebook's keywords …")
            self._look_for_suggestions()
        else:
            self.session.suggested = None
            self.redraw()
            self.say("Suggestions are hidden.")

    def action_decide(self, what: str) -> None:
        offer = self.offer_here()
        if offer is None:
            shows, goes = sign("suggest.show"), sign("suggest.next")
            self.say(f"No suggestion here; {shows} shows suggestions, {goes} goes to the next.")
        elif what == "accept":
            if code := self.attempt(lambda: self.session.accept(offer)):
                self.redraw()
                self.say(f"{code.id} {code.label}: accepted.")
        elif (gone := self.attempt(lambda: self.session.reject(offer))) is not None:
            self.redraw()
            undo = sign("edit.undo")
            self.say(
                f"Rejected; {undo} offers it again."
                if gone
                else f"Left out until the next opening; {undo} brings it back."
            )

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _look_for_suggestions(self) -> None:
        """Load spaCy and read the text, in a thread and over a connection of its own."""
        coder = self.project.coder.name if self.project.coder else None
        try:
            with open_project(self.project.path, coder=coder) as project:
                found = suggesting.suggestions(project, [self.session.document])
        except USER_ERRORS as error:
            self.post_message(self.Suggested([], str(error)))
        else:
            self.post_message(self.Suggested(found))

    async def on_deciding_suggested(self, event: Suggested) -> None:
        await self.patience.do("the suggestions", partial(self._show_suggested, event))

    async def _show_suggested(self, event: Suggested) -> None:
        if event.refused:
            self.say(event.refused)
            return
        self.attempt(lambda: self.session.see(event.found))
        self.redraw()
        if event.found:
            self.say(f"{len(event.found)} to decide: {legend(_KEYS)}.")
        else:
            self.say("No keyword of the codebook is left to decide in this document.")
