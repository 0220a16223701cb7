"""What every key does, made from the table of keys, and found by typing."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input, Static

from codebook.model import Code
from tui.keys import Key, Layer, bindings, display, legend, sign
from tui.widgets.repainting import FrugalWindow

_TOGGLE = "app.help"


def _meanings() -> dict[str, str]:
    """What keys do in each layer, with the keys that end it."""
    pick, extend = sign("code.pick"), sign("select.extend")
    return {
        Layer.COMMAND: "Nothing is selected or marked: letters are commands.",
        Layer.CODE: "Words are selected, or lines marked: a small letter is the code that has "
        "it (they stand at the end), a digit one of the last nine; capitals and signs stay "
        "commands.",
        Layer.EXTEND: f"Motions select, until {pick} or {extend} again.",
        Layer.EDIT: f"Motions move an end of a coded segment, until {pick} keeps it.",
    }


class HelpScreen(FrugalWindow[None]):
    """The keys of the screen in front, group by group; typed words leave only what has them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]
    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > Vertical { width: 78; max-width: 98%; height: 94%; background: $surface;
                            border: round $primary; }
    HelpScreen Input, HelpScreen Input:focus { height: 1; border: none; padding: 0 1;
                                               background: $panel; }
    HelpScreen VerticalScroll { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    HelpScreen Static { height: auto; }
    """

    def __init__(self, keys: Sequence[Key], codes: Sequence[Code] = ()) -> None:
        super().__init__()
        self.keys = keys
        self.codes = codes if any(key.owner == "coding" for key in keys) else ()

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = "Keys"
            keys = legend({"help.up help.down": "scroll", "help.leave": "closes"})
            window.border_subtitle = f"type to find · {keys}"
            yield Input(placeholder="a key, or words of what you want to do")
            with VerticalScroll(can_focus=False):
                yield Static()

    def on_mount(self) -> None:
        self.set_focus(self.query_one(Input))  # now: letters may be under way
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.value == sign(_TOGGLE):
            self.dismiss()  # what opened the help closes it
        else:
            self._show(event.value)

    def action_leave(self) -> None:
        """From what was found back to all keys, from there back to the screen."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def action_scroll(self, by: int) -> None:
        self._window.scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        self.action_scroll(by * max(self._window.size.height - 1, 1))

    def action_first(self) -> None:
        self._window.scroll_home(animate=False)

    def action_last(self) -> None:
        self._window.scroll_end(animate=False)

    @property
    def _window(self) -> VerticalScroll:
        return self.query_one(VerticalScroll)

    def _show(self, typed: str) -> None:
        words = typed.casefold().split()
        keys = [key for key in self.keys if _has(words, display(key.keys), key.text, key.group)]
        codes = [one for one in self.codes if _has(words, one.hotkey, one.id, one.label, "codes")]
        parts = [] if words else list(_layers(self.keys))
        if keys or codes:
            parts.append(_table(keys, codes))
        else:
            parts.append(Text("No key does this. Try fewer letters, or look in the palette."))
        self.query_one(Static).update(Group(*parts))
        self.action_first()


def _has(words: Sequence[str], *facts: str) -> bool:
    """Whether every word stands somewhere in these facts."""
    line = " ".join(facts).casefold()
    return all(word in line for word in words)


def _layers(keys: Sequence[Key]) -> Iterator[RenderableType]:
    """What letters mean in which layer, where there is more than one."""
    there = {layer for key in keys for layer in key.layers}
    if len(there) > 1:
        table = Table.grid(padding=(0, 2))
        for layer, meaning in _meanings().items():
            if layer in there:
                table.add_row(Text(layer, "bold"), meaning)
        yield Text("The hint bar below always names the layer that is on.\n")
        yield table
    yield Text("Everything is saved at once.")


def _table(keys: Sequence[Key], codes: Sequence[Code]) -> Table:
    """A heading a group, and a line a key; the letters of codes come last."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for group in dict.fromkeys(key.group for key in keys):
        table.add_row("", "")
        table.add_row(Text(group.upper(), style="underline"), "")
        for key in keys:
            if key.group == group:
                table.add_row(Text(display(key.keys)), _what(key))
    if codes:
        table.add_row("", "")
        table.add_row(Text("CODES", style="underline"), "with words selected")
        for code in codes:
            table.add_row(Text(code.hotkey), Text(f"{code.id}  {code.label}"))
    return table


def _what(key: Key) -> Text:
    """What a key does; of one that works in other layers only, in which."""
    text = Text(key.text)
    if Layer.COMMAND not in key.layers:
        text.append(f"  ({', '.join(key.layers)})", "dim")
    return text
