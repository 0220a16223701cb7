"""Choose a colour: one of the twelve hues, or one's own."""

from typing import ClassVar

from rich.color import Color
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from codebook.checks import COLOUR
from codebook.colours import PALETTE
from codebook.model import Code
from tui.dialogs.naming import Line
from tui.keys import bindings, legend
from tui.widgets.repainting import FrugalWindow

NAMES = (
    "blue", "orange", "green", "vermilion", "pink", "sky", "yellow", "indigo", "olive", "wine",
    "teal", "grey",
)  # fmt: skip


class Hues(FrugalWindow[str | None]):
    """Gives a number of the palette, `#rrggbb`, a blank for one that is free, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("hues")]
    DEFAULT_CSS = """
    Hues { align: center middle; }
    Hues > Vertical { width: 44; height: auto; max-height: 96%; background: $surface;
                      border: round $primary; }
    Hues Line, Hues Line:focus { height: 1; border: none; padding: 0 1; background: $panel; }
    Hues OptionList { height: auto; border: none; background: $surface; }
    Hues Static { padding: 0 1; height: auto; }
    """

    def __init__(self, code: Code) -> None:
        super().__init__()
        self.code = code

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = f"Colour of {self.code.id}"
            window.border_subtitle = legend(
                {"hues.up hues.down": "choose", "hues.take": "take", "hues.leave": "leave"}
            )
            yield (line := Line("hues"))
            line.placeholder = "or one of your own, such as #7a3fb0"
            yield OptionList(*self._options(), markup=False)
            yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.can_focus = False
        colour = self.code.colour
        options.highlighted = PALETTE.index(colour) if colour in PALETTE else len(PALETTE)
        self.set_focus(self.query_one(Line))  # now: letters may be under way

    def action_take(self) -> None:
        """Take what is typed, else what is highlighted."""
        own = self.query_one(Line).value.strip().lower()
        if not own:
            self._take(self.query_one(OptionList).highlighted or 0)
        elif COLOUR.fullmatch(f"#{own.lstrip('#')}"):
            self.dismiss(f"#{own.lstrip('#')}")
        elif own.isdecimal() and 1 <= int(own) <= len(PALETTE):
            self.dismiss(own)
        else:
            said = "A colour is written as #7a3fb0; or press 1 to 12."
            self.query_one("#said", Static).update(said)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self._take(event.option_index)

    def action_step(self, by: int) -> None:
        options = self.query_one(OptionList)
        options.highlighted = min(max((options.highlighted or 0) + by, 0), len(PALETTE))

    def action_leave(self) -> None:
        self.dismiss(None)

    def _take(self, place: int) -> None:
        self.dismiss(str(place + 1) if place < len(PALETTE) else "")

    def _options(self) -> list[Option]:
        lines = [
            Text.assemble(f"{place:2} ", ("■ ", Style(color=Color.parse(hue))), name)
            for place, (hue, name) in enumerate(zip(PALETTE, NAMES, strict=True), 1)
        ]
        return [
            Option(line) for line in [*lines, Text("   one that is free, or the parent's shade")]
        ]
