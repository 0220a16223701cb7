"""The codebook beside the text: going into its tree, and making a code from selected words."""

from dataclasses import replace

from textual import events
from textual.widget import AwaitMount

from codebook.model import Code, CodeUnit
from coder.errors import ProjectBusyError
from coder.workflow import revising
from coder.workflow.project import Project
from transcripts.model import Span
from transcripts.text import visible
from tui.dialogs.naming import Named, Naming
from tui.dialogs.tree_editor import new_code
from tui.keys import Layer, hints, sign
from tui.screens.coding.giving import Giving
from tui.widgets.messages import OpenScreen
from tui.widgets.patience import SHORT_SECONDS

_LABEL_WORDS = 6
_EXAMPLE = 300  # characters


class Tending(Giving):
    """What the keys do that change the codebook while one codes."""

    AUTO_FOCUS = "TranscriptView"

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        tree = self.codes
        tree.unit = CodeUnit(str(self.session.document.kind))
        tree.chosen, tree.left = self._give_from_tree, self.leave_tree
        tree.said, tree.revised = self.say, self._revised

    async def press(self, event: events.Key) -> None:
        """In the tree, keys are the tree's, even those typed before it had the focus."""
        if self.codes.has_focus:
            await self.codes.press(event)
        else:
            await super().press(event)

    def on_screen_resume(self) -> None:
        """On other screens codes and codings may have been changed."""
        try:
            with self.project.hurried(SHORT_SECONDS):
                is_other = self.session.is_behind()
        except ProjectBusyError:
            self.session.is_stale = True  # it is read as soon as the other program lets it
        else:
            if is_other:
                self.session.refresh()
                self.redraw()

    def action_enter_tree(self) -> None:
        """Go into the tree, at the code that lies at the cursor."""
        self.add_class("-tree")
        here = self.marks_here()
        tree = self.codes
        self.set_focus(tree)
        if here:
            tree.go_to(self.session.code(here[0].code))
        self.show_tree_hints()

    def leave_tree(self) -> None:
        self.remove_class("-tree")
        self.set_focus(self.view)
        self.show_hints()

    def show_hints(self) -> None:
        if self.has_class("-tree"):
            self.show_tree_hints()
        else:
            super().show_hints()

    def show_tree_hints(self) -> None:
        give = [(sign("tree.choose"), "codes the selection")] if self.view.selection else []
        known = hints("code_tree", Layer.COMMAND)
        self.hint_bar.show("CODEBOOK", [*give, *known])

    def action_codebook_screen(self) -> None:
        self.post_message(OpenScreen("codebook"))

    async def action_invent(self) -> None:
        """Ask for the name of a new code; then it is made, and given to the words."""
        if (words := self.words_meant()) is not None:
            await self._name_new(words, self._in_vivo(words))

    def invent(self, label: str) -> None:
        """As `action_invent`, with a name that was typed already."""
        if (words := self.words_meant()) is not None:
            # Not from here: this runs in the picker, which is gone when the answer comes.
            self.call_next(self._name_new, words, label)

    def words_meant(self) -> Span | None:
        """The selection, else the sentence here."""
        words = self.view.selection or self.view.units.sentence_at(self.place)
        if words is None:
            self.say("Select the words that the new code is for.")
        return words if words and self.codable(words) else None

    def _name_new(self, words: Span, label: str) -> AwaitMount:
        """Open the window in which a new code is named."""
        recent = next((one for one in self.session.recent if self._fits(one)), None)
        parent = recent.parent if recent else ""
        draft = revising.drafted(self.project, label, parent=parent)
        unit = CodeUnit(str(self.session.document.kind))
        example = " ".join(words.of(self.session.document.text).split())[:_EXAMPLE]
        start = replace(draft, example=example, unit=unit)
        naming = Naming(
            self.project,
            start,
            lambda named: self._add(start, named),
            title="New code",
            fresh=True,
        )

        def made(code: Code | None) -> None:
            self._made(code, words)

        return self.app.push_screen(naming, self.in_turn("the new code", made))

    def _add(self, start: Code, named: Named) -> Code:
        return revising.add(self.project, new_code(self.project, start, named))

    def _made(self, code: Code | None, words: Span) -> None:
        """Give the code to the words; making it and giving it are undone one after the other."""
        if code is not None:
            self.session.refresh()
            self.redraw()
            self._give(code, words)

    def _in_vivo(self, words: Span) -> str:
        """The selected words, as far as they make a name."""
        said = " ".join(words.of(self.session.document.text).split())
        first = said.split()[:_LABEL_WORDS]
        return visible(" ".join(first)).strip(" .,;:!?…“”\"'()")

    def _fits(self, code: Code) -> bool:
        return str(code.unit) == str(self.session.document.kind)

    def _give_from_tree(self, code: Code) -> None:
        if self.view.selection is None:
            leave = f"leave the tree with {sign('tree.leave')}"
            self.say(f"Nothing is selected: {leave} and select some words first.")
        else:
            self.leave_tree()
            self._give(code)

    def _revised(self, sentence: str) -> None:
        self.session.refresh()
        self.redraw()
        self.show_tree_hints()
        self.say(sentence)
