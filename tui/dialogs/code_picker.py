"""Find a code by a few letters, with its definition beside it."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from codebook.model import Code, Codebook
from transcripts.text import visible
from tui.dialogs.code_search import CodeSearch
from tui.keys import bindings, legend
from tui.widgets.definitions import described
from tui.widgets.repainting import FrugalWindow

_KEYS = {
    "picker.up picker.down": "choose",
    "picker.read-up picker.read-down": "read",
    "picker.leave": "leave",
}


class CodePicker(FrugalWindow[Code | None]):
    """Gives the chosen code, or None.

    Retired codes are left out unless they are asked for. `refusal` says why a code cannot be taken
    here, or nothing; such a code stands back and is refused in these words. `invent` is called with
    what was typed when nothing is like it and Enter is pressed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("code_picker")]
    DEFAULT_CSS = """
    CodePicker { align: center middle; }
    CodePicker > Vertical { width: 94%; max-width: 120; height: 94%; max-height: 32;
                            background: $surface; border: round $primary; }
    CodePicker Input, CodePicker Input:focus { height: 1; border: none; padding: 0 1;
                                               background: $panel; }
    CodePicker Horizontal { height: 1fr; }
    CodePicker OptionList { width: 1fr; height: 1fr; border: none; background: $surface;
                            scrollbar-size-vertical: 1; text-wrap: nowrap;
                            text-overflow: ellipsis; }
    CodePicker VerticalScroll { width: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    """

    def __init__(
        self,
        codebook: Codebook,
        *,
        title: str = "Find a code",
        retired: bool = False,
        refusal: Callable[[Code], str] = lambda _: "",
        invent: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self.codebook = codebook
        self.invent = invent
        self.refusal = refusal
        self._search = CodeSearch(code for code in codebook if retired or not code.retired)
        self._codes: list[Code] = []

    def compose(self) -> ComposeResult:
        with Vertical() as window:
            window.border_title = self._title
            window.border_subtitle = f"{legend(_KEYS)} · Enter take"
            yield Input(placeholder="id, name, keyword or words of the definition")
            with Horizontal():
                yield OptionList(markup=False)
                with VerticalScroll(can_focus=False):
                    yield Static()

    def on_mount(self) -> None:
        self.query_one(OptionList).can_focus = False
        self.set_focus(self.query_one(Input))  # now: letters may be under way
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        self._show(event.value)

    def on_input_submitted(self) -> None:
        place, typed = self.query_one(OptionList).highlighted, self.query_one(Input).value.strip()
        if place is not None:
            self._take(self._codes[place])
        elif self.invent is not None and typed:
            self.dismiss(None)
            self.invent(typed)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_index < len(self._codes):
            self._take(self._codes[event.option_index])

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the code means; where one types fast, the list may be another already."""
        place = event.option_list.highlighted
        if place is not None and place < len(self._codes):
            self.query_one(VerticalScroll).scroll_home(animate=False)
            code = self._codes[place]
            why = self.refusal(code)
            said = Text(f"{visible(why)}\n\n" if why else "", "italic")
            self.query_one(Static).update(said.append_text(described(code)))

    def action_read(self, by: int) -> None:
        """Scroll what is said about the code."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)

    def action_step(self, by: int) -> None:
        options = self.query_one(OptionList)
        if self._codes:
            place = (options.highlighted or 0) + by
            options.highlighted = min(max(place, 0), len(self._codes) - 1)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _take(self, code: Code) -> None:
        """Give the code; one that cannot be taken here says why instead."""
        if why := self.refusal(code):
            self.query_one(Vertical).border_subtitle = visible(why)
        else:
            self.dismiss(code)

    def _show(self, typed: str) -> None:
        self._codes = self._search.found(typed)
        options = self.query_one(OptionList)
        options.set_options(Option(self._line(code, typed)) for code in self._codes)
        if self._codes:
            options.highlighted = 0
        else:
            self.query_one(Static).update(self._nothing(typed.strip()))

    def _nothing(self, typed: str) -> Text:
        said = "No code is like this. Try fewer letters."
        if self.invent is not None and typed:
            said += f"\n\nEnter makes a new code: “{visible(typed)}” …"
        return Text(said)

    def _line(self, code: Code, typed: str) -> Text:
        """In the whole codebook, children stand under their parents."""
        indent = "" if typed.strip() else "  " * self.codebook.depth(code)
        if self.refusal(code):
            return Text(f"{indent}– {code.id} {code.label}", "dim")
        return Text.assemble(
            indent, (code.hotkey or "·", "bold"), " ", (code.id, "dim"), f" {code.label}"
        )
