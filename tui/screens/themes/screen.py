"""Theme counts in several views, split and narrowed by keys; each number opens its words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from textual.app import ComposeResult
from textual.coordinate import Coordinate
from textual.widgets import Input

from coder.exchange.saving import save
from coder.exchange.theme_notes import in_words
from coder.model import Study
from coder.workflow import browsing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import bindings, sign, sign_in_writing
from tui.page.where import asked_for
from tui.screens.themes.asking import behind, traits
from tui.screens.themes.looking import COUNTS, NEWS, VIEWS, Look
from tui.screens.themes.view import LONGEST_NAME, LONGEST_TITLE, SHORTEST_NAME, View, fitted
from tui.widgets.bars import Part
from tui.widgets.messages import OpenExcerpts
from tui.widgets.report import Report
from tui.widgets.tables import Column, Figures, width
from tui.widgets.tabs import Tabs

_WHO = "time=T2 role=family social worker; nothing counts everybody"
_FILE = "themes.xlsx, or .docx .csv .json .md .html .tex"
_EDGE = 2  # cells at the sides of a column


class ThemesScreen(Report):
    """What `coder themes`, `coder cooccurrence` and `coder saturation` count, to look into."""

    AS_BEFORE = ("look",)
    OWNER = "themes"
    BINDINGS = [*bindings("themes")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    ThemesScreen Input { display: none; height: 1; border: none; padding: 0 1;
                         background: $panel; }
    ThemesScreen Input:focus { border: none; }
    ThemesScreen.-asking Input { display: block; }
    """

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.tabs = Tabs()
        self.counts = Figures(cursor="cell", id="counts")
        self.asked = Input(placeholder=_WHO, id="where")
        self.look = self._shown = Look()  # what is asked for, and what is there by now
        self.view: View | None = None
        self._places: dict[str, Coordinate] = {}
        self._answered: Callable[[str], None] = self._choose

    def compose(self) -> ComposeResult:
        yield self.status
        yield self.tabs
        yield self.counts
        yield self.about
        yield self.asked
        yield self.hint_bar

    def counting(self, study: Study) -> Callable[[], tuple[Look, View]]:
        look = self.look
        job = look.job(study)
        return lambda: (look, job())

    def show(self, answer: tuple[Look, View]) -> None:
        self._keep_place()
        self._shown, self.view = answer
        self._draw()
        if self.focused is None:
            self.counts.focus()

    def _draw(self) -> None:
        view = self.view
        if view is None:
            return
        keys = [(sign(f"themes.{name}"), title) for name, title in VIEWS.items()]
        self.tabs.show(keys, VIEWS[self._shown.view])
        columns = self._columns(view)
        self.counts.fill(columns, view.rows(self._room(columns, view)))
        row, column = self._places.get(self._shown.view, Coordinate(0, 0))
        if self.counts.row_count:
            self.counts.move_cursor(row=min(row, self.counts.row_count - 1), column=column)
        self._show_place()

    def _keep_place(self) -> None:
        if self.view is not None:
            self._places[self._shown.view] = self.counts.cursor_coordinate

    def _columns(self, view: View) -> Sequence[Column]:
        """The columns, their titles cut where these would push figures out of the window."""
        columns, rows = view.columns(), view.rows(SHORTEST_NAME)
        must = [place for place, one in enumerate(columns) if not one.rank]
        if sum(width(columns[place], place, rows) + _EDGE for place in must) <= self.size.width:
            return columns
        return [one._replace(title=fitted(one.title, LONGEST_TITLE)) for one in columns]

    def _room(self, columns: Sequence[Column], view: View) -> int:
        """The cells for names: what the figures leave, once those that can have given way."""
        rows = view.rows(LONGEST_NAME)
        widths = [width(one, place, rows) + _EDGE for place, one in enumerate(columns)]
        name, kept = widths[0], list(range(1, len(columns)))
        while name + sum(widths[place] for place in kept) > self.size.width:
            last = max((columns[place].rank for place in kept), default=0)
            if not last:
                break
            kept = [place for place in kept if columns[place].rank < last]
        left = self.size.width - _EDGE - sum(widths[place] for place in kept)
        return max(min(LONGEST_NAME, left), SHORTEST_NAME)

    def on_resize(self) -> None:
        self._keep_place()
        self._draw()

    def refuse(self, sentence: str) -> None:
        """Whatever was asked in vain is not asked again."""
        super().refuse(sentence)
        if self.view is not None:
            self.look = self._shown

    # What is counted

    def action_look(self, view: str) -> None:
        self._ask(replace(self.look, view=view))

    def action_split(self, step: int) -> None:
        """Split by the next attribute or field; after the last by none."""
        if self.study is None:
            return
        names, by = [None, *traits(self.study)], self.look.question.by
        at = names.index(by) if by in names else 0
        split = replace(self.look.question, by=names[(at + step) % len(names)])
        self._ask(replace(self.look, view=COUNTS, question=split))

    def action_pair(self) -> None:
        self._ask(replace(self.look, pair=self.look.pair + 1))

    def action_unit(self) -> None:
        self._ask(replace(self.look, unit=self.look.unit + 1))

    def action_hide(self) -> None:
        self._ask(replace(self.look, hiding=not self.look.hiding))

    def _ask(self, look: Look) -> None:
        self.look = look
        self.count()

    # What is typed

    def action_where(self) -> None:
        self._type(_WHO, self._choose)
        leave = sign_in_writing("themes.leave")
        self.say(f"Enter counts these, {leave} lets go; coder=NAME counts one coder's.")

    def action_write(self) -> None:
        self._type(_FILE, self._write)
        leave = sign_in_writing("themes.leave")
        self.say(f"Enter writes what is shown to this file, {leave} lets go.")

    def _type(self, example: str, answered: Callable[[str], None]) -> None:
        self._answered = answered
        self.asked.placeholder, self.asked.value = example, ""
        self.add_class("-asking")
        self.asked.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._answered(event.value)

    def _choose(self, typed: str) -> None:
        where = self.attempt(lambda: asked_for(typed))
        if where is not None:
            self._stop_asking()
            coder = where.pop("coder", [None])[-1]
            question = replace(self.look.question, where=where, coder=coder)
            self._ask(replace(self.look, question=question))

    def _write(self, typed: str) -> None:
        view, path = self.view, Path(typed.strip()).expanduser()
        if view is None or not typed.strip():
            return
        one = view.written()

        def written() -> str:
            save(one.tables, path, exact=one.exact, payload=one.payload)
            return f"Written: {visible(str(path))}"

        if (done := self.attempt(written)) is not None:
            self._stop_asking()
            self.say(done)

    def action_leave(self) -> None:
        if self.has_class("-asking"):
            self._stop_asking()
            self.show_hints()
        else:
            self.dismiss()

    def _stop_asking(self) -> None:
        self.remove_class("-asking")
        self.counts.focus()

    # What is opened

    def on_data_table_cell_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The coded words behind the number at the cursor."""
        study, view = self.study, self.view
        row, column = self.counts.place
        if study is None or view is None or not row < self.counts.row_count:
            return
        wanted = view.behind(row, column)
        if wanted is None:
            self.say("No words stand behind this number.")
            return
        found = self.attempt(lambda: behind(study, wanted))
        if found is not None:
            self.post_message(
                OpenExcerpts(
                    found,
                    wanted.title,
                    lambda: behind(browsing.reported_study(self.project), wanted),
                )
            )

    # What is said

    def on_data_table_cell_highlighted(self) -> None:
        self._show_place()

    def _show_place(self) -> None:
        view = self.view
        if view is None:
            return
        self._show_status(view)
        row, column = self.counts.place
        told = view.about(row, column) if row < self.counts.row_count else [view.empty]
        self.about.update("\n".join(told))

    def _show_status(self, view: View) -> None:
        whose = " and ".join(
            f"{name} ({number} documents)" for name, number in view.found.coders.items()
        )
        who = "documents" if self._shown.view == NEWS else "respondents"
        open_ = view.open_documents
        self.status.show(
            [
                Part(visible(in_words(who, view.found.where)), 0),
                Part(visible(", ".join(view.how())), 1),
                Part(f"{open_} documents not finished" if open_ else "", 2),
                Part(visible(f"codings of {whose}") if whose else "nothing is finished yet", 3),
            ]
        )
