"""Giving codes and levels to whole answers, to one or to all that are marked, and taking them."""

from collections.abc import Callable, Sequence

from codebook.model import Code, CodeKind
from coder.themes.answers import Answer, AnswerState
from coder.workflow import coding, responding, undoing
from coder.workflow.coding_many import code_all, rate_all, uncode_all, unrate_all
from coder.workflow.project import Project
from tui.dialogs.code_picker import CodePicker
from tui.keys import sign
from tui.page.values import choices, value_label, value_of
from tui.screens.responses.desk import AnswersDesk, Wish


class Giving(AnswersDesk):
    """What the keys do that change the project. A code lies on the whole answer."""

    recent: Code | None = None

    def type_letter(self, typed: str) -> None:
        wish = self.wish
        self.ask(None)
        if wish is not None:
            wish.act(wish.codes[typed])
        elif typed.isdecimal():
            self._rate(typed)
        elif code := self.letters.get(typed):
            self.give(code)
        else:
            self.say(
                f"No code has the key {typed!r}; {sign('answers.open')} finds a code by its name."
            )

    # Codes

    def give(self, code: Code) -> None:
        """Put a code on the answers that are meant; on to the next one if that is wanted."""
        if self._gave(code) and self.going_on:
            self._go_on()

    def action_quick(self) -> None:
        self.ask(Wish("QUICK CODE", self.letters, self.give))

    def action_repeat(self) -> None:
        """The last code again, and on to the next answer: one key for each that has it."""
        if self.recent is None:
            self.say(f"No code has been used yet: press {sign('answers.select')}, then a letter.")
        elif self._gave(self.recent):
            self._go_on()

    async def action_pick(self) -> None:
        documents = [one.document for one in self.sheet.targets]
        picker = CodePicker(self.codebook, refusal=lambda code: coding.refusal(code, documents))
        await self.app.push_screen(picker, self.in_turn("the chosen code", self._picked))

    def action_stay(self) -> None:
        """Go on to the next answer after each code, or stay there for another one."""
        self.going_on = not self.going_on
        self.say("On to the next after a code." if self.going_on else "A code leaves you here.")

    def action_uncode(self) -> None:
        """Take a code away from the answers that are meant; with several codes, ask which."""
        codes = {code.guid: code for one in self.sheet.targets for code in self.legend.codes(one)}
        keys = {
            code.hotkey or str(place): code for place, code in enumerate(codes.values(), start=1)
        }
        if not keys:
            self.say("You have coded nothing here.")
        elif len(keys) == 1:
            self._take_away(*keys.values())
        else:
            self.ask(Wish("TAKE AWAY", keys, self._take_away))

    def _picked(self, code: Code | None) -> None:
        if code is not None:
            self.give(code)

    def _gave(self, code: Code) -> bool:
        if code.kind is CodeKind.CHOICE:
            self._measure_by(code)
            return False
        targets = self._with_words()
        places = [(one.document, span) for one in targets for span in one.spans]
        done = bool(places) and self._change(lambda: code_all(self.project, code, places), targets)
        if done:
            self.recent = code
            self.say(f"{code.id} {code.label}: {self._named(targets)}.")
        return done

    def _take_away(self, code: Code) -> None:
        targets = self.sheet.targets
        codings = [each for one in targets for each in one.codings if each.code == code.guid]
        if self._change(lambda: uncode_all(self.project, codings), targets):
            had = [one for one in targets if any(each.code == code.guid for each in one.codings)]
            self.say(f"Removed {code.id} {code.label}: {self._named(had)}.")

    # Levels and values

    def action_scale(self) -> None:
        """Let the digits give the levels of the next code that has any; after the last of none."""
        scales = [None, *self.legend.scales]
        at = scales.index(self.sheet.scale) if self.sheet.scale in scales else 0
        self._measure_by(scales[(at + 1) % len(scales)])

    def action_unrate(self) -> None:
        scale, targets = self.sheet.scale, self.sheet.targets
        if scale is None:
            self._say_no_scale()
        elif self._change(lambda: self._unrated(scale, targets), targets):
            self.say(f"{scale.id} {scale.label}: no value any more: {self._named(targets)}.")

    def _unrated(self, scale: Code, targets: Sequence[Answer]) -> object:
        return unrate_all(self.project, scale, [one.document for one in targets])

    def _measure_by(self, scale: Code | None) -> None:
        self.sheet.measure_by(scale)
        self.follow()
        self.show_hints()

    def _rate(self, digit: str) -> None:
        """Give the level of a digit, and go on to the next answer."""
        scale = self.sheet.scale
        if scale is None:
            self._say_no_scale()
            return
        value = value_of(scale, digit)
        if value is None:
            known = ", ".join(f"{one} {label}" for one, label in choices(scale))
            self.say(f"{scale.id} has no {digit}: {known}.")
        elif targets := self._with_words():
            documents = [one.document for one in targets]
            evidence = {one.document.guid: one.spans[0] for one in targets}
            if self._change(
                lambda: rate_all(self.project, scale, documents, value=value, evidence=evidence),
                targets,
            ):
                self.say(f"{scale.id}: {value_label(scale, value)}: {self._named(targets)}.")
                self._go_on()

    def _say_no_scale(self) -> None:
        key = sign("answers.scale")
        self.say(
            f"{key} chooses the code whose levels the digits give."
            if self.legend.scales
            else "No code of responses has levels or values."
        )

    # Finishing, undoing

    def action_finish(self) -> None:
        """Mark the responses finished; if they all are, reopen them."""
        targets = self.sheet.targets
        all_finished = bool(targets) and all(one.finished for one in targets)
        change, word = (coding.reopen, "Reopened") if all_finished else (coding.finish, "Finished")
        documents = [one.document for one in targets]
        if targets and self._change(lambda: change(self.project, documents), targets):
            self.say(f"{word}: {self._named(targets)}.")

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        """Undo or redo, and go where something has changed by it."""
        what = self.attempt(lambda: act(self.project))
        if what is None:
            return
        changed = self.look_at_work()
        if changed and not any(one.document == self._here() for one in changed):
            self.sheet.go_to(changed[0].document.guid)
        self.grid.refresh()
        self.follow()
        self.say(f"{word}: {what}.")

    def look_at_work(self) -> list[Answer]:
        """Take in what has been done in the project; gives the answers that changed by it."""
        before = {one.document.guid: one for one in self.sheet.all()}
        after = responding.worked_on(self.project, before.values())
        changed = [one for one in after if one != before[one.document.guid]]
        self.sheet.renew(changed)
        return changed

    def _here(self) -> object:
        return self.sheet.here.document if self.sheet.here else None

    # How it is done

    def _with_words(self) -> list[Answer]:
        """The answers that are meant; none, and a sentence, where one of them has no words."""
        targets = self.sheet.targets
        for one in targets:
            if one.state is AnswerState.WITHHELD:
                self.say(f"{one.document.name} is withheld and is not coded.")
                return []
            if not one.spans:
                self.say(f"{one.document.name}: nothing is answered here that could be coded.")
                return []
        return targets

    def _change(self, act: Callable[[], object], targets: Sequence[Answer]) -> bool:
        """Change the project, then show these answers as they are now; whether it was done."""
        if self.attempt(act) is None:
            return False
        self.take_in(lambda: self.sheet.renew(responding.worked_on(self.project, targets)))
        if len(targets) > 1:
            self.grid.refresh()
        self.follow()
        return True

    def _go_on(self) -> None:
        """To the next answer, unless several were meant."""
        if not self.sheet.marks:
            self.sheet.go(self.sheet.cursor + 1)
            self.follow()

    def _named(self, answers: Sequence[Answer]) -> str:
        """What was changed, in a few words."""
        if len(answers) > 1:
            return f"{len(answers)} answers"
        return "this answer" if self.sheet.masked else answers[0].document.name
