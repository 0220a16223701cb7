"""The screen on which disagreements are settled: the way through them, and which are shown."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input

from coder.agreement.points import PointKind
from coder.agreement.queueing import Asked, Order, Standing
from coder.errors import InvalidRequestError
from coder.workflow import browsing
from coder.workflow.project import Project
from tui.keys import KEYS, Layer, bindings, hints, sign, sign_in_writing
from tui.page.values import choices
from tui.page.where import asked_for
from tui.screens.adjudication.deciding import Deciding
from tui.widgets.messages import OpenDocument
from tui.widgets.rows import Rows

_EXAMPLE = "code=RR coder=ana document=FSW 22 T2 S2; nothing shows all"
Names = tuple[str, ...]
_REASON = "why it was settled so"
_IN_TEXT = {key.id for key in KEYS if key.owner in {"transcript", "trim"}}


class AdjudicationScreen(Deciding):
    """Disagreements one after the other, both versions in the text, one key for each verdict.

    What is settled here is the consensus; nobody's own work changes. Closes with `dismiss`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settle")]
    DEFAULT_CSS = """
    AdjudicationScreen Input, AdjudicationScreen Input:focus {
        height: 1; border: none; padding: 0 1; display: none; background: $surface;
    }
    AdjudicationScreen.-typing Input, AdjudicationScreen.-typing Input:focus { display: block; }
    """

    def __init__(self, project: Project, asked: Asked | None = None) -> None:
        super().__init__(project, asked)
        self.typed = Input()
        self._is_why = False

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.typed

    # Keys

    def takes(self, typed: str) -> bool:
        """Digits settle; while something is asked, every letter answers."""
        if self.has_class("-typing") or self.trims:
            return False
        return typed.isdigit() or (self.asking is not None and typed.isprintable())

    async def press(self, event: events.Key) -> None:
        if self.has_class("-typing") and event.key in {"enter", "escape"}:
            self._end_typing(keep=event.key == "enter")
        else:
            await super().press(event)

    def allows(self, command: str) -> bool:
        """While words are trimmed, only motions and what ends it."""
        if not self.trims or command in _IN_TEXT or command.startswith("app."):
            return super().allows(command)
        self.say(f"{sign('trim.keep')} takes the words, {sign('trim.leave')} lets them go.")
        return False

    def show_hints(self) -> None:
        if self.trims:
            known = [("motions", "move the end"), *hints("trim", Layer.EDIT)]
            self.hint_bar.show("TRIM", known)
            return
        known, code = hints("settle", Layer.COMMAND), self.level
        here = self.here
        if here is not None and here.point.kind is not PointKind.PRESENCE:
            code = here.point.code
        given = choices(code) if code else []
        self.hint_bar.show("SETTLE", [*given, *known, (sign("app.help"), "keys")])

    # The way through

    def action_step(self, by: int) -> None:
        self._go(self.rows.cursor + by)

    def action_end(self, place: int) -> None:
        self._go(place if place >= 0 else len(self.queue) - 1)

    def action_next_open(self) -> None:
        """The next open one; behind the last, the first."""
        count, here = len(self.queue), self.rows.cursor
        order = [(here + step) % count for step in range(1, count + 1)]
        due = [one for one in order if self.queue[one].standing is Standing.OPEN]
        if due:
            self._go(due[0])
        else:
            self.say("Nothing is open here.")

    def action_page(self, by: int) -> None:
        self.passage.action_move("page_down" if by > 0 else "page_up")

    def on_rows_moved(self) -> None:
        self.show_point()

    def on_rows_chosen(self) -> None:
        self.remove_class("-list")

    def action_open(self) -> None:
        here = self.here
        if self.has_class("-list"):
            self.remove_class("-list")
        elif here is not None:
            words = [span for said in here.point.said.values() for span in said.spans]
            at = min(words, default=here.point.span).start
            self.post_message(OpenDocument(here.point.document.name, at))

    def action_leave(self) -> None:
        if self.asking is not None:
            self.asking = None
            self.show_hints()
        elif self.has_class("-list"):
            self.remove_class("-list")
        else:
            self.dismiss()

    def _go(self, place: int) -> None:
        with self.prevent(Rows.Moved):
            self.rows.go(place)
        self.show_point()

    # Which are shown, and how

    def action_list(self) -> None:
        self.toggle_class("-list")

    def action_hide(self) -> None:
        self.hidden = not self.hidden
        self.show_point()
        self.say(
            "Names are hidden, and the sides are shuffled." if self.hidden else "Names are shown."
        )

    def action_settled(self) -> None:
        self.with_settled = not self.with_settled
        self.read_queue()

    def action_order(self) -> None:
        others = {Order.WEAKEST: Order.DOCUMENT, Order.DOCUMENT: Order.WEAKEST}
        self._ask(order=others[self.asked.order])

    def action_definition(self) -> None:
        self.toggle_class("-definition")
        self.show_about()

    def action_filter(self) -> None:
        asked = (
            *(("code", self.asked.codes), ("document", self.asked.documents)),
            ("coder", self.asked.coders),
        )
        self._is_why = False
        self._type(" ".join(f"{name}={one}" for name, of in asked for one in of), _EXAMPLE)

    def action_why(self) -> None:
        here = self.here
        if here is None or here.decision is None:
            self.say("Settle it first; then say why.")
            return
        self._is_why = True
        self._type(here.decision.reason, _REASON)

    def _type(self, words: str, example: str) -> None:
        self.typed.value, self.typed.placeholder = words, example
        self.typed.cursor_position = len(words)
        self.add_class("-typing")
        self.set_focus(self.typed)  # now: letters may be under way
        leave = sign_in_writing("settle.leave")
        self.say(f"Enter takes what is written, {leave} leaves it as it was.")

    def _end_typing(self, *, keep: bool) -> None:
        wanted = self.typed.value.strip()
        if keep and not self._is_why and self.attempt(lambda: self._narrow(wanted)) is None:
            return
        self.remove_class("-typing")
        self.set_focus(None)
        self.show_hints()
        if keep and self._is_why:
            self.give_reason(wanted)

    def _narrow(self, typed: str) -> bool:
        """Show these only. Raises CoderError for a name that means nothing here."""
        where = asked_for(typed)
        unknown = where.keys() - {"code", "document", "coder"}
        if unknown:
            raise InvalidRequestError(f"There is no {min(unknown)} here: {_EXAMPLE}")
        names = ("code", "document", "coder")
        codes, documents, coders = (tuple(where.get(name, ())) for name in names)
        self._look_up(codes, documents, coders)
        self._ask(codes=codes, documents=documents, coders=coders)
        return True

    def _look_up(self, codes: Names, documents: Names, coders: Names) -> None:
        """Raises CoderError with the closest name for one that is not in the project."""
        for code in codes:
            browsing.code(self.project, code)
        for document in documents:
            browsing.document(self.project, document)
        for coder in coders:
            browsing.coder(self.project, coder)

    def _ask(self, **changed: object) -> None:
        self.asked = replace(self.asked, **changed)  # type: ignore[arg-type]  # fields of Asked
        self.read_queue()

    # Trimming

    @property
    def trims(self) -> bool:
        """Whether the ends of words are being moved."""
        return self.passage.fence is not None

    def action_trim(self) -> None:
        here, words = self.here, self.words_to_trim()
        if here is None or words is None:
            self.say("There are no words to trim here.")
            return
        self.passage.begin(words, here.point.span)
        self.show_hints()

    def action_other_end(self) -> None:
        self.passage.turn()

    def action_keep(self) -> None:
        span = self.passage.selection
        self._end_trim()
        if span is not None:
            self.take_words(span)

    def action_let_go(self) -> None:
        self._end_trim()

    def _end_trim(self) -> None:
        self.passage.end()
        self.set_focus(None)
        self.show_hints()
