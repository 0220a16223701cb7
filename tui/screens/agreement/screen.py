"""How far the coders agree, code by code, and where they differ, with the way into the text."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable

from coder.cli.agreement_tables import figures, lines
from coder.model import Study
from coder.workflow import agreeing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import bindings
from tui.widgets.bars import Part
from tui.widgets.messages import OpenDocument
from tui.widgets.report import Report
from tui.widgets.tables import Column, Figures

if TYPE_CHECKING:
    from coder.agreement.comparison import Comparison
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.estimates import Estimate
    from coder.agreement.report import Agreement

_UNDEFINED = "–"
_NAME = 8  # cells of a coder's name over its column
_QUOTE = 120
_PAIR = 2


class AgreementScreen(Report):
    """The table of `coder agreement`; the highlighted code's disagreements below or beside it."""

    OWNER = "agreement"
    BINDINGS = [*bindings("agreement")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    AgreementScreen #both { height: 1fr; }
    AgreementScreen.-narrow #both { layout: vertical; }
    AgreementScreen.-narrow #codes { height: 3fr; }
    AgreementScreen.-narrow #apart { height: 2fr; }
    AgreementScreen.-wide #codes { width: 84; }
    AgreementScreen.-wide #apart { border-left: vkey $panel; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.codes = Figures(id="codes")
        self.apart = Figures(id="disagreements")
        self.found: Comparison | None = None
        self.lines: list[tuple[str, Agreement]] = []
        self.differing: list[Disagreement] = []
        self._lowest_first = False

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal(id="both"):
            yield self.codes
            with Vertical(id="apart"):
                yield self.about
                yield self.apart
        yield self.hint_bar

    def counting(self, study: Study) -> "Callable[[], Comparison]":
        """It is of the frozen passes, which the study of the screens does not hold."""
        del study
        subject = agreeing.compared(self.project)
        return lambda: agreeing.counted(subject)

    def show(self, answer: "Comparison") -> None:
        self.found = answer
        report = answer.report
        both = list(lines(report))
        if self._lowest_first:
            place = {one.code.guid: at for at, one in enumerate(report.lowest_first())}
            both.sort(key=lambda line: place[line[1].code.guid])
        self.lines = both
        columns = (
            *(Column("code", number=False), Column("units", rank=3)),
            *(Column(_short(name), rank=2) for name in report.coders),
            *(Column("%"), Column("F1+", rank=4), Column("κ", rank=1), Column("α")),
            Column("95 % interval"),
        )
        self.codes.fill(columns, (_row(label, one, report.coders) for label, one in both))
        if self.focused is None:
            self.codes.focus()

    # What is highlighted

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        if event.data_table is self.codes and 0 <= event.cursor_row < len(self.lines):
            self._show_code(*self.lines[event.cursor_row])

    def action_turn(self) -> None:
        """Go to the other of the two lists."""
        (self.codes if self.apart.has_focus else self.apart).focus()

    def action_order(self) -> None:
        self._lowest_first = not self._lowest_first
        if self.found is not None:
            self.show(self.found)
            self.say("Lowest α first." if self._lowest_first else "In the codebook's order.")

    def action_leave(self) -> None:
        """From the disagreements back to the codes, from there back to where one came from."""
        if self.apart.has_focus:
            self.codes.focus()
        else:
            self.dismiss()

    # What is opened

    def on_data_table_row_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """From a code to its disagreements, from a disagreement to its words."""
        if not self.apart.has_focus:
            if self.differing:
                self.apart.focus()
            else:
                self.say("The coders do not differ on this code.")
        elif 0 <= self.apart.cursor_row < len(self.differing):
            one = self.differing[self.apart.cursor_row]
            self.post_message(OpenDocument(one.document.name, one.span.start))

    def _show_code(self, label: str, one: "Agreement") -> None:
        if self.found is None:
            return
        report = self.found.report
        every = self.found.disagreements
        self.differing = [apart for apart in every if apart.code.guid == one.code.guid]
        self.status.show(
            [
                Part(f"Agreement of {visible(' and '.join(report.coders))}", 0),
                Part(visible(f"{label} {one.code.label}"), 2),
                Part(_undefined(one), 1),
                Part(f"{report.replicates} replicates, seed {report.seed}", 3),
            ]
        )
        self.about.update("\n".join(_about(label, one, len(self.differing))))
        columns = (
            Column("document", number=False),
            *(Column(_short(name), number=False) for name in report.coders),
            Column("words", number=False),
        )
        self.apart.fill(columns, (_apart(apart, report.coders) for apart in self.differing))


def _row(label: str, one: "Agreement", coders: Sequence[str]) -> tuple[str, ...]:
    kappa = "cohen_kappa" if len(coders) == _PAIR else "conger_kappa"
    *values, low, high = figures(one, kappa)
    interval = _UNDEFINED if low == _UNDEFINED else f"{_figure(low)} to {_figure(high)}"
    return (
        label,
        str(one.units),
        *(_percent(one.prevalence.get(name)) for name in coders),
        _percent(one.measures["percent_agreement"].value),
        *map(_figure, values),
        interval,
    )


def _percent(share: float | None) -> str:
    return _UNDEFINED if share is None else f"{100 * share:.1f}"


def _figure(value: object) -> str:
    return f"{value:.3f}".replace("-", "−") if isinstance(value, float) else str(value)


def _short(name: str) -> str:
    return name if len(name) <= _NAME else f"{name[: _NAME - 1]}…"


def _undefined(one: "Agreement") -> str:
    """Why there is no α, or no interval of it."""
    alpha = _alpha(one)
    if alpha.undefined:
        return f"α is undefined, because {alpha.undefined}"
    return "" if alpha.low is not None else f"α has {alpha.method}"


def _alpha(one: "Agreement") -> "Estimate":
    return one.measures.get("alpha_ordinal") or one.measures["alpha_nominal"]


def _about(label: str, one: "Agreement", differing: int) -> Iterator[str]:
    """The code in words: where the coders differ, the four cells, and what calls for caution."""
    yield visible(f"{label}  {one.code.label}")
    cells = "  ".join(f"{signs.replace('-', '−')} {count}" for signs, count in one.cells.items())
    counted = f"{differing} disagreement{'' if differing == 1 else 's'}"
    yield f"{counted} in {one.units} {one.unit}s{':  ' if cells else ''}{cells}"
    if reason := _undefined(one):
        yield f"{reason}."
    elif one.flags:
        sentence = "; ".join(one.flags)
        yield f"{sentence[0].upper() if sentence[0] != 'α' else 'α'}{sentence[1:]}."


def _apart(one: "Disagreement", coders: Sequence[str]) -> tuple[str, ...]:
    words = " ".join(one.span.of(one.document.text).split())
    said = (one.said.get(name, _UNDEFINED) for name in coders)
    return one.document.name, *said, words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"
