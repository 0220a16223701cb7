"""The screen in which a document is coded: keys become acts, and acts are shown at once."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from coder.workflow.project import Project
from transcripts.model import Span
from tui.keys import bindings
from tui.screens.coding.counting import Counting
from tui.screens.coding.editing import Editing
from tui.screens.coding.finding import Finding
from tui.screens.coding.noting import Noting
from tui.screens.coding.placing import Placing
from tui.screens.coding.reading import Reading
from tui.screens.coding.responding import Responding
from tui.screens.coding.seeing import Seeing
from tui.screens.coding.tending import Tending
from tui.screens.coding.turning import Turning


class Commands(Finding, Counting, Editing, Reading, Noting, Responding, Tending):
    """What letters do that give codes, or look for where to give them."""


class CodingScreen(Commands, Turning, Seeing, Placing):
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
        self._go_to_the_place()  # now: keys may be under way
        self.show_hints()
        self.call_after_refresh(self._open)

    def _go_to_the_place(self) -> None:
        place = self._at.start if self._at else self.first_place()
        if place is not None:
            self.view.go(place)

    def _open(self) -> None:
        self.look_where()
        self.redraw()
