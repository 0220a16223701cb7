"""The codebook beside the text: its tree, and what the code under the tree's cursor means."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical

from codebook.model import Codebook
from tui.widgets.code_tree import CodeTree
from tui.widgets.ink import Look
from tui.widgets.panes import Definition


class CodebookPane(Vertical):
    """A tree of codes; below it, if the screen shows it, what the code at its cursor means."""

    DEFAULT_CSS = """
    CodebookPane { background: $background; }
    CodebookPane CodeTree { padding: 0 1; }
    CodebookPane Definition { display: none; height: 45%; border-top: hkey $panel; }
    """

    def __init__(self, tree: CodeTree) -> None:
        super().__init__()
        self.codes = tree
        self.definition = Definition()
        tree.moved = lambda: self.definition.show(tree.here)

    def compose(self) -> ComposeResult:
        yield self.codes
        yield self.definition

    def show(
        self, codebook: Codebook, looks: Mapping[str, Look], counts: Mapping[str, int]
    ) -> None:
        self.codes.show(codebook, looks, counts)
        self.definition.show(self.codes.here)
