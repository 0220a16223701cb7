"""What stands on the desk: the queue, the passage with both versions, and what the code means."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.worker import Worker, WorkerState

from coder.agreement.points import Point
from coder.agreement.queueing import Asked, Queued, Standing, progress
from coder.model import CONSENSUS, Coding, Study
from coder.workflow import browsing, settling
from coder.workflow.agreeing import compared_coders
from coder.workflow.beside import Beside, beside
from coder.workflow.project import Project
from coder.workflow.ready import ready
from coder.workflow.settling import Differences
from transcripts.model import Document
from transcripts.text import visible
from tui.keys import sign
from tui.page.palette import DARK
from tui.page.sides import CONSENSUS as SETTLED_ON
from tui.page.sides import Lettered, hues, lettered, marks, noted, question, said, standing
from tui.screens.adjudication.passage import Passage
from tui.widgets.bars import Part
from tui.widgets.ink import Look
from tui.widgets.key_line import KeyLine
from tui.widgets.panes import Definition
from tui.widgets.report import Report
from tui.widgets.rows import Column, Row, Rows
from tui.widgets.themes import palette_of

if TYPE_CHECKING:
    from codebook.model import Code

_NOTHING = Document("", "", ())
_COLUMNS = (
    Column("", right=True),
    Column("code"),
    Column("document"),
    Column("consensus", rank=1),
)
_HOW = {"discussion": "by discussion", "lead": "by the lead", "": "not told how"}


class Desk(Report):
    """Shows the disagreement at the cursor of the queue. It changes nothing."""

    OWNER = "settle"
    AUTO_FOCUS = ""  # keys are for the screen
    DEFAULT_CSS = """
    Desk #both { height: 1fr; }
    Desk #queue { width: 48; border-right: vkey $panel; }
    Desk Definition { width: 44; border-left: vkey $panel; }
    Desk #about { max-height: 10; min-height: 3; }
    Desk.-narrow Definition, Desk.-narrow #queue { display: none; }
    Desk.-narrow.-list #queue { display: block; width: 1fr; border-right: none; }
    Desk.-narrow.-list #passage { display: none; }
    Desk.-definition #about { max-height: 18; }
    """

    def __init__(self, project: Project, asked: Asked | None = None) -> None:
        super().__init__(project)
        self.asked = asked or Asked()
        self._compared = self.asked.coders or None  # whom; what is shown of it can be narrowed
        self.there: Differences | None = None
        self.queue: list[Queued] = []
        self.all: list[Queued] = []  # with those that are settled
        self.sides: list[Lettered] = []
        self.names: dict[str, str] = {}  # the coders' by guid
        self.around: Mapping[str, Beside] = {}
        self.level: Code | None = None
        self.hidden = False
        self.with_settled = False
        self.fresh = set[str]()  # the ids of what was settled in this sitting
        self.how = "discussion"
        self.rows = Rows(id="queue")
        self.rows.can_focus = False
        self.passage = Passage(_NOTHING, looks={})
        self.passage.can_focus = False  # but while words are trimmed
        self.definition = Definition()

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal(id="both"):
            yield self.rows
            with Vertical(id="passage"):
                yield self.passage
                yield self.about
            yield self.definition
        yield self.hint_bar

    def on_mount(self) -> None:
        self.watch(self.app, "theme", self._look_anew)
        self.passage.take_key = self.on_key

    # What is asked and read

    def counting(self, study: Study) -> Callable[[], Differences]:
        coders = compared_coders(self.project, study, self._compared)
        prepared = ready(self.project, study)
        return lambda: settling.differences_of(prepared, coders)

    def count(self) -> None:
        """Count in a thread; keys that settle what is not there yet wait for it."""
        before = self._question
        super().count()
        is_counting = self._question != before  # else it was refused
        if is_counting and self.there is None and isinstance(self.app, KeyLine):
            self.app.hold(self)

    def on_report_counted(self, event: Report.Counted) -> None:
        super().on_report_counted(event)
        self._let_keys_go()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        super().on_worker_state_changed(event)
        if event.state is WorkerState.ERROR:
            self._let_keys_go()

    def _on_unmount(self) -> None:
        super()._on_unmount()
        self._let_keys_go()

    @property
    def is_noticed(self) -> bool:
        """Esc is one of the keys that wait for the count."""
        return False

    def give_up(self) -> None:
        """Let the keys go."""
        self._let_keys_go()

    def _let_keys_go(self) -> None:
        if isinstance(self.app, KeyLine):
            self.app.go_on(self)

    def moment(self) -> Callable[[], None]:
        """What goes back to the point at the cursor, too, if an act has to be done again."""
        go_back, place = super().moment(), self.rows.cursor

        def back() -> None:
            go_back()
            self.rows.go(place)

        return back

    def show(self, answer: Any) -> None:
        self.there = answer
        self.read_queue()

    def read_queue(self, *, key: object = None) -> None:
        """Show the queue as it stands now, the cursor on the point of that key, else as it was."""
        if self.there is None:
            return
        found = settling.queued(self.project, self.there, self.asked)
        here = self.here
        wanted = key or (here.point.key if here else None)
        self.all = found
        self.queue = [one for one in found if self.with_settled or self._is_due(one)]
        keys = [one.point.key for one in self.queue]
        place = keys.index(wanted) if wanted in keys else min(self.rows.cursor, len(keys))
        self.rows.show(_COLUMNS, [self._row(one) for one in self.queue], cursor=place)
        self.show_point()

    @property
    def here(self) -> Queued | None:
        """The disagreement at the cursor; None in an empty queue."""
        return self.queue[self.rows.cursor] if self.queue else None

    def _is_due(self, one: Queued) -> bool:
        return one.standing is Standing.OPEN or one.point.id in self.fresh

    # What is shown

    def show_point(self) -> None:
        """Show the disagreement at the cursor, with what is known of it now."""
        here = self.here
        if here is None:
            self._show_nothing()
            return
        point = here.point
        self.sides = lettered(point, hidden=self.hidden)
        self.around = beside(self.project, point)
        self.names = settling.names(self.project)
        self.level = settling.level_open(self.project, point) if here.decision else None
        shown = list(marks(self.sides, self.around, self._settled_on(point)))
        if self.passage.document.guid == point.document.guid:
            self.passage.show_marks(shown)
        else:
            self.passage.turn_to(point.document, shown)
        self.passage.show_place(min((one.span for one in shown), default=point.span))
        self.definition.show(point.code)
        self.show_about()
        self.show_status()
        self.show_hints()

    def show_about(self) -> None:
        """Say in words what stands at the cursor."""
        if self.here is not None:
            self.about.update(self._about(self.here))

    def show_status(self) -> None:
        here, done = self.here, progress(self.all)
        place = f"{self.rows.cursor + 1} of {len(self.queue)}" if here else ""
        self.status.show(
            [
                Part(f"Disagreements {place}".rstrip(), 0),
                Part(visible(here.point.document.name) if here else "", 1),
                Part(str(done), 1),
                Part(" ".join(self.asked.codes + self.asked.documents + self.asked.coders), 2),
                Part(f"settled {_HOW[self.how]}", 4),
                Part("names hidden" if self.hidden else "", 3),
                Part(f"order: {self.asked.order}", 6),
                Part("" if self.with_settled else "open ones", 5),
            ]
        )

    def _show_nothing(self) -> None:
        self.passage.turn_to(_NOTHING, ())
        self.definition.show(None)
        self.show_status()
        self.about.update(self._why_nothing())
        self.show_hints()

    def _why_nothing(self) -> str:
        """Why the queue is empty, and the key that shows more."""
        chosen = self.asked.codes or self.asked.documents or self.asked.coders
        if count := len(self.all):
            of_those = " of those chosen" if chosen else ""
            return f"All {count}{of_those} are settled; {sign('settle.settled')} shows them."
        if chosen:
            return f"The coders do not differ on those chosen; {sign('settle.filter')} changes it."
        return "The coders differ on nothing here that two have finished." if self.there else ""

    def _settled_on(self, point: Point) -> list[Coding]:
        """The consensus' codings of the code in the unit."""
        consensus = {one.guid for one in browsing.coders(self.project) if one.name == CONSENSUS}
        there = browsing.codings_in(self.project, point.document)
        return [
            one
            for one in there
            if one.coder in consensus
            and one.code == point.code.guid
            and one.span.overlaps(point.span)
        ]

    def _about(self, here: Queued) -> Text:
        """The question, each side, how it was settled, and the code in short or in full."""
        point, code = here.point, here.point.code
        state = standing(here, self.sides, self.names)
        text = Text.assemble((visible(question(point)), "bold"), f"  → {visible(state)}")
        shades = hues(palette_of(self.app))
        for one in self.sides:
            red, green, blue = shades[one.letter]
            line = visible(said(one, point, self.around))
            text.append(f"\n{line[0]}", f"bold rgb({red},{green},{blue})").append(line[1:])
            for memo in noted(one, self.around):
                text.append(f"\n  ✎ {visible(memo)}", "italic")
        if not point.said:
            text.append("\nThe coders do not differ on this any more.")
        if self.has_class("-narrow"):
            text.append_text(_meaning(code, full=self.has_class("-definition")))
        return text

    def _row(self, one: Queued) -> Row:
        point = one.point
        state = {
            Standing.OPEN: "",
            Standing.SETTLED: "✓",
            Standing.CHANGED: "✓ changed since",
            Standing.UNRECORDED: "not recorded",
        }[one.standing]
        quiet = one.standing is not Standing.OPEN
        return Row((str(one.number), point.code.id, visible(point.document.name), state), quiet)

    def _look_anew(self) -> None:
        shades = hues(palette_of(self.app) if self.is_attached else DARK)
        looks = {
            letter: Look(letter, "consensus" if letter == SETTLED_ON else letter, shade)
            for letter, shade in shades.items()
        }
        self.passage.repaint(looks)


def _meaning(code: "Code", *, full: bool) -> Text:
    """What the code means and when not to use it; in full, when to use it, too."""
    wanted = {
        "": code.full or code.brief if full else code.brief or code.full,
        "Use when ": code.use_when if full else "",
        "Not when ": code.not_when,
    }
    text = Text()
    for title, words in wanted.items():
        if words:
            text.append(f"\n{title}", "bold").append(" ".join(words.split()))
    return text
