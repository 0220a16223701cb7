"""The screen in which a document is coded: keys become acts, and acts are shown at once."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coder.workflow import undoing
from coder.workflow.project import Project
from transcripts.model import Document, Span
from tui.keys import bindings
from tui.screens.coding.counting import Counting
from tui.screens.coding.deciding import Deciding
from tui.screens.coding.editing import Editing
from tui.screens.coding.finding import Finding
from tui.screens.coding.noting import Noting
from tui.screens.coding.placing import Placing

_LOOK_AROUND_SECONDS = 2.0


class CodingScreen(Finding, Counting, Editing, Deciding, Noting, Placing):
    """One document, coded by the project's coder. Closes with `dismiss`.

    Letters move and command until something is selected; then they are codes. Whatever is
    refused is said in the hint bar, and nothing is lost. What the keys do stands by subject in the
    classes that it is made of.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("coding")]

    def __init__(self, project: Project, document_name: str, *, at: Span | None = None) -> None:
        super().__init__(project, document_name)
        self._at = at

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal():
            yield self.codebook_pane
            yield self.view
            yield self.inspector
        yield self.hint_bar

    def on_mount(self) -> None:
        self.view.focus()
        self.app.theme_changed_signal.subscribe(self, lambda _: self.redraw())
        self.set_interval(_LOOK_AROUND_SECONDS, self.look_around)
        self.call_after_refresh(self._open)

    def look_around(self) -> None:
        """Show what another program has written to the project meanwhile."""
        if self.project.changed():
            self.session.refresh()
            self.redraw()

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    def action_finish(self) -> None:
        finished = self.attempt(self.session.finish_or_reopen)
        if finished is not None:
            self.show_status()
            state = "finished: it counts in agreement and themes" if finished else "open again"
            self.say(f"{self.session.document.name} is {state}.")

    def action_leave(self) -> None:
        self.dismiss()

    def _open(self) -> None:
        self.redraw()
        self.show_hints()
        place = self._at.start if self._at else self.first_place()
        if place is not None:
            self.view.go(place)

    def _turn_back(self, word: str, act: Callable[[Project, Document], str]) -> None:
        if what := self.attempt(lambda: act(self.project, self.session.document)):
            self.session.refresh()
            self.redraw()
            self.say(f"{word}: {what}.")
