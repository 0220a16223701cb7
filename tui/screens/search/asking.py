"""What is searched for: the line in which it is typed, and the thread that looks for it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from coder.errors import USER_ERRORS, UnknownCodeError
from coder.model import Study
from coder.search.concordance import Hit
from coder.search.patterns import Query, Voices
from coder.workflow import browsing, searching
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, hints, sign, sign_in_writing
from tui.page.palette import colours
from tui.page.search_kinds import NAMES, next_kind
from tui.screens.search.hit_list import HitList
from tui.widgets.bars import HintBar, StatusLine
from tui.widgets.ink import Look
from tui.widgets.themes import palette_of

T = TypeVar("T")
_ROOM = 120  # characters of context: as much as the widest line shows on a side


class Asking(Screen[None]):
    """The question of a search screen. The project is read here; a thread gets plain data."""

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
        super().__init__()
        self.project = project
        self.asked = Query(words)
        self.hits: list[Hit] = []
        self.status = StatusLine()
        self.words = Input(placeholder="words, or code=PL for the keywords of a code")
        self.hit_list = HitList()
        self.hint_bar = HintBar()

    def on_mount(self) -> None:
        self.words.value = self.asked.words
        if self.asked.words:
            self.hit_list.focus()
            self.call_after_refresh(self.search)
        else:
            self.action_ask()

    def on_screen_resume(self) -> None:
        """Codes may have been given in a document meanwhile."""
        if self.hits:
            self.show_codes()

    # Asking

    def action_ask(self) -> None:
        self.words.focus()
        self.show_hints()

    def end_asking(self, *, search: bool) -> None:
        """Leave the line: with a search for what stands in it, or with what was found before."""
        if search and self.words.value.strip():
            self.asked = replace(self.asked, words=self.words.value)
            self.hit_list.focus()
            self.search()
        elif self.hits or self.asked.words:
            self.words.value = self.asked.words
            self.hit_list.focus()
            self.show_hints()
        else:
            self.dismiss()

    def action_turn(self) -> None:
        """The next kind of search."""
        self._ask_anew(replace(self.asked, kind=next_kind(self.asked.kind)))
        if isinstance(self.focused, Input):
            self.show_hints()

    def action_everyone(self) -> None:
        other = Voices.RESPONDENT if self.asked.voices is Voices.ALL else Voices.ALL
        self._ask_anew(replace(self.asked, voices=other))

    def who(self) -> str:
        return "everybody" if self.asked.voices is Voices.ALL else "respondents"

    def _ask_anew(self, query: Query) -> None:
        self.asked = query
        if self.asked.words and not isinstance(self.focused, Input):
            self.search()
        else:
            self.show_hints()

    # Searching

    def search(self) -> None:
        """Look for what is asked, in all documents as they are now."""
        self.say("Searching …")
        study = self.attempt(lambda: browsing.study(self.project))
        if study is not None:
            self._look(study, self.asked)

    @work(thread=True, exclusive=True, exit_on_error=False, group="search")
    def _look(self, study: Study, asked: Query) -> None:
        try:
            found = searching.search_study(study, meant(study, asked), context=_ROOM)
        except USER_ERRORS as error:
            self.post_message(self.Answered(asked, [], str(error)))
        else:
            self.post_message(self.Answered(asked, found))

    def on_asking_answered(self, event: Answered) -> None:
        if event.query != self.asked:
            return  # somebody has asked for something else meanwhile
        self.hits = event.hits
        self.hit_list.cursor = 0
        self.show_codes()
        self.hits_changed()
        if event.refused:
            self.say(visible(event.refused))
        elif not event.hits:
            turn = f"{sign('search.kind')} turns the kind of search"
            self.say(f"Nothing found among what {self.who()} say; {turn}.")

    # What is shown

    def show_codes(self) -> None:
        """Read again which of the coder's codes lie on the hits."""
        self.hits = searching.with_own_codes(self.project, self.hits)
        codebook = self.project.codebook()
        shades = colours(codebook, palette_of(self.app))
        looks = {code.guid: Look(code.hotkey, code.label, shades[code.guid]) for code in codebook}
        self.hit_list.show(self.hits, looks, cursor=self.hit_list.cursor)

    def hits_changed(self) -> None:
        """Other hits are shown than before."""
        raise NotImplementedError

    def attempt(self, act: Callable[[], T]) -> T | None:
        """Do something; if it is refused, say the sentence and give None."""
        try:
            return act()
        except USER_ERRORS as error:
            self.say(visible(str(error)))
            return None

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
