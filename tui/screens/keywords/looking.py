"""What the workshop shows: forms, candidates, their sentences, and what a key would change."""

from dataclasses import dataclass

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from codebook.model import Code
from coder.exchange.keyword_tables import change_told
from coder.suggest.precision import FormUse
from coder.suggest.workshop import Workshop, change, examined
from coder.workflow import keywords
from coder.workflow.project import Project
from coder.workflow.tagging import untold_of
from transcripts.text import visible
from tui.keys import sign
from tui.screens.keywords.lines import CANDIDATES, FORMS, candidate_row, form_row
from tui.screens.keywords.reading import told
from tui.screens.keywords.wanted import Wanted, of_candidate, of_form
from tui.widgets.bars import Part
from tui.widgets.report import Report
from tui.widgets.rows import Rows


class Looking(Report):
    """Two lists, and beside them the sentences of the row at the cursor.

    Threads match and rank on plain data. What the key at the cursor would change is told as soon
    as it is counted.
    """

    OWNER = "keywords"
    DEFAULT_CSS = """
    Looking Horizontal { height: 1fr; layout: vertical; }
    Looking.-wide Horizontal { layout: horizontal; }
    Looking Vertical { height: 1fr; width: 100%; }
    Looking.-wide Vertical { width: 1fr; height: 100%; }
    Looking #candidates { border-top: hkey $panel; }
    Looking #sentences { height: 7; width: 100%; padding: 0 1; border-top: hkey $panel; }
    Looking.-wide #sentences { height: 100%; width: 72; border-top: none;
                                      border-left: vkey $panel; }
    Looking #about { min-height: 1; max-height: 3; }
    Looking Input, Looking Input:focus {
        height: 1; border: none; padding: 0 1; display: none; background: $surface;
    }
    Looking.-asking Input, Looking.-asking Input:focus { display: block; }
    """

    @dataclass
    class Foreseen(Message):
        """What the change that was asked for as that number would do, in sentences."""

        number: int
        told: str

    def __init__(self, project: Project, code: Code) -> None:
        super().__init__(project)
        keywords.check(project, code)
        self.code = code
        self.forms = Rows(id="forms")
        self.candidates = Rows(id="candidates")
        self.sentences = Static(id="sentences", markup=False)
        self.own = Input(
            placeholder="a word, several words, reflect* or plan (verb) … Enter adds it"
        )
        self.found: Workshop | None = None
        self._ids: dict[str, str] = {}
        self.at_candidates = False  # which of the two lists has the keys
        self.sentence = 0
        self.done = ""  # what is to be said once it is matched anew
        self._foreseeing = 0

    def compose(self) -> ComposeResult:
        yield self.status
        with Horizontal():
            with Vertical():
                yield self.forms
                yield self.candidates
            yield self.sentences
        yield self.about
        yield self.own
        yield self.hint_bar

    # What is shown

    def read_news(self) -> None:
        """Read the project, and have a thread match its keywords anew."""
        codebook = self.project.codebook()
        self.code = codebook.of_guid(self.code.guid) or self.code
        self._ids = {one.guid: one.id for one in codebook}
        bench = keywords.bench(self.project, self.code)
        self.ask(lambda: examined(bench))

    def show(self, answer: Workshop) -> None:
        self.found = answer
        self.forms.show(
            FORMS,
            [form_row(one, self._ids) for one in answer.forms],
            cursor=self.forms.cursor,
        )
        others = [candidate_row(one) for one in answer.candidates]
        self.candidates.show(CANDIDATES, others, cursor=self.candidates.cursor)
        self._show_status(answer)
        self.look()
        if self.done:
            self.say(self.done)
            self.done = ""

    def _show_status(self, found: Workshop) -> None:
        reach = found.reach
        self.status.show(
            [
                Part(visible(f"Keywords of {self.code.id} {self.code.label}"), 0),
                Part(f"{reach.hit.coded} of {reach.hit.sentences} sentences coded", 1),
                Part(f"{reach.missed} coded without a keyword", 2),
                Part(f"keywords say {reach.cases_hit} cases, people {reach.cases_coded}", 3),
            ]
        )

    def on_rows_moved(self) -> None:
        self.look()

    def on_click(self, event: events.Click) -> None:
        """A click goes to the other list, too."""
        if event.widget in {self.forms, self.candidates}:
            self.turn_to(candidates=event.widget is self.candidates)

    def turn_to(self, *, candidates: bool) -> None:
        """Give the keys to one of the lists."""
        if candidates is not self.at_candidates:
            self.at_candidates = candidates
            (self.candidates if candidates else self.forms).focus()
            self.look()

    @property
    def wanted(self) -> Wanted | None:
        """What the cursor stands on, in the list that has the keys."""
        found = self.found
        if found is None:
            return None
        if self.at_candidates:
            others = found.candidates
            return of_candidate(found, others[self.candidates.cursor]) if others else None
        return of_form(found, self.form) if self.form else None

    @property
    def form(self) -> FormUse | None:
        forms = self.found.forms if self.found and not self.at_candidates else ()
        return forms[self.forms.cursor] if forms else None

    def look(self) -> None:
        """Show the sentences of what the cursor stands on, and foresee what its key would do."""
        self.sentence = 0
        self.show_sentences()
        self.foresee(self.wanted, f"None yet. {sign('keywords.own')} takes words of your own.")

    def show_sentences(self) -> None:
        if self.found and (wanted := self.wanted):
            bench = self.found.bench
            self.sentences.update(
                told(
                    bench,
                    wanted.rows,
                    first=self.sentence,
                    forms=wanted.forms,
                    ids=self._ids,
                )
            )
        else:
            self.sentences.update("")

    def foresee(self, wanted: Wanted | None, instead: str = "") -> None:
        """Tell what a change would do once it is counted; without one, say something `instead`."""
        self._foreseeing += 1
        if wanted and self.found:
            self._count_change(self.found, wanted, self._foreseeing)
        else:
            self.about.update(visible(instead))

    @work(thread=True, exclusive=True, group="foresee", exit_on_error=False)
    def _count_change(self, found: Workshop, wanted: Wanted, number: int) -> None:
        says = " ".join([*change_told(change(found, wanted.after)), *untold_of([wanted.words])])
        self.post_message(self.Foreseen(number, f"{wanted.what} “{wanted.words}”: {says}"))

    def on_looking_foreseen(self, event: Foreseen) -> None:
        if event.number == self._foreseeing:
            self.about.update(visible(event.told))
