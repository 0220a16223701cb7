"""Cases by codes: moved through by keys, narrowed and sorted, each cell read and summed up."""

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from coder.exchange.theme_notes import group_name
from coder.model import Study, Summary
from coder.themes.matrix import Matrix, State, framework
from coder.themes.selection import Question
from coder.workflow import browsing, charting, undoing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.dialogs.summary_editor import SummaryEditor
from tui.keys import bindings, sign_in_writing
from tui.page.where import asked_for
from tui.screens.matrix.grid import MatrixGrid
from tui.screens.matrix.telling import cell_told, summed_up
from tui.widgets.bars import Part
from tui.widgets.messages import OpenDocument
from tui.widgets.report import Report

_EXAMPLE = "borough=Ashmere code=PL coder=ana; nothing shows everybody and every code"


class MatrixScreen(Report):
    """The framework matrix, with a pane that shows the cell at the cursor whole."""

    AS_BEFORE = ("question", "sort")
    OWNER = "matrix"
    BINDINGS = [*bindings("matrix")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    MatrixScreen #both { height: 1fr; }
    MatrixScreen VerticalScroll { background: $panel; scrollbar-size-vertical: 1; }
    MatrixScreen #about { background: $panel; min-height: 1; }
    MatrixScreen.-narrow #both { layout: vertical; }
    MatrixScreen.-narrow VerticalScroll { height: 9; }
    MatrixScreen.-wide VerticalScroll { width: 60; }
    MatrixScreen Input { display: none; height: 1; border: none; padding: 0 1; background: $panel; }
    MatrixScreen Input:focus { border: none; }
    MatrixScreen.-asking Input { display: block; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.grid = MatrixGrid()
        self.pane = VerticalScroll(self.about, can_focus=False)
        self.asked = Input(placeholder=_EXAMPLE, id="where")
        self.question = Question()
        self.sort: str | None = None
        self._shown: tuple[Question, str | None] = (self.question, None)
        self._summaries: list[Summary] = []
        self._chosen = 0

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal(id="both"):
            yield self.grid
            yield self.pane
        yield self.asked
        yield self.hint_bar

    def read_news(self) -> None:
        """Make the matrix anew where the study has changed; else fill in the summaries."""
        before, self._summaries = self._summaries, charting.shown_summaries(self.project)
        study = browsing.reported_study(self.project)
        if study != self.study or self.grid.matrix is None:
            self.study = study
            self.count()
        elif self._summaries != before:
            self._fill(self.grid.matrix.rewritten(self._summaries))

    def counting(self, study: Study) -> Callable[[], Matrix]:
        question, summaries, sort = self.question, self._summaries, self.sort
        return lambda: framework(study, summaries, question, sort=[sort] if sort else [])

    def show(self, answer: Matrix) -> None:
        self._shown = self.question, self.sort
        self._fill(answer)
        if self.focused is None:
            self.grid.focus()

    def _fill(self, matrix: Matrix) -> None:
        self.grid.show(matrix)
        self._show_status(matrix)
        self._show_cell()

    def refuse(self, sentence: str) -> None:
        """Whatever was asked in vain is not asked again."""
        super().refuse(sentence)
        self.question, self.sort = self._shown

    # Which cells

    def action_sort(self) -> None:
        """Sort the cases by the next attribute; after the last by their ids."""
        if self.study is not None:
            names = {name for case in self.study.cases.values() for name in case.attributes}
            order = [None, *sorted(names)]
            at = order.index(self.sort) if self.sort in order else 0
            self.sort = order[(at + 1) % len(order)]
            self.count()

    def action_where(self) -> None:
        self.add_class("-asking")
        self.asked.focus()
        leave = sign_in_writing("matrix.leave")
        self.say(f"Enter shows these, {leave} lets go; code=PL shows a code and all below it.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        where = self.attempt(lambda: asked_for(event.value))
        if where is not None:
            self._stop_asking()
            codes, coder = where.pop("code", []), where.pop("coder", [None])[-1]
            self.question = replace(self.question, where=where, codes=codes, coder=coder)
            self.count()

    def action_leave(self) -> None:
        if self.has_class("-asking"):
            self._stop_asking()
            self.show_hints()
        else:
            self.dismiss()

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        self.grid.focus()

    # The cell at the cursor

    def on_matrix_grid_chosen(self) -> None:
        self.action_edit()

    def action_edit(self) -> None:
        """Write what the case says on the code."""
        matrix, cell = self.grid.matrix, self.grid.here
        if matrix is None or cell is None:
            return
        row = matrix.rows[self.grid.cursor.row]
        case = next(
            (one for one in browsing.cases(self.project).values() if one.guid == row.case), None
        )
        if case is None:
            self.say(f"{visible(row.name)} belongs to no case. Give it one: coder documents load")
        elif cell.state is State.WITHHELD:
            self.say(f"The words of {visible(row.name)} are withheld: there is nothing to sum up.")
        else:
            self.app.push_screen(SummaryEditor(self.project, case, cell))

    def action_quotation(self, by: int) -> None:
        """Go to the next quotation of the cell, or the one before."""
        cell = self.grid.here
        if cell is not None and cell.quotations:
            self._chosen = (self._chosen + by) % len(cell.quotations)
            self._show_cell()

    def action_open(self) -> None:
        """Read the chosen quotation in its document."""
        cell = self.grid.here
        if cell is None or not cell.quotations:
            self.say("There is no quotation in this cell.")
        else:
            one = cell.quotations[self._chosen]
            self.post_message(OpenDocument(one.document, one.span.start if one.span else 0))

    def action_undo(self) -> None:
        self._turn_back("Undone", undoing.undo)

    def action_redo(self) -> None:
        self._turn_back("Done again", undoing.redo)

    def _turn_back(self, word: str, act: Callable[[Project], str]) -> None:
        if what := self.attempt(lambda: act(self.project)):
            self.look_again()
            self.say(f"{word}: {what}.")

    # What is said

    def on_matrix_grid_moved(self) -> None:
        self._chosen = 0
        self._show_cell()

    def _show_cell(self) -> None:
        matrix, cell = self.grid.matrix, self.grid.here
        if matrix is None:
            return
        if cell is None:
            self.about.update(Text("Nobody is asked for by this."))
            return
        self._chosen = min(self._chosen, max(len(cell.quotations) - 1, 0))
        row = matrix.rows[self.grid.cursor.row]
        self.about.update(cell_told(matrix, row, cell, self._chosen))
        self.pane.scroll_home(animate=False)

    def _show_status(self, matrix: Matrix) -> None:
        asked = [f"{name} {' or '.join(map(group_name, of))}" for name, of in matrix.where.items()]
        self.status.show(
            [
                Part("Framework matrix", 0),
                Part(visible(", ".join(asked)), 1),
                Part(visible(f"by {self.sort}") if self.sort else "", 2),
                Part(summed_up(matrix.cells.values()), 3),
            ]
        )
