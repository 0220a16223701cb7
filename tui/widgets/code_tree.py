"""The tree of codes with a cursor: only the rows in the window are painted."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from codebook.model import Code, Codebook, CodeUnit
from transcripts.text import visible
from tui.keys import bindings
from tui.page.tree import Row, above, named, rows
from tui.widgets.ink import Look

_INDENT = 2  # cells a level
_SIGN = 3  # cells from the indent to the sign, with the padding
_MARGIN = 2  # rows that stay in sight above and below the cursor


class CodeTree(ScrollView, can_focus=True):
    """Codes under codes, each with its letter, its colour and how often it is coded.

    `moved` is called when another code is under the cursor, `chosen` when one is taken, `left`
    when the coder has had enough; `said` tells a sentence. What is folded stays so. Codes that are
    retired, or of another `unit`, stand back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("code_tree")]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"tree--title", "tree--quiet"}
    DEFAULT_CSS = """
    CodeTree { height: 1fr; background: $background; color: $foreground; overflow-x: hidden;
               scrollbar-size-vertical: 1; }
    CodeTree > .tree--title { text-style: bold; }
    CodeTree > .tree--quiet { color: $foreground 60%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.codebook = Codebook()
        self.unit: CodeUnit | None = None
        self.finding: str | None = None
        self.moved: Callable[[], None] = lambda: None
        self.chosen: Callable[[Code], Awaitable[None] | None] = lambda _: None
        self.left: Callable[[], None] = lambda: None
        self.said: Callable[[str], None] = lambda _: None
        self._looks: Mapping[str, Look] = {}
        self._counts: Mapping[str, int] = {}
        self._folded: set[str] = set()
        self._rows: list[Row] = []
        self._cursor = 0

    @property
    def here(self) -> Code | None:
        """The code under the cursor; None in an empty codebook."""
        return self._rows[self._cursor].code if self._rows else None

    def show(
        self, codebook: Codebook, looks: Mapping[str, Look], counts: Mapping[str, int]
    ) -> None:
        """Show this codebook; the cursor stays on its code, or near where that was."""
        if codebook is not self.codebook or looks is not self._looks:
            self.codebook, self._looks, self._counts = codebook, looks, dict(counts)
            self._lay()
            self.refresh()
            return
        before, self._counts = self._counts, dict(counts)
        for place, row in enumerate(self._rows):
            if before.get(row.code.guid) != counts.get(row.code.guid):
                self.refresh_line(place + 1)

    def go_to(self, code: Code) -> None:
        """Put the cursor on a code, unfolding what hides it."""
        if hiding := self._folded & {one.guid for one in above(self.codebook, code)}:
            self._folded -= hiding
            self._lay()
        guids = [row.code.guid for row in self._rows]
        if code.guid in guids:
            self._go(guids.index(code.guid))

    # Keys and mouse

    async def press(self, event: events.Key) -> None:
        """Do what a key stands for in the tree; the screen hands on each key in its turn.

        No key of the screen behind is done here.
        """
        if self.finding is not None and self._find_key(event):
            return
        known = self.screen.active_bindings.get(event.key)
        if known and (known.node is self or known.node is self.app):
            await self.app.run_action(known.binding.action, known.node)

    def action_step(self, by: int) -> None:
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        self._go(self._cursor + by * max(self.size.height - 2, 1))

    def action_first(self) -> None:
        self._go(0)

    def action_last(self) -> None:
        self._go(len(self._rows) - 1)

    def action_fold(self) -> None:
        """Fold what is below; on a code with nothing to fold, go to the one above it."""
        code = self.here
        if code is None:
            return
        if self.codebook.children(code) and code.guid not in self._folded:
            self._fold([code.guid])
        elif code.parent and (parent := self.codebook.find(code.parent)):
            self.go_to(parent)

    def action_unfold(self) -> None:
        """Unfold what is below; where that shows already, go to the first of it."""
        code = self.here
        if code and code.guid in self._folded:
            self._unfold([code.guid])
        elif code and self.codebook.children(code):
            self._go(self._cursor + 1)

    def action_fold_all(self) -> None:
        """Fold all, or unfold all if anything is folded."""
        if self._folded:
            self._unfold([*self._folded])
        else:
            self._fold([code.guid for code in self.codebook if self.codebook.children(code)])

    async def action_choose(self) -> None:
        if self.here and (waiting := self.chosen(self.here)):
            await waiting

    def action_leave(self) -> None:
        self.left()

    def action_find(self) -> None:
        """Letters look for a name from now on, until Enter or Esc."""
        self.finding = ""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """One click goes to a code, on its sign it folds, two take it."""
        place = self.scroll_offset.y + event.y - 1
        if not event.y or not 0 <= place < len(self._rows):
            return
        self._go(place)
        row = self._rows[place]
        if event.chain > 1:
            await self.action_choose()
        elif row.sign and event.x <= row.depth * _INDENT + _SIGN:
            guid = row.code.guid
            (self._unfold if guid in self._folded else self._fold)([guid])

    def _find_key(self, event: events.Key) -> bool:
        """Use a key to find by name; False for one that means something else."""
        typed = self.finding or ""
        if event.key in {"escape", "enter"}:
            self.finding = None
        elif event.key in {"up", "down"}:
            self._next_found(1 if event.key == "down" else -1)
        elif event.key == "backspace":
            self._look_for(typed[:-1])
        elif event.is_printable and event.character:
            self._look_for(typed + event.character)
        else:
            return False
        self.refresh()
        return True

    def _look_for(self, typed: str) -> None:
        self.finding = typed
        if found := named(self.codebook, typed):
            self.go_to(found[0])

    def _next_found(self, step: int) -> None:
        found = named(self.codebook, self.finding or "")
        if found:
            guids = [code.guid for code in found]
            here = guids.index(self.here.guid) if self.here and self.here.guid in guids else -step
            self.go_to(found[(here + step) % len(found)])

    # Cursor and rows

    def _fold(self, guids: Iterable[str]) -> None:
        code = self.here
        self._folded |= set(guids)
        self._lay()
        if code is not None:
            shown = {row.code.guid for row in self._rows}
            ways = [code, *above(self.codebook, code)]
            self.go_to(next(one for one in ways if one.guid in shown))
        self.refresh()

    def _unfold(self, guids: Iterable[str]) -> None:
        self._folded -= set(guids)
        self._lay()
        self.refresh()

    def _lay(self) -> None:
        guid = self.here.guid if self.here else ""
        self._rows = rows(self.codebook, self._folded)
        self._cursor = min(self._cursor, max(len(self._rows) - 1, 0))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows) + 1)
        guids = [row.code.guid for row in self._rows]
        self._go(guids.index(guid) if guid in guids else self._cursor)

    def _go(self, place: int) -> None:
        before = self.here
        self.refresh_line(self._cursor + 1)
        self._cursor = min(max(place, 0), max(len(self._rows) - 1, 0))
        self._reveal()
        self.refresh_line(self._cursor + 1)
        if self.here != before:
            self.moved()

    def _reveal(self) -> None:
        window = self.size.height - 1
        if window <= 0:
            return
        margin = min(_MARGIN, (window - 1) // 2)
        lowest = max(len(self._rows) - window, 0)
        top = min(max(self.scroll_offset.y, self._cursor + margin - window + 1), lowest)
        top = max(min(top, self._cursor - margin), 0)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    # Drawing

    def on_resize(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._rows) + 1)
        self._reveal()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.finding = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y == 0:
            style = self.get_component_rich_style("tree--title")
            return Strip([Segment(self._title(), style)]).adjust_cell_length(width, style)
        place = self.scroll_offset.y + y - 1
        if place >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        style = self.rich_style
        row = self._rows[place]
        if row.code.retired or row.code.unit is not (self.unit or row.code.unit):
            style = self.get_component_rich_style("tree--quiet")
            style += Style(italic=row.code.retired)
        if place == self._cursor and self.has_focus:
            style += Style(reverse=True)
        return self._strip(row, style, width)

    def _title(self) -> str:
        if self.finding is None:
            return f"CODEBOOK  {len(self.codebook)} codes"
        found = len(named(self.codebook, self.finding))
        return f"/{self.finding}▏ {found} found" if self.finding else "/▏ a name"

    def _strip(self, row: Row, style: Style, width: int) -> Strip:
        code, look = row.code, self._looks.get(row.code.guid)
        count = f" {self._counts.get(code.guid) or ''}"
        letter = f"{' ' * (row.depth * _INDENT)}{code.hotkey or '·'}"
        colour = Style(color=Color.from_rgb(*look.colour)) if look else Style()
        name = f"{visible(code.label)}{' (retired)' if code.retired else ''}"
        room = max(width - cell_len(letter) - 3 - cell_len(count), 1)
        if cell_len(name) > room:
            name = set_cell_size(name, room - 1) + "…"
        segments = [
            Segment(letter, style + Style(bold=True)),
            Segment(f" {row.sign or '■'} ", style + colour),
            Segment(set_cell_size(name, room), style),
            Segment(count, style + Style(bold=True)),
        ]
        return Strip(segments).adjust_cell_length(width, style)
