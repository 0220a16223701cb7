"""The codebook on a screen of its own: its tree, and beside it all that is said about a code."""

from collections import Counter
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal

from coder.workflow import browsing
from coder.workflow.project import Project
from tui.dialogs.tree_editor import TreeEditor
from tui.keys import Layer, hints
from tui.page.palette import colours
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.ink import Look
from tui.widgets.panes import Definition
from tui.widgets.patient import Patient
from tui.widgets.themes import palette_of


class CodebookScreen(Patient[None]):
    """Every code with how often it is coded in the whole project. Closes with `dismiss`."""

    AUTO_FOCUS: ClassVar[str | None] = "CodeTree"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    CodebookScreen { background: $background; }
    CodebookScreen Horizontal { height: 1fr; }
    CodebookScreen CodeTree { width: 1fr; padding: 0 1; }
    CodebookScreen Definition { width: 1fr; border-left: vkey $panel; }
    CodebookScreen.-wide Definition { width: 2fr; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.codes = TreeEditor(project)
        self.definition = Definition()
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self._looks: dict[str, Look] = {}
        self.codes.moved = lambda: self.definition.show(self.codes.here)
        self.codes.chosen = lambda _: self.codes.action_define()
        self.codes.left = self._leave
        self.codes.said, self.codes.revised = self.say, self._revised

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal():
            yield self.codes
            yield self.definition
        yield self.hint_bar

    async def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, lambda _: self.look_again())
        self.show_hints()
        await self.read_first("the codebook")  # now: keys may be under way

    async def press(self, event: events.Key) -> None:
        """Give every key to the tree, even if it has not the focus yet."""
        await self.codes.press(event)

    def say(self, sentence: str) -> None:
        self.hint_bar.say(sentence)

    def show_hints(self) -> None:
        self.hint_bar.show("CODEBOOK", hints("code_tree", Layer.COMMAND))

    def read_news(self) -> None:
        """Read the project and show it, the cursor on the code it was on."""
        codebook = self.project.codebook()
        shades = colours(codebook, palette_of(self.app))
        looks = {code.guid: Look(code.hotkey, code.label, shades[code.guid]) for code in codebook}
        if looks != self._looks:
            self._looks = looks
        counts = Counter(browsing.code_counts(self.project))
        self.codes.show(codebook, self._looks, counts)
        self.definition.show(self.codes.here)
        retired = sum(code.retired for code in codebook)
        self.status.show(
            [
                Part(codebook.title or "Codebook", 0),
                Part(f"{len(codebook)} codes", 1),
                Part(f"{retired} retired" if retired else "", 3),
                Part(f"version {codebook.version}", 2),
                Part(f"{sum(counts.values())} codings", 4),
                Part("saved", 5),
            ]
        )

    def _leave(self) -> None:
        self.dismiss()

    def _revised(self, sentence: str) -> None:
        self.read_news()
        self.show_hints()
        self.say(sentence)
