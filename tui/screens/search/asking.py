"""What is searched for: the line in which it is typed, and the thread that looks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from time import monotonic
from typing import ClassVar

from textual import work
from textual.message import Message
from textual.widgets import Input
from textual.worker import Worker, WorkerState

from coder.errors import USER_ERRORS, UnknownCodeError
from coder.model import Study
from coder.search.concordance import Hit
from coder.search.patterns import Query, Voices
from coder.workflow import browsing, searching
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, display, hints, sign, sign_in_writing
from tui.page.palette import colours
from tui.page.search_kinds import NAMES, next_kind
from tui.screens.search.hit_list import HitList
from tui.widgets.bars import HintBar, StatusLine
from tui.widgets.ink import Look
from tui.widgets.key_line import KeyLine
from tui.widgets.patience import NOTICED_SECONDS
from tui.widgets.patient import Patient
from tui.widgets.themes import palette_of

_ROOM = 120  # characters of context: as much as the widest line shows on a side


class Asking(Patient[None]):
    """The question of a search screen. The project is read here; a thread gets plain data.

    While the thread searches, keys wait for the hits that they are meant for.
    """

    AS_BEFORE: ClassVar[tuple[str, ...]] = ("asked",)

    DEFAULT_CSS = """
    Asking Input, Asking Input:focus { height: 1; border: none; padding: 0 1;
                                       background: $surface; }
    """

    @dataclass
    class Answered(Message):
        """The thread is done; `refused` tells why nothing was found."""

        query: Query
        hits: list[Hit]
        refused: str = ""

    def __init__(self, project: Project, words: str = "") -> None:
        super().__init__(project)
        self.codebook = project.codebook()
        self.asked = Query(words)
        self.hits: list[Hit] = []
        self.status = StatusLine()
        self.words = Input(placeholder="words, or code=PL for the keywords of a code")
        self.hit_list = HitList()
        self.hint_bar = HintBar()
        self._looking: Query | None = None
        self._since = 0.0
        self._texts: Mapping[str, str] = {}

    async def on_mount(self) -> None:
        self.words.value = self.asked.words
        if self.asked.words:
            self.set_focus(self.hit_list)
            await self.search()
        else:
            self.action_ask()

    def on_unmount(self) -> None:
        self._look_no_more()

    async def on_screen_resume(self) -> None:
        """Codes may have been given in a document meanwhile."""
        if self.hits:
            await self.read_first("the codes")

    def read_news(self) -> None:
        """Show the codes on the hits; where there are other texts, that hits are out of date."""
        self.show_codes()
        if self.asked.words and searching.texts(self.project) != self._texts:
            self.say(f"The documents are others than before; {sign('search.again')} searches them.")

    # Asking

    def action_ask(self) -> None:
        self.set_focus(self.words)
        self.show_hints()

    async def end_asking(self, *, search: bool) -> None:
        """Leave the line: with a search for what stands in it, or with what was found before."""
        if search and self.words.value.strip():
            self.asked = replace(self.asked, words=self.words.value)
            self.set_focus(self.hit_list)
            await self.search()
        elif self.hits or self.asked.words:
            self.words.value = self.asked.words
            self.set_focus(self.hit_list)
            self.show_hints()
        else:
            self.dismiss()

    async def action_again(self) -> None:
        """The same once more, in the documents as they are now."""
        await self._ask_anew(self.asked)

    async def action_turn(self) -> None:
        """The next kind of search."""
        await self._ask_anew(replace(self.asked, kind=next_kind(self.asked.kind)))
        if isinstance(self.focused, Input):
            self.show_hints()

    async def action_everyone(self) -> None:
        other = Voices.RESPONDENT if self.asked.voices is Voices.ALL else Voices.ALL
        await self._ask_anew(replace(self.asked, voices=other))

    def who(self) -> str:
        return "everybody" if self.asked.voices is Voices.ALL else "respondents"

    async def _ask_anew(self, query: Query) -> None:
        self.asked = query
        if self.asked.words and not isinstance(self.focused, Input):
            await self.search()
        else:
            self.show_hints()

    # Searching

    async def search(self) -> None:
        """Look for what is asked, in all documents as they are now; keys wait meanwhile."""
        await self.patience.do("the search", self._start)

    async def _start(self) -> None:
        self.say("Searching …")
        study = self.attempt(lambda: browsing.seen_study(self.project))
        if study is not None:
            self._texts = searching.texts(self.project)
            self._looking, self._since = self.asked, monotonic()
            self.set_timer(NOTICED_SECONDS, self._tell_the_way_out)
            if isinstance(self.app, KeyLine):
                self.app.hold(self)
            self._look(study, self.asked)

    @property
    def is_noticed(self) -> bool:
        """Whether a coder has seen that keys wait for the hits: then Esc gives the search up."""
        return self._looking is not None and monotonic() - self._since > NOTICED_SECONDS

    def give_up(self) -> None:
        """Wait no longer for what is searched."""
        if isinstance(self.app, KeyLine):
            self.app.drop_held()
        self._look_no_more()
        self.say("Given up: the search.")

    def given_up(self, sentence: str) -> None:
        self._look_no_more()
        super().given_up(sentence)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self._look_no_more()
            self.say(f"This could not be searched: {event.worker.error}")

    def _tell_the_way_out(self) -> None:
        if self.is_noticed:
            self.say(f"Searching … {display('escape')} gives up.")

    def _look_no_more(self) -> None:
        self._looking = None
        if isinstance(self.app, KeyLine):
            self.app.go_on(self)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _look(self, study: Study, asked: Query) -> None:
        try:
            found = searching.search_study(study, meant(study, asked), context=_ROOM)
        except USER_ERRORS as error:
            self.post_message(self.Answered(asked, [], str(error)))
        else:
            self.post_message(self.Answered(asked, found))

    async def on_asking_answered(self, event: Answered) -> None:
        if event.query == self._looking:  # else it was given up
            await self.patience.do("the hits", partial(self._take, event))

    async def _take(self, event: Answered) -> None:
        self.show_codes(event.hits)
        self.hit_list.go(0)
        self._look_no_more()
        self.hits_changed()
        if event.refused:
            self.say(visible(event.refused))
        elif not event.hits:
            turn = f"{sign('search.kind')} turns the kind of search"
            self.say(f"Nothing found among what {self.who()} say; {turn}.")

    # What is shown

    def show_codes(self, hits: Sequence[Hit] | None = None) -> None:
        """Read which of the coder's codes lie on these hits, or on those that are shown."""
        hits = searching.with_own_codes(self.project, self.hits if hits is None else hits)
        codebook = self.project.codebook()
        self.hits, self.codebook = hits, codebook
        shades = colours(codebook, palette_of(self.app))
        looks = {code.guid: Look(code.hotkey, code.label, shades[code.guid]) for code in codebook}
        self.hit_list.show(self.hits, looks, cursor=self.hit_list.cursor)

    def hits_changed(self) -> None:
        """Other hits are shown than before."""
        raise NotImplementedError

    def say(self, sentence: str) -> None:
        self.hint_bar.show("SEARCH", ())
        self.hint_bar.say(sentence)

    def show_hints(self) -> None:
        if isinstance(self.focused, Input):
            kind = NAMES[self.asked.kind]
            turn, who = sign_in_writing("search.kind"), sign_in_writing("search.everyone")
            keys = [("Enter", "search"), (turn, f"{kind} ▸"), (who, f"{self.who()} ▸")]
            self.hint_bar.show("SEARCH FOR", [*keys, ("Esc", "back")])
        else:
            self.hint_bar.show("SEARCH", hints("search", Layer.COMMAND))


def meant(study: Study, asked: Query) -> Query:
    """`code=PL` as all forms of the keywords of PL; any other words as they are typed.

    Raises InvalidRequestError, UnknownCodeError.
    """
    name, equals, id_ = asked.words.partition("=")
    if not equals or name.strip().casefold() != "code":
        return asked
    code = study.codebook.find(id_.strip())
    if code is None:
        raise UnknownCodeError(id_.strip(), [one.id for one in study.codebook])
    return replace(searching.keywords_query(study.codebook, code), voices=asked.voices)
