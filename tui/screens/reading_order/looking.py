"""What is shown of a reading order, and how it is counted and made anew beside the keys."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from codebook.model import Code
from coder.errors import USER_ERRORS
from coder.workflow import browsing, queueing
from coder.workflow.project import Project, open_project
from coder.workflow.queueing import Offered, Progress
from transcripts.model import Span
from transcripts.text import visible
from tui.keys import Layer, hints, sign
from tui.screens.reading_order.around import surroundings
from tui.widgets.bars import HintBar, Part, StatusLine
from tui.widgets.patient import Patient

if TYPE_CHECKING:
    from collections.abc import Callable

LESSONS = 10
"""After so many decisions the order is made anew, with what was learned from them."""
AHEAD = 30
_FRAME = 12  # lines that are not for the words around a unit
Place = tuple[str, Span]


class Looking(Patient[None]):
    """One unit at a time, and above it how far the reading is.

    The order is made, and progress counted, in a thread, so that no key waits. The unit that is
    shown stays; only what follows it changes.
    """

    NAME = "ORDER"
    AS_BEFORE = ("at", "done", "decided")
    DEFAULT_CSS = """
    Looking { background: $background; }
    Looking VerticalScroll { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    Looking VerticalScroll Static { height: auto; max-width: 120; }
    Looking #reason { height: auto; padding: 0 2; background: $surface; }
    """

    @dataclass
    class Looked(Message):
        """The worker has counted, and has made the order where it was asked for (else None).

        `prepared`: it has only read the text, so that another order can begin.
        """

        progress: Progress | None = None
        units: list[Offered] | None = None
        refused: str = ""
        prepared: bool = False

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.codebook = project.codebook()
        self.status = StatusLine()
        self.hint_bar = HintBar()
        self.words = Static()
        self.reason = Static(id="reason")
        self.units: list[Offered] = []
        self.at = 0
        self.done: list[int] = []  # the places of what was decided here, the latest last
        self.decided = 0  # since the order was made
        self.progress: Progress | None = None
        self._shown: set[Place] = set()
        self.is_busy = False
        self._again: bool | None = None  # whether to look again, and whether in a new order
        self.wish: Callable[[], None] | None = None  # what begins another order

    def compose(self) -> ComposeResult:
        yield self.status
        with VerticalScroll(can_focus=False):
            yield self.words
        yield self.reason
        yield self.hint_bar

    def on_mount(self) -> None:
        self.show_hints()
        self._show_status()
        self.words.update(Text("Looking for what to read first; this takes a moment …", "italic"))

    async def on_screen_resume(self) -> None:
        await self.read_first("the order")

    def on_resize(self) -> None:
        self.show()

    def read_news(self) -> None:
        self.codebook = self.project.codebook()
        self.look(anew=True)

    # Counting and ordering, beside the keys

    def look(self, *, anew: bool = False) -> None:
        """Count progress; `anew`: and make the order. One at a time, the latest wish after it."""
        if self.is_busy:
            self._again = bool(self._again) or anew
            return
        self.is_busy = True
        self.decided = 0 if anew else self.decided
        self._work(AHEAD + self.at if anew else 0, prepares=self.wish is not None)

    @work(thread=True, exit_on_error=False)
    def _work(self, most: int, *, prepares: bool) -> None:
        coder = self.project.coder.name if self.project.coder else None
        try:
            with open_project(self.project.path, coder=coder) as project:
                if prepares:
                    queueing.prepare(project)
                    self.post_message(self.Looked(prepared=True))
                    return
                found = queueing.next_units(project, most) if most else None
                self.post_message(self.Looked(queueing.progress(project), found))
        except USER_ERRORS as error:
            self.post_message(self.Looked(refused=str(error)))

    async def on_looking_looked(self, event: Looked) -> None:
        await self.patience.do("the order", partial(self._take, event))

    async def _take(self, event: Looked) -> None:
        self.is_busy = False
        if event.prepared:
            self._grant()
        elif event.refused:
            self.progress = self.wish = None
            self._refuse(event.refused)
        else:
            self.progress = event.progress
            self._follow(event.units)
        if self._again is not None:
            anew, self._again = self._again, None
            self.look(anew=anew)

    def _grant(self) -> None:
        """Begin the order that was wished for: the text that it needs has been read."""
        wish, self.wish, self._again = self.wish, None, None
        if wish:
            wish()
        self.look(anew=True)

    def _refuse(self, sentence: str) -> None:
        self.units, self.at = [], 0
        begins = f"{sign('queue.begin')} begins an order: it asks for a code."
        self.words.update(Text(f"{visible(sentence)}\n\n{begins}"))
        self.reason.update("")
        self._show_status()

    def _follow(self, units: list[Offered] | None) -> None:
        """Put what is new behind the unit at the cursor, which stays."""
        if units is not None:
            kept = self.units[: self.at + 1]
            there = {_place(one) for one in kept}
            self.units = [*kept, *(one for one in units if _place(one) not in there)]
            self.show()
        self._show_status()

    # What is shown

    @property
    def here(self) -> Offered | None:
        """The unit that is shown; None behind the last."""
        return self.units[self.at] if self.at < len(self.units) else None

    def own(self, one: Offered) -> list[Code]:
        """The coder's codes on the unit, or on a part of it."""
        there = {
            it.code
            for it in browsing.codings_in(self.project, one.document)
            if it.coder == self.project.me().guid and it.span.overlaps(one.unit.span)
        }
        return [code for code in self.codebook if code.guid in there]

    def has_wanted(self, one: Offered) -> bool:
        """Whether one of the codes that are looked for, or of those below, is on it."""
        codes = self.progress.codes if self.progress else (one.code,)
        wanted = {it.guid for code in codes for it in self.codebook.family(code)}
        return any(code.guid in wanted for code in self.own(one))

    def show(self) -> None:
        here = self.here
        if here is None:
            if self.progress is not None and not self.is_busy:
                self.words.update(_AT_THE_END)
                self.reason.update("")
            return
        self._log(here)
        room = max(self.size.width * (self.size.height - _FRAME) // 6, 160)
        self.words.update(surroundings(here, room))
        own = ", ".join(f"{one.id} {one.label}" for one in self.own(here))
        told = f"{here.code.id} {here.code.label}?  {here.reason}"
        self.reason.update(Text(visible(f"{told}\nYours: {own}" if own else told)))
        self._show_status()

    def _log(self, here: Offered) -> None:
        if _place(here) not in self._shown:
            self._shown.add(_place(here))
            self.attempt(lambda: queueing.show(self.project, [here]))

    def _show_status(self) -> None:
        now, here = self.progress, self.here
        place = Part(visible(here.document.name) if here else "", 5)
        if now is None:
            self.status.show([Part("Reading order", 0), place])
            return
        reading, share = now.reading, now.recall
        self.status.show(
            [
                Part(", ".join(one.id for one in now.codes), 0),
                Part(f"{reading.found + reading.before} found", 1),
                Part(f"{now.misses} misses in a row", 2),
                Part(f"recall perhaps {share}" if share else "recall not known yet", 1),
                Part(f"{reading.read} of {reading.units} read", 3),
                place,
                Part(visible(" ".join(now.waiting)), 6),
            ]
        )

    def show_hints(self) -> None:
        codes = [(one.hotkey, one.id) for one in self._looked_for() if one.hotkey]
        keys = [*codes, *hints("queue", Layer.COMMAND), (sign("app.help"), "keys")]
        self.hint_bar.show(self.NAME, keys)

    def _looked_for(self) -> tuple[Code, ...]:
        return self.progress.codes if self.progress else ()

    def say(self, sentence: str) -> None:
        self.hint_bar.show(self.NAME, ())
        self.hint_bar.say(sentence)


_AT_THE_END = (
    "No unit is left in this order. Units that you have skipped come again when you open it anew."
)


def _place(one: Offered) -> Place:
    return one.unit.document, one.unit.span
