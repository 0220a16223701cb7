"""The views of the counts by name, each with what has to be counted for it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from coder.errors import InvalidRequestError
from coder.model import Study
from coder.themes.selection import Question
from coder.themes.suppression import SMALL_CELL, suppressed
from coder.themes.table import ThemeTable, theme_table
from tui.screens.themes.asking import paired
from tui.screens.themes.changes import ChangesView
from tui.screens.themes.counts import CountsView
from tui.screens.themes.levels import LevelsView
from tui.screens.themes.view import View

COUNTS, CHANGES, LEVELS, TOGETHER, NEWS = "counts", "changes", "levels", "together", "news"
VIEWS = {
    COUNTS: "counts",
    CHANGES: "before and after",
    LEVELS: "levels",
    TOGETHER: "together",
    NEWS: "new codes",
}
"""The name of each view for people."""
UNITS = ("respondent", "document", "segment")


@dataclass(frozen=True)
class Look:
    """What is asked for: the view, the question, and how it is asked.

    `pair` and `unit` are places among what can be paired and the units of codes that go
    together; where `hiding`, small numbers are hidden.
    """

    view: str = COUNTS
    question: Question = field(default_factory=Question)
    pair: int = 0
    unit: int = 0
    hiding: bool = False

    def job(self, study: Study) -> Callable[[], View]:
        """What counts the view, in a thread. Raises a user's error where nothing can be."""
        return {
            COUNTS: self._counts,
            CHANGES: self._changes,
            LEVELS: self._levels,
            TOGETHER: self._together,
            NEWS: self._news,
        }[self.view](study)

    def _counts(self, study: Study) -> Callable[[], View]:
        return lambda: CountsView(self._table(study, self.question), self.question)

    def _changes(self, study: Study) -> Callable[[], View]:
        question = paired(self.question, study, self.pair)
        return lambda: ChangesView(self._table(study, question), question)

    def _levels(self, study: Study) -> Callable[[], View]:
        """At both times, where there are two."""
        try:
            question = paired(self.question, study, self.pair)
        except InvalidRequestError:
            question = replace(self.question, by=None)
        return lambda: LevelsView(self._table(study, question), question)

    def _together(self, study: Study) -> Callable[[], View]:
        def counted() -> View:
            from coder.themes.cooccurrence import Unit, cooccurrence  # noqa: PLC0415 - numpy
            from tui.screens.themes.together import TogetherView  # noqa: PLC0415 - numpy

            least = SMALL_CELL if self.hiding else 0
            unit = Unit(UNITS[self.unit % len(UNITS)])
            found = cooccurrence(study, self.question, unit, suppress=least)
            return TogetherView(found, self.question)

        return counted

    def _news(self, study: Study) -> Callable[[], View]:
        def counted() -> View:
            from coder.themes.saturation import saturation  # noqa: PLC0415 - seldom asked for
            from tui.screens.themes.news import NewsView  # noqa: PLC0415 - as above

            return NewsView(saturation(study, self.question), self.question)

        return counted

    def _table(self, study: Study, question: Question) -> ThemeTable:
        table = theme_table(study, question)
        return suppressed(table, SMALL_CELL) if self.hiding else table
