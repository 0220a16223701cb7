"""How far the coders agree: views of one comparison, and the way from each number to the words."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable

from coder.agreement.explanations import explain
from coder.agreement.queueing import Asked
from coder.model import Study
from coder.workflow import agreeing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import bindings, sign
from tui.screens.agreement.board import Board
from tui.screens.agreement.coders import CodersView, paired
from tui.screens.agreement.codes import CodesView
from tui.screens.agreement.confusions import ConfusionsView
from tui.screens.agreement.details import DetailsView
from tui.screens.agreement.documents import DocumentsView
from tui.screens.agreement.explanation import ExplanationScreen
from tui.screens.agreement.rounds import Rounds, RoundsView
from tui.screens.agreement.rounds import counted as counted_rounds
from tui.screens.agreement.view import NOTHING, WHOLE, Units, View
from tui.widgets.bars import Part
from tui.widgets.messages import OpenDisagreements, OpenDocument
from tui.widgets.report import Report
from tui.widgets.tables import Figures
from tui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.comparison import CodeDetails, Comparison, WholeCodebook
    from coder.workflow.agreeing import Compared

CODES, CODERS, CONFUSIONS, DOCUMENTS, ROUNDS, DETAILS = VIEWS = (
    *("codes", "coders", "confusions", "documents", "rounds", "details"),
)
_OF_A_CODE = (CODERS, DETAILS)
_AT_A_GLANCE = 30  # units that stand beside a number before somebody goes to them


class AgreementScreen(Report):
    """A table above or beside what is behind its numbers; keys change the view.

    At first the codes are counted; what else is asked of one code, or of rounds, when it is shown.
    """

    OWNER = "agreement"
    BINDINGS = [*bindings("agreement")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    AgreementScreen #both { height: 1fr; }
    AgreementScreen.-narrow #both { layout: vertical; }
    AgreementScreen.-narrow #board { height: 3fr; }
    AgreementScreen.-narrow #apart { height: 2fr; }
    AgreementScreen.-wide #board { width: 5fr; }
    AgreementScreen.-wide #apart { width: 3fr; border-left: vkey $panel; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.tabs = Tabs()
        self.board = Board(id="board")
        self.apart = Figures(id="units")
        self.look = self._shown = CODES  # what is asked for, and what is there by now
        self.code: Code | None = None  # the one whose coders and details are shown; None: all
        self.found: Comparison | None = None
        self.view: View | None = None
        self.units: Units = NOTHING
        self._subject: Compared | None = None
        self._told: dict[str, CodeDetails] = {}
        self._whole: WholeCodebook | None = None
        self._rounds: Rounds | None = None
        self._lowest_first = True
        self._places: dict[str, tuple[int, int]] = {}

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.tabs
        with Horizontal(id="both"):
            yield self.board
            with Vertical(id="apart"):
                yield self.about
                yield self.apart
        yield self.hint_bar

    # What is counted

    def counting(self, study: Study) -> "Callable[[], Comparison]":
        self._subject = subject = agreeing.compared(self.project, study=study)
        return lambda: agreeing.counted(subject)

    def show(self, answer: "Comparison | WholeCodebook | CodeDetails | Rounds") -> None:
        from coder.agreement.comparison import Comparison, WholeCodebook  # noqa: PLC0415 - numpy

        if isinstance(answer, Comparison):
            self.found, self._whole, self._rounds = answer, None, None
            self._told.clear()
            codes = {one.code.guid: one.code for one in answer.report.codes}
            self.code = codes.get(self.code.guid) if self.code else None
        elif isinstance(answer, WholeCodebook):
            self._whole = answer
        elif isinstance(answer, Rounds):
            self._rounds = answer
        else:
            self._told[answer.agreement.code.guid] = answer
        self._show_view()
        if self.focused is None:
            self.board.focus()

    def _show_view(self) -> None:
        """Show the view, or count first what it needs."""
        if self.found is None:
            return
        if (job := self._missing()) is not None:
            self.ask(job)
            if not self._can_begin:
                return
        self.view = view = self._made(self.found)
        self._shown = self.look
        row, column = self._places.get(self.look, view.start)
        if isinstance(view, CodesView):
            row = view.row_of(self.code)
        self.tabs.show([(sign(f"agreement.{name}"), name) for name in VIEWS], self.look)
        self.board.cursor_type = view.cursor
        self.board.show(view.sheet(), row=row, column=column)
        self._show_place()

    def _missing(self) -> Callable[[], Any] | None:
        """What has to be counted for this view first."""
        subject, code, found = self._subject, self.code, self.found
        if subject is None or found is None:
            return None
        if self.look == ROUNDS and self._rounds is None:
            rounds, codes = agreeing.of_rounds(self.project, study=self.study), subject.codes
            return lambda: counted_rounds(rounds, codes)
        if self.look in _OF_A_CODE and code is not None and code.guid not in self._told:
            return lambda: agreeing.details(subject, code)
        if self.look == CODERS and self._whole is None:
            return lambda: paired(found.whole)
        return None

    @property
    def _can_begin(self) -> bool:
        """Whether part of the view can be shown while the rest, all codes at once, is counted."""
        return self.look == CODERS and self.code is not None and self.code.guid in self._told

    def _made(self, found: "Comparison") -> View:
        told = self._told.get(self.code.guid) if self.code else None
        makers: dict[str, Callable[[], View]] = {
            CODES: lambda: CodesView(found, lowest_first=self._lowest_first),
            CODERS: lambda: CodersView(found, self._whole, told),
            CONFUSIONS: lambda: ConfusionsView(found),
            DOCUMENTS: lambda: DocumentsView(found),
            ROUNDS: lambda: RoundsView(self._rounds or Rounds((), {}, {})),
            DETAILS: lambda: DetailsView(found, told),
        }
        return makers[self.look]()

    # What is highlighted

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.data_table is self.board:
            self._show_place()

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        if event.data_table is self.board:
            self._show_place()

    @property
    def place(self) -> tuple[int, int] | None:
        """Row and column of the cursor; None in an empty table."""
        row, column = self.board.cursor_coordinate
        return (row, column) if 0 <= row < len(self.board.sheet.rows) else None

    def _show_place(self) -> None:
        """Tell what is highlighted, with the first units behind it."""
        view, place = self.view, self.place
        if view is None or self.found is None:
            return
        if place is None:
            self.units = NOTHING
            self.about.update(view.empty)
        else:
            self._places[self._shown] = place
            if self._shown == CODES:
                self.code = view.code_at(place[0])
            self.units = view.units(*place)
            self.about.update("\n".join(view.about(*place)))
        self._show_status(self.found)
        self._list(_AT_A_GLANCE)

    def _show_status(self, found: "Comparison") -> None:
        report, code = found.report, self.code
        is_of_code = self._shown == CODES or self._shown in _OF_A_CODE
        name = visible(f"{code.id} {code.label}") if code else WHOLE
        self.status.show(
            [
                Part(f"Agreement of {visible(' and '.join(report.coders))}", 0),
                Part(name if is_of_code else "", 1),
                Part(f"{report.replicates} replicates, seed {report.seed}", 2),
            ]
        )

    def _list(self, most: int | None = None) -> None:
        found = self.units.found[:most]
        self.apart.fill(self.units.columns, [self.units.cells(one) for one in found])

    # Keys

    def action_look(self, name: str) -> None:
        """Show another view."""
        self.look = name
        self.board.focus()
        self._show_view()

    def action_turn(self) -> None:
        """Go to the other of the two lists."""
        if self.apart.has_focus:
            self.board.focus()
        else:
            self._go_to_units()

    def action_order(self) -> None:
        self._lowest_first = not self._lowest_first
        self.look = CODES
        self._show_view()
        self.say("Lowest interval first." if self._lowest_first else "In the codebook's order.")

    def action_leave(self) -> None:
        """From the units back to the table, to the codes, and to where one came from."""
        if self.apart.has_focus:
            self.board.focus()
        elif self.look != CODES and self.found is not None:
            self.action_look(CODES)
        else:
            self.dismiss()

    def on_data_table_row_selected(self) -> None:
        self.action_open()

    def on_data_table_cell_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """From a number to the units behind it, from a unit to its words."""
        row = self.apart.cursor_row
        if not self.apart.has_focus and self.view is not None and self.view.is_direct:
            row = 0
        elif not self.apart.has_focus:
            self._go_to_units()
            return
        if 0 <= row < len(self.units.found):
            one = self.units.found[row]
            self.post_message(OpenDocument(one.document.name, one.span.start))

    def _go_to_units(self) -> None:
        if self.units.found:
            self._list()
            self.apart.focus()
        else:
            self.say("There are no units behind this.")

    def action_settle(self) -> None:
        """Go to the desk with the disagreements on this code."""
        code = self.code
        if self.view is not None and (place := self.place) is not None:
            code = self.view.code_at(place[0]) or code
        self.post_message(OpenDisagreements(Asked(codes=(code.id,)) if code else None))

    def action_explain(self) -> None:
        """Say what the measure at the cursor is."""
        view, name = self.view, "alpha"
        if isinstance(view, DetailsView) and (place := self.place) is not None:
            name = view.measure_at(place[0])
        elif self.code is None:
            name = "sets"
        found = self.attempt(lambda: explain(name))
        if found is not None:
            self.app.push_screen(ExplanationScreen(found))
