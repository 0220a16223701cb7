"""Changing coded segments: another code, two of one, one of two; and copying their words."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from codebook.model import Code
from coder.model import Coding
from coder.workflow import reshaping
from transcripts.model import Span
from transcripts.text import count_words
from tui.dialogs.code_picker import CodePicker
from tui.screens.coding.giving import Giving

T = TypeVar("T")

NO_SEGMENT = "You have coded nothing here; ] goes to the next coded words."


class Changing(Giving):
    """What the keys do with the segment at the cursor as a whole."""

    async def action_recode(self) -> None:
        coding = self.segment_here()
        if coding is None:
            self.say(NO_SEGMENT)
        else:
            picked = self.in_turn("the chosen code", partial(self._recode, coding))
            picker = CodePicker(self.session.codebook, refusal=self.session.refusal)
            await self.app.push_screen(picker, picked)

    def action_split(self) -> None:
        coding, at = self.segment_here(), self.view.cursor.offset
        if coding is None:
            self.say(NO_SEGMENT)
        elif parts := self.change(lambda: reshaping.split(self.project, coding, at)):
            self.chosen = parts[1].guid
            self.view.go(parts[1].span.start)
            self.say(f"{self.session.code(coding.code).id} cut in two; the second begins here.")

    def action_join(self) -> None:
        coding = self.segment_here()
        if coding is None:
            self.say(NO_SEGMENT)
            return
        name, other = self.session.code(coding.code).id, self._next_of_its_code(coding)
        if other is None:
            self.say(f"No further {name} in this answer to join with.")
        elif joined := self.change(lambda: reshaping.join(self.project, [coding, other])):
            self.chosen = joined.guid
            self.view.go(joined.span.start)
            self.say(f"Two segments of {name} are one: {self.counted_words(joined.span)}.")

    def action_copy(self) -> None:
        here = self.marks_here()
        span = self.view.selection or (here[0].span if here else None)
        if span is None:
            self.say("Nothing to copy: select words first, or go to a segment.")
            return
        self.app.copy_to_clipboard(span.of(self.session.document.text))
        self.say(f"Copied {self.counted_words(span)}, if this terminal lets a program copy.")

    def change(self, act: Callable[[], T]) -> T | None:
        """Change segments and show what the project has then; None where it was refused."""
        changed = self.attempt(act)
        if changed is not None:
            self.session.refresh()
            self.redraw()
        return changed

    def counted_words(self, span: Span) -> str:
        """How many words lie on a span, as people say it."""
        count = count_words(span.of(self.session.document.text))
        return "1 word" if count == 1 else f"{count} words"

    def _recode(self, coding: Coding, code: Code | None) -> None:
        if code is None:
            return
        before = self.session.code(coding.code).id
        if changed := self.change(lambda: reshaping.recode(self.project, [coding], code)):
            self.chosen = changed[0].guid
            twin = " It was there already." if changed[0].guid != coding.guid else ""
            self.say(f"{before} is now {code.id} {code.label}.{twin}")

    def _next_of_its_code(self, coding: Coding) -> Coding | None:
        """The next own segment of the same code in the same answer."""
        answer = self.view.units.answer_around(coding.span)
        later = [
            one
            for one in self.session.codings.values()
            if one.code == coding.code
            and one.guid != coding.guid
            and coding.span.start <= one.span.start < answer.stop
        ]
        return min(later, key=lambda one: one.span, default=None)
