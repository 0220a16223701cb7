"""The screen on which units are read in order, one after the other."""

from functools import partial
from random import SystemRandom
from typing import ClassVar

from textual.binding import BindingType

from codebook.model import Code
from coder.workflow import queueing, undoing
from tui.dialogs.code_picker import CodePicker
from tui.keys import bindings, sign
from tui.screens.reading_order.looking import LESSONS, Looking
from tui.widgets.messages import OpenDocument

_SEEDS = 1_000_000


class QueueScreen(Looking):
    """What is likeliest comes first; every decision is saved at once. Closes with `dismiss`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("queue")]

    # Keys

    def takes(self, typed: str) -> bool:
        return typed.islower() or typed.isdigit()

    def type_letter(self, typed: str) -> None:
        """Put the code of this letter on the unit, or take it away where it is there."""
        code = next((one for one in self.codebook if one.hotkey == typed), None)
        here = self.here
        if code is None:
            self.say(f"No code has the key {typed!r}.")
        elif here is None:
            self.say("There is no unit to code.")
        elif self.attempt(lambda: queueing.code_unit(self.project, here, code)) is not None:
            self._decide()
            self.show()
            self.say(f"{code.id} {code.label}; {sign('queue.done')} goes on.")

    def action_done(self) -> None:
        here = self.here
        if here is None:
            return
        if self.has_wanted(here):
            self.action_step(1)
        elif self.attempt(lambda: queueing.leave_unit(self.project, here)) is not None:
            self._decide()
            self.action_step(1)

    def action_step(self, by: int) -> None:
        self.at = min(max(self.at + by, 0), len(self.units))
        self.show()
        self.show_hints()
        if len(self.units) - self.at < LESSONS:
            self.look(anew=True)

    def action_open(self) -> None:
        if here := self.here:
            self.post_message(OpenDocument(here.document.name, here.unit.span.start))

    def action_undo(self) -> None:
        if not self.done:
            self.say("Nothing was decided here that could be undone.")
        elif what := self.attempt(lambda: undoing.undo(self.project)):
            self.at = self.done.pop()
            self.show()
            self.look()
            self.say(f"Undone: {what}.")

    async def action_begin(self) -> None:
        picked = self.in_turn("the chosen code", self._wish)
        title = "For which code? The likeliest units come first, every tenth at random"
        await self.app.push_screen(CodePicker(self.codebook, title=title), picked)

    def action_leave(self) -> None:
        self.dismiss()

    def _wish(self, code: Code | None) -> None:
        """Begin once the text has been read, which takes seconds the first time."""
        if code is not None:
            self.say("Reading the text …")
            self.wish = partial(self._begin, code, SystemRandom().randrange(_SEEDS))
            self.look(anew=True)

    def _begin(self, code: Code, seed: int) -> None:
        if self.attempt(lambda: queueing.begin(self.project, [code], seed)):
            self.units, self.at, self.done, self.decided = [], 0, [], 0
            self.say(f"Reading for {code.id} {code.label}; seed {seed} is kept.")

    def _decide(self) -> None:
        self.done.append(self.at)
        self.decided += 1
        self.look(anew=self.decided >= LESSONS)
