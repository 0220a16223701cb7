"""Measures: a list of them, the scores of each case, and a joint display with a theme."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from textual.app import ComposeResult
from textual.widgets import Input

from codebook.model import Codebook, CodeKind
from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.excerpts import Excerpt, collected
from coder.themes.selection import Question
from coder.workflow import browsing, measured
from coder.workflow.joint import Asked, joint_job
from coder.workflow.project import Project
from coder.workflow.sight import sight
from transcripts.text import visible
from tui.keys import bindings, sign, sign_in_writing
from tui.page.where import asked_for
from tui.screens.measures.views import JointView, ListView, ScoresView, View
from tui.widgets.bars import Part
from tui.widgets.messages import OpenExcerpts
from tui.widgets.report import Report
from tui.widgets.tables import Figures
from tui.widgets.tabs import Tabs

LIST, SCORES, JOINT = VIEWS = ("measures", "scores", "joint display")
_WHO = "time=T2 role=family social worker code=PL; nothing counts everybody"


@dataclass(frozen=True)
class Look:
    """What is asked for: the view, which measure, beside which code, of whom, in which groups.

    `code` is a code's id, or that of a choice with a value (`OC_SUP=changed`).
    """

    view: str = LIST
    measure: str = ""
    code: str = ""
    where: Mapping[str, Sequence[str]] = field(default_factory=dict)
    by: str = ""


class MeasuresScreen(Report):
    """What `coder measures` and `coder joint` tell, to look into."""

    AS_BEFORE = ("look",)
    OWNER = "measures"
    BINDINGS = [*bindings("measures")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    MeasuresScreen Input { display: none; height: 1; border: none; padding: 0 1;
                           background: $panel; }
    MeasuresScreen Input:focus { border: none; }
    MeasuresScreen.-asking Input { display: block; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.tabs = Tabs()
        self.figures = Figures(id="figures")
        self.asked = Input(placeholder=_WHO, id="where")
        self.look = self._shown = Look()  # what is asked for, and what is there by now
        self.view: View | None = None
        self._ids: list[str] = []
        self._places: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.tabs
        yield self.figures
        yield self.about
        yield self.asked
        yield self.hint_bar

    # What is shown

    def read_news(self) -> None:
        """Read all anew: the study may be the same, and the numbers others."""
        self.study = browsing.reported_study(self.project)
        self.count()

    def counting(self, study: Study) -> Callable[[], tuple[Look, View]]:
        look, job = self._asked(study)
        return lambda: (look, job())

    def _asked(self, study: Study) -> tuple[Look, Callable[[], View]]:
        """What is asked for, completed, and what makes it. Refused while somebody codes blind."""
        if any(one.blind for one in sight(self.project).tasks):
            raise InvalidRequestError(
                "Numbers would tell what is hoped to be found in the words: they are shown again "
                "when your blind round is closed."
            )
        found = measured.measures(self.project)
        self._ids = [one.key.id for one in found]
        look = self._completed(study.codebook)
        if look.view == LIST or not found:
            return replace(look, view=LIST), lambda: ListView(found)
        if look.view == SCORES:
            one = found[self._ids.index(look.measure)]
            return look, lambda: ScoresView(one)
        asked = Asked(look.measure, [look.code], by=look.by, where=look.where)
        job = joint_job(self.project, asked, study)
        return look, lambda: JointView(job())

    def _completed(self, codebook: Codebook) -> Look:
        """The look with the first measure and the first code, where none is chosen."""
        look = self.look
        if look.measure not in self._ids:
            look = replace(look, measure=self._ids[0] if self._ids else "")
        return look if look.code else replace(look, code=next(iter(themes(codebook)), ""))

    def show(self, answer: tuple[Look, View]) -> None:
        self._places[self._shown.view] = self.figures.cursor_row
        self.look = self._shown = answer[0]
        self.view = view = answer[1]
        keys = ("measures.list", "measures.scores", "measures.joint")
        self.tabs.show(
            [(sign(key), name) for key, name in zip(keys, VIEWS, strict=True)], self.look.view
        )
        self.figures.fill(view.columns(), view.rows())
        self.figures.move_cursor(row=self._places.get(self.look.view, 0))
        self.status.show([Part(visible(view.title()), 0)])
        self._show_place()
        if self.focused is None:
            self.figures.focus()

    def refuse(self, sentence: str) -> None:
        """Whatever was asked in vain is not asked again."""
        super().refuse(sentence)
        if self.view is not None:
            self.look = self._shown

    def on_data_table_row_highlighted(self) -> None:
        self._show_place()

    def _show_place(self) -> None:
        if (view := self.view) is not None:
            rows = self.figures.row_count
            told = view.about(self.figures.cursor_row) if rows else iter([view.empty])
            self.about.update("\n".join(map(visible, told)))

    # What is asked

    def action_look(self, view: str) -> None:
        """Another view, of the measure at the cursor where they are listed."""
        self._ask(replace(self.look, view=view, measure=self._at_cursor()))

    def action_open(self) -> None:
        """From the list to the scores, to the joint display, and to the words behind its rows."""
        if isinstance(self.view, JointView):
            self._open_words(self.view)
        else:
            self.action_look(VIEWS[VIEWS.index(self._shown.view) + 1])

    def _open_words(self, view: JointView) -> None:
        study, people = self.study, set(view.code.rows[self.figures.cursor_row].row.people)
        if study is None:
            return
        asked = Question(where=self._shown.where, codes=[view.code.code])

        def words(study: Study) -> list[Excerpt]:
            found = (one for one in collected(study, asked) if one.case in people)
            return [one for one in found if view.code.value in ("", one.value)]

        found = self.attempt(lambda: words(study))
        if found:
            again = lambda: words(browsing.reported_study(self.project))  # noqa: E731
            self.post_message(OpenExcerpts(found, view.title(), again))
        elif found is not None:
            self.say("No coded words stand behind this row.")

    def on_data_table_row_selected(self) -> None:
        self.action_open()

    def action_measure(self, step: int) -> None:
        if self._ids:
            at = self._ids.index(self._shown.measure)
            self._ask(replace(self.look, measure=self._ids[(at + step) % len(self._ids)]))

    def action_code(self, step: int) -> None:
        """The display of the next code, of those at the top and of the values of choices."""
        if self.study is None:
            return
        known = list(themes(self.study.codebook))
        at = known.index(self.look.code) if self.look.code in known else -step
        code = known[(at + step) % len(known)] if known else ""
        self._ask(replace(self.look, view=JOINT, code=code))

    def action_by(self) -> None:
        """Rows are groups of the next attribute; after the last, with the theme and without it."""
        if self.study is None:
            return
        names = [
            "",
            *sorted({name for one in self.study.cases.values() for name in one.attributes}),
        ]
        at = names.index(self.look.by) if self.look.by in names else -1
        self._ask(replace(self.look, view=JOINT, by=names[(at + 1) % len(names)]))

    def _ask(self, look: Look) -> None:
        self.look = look
        self.count()

    def _at_cursor(self) -> str:
        if isinstance(self.view, ListView) and self._ids:
            return self._ids[self.figures.cursor_row]
        return self.look.measure

    # What is typed

    def action_where(self) -> None:
        self.asked.value = ""
        self.add_class("-asking")
        self.asked.focus()
        leave = sign_in_writing("measures.leave")
        self.say(f"Enter counts these in the joint display, {leave} lets go; code=ID chooses.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        where = self.attempt(lambda: asked_for(event.value))
        if where is not None:
            self._stop_asking()
            code = where.pop("code", [self.look.code])[-1]
            self._ask(replace(self.look, view=JOINT, code=code, where=where))

    def action_leave(self) -> None:
        if self.has_class("-asking"):
            self._stop_asking()
            self.show_hints()
        else:
            self.dismiss()

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        self.figures.focus()


def themes(codebook: Codebook) -> Iterator[str]:
    """The codes at the top of the tree; of a choice each of its values."""
    for code in codebook.roots():
        if code.kind is CodeKind.CHOICE:
            yield from (f"{code.id}={value.id}" for value in code.values)
        else:
            yield code.id
