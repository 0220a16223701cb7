"""Suggestions: asked for, looked at one by one, accepted or rejected."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import work
from textual.message import Message

from coder.errors import USER_ERRORS
from coder.model import Suggestion
from coder.workflow import suggesting
from coder.workflow.project import Project, open_project
from coder.workflow.tagging import untold
from tui.keys import legend, sign
from tui.screens.coding.desk import Desk

_KEYS = {
    "suggest.next": "next",
    "suggest.accept": "accept",
    "suggest.reject": "reject",
    "suggest.show": "hide",
}
_SUGGESTING = ("suggestions", "first_pass")
LESSONS = 10
"""After so many decisions more is known of what this coder looks for."""


class Deciding(Desk):
    """What the keys do that answer suggestions."""

    _learned_at = 0  # what the coder had written when the suggester last learned
    _told: ClassVar[set[str]] = set()  # what is told once while the program runs

    @dataclass
    class Suggested(Message):
        """The worker has looked for suggestions; `refused` tells why it could not.

        `more` says that it goes on: so far there are keywords alone. `again` is a second look, of
        which nothing is said. `untold` tells of keywords that ask for a part of speech in vain.
        """

        found: list[Suggestion]
        refused: str = ""
        more: bool = False
        again: bool = False
        untold: tuple[str, ...] = ()

    def action_suggestions(self) -> None:
        if refusal := self.session.why_silent():
            self.say(refusal)
        elif self.session.is_held_back:
            self.say(
                f"Read {self.session.document.name} through first, so that what you find is your "
                f"own; then {sign('suggest.first-pass')} opens suggestions here."
            )
        elif self.session.suggested is None:
            self.say("Looking for the codebook's keywords …")
            self._look_for_suggestions()
        else:
            self.session.suggested = None
            self.redraw()
            self.say("Suggestions are hidden.")

    def action_first_pass(self) -> None:
        if refusal := self.session.why_silent():
            self.say(refusal)
        elif (new := self.attempt(self.session.read_through)) is not None:
            told = "is marked as read through" if new else "was read through before"
            shows = sign("suggest.show")
            self.say(f"{self.session.document.name} {told}; {shows} shows suggestions.")

    def redraw(self) -> None:
        super().redraw()
        written = self.project.kept()
        if self.session.suggested is not None and written - self._learned_at >= LESSONS:
            self._learned_at = written
            self._look_for_suggestions(again=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where suggestions are switched off, their keys are not there."""
        if action in _SUGGESTING and self.session.is_silent:
            return False
        if action == "decide" and not self.session.may_be_offered:
            return False
        return super().check_action(action, parameters)

    def hints_now(self) -> list[tuple[str, str]]:
        """Without what shows suggestions, where they are switched off."""
        silent = sign("suggest.show") if self.session.is_silent else ""
        return [one for one in super().hints_now() if one[0] != silent]

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
    def _look_for_suggestions(self, *, again: bool = False) -> None:
        """Find keywords, then learn, in a thread and over a connection of its own."""
        coder = self.project.coder.name if self.project.coder else None
        try:
            with open_project(self.project.path, coder=coder) as project:
                for found, more in self._found(project, again=again):
                    told = () if more else tuple(untold(project.codebook()))
                    self.post_message(self.Suggested(found, more=more, again=again, untold=told))
        except USER_ERRORS as error:
            self.post_message(self.Suggested([], str(error), again=again))

    def _found(self, project: Project, *, again: bool) -> Iterator[tuple[list[Suggestion], bool]]:
        """Keywords at once; then what was learned, which takes a moment."""
        document = [self.session.document]
        learns = project.coder is not None and suggesting.can_learn(project)
        if not again:
            yield suggesting.suggestions(project, document, learned=False), learns
        if learns:
            yield suggesting.suggestions(project, document), False

    async def on_deciding_suggested(self, event: Suggested) -> None:
        await self.patience.do("the suggestions", partial(self._show_suggested, event))

    async def _show_suggested(self, event: Suggested) -> None:
        if event.refused:
            if not event.again:
                self.say(event.refused)
            return
        if event.again and self.session.suggested is None:
            return  # they were hidden meanwhile
        self._learned_at = self.project.kept()
        self.attempt(lambda: self.session.see(event.found))
        self.redraw()
        if event.again:
            return
        if event.more:
            self.say(f"{len(event.found)} keywords to decide; learning from what you coded …")
        elif news := [one for one in event.untold if one not in self._told]:
            self._told.update(news)
            self.say(*news)
        elif event.found:
            self.say(f"{len(event.found)} to decide: {legend(_KEYS)}.")
        else:
            why = self.attempt(lambda: suggesting.why_nothing(self.project))
            self.say(why or "Nothing is left to decide in this document.")
