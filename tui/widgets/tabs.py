"""The line that names the views, each with its key, and shows which one is on."""

from collections.abc import Sequence

from rich.text import Text

from tui.widgets.bars import Bar


class Tabs(Bar):
    """Views side by side; where room is short, only the one that is on has its name."""

    DEFAULT_CSS = "Tabs { background: $background; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._views: tuple[tuple[str, str], ...] = ()
        self._on = ""

    def show(self, views: Sequence[tuple[str, str]], on: str) -> None:
        """Key and name of each view, and the name of the one that is on."""
        self._views, self._on = tuple(views), on
        self._say((self._views, on))

    def render(self) -> Text:
        long = self._drawn(short=False)
        return long if long.cell_len <= self.size.width else self._drawn(short=True)

    def _drawn(self, *, short: bool) -> Text:
        parts = []
        for key, name in self._views:
            is_on = name == self._on
            words = f" {key} {name} " if is_on or not short else f" {key} "
            parts.append((words, "bold reverse" if is_on else ""))
        return Text.assemble(*parts, no_wrap=True)
