"""All segments of a code: one's own or everybody's, narrowed, sorted and recoded."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.widgets import Input

from codebook.model import Code
from coder.themes.excerpts import Excerpt
from coder.themes.narrowing import Narrowing, Order, narrowed, ordered
from coder.workflow import reporting
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, bindings, hints, sign
from tui.page.where import asked_for
from tui.screens.excerpts.reading import ExcerptsScreen
from tui.widgets.bars import Part

_EXAMPLE = "time=T2 coder=ana since=2026-03-01 text=missed; nothing shows all"


class CodeBrowser(ExcerptsScreen):
    """The segments of one code and of those below it. It opens on the coder's own.

    Other coders' segments are shown by a key in documents that the coder has finished, and to the
    consensus everywhere, so that nobody codes after another.
    """

    NAME = "SEGMENTS"
    AS_BEFORE = ("marked", "everybody", "children_too", "order", "wanted")
    BINDINGS = [*bindings("segments")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    CodeBrowser Input, CodeBrowser Input:focus { height: 1; border: none;
                                                 padding: 0 1; display: none;
                                                 background: $surface; }
    CodeBrowser.-asking Input { display: block; }
    """

    def __init__(self, project: Project, code: Code) -> None:
        super().__init__(project, (), f"{code.id} {code.label}", again=self._browse)
        self.code = code
        self.everybody = False
        self.children_too = True
        self.order = Order.CASE
        self.wanted: dict[str, list[str]] = {}
        self.asked = Input(placeholder=_EXAMPLE)

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield self.asked

    async def press(self, event: events.Key) -> None:
        if isinstance(self.focused, Input) and event.key in {"enter", "escape"}:
            self._end_asking(keep=event.key == "enter")
        else:
            await super().press(event)

    # What is shown

    def action_everybody(self) -> None:
        self.everybody = not self.everybody
        self.read_again()
        if self.everybody:
            self.say("Other coders' segments, too, in documents you have finished; yours change.")

    def action_children(self) -> None:
        self.children_too = not self.children_too
        self.read_again()

    def action_order(self) -> None:
        orders = list(Order)
        self.order = orders[(orders.index(self.order) + 1) % len(orders)]
        self.read_again()

    def action_filter(self) -> None:
        self.add_class("-asking")
        self.asked.focus()
        self.say("Enter shows these, Esc lets go.")

    def facts(self) -> list[Part]:
        asked = " ".join(f"{name}={value}" for name, of in self.wanted.items() for value in of)
        return [
            Part("everybody's" if self.everybody else "yours", 2),
            Part(visible(asked), 3),
            Part(f"by {self.order}", 4),
            Part("" if self.children_too else "without codes below", 3),
        ]

    def nothing(self) -> str:
        key = sign("segments.everybody")
        return f"No segments; {key} shows other coders', too, where you have finished."

    def show_hints(self) -> None:
        super().show_hints()
        if not self.marked:
            first, *others = hints("excerpts", Layer.COMMAND)
            self.hint_bar.show(self.NAME, [first, *hints("segments", Layer.COMMAND), *others])

    def _end_asking(self, *, keep: bool) -> None:
        before = self.wanted
        if keep:
            wanted = self.attempt(lambda: asked_for(self.asked.value))
            if wanted is None:
                return
            self.wanted = wanted
        found = self.attempt(self._browse)
        self.remove_class("-asking")
        self.quotations.focus()
        if found is None:
            self.wanted = before
        else:
            self.show(found)

    def _browse(self) -> Sequence[Excerpt]:
        """What is asked for, as the project is now."""
        where = dict(self.wanted)
        coders, texts, since, until = (
            where.pop(name, []) for name in ("coder", "text", "since", "until")
        )
        found = reporting.browse(
            self.project,
            self.code.id,
            where=where,
            everybody=self.everybody or bool(coders),
            children=self.children_too,
        )
        within = Narrowing(since=_last(since), until=_last(until), text=_last(texts))
        names = {name.casefold() for name in coders}
        mine = [one for one in found if not names or one.coder.casefold() in names]
        return ordered(narrowed(mine, within), self.order)


def _last(values: Sequence[str]) -> str:
    return values[-1] if values else ""
