"""Giving codes, values and levels to words, and taking them away."""

from codebook.model import Code, CodeKind
from transcripts.model import Span
from tui.dialogs.code_picker import CodePicker
from tui.keys import sign
from tui.page.values import value_of
from tui.screens.coding.asking import Asking
from tui.screens.coding.selecting import Selecting


class Giving(Selecting):
    """What the keys do that put codes on words."""

    def type_letter(self, typed: str) -> None:
        """A small letter is a code, a digit a recent code or a value."""
        asking = self.asking
        if asking is not None and asking.code is not None:
            self._answer(asking, typed)
        else:
            span = asking.span if asking else None
            self.ask(None)
            self._code_typed(typed, span)

    async def action_pick(self) -> None:
        """While extending, Enter ends it; else it opens the list of codes."""
        if self.view.extending:
            self.action_extend()
        elif self.view.selection is None or self.codable(self.view.selection):
            picked = self.in_turn("the chosen code", self._picked)
            picker = CodePicker(
                self.session.codebook, refusal=self.session.refusal, invent=self.invent
            )
            await self.app.push_screen(picker, picked)

    def invent(self, label: str) -> None:
        """Make a new code of that name, and give it."""
        raise NotImplementedError

    def action_quick(self) -> None:
        self.ask(Asking(self.view.units.sentence_at(self.place)))

    def action_no_code(self) -> None:
        """Say of the selection or the sentence that it was read and deserves no code."""
        span = self.view.selection or self.view.units.sentence_at(self.place)
        if span is None or not self.codable(span):
            return
        left = self.attempt(lambda: self.session.leave_or_take_back(span))
        if left is not None:
            self.view.drop()
            self.redraw()
            undo = sign("edit.undo")
            self.say(
                f"Read, and left without a code; {undo} takes it back."
                if left
                else "The mark is taken away: nothing is said of these words."
            )

    def action_repeat(self) -> None:
        if self.session.recent:
            self._give(self.session.recent[0])
        else:
            self.say("No code has been used yet: select words and press a code's letter.")

    def action_uncode(self) -> None:
        here = self.segment_here()
        if here is None:
            self.say("You have coded nothing here.")
        elif removed := self.attempt(lambda: self.session.remove(here.guid)):
            self.redraw()
            self.say(f"Removed {removed.id} {removed.label}.")

    def action_level(self) -> None:
        here = [self.session.code(mark.code) for mark in self.marks_here()]
        wanted = [self.session.levelled(code) for code in (*here, *self.session.recent[:1])]
        code = next((one for one in wanted if one is not None), None)
        if code is None:
            self.say("No code with levels is here: code some words with one first.")
        else:
            self._ask_value(code)

    def _code_typed(self, typed: str, span: Span | None) -> None:
        recent = self.session.recent
        if typed.isdigit():
            place = int(typed)
            code = recent[place - 1] if 0 < place <= len(recent) else None
        else:
            code = self.session.letters.get(typed)
        if code is None:
            self.say(
                f"No code has the key {typed!r}; {sign('code.pick')} finds a code by its name."
            )
        else:
            self._give(code, span)

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self._give(code)

    def _give(self, code: Code, span: Span | None = None) -> None:
        """Apply a code to the words asked for, else the selection, else this sentence."""
        if code.kind is CodeKind.CHOICE:
            self._ask_value(code)
            return
        words = span or self.view.selection or self.view.units.sentence_at(self.place)
        if words is None:
            self.say("There are no words here that could be coded.")
        elif self.attempt(lambda: self.session.apply(code, words)):
            self.redraw()
            self.say(f"{code.id} {code.label}: saved.")

    def _ask_value(self, code: Code) -> None:
        """Ask for a value or a level, if documents like this one have it."""
        if wanted := self.attempt(lambda: self.session.fitting(code)):
            self.ask(Asking(self.view.selection, wanted, given=code.guid in self.session.ratings))

    def _answer(self, asking: Asking, typed: str) -> None:
        code = asking.code
        if code and asking.given and typed == "-":
            self._unrate(code)
            return
        value = value_of(code, typed) if code and typed.isdigit() else None
        if code is None or value is None:
            self.say(f"Press one of the digits shown, or {sign('select.drop')}.")
            return
        self.ask(None)
        if self.attempt(lambda: self.session.rate(code, value, asking.span)):
            self.redraw()
            self.say(f"{code.id} {code.label}: {self.value_label(code, value)}.")

    def _unrate(self, code: Code) -> None:
        self.ask(None)
        if self.attempt(lambda: self.session.unrate(code)):
            self.redraw()
            self.say(f"{code.id} {code.label}: no value any more.")
