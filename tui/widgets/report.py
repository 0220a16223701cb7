"""A screen of what a study says together: read from the project here, counted in a thread."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import work
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from coder.errors import USER_ERRORS
from coder.model import Study
from coder.workflow import browsing
from coder.workflow.project import Project
from transcripts.text import visible
from tui.keys import Layer, hints
from tui.widgets.bars import HintBar, StatusLine
from tui.widgets.patient import Patient


class Report(Patient[None]):
    """Subclasses say what is counted in `counting`, and show it in `show`.

    The project is read on the main thread only; the thread gets the study as plain data. What is
    refused is said in the hint bar. `about` tells what is highlighted. Closes with `dismiss`. What
    others write is counted when the coder asks for it: numbers that one reads do not change.
    """

    DEFAULT_CSS = """
    Report { background: $background; layout: vertical; }
    Report #about { height: auto; min-height: 3; padding: 0 1; background: $panel; }
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 - Textual's
    OWNER: ClassVar[str] = ""

    @dataclass
    class Counted(Message):
        """The thread is done; `question` is the number of the question that it answers."""

        question: int
        answer: Any = None
        refused: str = ""

    def __init__(self, project: Project) -> None:
        super().__init__(project)
        self.study: Study | None = None
        self.status = StatusLine()
        self.about = Static(id="about", markup=False)
        self.hint_bar = HintBar()
        self._question = 0
        self._has_answer = False

    def counting(self, study: Study) -> Callable[[], Any]:
        """What the thread has to do. Runs on the main thread and may raise a user's error."""
        raise NotImplementedError

    def show(self, answer: Any) -> None:
        """Show what was counted."""
        raise NotImplementedError

    async def on_screen_resume(self) -> None:
        """Count when the screen comes up, and again if the study has changed meanwhile."""
        await self.read_first("the study")

    def key_for_news(self) -> str:
        return f"{self.OWNER}.again"

    def read_news(self) -> None:
        study = browsing.reported_study(self.project)
        if study != self.study:
            self.study = study
            self.count()

    def count(self) -> None:
        """Ask the question anew."""
        study = self.study
        if study is not None and (job := self.attempt(lambda: self.counting(study))):
            self.ask(job)

    def ask(self, job: Callable[[], Any]) -> None:
        """Have the thread do a job; its answer is shown unless something else is asked first."""
        self._question += 1
        self.say("Counting …")
        self._count(job, self._question)

    def on_report_counted(self, event: Counted) -> None:
        if event.question != self._question:
            return  # somebody has asked for something else meanwhile
        if event.refused:
            self.refuse(event.refused)
        else:
            self._has_answer = True
            self.show_hints()
            self.show(event.answer)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        if event.state is WorkerState.ERROR:
            self.say(f"This could not be counted: {event.worker.error}")

    def refuse(self, sentence: str) -> None:
        """Tell why; where nothing is shown yet, in full on the page, too."""
        super().refuse(sentence)
        if not self._has_answer:
            self.about.update(visible(sentence))

    def say(self, sentence: str) -> None:
        self.hint_bar.show(self.OWNER.upper(), ())
        self.hint_bar.say(sentence)

    def show_hints(self) -> None:
        self.hint_bar.show(self.OWNER.upper(), hints(self.OWNER, Layer.COMMAND))

    def action_leave(self) -> None:
        self.dismiss()

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _count(self, job: Callable[[], Any], question: int) -> None:
        try:
            answer = job()
        except USER_ERRORS as error:
            self.post_message(self.Counted(question, refused=str(error)))
        else:
            self.post_message(self.Counted(question, answer))
