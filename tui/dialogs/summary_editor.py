"""Write a summary: what a case says on a code, in one's own words, over the quotations."""

from rich.text import Text
from textual.containers import VerticalScroll

from codebook.model import Code
from coder.themes.matrix import Cell, quoted
from coder.workflow import charting
from coder.workflow.project import Project
from transcripts.model import Case
from transcripts.text import visible
from tui.dialogs.writing import WritingWindow
from tui.keys import legend

_DAY = 10  # characters of a time that tell the day


class SummaryEditor(WritingWindow):
    """The summary of a case on a code; each sitting at it is one thing to undo."""

    def __init__(self, project: Project, case: Case, cell: Cell) -> None:
        super().__init__(project, "Summary")
        self._case = case
        self._cell = cell

    def legend(self) -> str:
        return legend({"memo.close": "keeps and closes"})

    async def load(self) -> None:
        """Show the summary as the project has it now, and the quotations below."""
        cell, code = self._cell, self._cell.code
        self._sitting = charting.Sitting(self.project, self._case, code)
        there = self._sitting.summary()
        self.begin_with(there.text if there else "")
        self.fill("about", Text(f"{self._case.id} on {_named(code)}", "bold"))
        self.fill("subject", Text(visible(code.brief)))
        self.fill("others", Text("\n".join(visible(quoted(one, code)) for one in cell.quotations)))
        self.query_one(VerticalScroll).set_class(not cell.quotations, "-empty")
        self.say(f"kept {there.at[:_DAY]}" if there else "no summary yet")

    def save(self, text: str) -> str:
        summary = self._sitting.keep(text)
        return f"kept {summary.at[:_DAY]}" if summary else "no summary"


def _named(code: Code) -> str:
    return visible(f"{code.id}  {code.label}")
