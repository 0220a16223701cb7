"""Choose what was asked: scenario, prompt and time, each with how much waits for the coder."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from coder.themes.answers import Asked, Question
from transcripts.text import visible
from tui.keys import bindings, legend
from tui.widgets.repainting import FrugalWindow
from tui.widgets.rows import Column, Row, Rows


class QuestionChooser(FrugalWindow[Asked | None]):
    """Gives what was chosen, or None. The cursor starts on what was chosen last."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("questions")]
    DEFAULT_CSS = """
    QuestionChooser { align: center middle; }
    QuestionChooser Rows { width: 90%; max-width: 100; height: auto; max-height: 90%;
                           background: $surface; border: round $primary; }
    """

    def __init__(self, questions: Sequence[Question], last: Asked | None) -> None:
        super().__init__()
        self._questions = questions
        self._last = last
        self.rows = Rows()

    def compose(self) -> ComposeResult:
        self.rows.border_title = "Whose answers to what?"
        self.rows.border_subtitle = legend(
            {"rows.up rows.down": "choose", "rows.choose": "take", "questions.leave": "leave"}
        )
        yield self.rows

    def on_mount(self) -> None:
        self.set_focus(self.rows)  # now: keys may be under way
        self.rows.styles.height = len(self._questions) + 3
        columns = [
            Column("Scenario"),
            Column("Prompt"),
            Column("Time"),
            Column("Question", 2),
            Column("Answers", 3, right=True),
            Column("Uncoded", 1, right=True),
        ]
        asked = [one.asked for one in self._questions]
        cursor = asked.index(self._last) if self._last in asked else self._first_waiting()
        self.rows.show(columns, [_row(one) for one in self._questions], cursor=cursor)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(self._questions[event.place].asked)

    def action_leave(self) -> None:
        self.dismiss(None)

    def _first_waiting(self) -> int:
        waiting = (place for place, one in enumerate(self._questions) if one.uncoded)
        return next(waiting, 0)


def _row(question: Question) -> Row:
    asked = question.asked
    cells = (
        asked.scenario,
        f"({asked.prompt})" if asked.prompt else "all",
        asked.time or "all",
        question.text,
        str(question.answers),
        str(question.uncoded or "–"),
    )
    return Row(tuple(map(visible, cells)), quiet=not question.uncoded)
