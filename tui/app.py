"""The program in the terminal: it opens screens, and it alone."""

import asyncio
import signal
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from textual.app import SystemCommand
from textual.binding import BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from codebook.model import Code
from coder.errors import USER_ERRORS, ProjectBusyError
from coder.workflow.project import Project
from transcripts.model import Span
from tui import keys, preferences
from tui.dialogs.notice import Notice
from tui.keys import Key, bindings
from tui.keys.keymap import Keymap
from tui.places import PLACES, screen_of
from tui.screens.documents import DocumentsScreen
from tui.widgets import themes
from tui.widgets.key_line import KeyLine
from tui.widgets.messages import (
    OpenDisagreements,
    OpenDocument,
    OpenExcerpts,
    OpenKeywords,
    OpenMemos,
    OpenResponses,
    OpenScreen,
    OpenSearch,
)
from tui.widgets.patience import Patience
from tui.widgets.patient import Patient

_SIGNALS = ("SIGTERM", "SIGHUP")  # the second one is unknown on Windows


class CoderApp(KeyLine):
    """A project, open in the terminal for one coder.

    The list of documents lies below all else; the screens ask by messages for others, and what
    cannot be opened is told in a notice. `theme` is one of `themes.NAMES`; `ascii_only` is for a
    terminal that shows no other signs.
    """

    TITLE = "coder"
    CSS = themes.APP_CSS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]

    def __init__(
        self,
        project: Project,
        *,
        document: str = "",
        theme: str = "dark",
        keymap: Keymap | None = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.project = project
        self.patience = Patience(self)
        self._document = document
        self._ascii_only = ascii_only
        self._complaints = keymap.complaints if keymap else ()
        own = keymap.keys if keymap else {}
        keys.use(own)
        self.set_keymap(dict(own))
        for one in themes.OURS:
            self.register_theme(one)
        self.theme = themes.NAMES[theme]

    def get_default_screen(self) -> Screen[None]:
        return DocumentsScreen(self.project)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return themes.filters(self, super().get_line_filters(), ascii_only=self._ascii_only)

    async def on_mount(self) -> None:
        loop = asyncio.get_running_loop()
        for name in _SIGNALS:  # a closed window ends as a quit does: the last place is kept
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.exit)
        if self._document:  # at once, so that the first keys go to the document, not to the list
            await self.on_open_document(OpenDocument(self._document))
        if self._complaints:
            self.push_screen(
                Notice("\n".join(["Some of your keys were not taken.", *self._told()]))
            )

    def _told(self) -> list[str]:
        """As many complaints as a small screen holds."""
        most = 8
        told, more = list(self._complaints[:most]), len(self._complaints) - most
        return [*told, f"… and {more} more; see them all with: coder keys"] if more > 0 else told

    # What screens ask for

    async def on_open_disagreements(self, event: OpenDisagreements) -> None:
        from tui.screens.adjudication import AdjudicationScreen

        await self._open("the disagreements", lambda: AdjudicationScreen(self.project, event.asked))

    async def on_open_document(self, event: OpenDocument) -> None:
        from tui.screens.coding import CodingScreen

        at = Span(event.offset, event.offset + 1) if event.offset else None
        await self._open(
            event.name,
            lambda: CodingScreen(self.project, event.name, at=at),
            instead=event.instead,
        )

    async def on_open_excerpts(self, event: OpenExcerpts) -> None:
        from tui.screens.excerpts import ExcerptsScreen

        await self._open(
            event.title,
            lambda: ExcerptsScreen(self.project, event.excerpts, event.title, again=event.again),
        )

    async def on_open_keywords(self, event: OpenKeywords) -> None:
        from tui.screens.keywords import KeywordsScreen

        name = f"the keywords of {event.code.id}"
        await self._open(name, lambda: KeywordsScreen(self.project, event.code))

    def on_open_memos(self, event: OpenMemos) -> None:
        from tui.screens.memos import MemosScreen

        self.push_screen(MemosScreen(self.project, event.document), event.go)

    async def on_open_responses(self, event: OpenResponses) -> None:
        from tui.screens.responses import ResponsesScreen

        await self._open(
            "the answers",
            lambda: ResponsesScreen(self.project, event.asked, document=event.document),
        )

    async def on_open_search(self, event: OpenSearch) -> None:
        from tui.screens.search import SearchScreen

        await self._open("the search", lambda: SearchScreen(self.project, event.words))

    async def on_open_screen(self, event: OpenScreen) -> None:
        await self.action_go(event.name)

    async def action_go(self, name: str) -> None:
        """Go to one of the study's screens, unless it is in front, or right below a window."""
        make = screen_of(name)
        if make not in map(type, self.screen_stack[-2:]):
            await self._open(f"the {name}", lambda: make(self.project))

    async def action_documents(self) -> None:
        """Back to the list of documents, through all that lies above it."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    async def action_excerpts(self) -> None:
        """Choose a code and read all that was coded with it."""
        await self.patience.do("the codes", self._pick_a_code)

    async def _pick_a_code(self) -> None:
        from tui.dialogs.code_picker import CodePicker

        self.push_screen(CodePicker(self.project.codebook(), retired=True), self._show_excerpts)

    async def _show_excerpts(self, code: Code | None) -> None:
        if code is not None:
            from tui.screens.excerpts import CodeBrowser

            await self._open(code.id, lambda: CodeBrowser(self.project, code))

    async def _open(
        self, name: str, make: Callable[[], Screen[Any]], *, instead: bool = False
    ) -> None:
        await self.patience.do(name, partial(self._open_now, make, instead=instead))

    async def _open_now(self, make: Callable[[], Screen[Any]], *, instead: bool) -> None:
        try:
            screen = make()
        except ProjectBusyError:
            raise  # it is made when the other program lets it
        except USER_ERRORS as error:
            self.push_screen(Notice(str(error)))
        else:
            (self.switch_screen if instead else self.push_screen)(screen)

    # What waits while another program writes

    def say(self, sentence: str) -> None:
        """Say it on the screen in front, or on the one below a window that waits for nothing."""
        self._in_front().say(sentence)

    def show_hints(self) -> None:
        self._in_front().show_hints()

    def moment(self) -> Callable[[], None]:
        return lambda: None

    def fall_behind(self) -> None:
        self._in_front().fall_behind()

    def given_up(self, sentence: str) -> None:
        self.say(sentence)

    def _in_front(self) -> Patient[Any]:
        return next(one for one in reversed(self.screen_stack) if isinstance(one, Patient))

    # Help, colours and the palette

    async def action_help(self) -> None:
        await self.patience.do("the help", self._help)

    async def _help(self) -> None:
        from tui.dialogs.help import HelpScreen

        codes = [code for code in self.project.codebook() if code.hotkey]
        self.push_screen(HelpScreen(_keys(self.screen), codes))

    def action_colours(self, name: str) -> None:
        self.theme = themes.NAMES[name]
        preferences.remember("theme", name)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the screen in front can do, where one can go, and the themes."""
        active = {one.binding.id: one for one in screen.active_bindings.values()}
        for key in _keys(screen):
            if key.group != "Move" and key.id != "app.palette":
                one = active[key.id]
                run = partial(self.run_action, one.binding.action, one.node)
                text = key.text[:1].upper() + key.text[1:]
                yield SystemCommand(text, f"{key.group}: {keys.display(key.keys)}", run)
        yield SystemCommand("Go to Documents", "", self.action_documents)
        yield SystemCommand("Go to Excerpts of a code", "", self.action_excerpts)
        for name, (title, _) in PLACES.items():
            yield SystemCommand(f"Go to {title}", "", partial(self.action_go, name))
        for name in themes.NAMES:
            yield SystemCommand(f"Theme: {name}", "", partial(self.action_colours, name))


def _keys(screen: Screen[Any]) -> list[Key]:
    """The keys that do something on a screen, as the user has them."""
    active = {one.binding.id for one in screen.active_bindings.values()}
    return [key for key in keys.in_use() if key.id in active]
