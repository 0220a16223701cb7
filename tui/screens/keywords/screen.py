"""The workshop of one code's keywords, with a key for each change."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from codebook.model import Code
from coder.errors import InvalidRequestError
from coder.suggest.precision import FormUse
from coder.workflow import keywords, undoing
from coder.workflow.project import Project
from tui.keys import bindings, sign, sign_in_writing
from tui.screens.keywords.looking import Looking
from tui.screens.keywords.wanted import is_whole, of_own
from tui.widgets.messages import OpenDocument


class KeywordsScreen(Looking):
    """What `coder keywords` tells, and does. Closes with `dismiss`.

    Every change is saved at once, matched in the whole project, and can be taken back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("keywords")]

    # Keys

    def action_switch(self) -> None:
        self.turn_to(candidates=not self.at_candidates)

    def action_read(self, by: int) -> None:
        """The next sentence with these words first, or the one before."""
        if wanted := self.wanted:
            self.sentence = min(max(self.sentence + by, 0), max(len(wanted.rows) - 1, 0))
            self.show_sentences()

    def on_rows_chosen(self) -> None:
        """Read the first sentence that is shown in its document."""
        if self.found and (wanted := self.wanted) and wanted.rows:
            one = self.found.bench.sentences[wanted.rows[self.sentence]]
            there = {it.guid: it.name for it in self.found.bench.documents}
            self.post_message(OpenDocument(there[one.document], one.span.start))

    def action_add(self) -> None:
        wanted = self.wanted
        if not self.at_candidates:
            other, own = sign("keywords.switch"), sign("keywords.own")
            self.say(f"{other} goes to the candidates; {own} takes words of your own.")
        elif wanted:
            self._add(wanted.words)

    def action_drop(self) -> None:
        if found := self._found_form():
            use, code = found
            if self.found and is_whole(self.found, use):
                self.action_drop_whole()
            else:
                self._do(
                    lambda: keywords.drop_form(self.project, code, use.keyword, use.form),
                    f"“{use.form}” is no form of {use.keyword} any more.",
                )

    def action_drop_whole(self) -> None:
        if found := self._found_form():
            use, code = found
            self._do(
                lambda: keywords.drop_keyword(self.project, code, use.keyword),
                f"“{use.keyword}” is dropped.",
            )

    def action_avoid(self) -> None:
        if wanted := self.wanted:
            self._do(
                lambda: keywords.avoid_keyword(self.project, wanted.code, wanted.words),
                f"“{wanted.words}” silences {wanted.code.id} in its sentence.",
            )

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo_codebook)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo_codebook)

    def _found_form(self) -> tuple[FormUse, Code] | None:
        if (use := self.form) and (wanted := self.wanted):
            return use, wanted.code
        if self.at_candidates:
            self.say(f"{sign('keywords.switch')} goes to the forms, which can be dropped.")
        return None

    def _add(self, words: str) -> bool:
        return self._do(
            lambda: keywords.add_keyword(self.project, self.code, words),
            f"“{' '.join(words.split())}” is a keyword of {self.code.id}.",
        )

    def _do(self, act: Callable[[], Code], done: str) -> bool:
        """Change the keywords; whether that was possible."""
        if self.attempt(act) is None:
            return False
        self.done = f"{done} {sign('keywords.undo')} takes it back."
        self.take_in(self.read_news)
        return True

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        if what := self.attempt(lambda: act(self.project)):
            self.done = f"{word}: {what}."
            self.take_in(self.read_news)

    # Words of one's own

    def action_own(self) -> None:
        self.own.value = ""
        self.add_class("-asking")
        self.own.focus()
        self.say(f"Enter adds it to {self.code.id}, {sign_in_writing('keywords.leave')} lets go.")

    def on_input_changed(self) -> None:
        """Match what is typed in the whole project."""
        if self.found and self.own.value.strip():
            try:
                self.foresee(of_own(self.found, self.own.value))
            except InvalidRequestError as error:
                self.foresee(None, str(error))

    def on_input_submitted(self) -> None:
        if self._add(self.own.value):
            self._stop_asking()

    def action_leave(self) -> None:
        if self.has_class("-asking"):
            self._stop_asking()
            self.show_hints()
            self.look()
        else:
            self.dismiss()

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        (self.candidates if self.at_candidates else self.forms).focus()
