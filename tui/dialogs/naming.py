"""Name a code: its label, id and letter, and the code that it stands below."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from codebook.edits import alike, suggested_hotkey, suggested_id
from codebook.model import Code
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.code_search import CodeSearch
from tui.keys import bindings, display, in_use, legend, sign
from tui.widgets.patient import Patient, Window

_TITLES = {"label": "Label", "id": "Id", "hotkey": "Letter", "parent": "Below"}


@dataclass(frozen=True, slots=True)
class Named:
    """What was typed; `parent` is an id, or blank for the top."""

    label: str
    id: str
    hotkey: str
    parent: str


class Line(Input):
    """A line to type in that does what the keys of its window (`owner`) ask for, at once.

    Else a key that is typed hard behind Enter would be lost in a window that is about to close.
    """

    def __init__(self, owner: str, value: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(value, id=id)
        self._owner = owner

    async def _on_key(self, event: events.Key) -> None:
        ours = (key for key in in_use() if key.owner == self._owner)
        known = next((key for key in ours if event.key in key.keys.split(",")), None)
        if known is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if isinstance(self.screen, Patient):
            act = partial(self._run, known.action)
            await self.screen.patience.do(display(event.key), act)
        else:
            await self._run(known.action)

    async def _run(self, action: str) -> None:
        await self.app.run_action(action, self.screen)


class Naming(Window[Code | None]):
    """Gives the code that `save` has made of the names, or one that is there already, or None.

    `start` has the names to begin with. Of a `fresh` code, id and letter follow the label until
    they are typed. A name that is nearly another's is told before anything is saved.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("naming")]
    DEFAULT_CSS = """
    Naming { align: center middle; }
    Naming > Vertical { width: 92%; max-width: 76; height: auto; padding: 0 1;
                        background: $surface; border: round $primary; }
    Naming Horizontal { height: 1; }
    Naming Horizontal Static { width: 8; text-style: bold; }
    Naming Line, Naming Line:focus { height: 1; width: 1fr; border: none; padding: 0 1;
                                     background: $panel; }
    Naming #said { height: auto; min-height: 2; margin: 1 0 0 0; }
    Naming #example { height: auto; max-height: 5; color: $foreground 70%; }
    """

    def __init__(
        self,
        project: Project,
        start: Code,
        save: Callable[[Named], Code],
        *,
        title: str,
        fresh: bool = False,
    ) -> None:
        super().__init__(project)
        codebook = self.codebook = project.codebook()
        self.start = start
        self.save = save
        self.fresh = fresh
        self._title = title
        self._search = CodeSearch(codebook)
        self._offered: Code | None = None
        self._warned = ""
        self._typed: set[str] = set()
        names = {
            "label": start.label,
            "id": start.id,
            "hotkey": start.hotkey,
            "parent": start.parent,
        }
        kept = names if fresh else {name: names[name] for name in ("label", "id", "hotkey")}
        self.lines = {name: Line("naming", value, id=name) for name, value in kept.items()}

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = self._title
            window.border_subtitle = legend(
                {"naming.next": "next line", "naming.keep": "keep", "naming.leave": "leave"}
            )
            for name, line in self.lines.items():
                with Horizontal():
                    yield Static(_TITLES[name])
                    yield line
            example = f"Example: {visible(self.start.example)}" if self.start.example else ""
            yield Static(example, id="example", markup=False)
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        self.set_focus(self.lines["label"])  # now: letters may be under way
        self._suggest()

    # Keys

    def action_next(self) -> None:
        """The next line; where an existing code is offered, that code."""
        if self._offered is not None:
            self.dismiss(self._offered)
        else:
            self.action_step(1)

    def action_step(self, by: int) -> None:
        order = list(self.lines.values())
        here = next((place for place, line in enumerate(order) if line.has_focus), 0)
        self.set_focus(order[(here + by) % len(order)])

    def action_leave(self) -> None:
        self.dismiss(None)

    def action_keep(self) -> None:
        """Save and close, unless the name is refused, or is another's and nobody was told yet."""
        self._follow()
        label = self.lines["label"].value.strip()
        near = alike(self.codebook, label, but=None if self.fresh else self.start)
        if not label:
            self.say("Give the code a name first.")
        elif near and self._warned != label:
            self._warn(label, near[0])
        else:
            self._save()

    def on_input_changed(self, event: Input.Changed) -> None:
        name = event.input.id or ""
        if event.input.has_focus and name != "label":
            self._typed.add(name)
        # The news of a letter may come after the Enter behind it.
        if self.lines["label"].value.strip() != self._warned:
            self._offered, self._warned = None, ""
            self._suggest()

    # What is shown

    def _save(self) -> None:
        texts = {name: line.value.strip() for name, line in self.lines.items()}
        names = Named(texts["label"], texts["id"], texts["hotkey"], self._above())
        made = self.attempt(lambda: self.save(names))
        if made is None:
            self._offered = None
        else:
            self.dismiss(made)

    def _warn(self, label: str, near: Code) -> None:
        self._warned = label
        same = near.label.casefold() == label.casefold()
        state = " and retired" if near.retired else ""
        said = f"{near.id} “{near.label}” is called {'so' if same else 'nearly so'} already{state}."
        if self.fresh and not near.retired:
            self._offered = near
            said += f" {sign('naming.next')} takes it."
        keeps = f" {sign('naming.keep')} keeps the name all the same."
        self.say(said + (" Else change the name." if same else keeps))

    def _follow(self) -> None:
        """Let id and letter follow the label of a fresh code."""
        if not self.fresh:
            return
        label, parent = self.lines["label"].value, self._above()
        for name, value in (
            ("id", suggested_id(self.codebook, label, parent=parent)),
            ("hotkey", suggested_hotkey(self.codebook, label)),
        ):
            if name not in self._typed and self.lines[name].value != value:
                with self.prevent(Input.Changed):
                    self.lines[name].value = value

    def _suggest(self) -> None:
        """Follow the label, and tell which code is meant as the one above."""
        self._follow()
        if self.fresh:
            parent = self._above()
            above = self.codebook.find(parent) if parent else None
            place = f"below {above.id} {visible(above.label)}" if above else "at the top"
            self.say(f"It will stand {place}.")

    def _above(self) -> str:
        """The id that is meant by what is typed: an id, or some letters of a name."""
        typed = self.lines["parent"].value.strip() if "parent" in self.lines else self.start.parent
        exact = self.codebook.find(typed) if typed else None
        near = [] if exact or not typed else self._search.found(typed)
        above = exact or (near[0] if near else None)
        return above.id if above else ""

    def say(self, sentence: str) -> None:
        self.query_one("#said", Static).update(sentence)
