"""The program in the terminal: it opens screens, and it alone."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from coder.errors import USER_ERRORS
from coder.workflow.project import Project
from transcripts.model import Span
from tui.dialogs.notice import Notice
from tui.keys import KEYS, Key, bindings
from tui.screens.documents import DocumentsScreen
from tui.widgets import themes
from tui.widgets.messages import (
    OpenDocument,
    OpenExcerpts,
    OpenMemos,
    OpenScreen,
    OpenSearch,
)


class CoderApp(App[None]):
    """A project, open in the terminal for one coder.

    The list of documents lies below all else; the screens ask by messages for others, and what
    cannot be opened is told in a notice. `theme` is one of dark, light and ansi.
    """

    TITLE = "coder"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]

    def __init__(self, project: Project, *, document: str = "", theme: str = "dark") -> None:
        super().__init__()
        self.project = project
        self._document = document
        self.register_theme(themes.DARK)
        self.register_theme(themes.LIGHT)
        self.theme = themes.NAMES[theme]

    def get_default_screen(self) -> Screen[None]:
        return DocumentsScreen(self.project)

    def on_mount(self) -> None:
        if self._document:  # at once, so that the first keys go to the document, not to the list
            self.on_open_document(OpenDocument(self._document))

    # What screens ask for

    def on_open_document(self, event: OpenDocument) -> None:
        from tui.screens.coding import CodingScreen

        at = Span(event.offset, event.offset + 1) if event.offset else None
        self._open(lambda: CodingScreen(self.project, event.name, at=at))

    def on_open_excerpts(self, event: OpenExcerpts) -> None:
        from tui.screens.excerpts import ExcerptsScreen

        self._open(lambda: ExcerptsScreen(self.project, event.excerpts, event.title))

    def on_open_memos(self, event: OpenMemos) -> None:
        from tui.screens.memos import MemosScreen

        self.push_screen(MemosScreen(self.project, event.document), event.go)

    def on_open_search(self, event: OpenSearch) -> None:
        from tui.screens.search import SearchScreen

        self._open(lambda: SearchScreen(self.project, event.words))

    def on_open_screen(self, event: OpenScreen) -> None:
        openers = {
            "agreement": self._agreement,
            "themes": self._themes,
            "codebook": self._codebook,
        }
        self._open(openers[event.name])

    def _codebook(self) -> Screen[Any]:
        from tui.screens.codebook import CodebookScreen

        return CodebookScreen(self.project)

    def _agreement(self) -> Screen[Any]:
        from tui.screens.agreement import AgreementScreen

        return AgreementScreen(self.project)

    def _themes(self) -> Screen[Any]:
        from tui.screens.themes import ThemesScreen

        return ThemesScreen(self.project)

    def _open(self, make: Callable[[], Screen[Any]]) -> None:
        try:
            screen = make()
        except USER_ERRORS as error:
            self.push_screen(Notice(str(error)))
        else:
            self.push_screen(screen)

    # Help, colours and the palette

    def action_help(self) -> None:
        from tui.dialogs.help import HelpScreen

        self.push_screen(HelpScreen(_keys(self.screen)))

    def action_colours(self, name: str) -> None:
        self.theme = themes.NAMES[name]

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the screen in front can do, then the colours."""
        active = {one.binding.id: one for one in screen.active_bindings.values()}
        for key in _keys(screen):
            if key.owner not in {"transcript", "rows", "table", "list"}:
                binding = active[key.id]
                run = partial(self.run_action, binding.binding.action, binding.node)
                yield SystemCommand(_sentence(key.text), f"{key.group}: {key.keys}", run)
        for name in themes.NAMES:
            yield SystemCommand(f"Colours: {name}", "", partial(self.action_colours, name))


def _keys(screen: Screen[Any]) -> list[Key]:
    """The keys that do something on a screen."""
    active = {one.binding.id for one in screen.active_bindings.values()}
    return [key for key in KEYS if key.id in active]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
