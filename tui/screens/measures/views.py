"""What the screen of measures shows: a table, and the row at the cursor in words."""

from collections.abc import Iterator, Sequence

from coder.exchange.joint_tables import (
    joint_columns,
    joint_row,
    linked,
    made_of,
    quoted,
    tested_by,
)
from coder.exchange.joint_tables import title as joint_title
from coder.exchange.measure_notes import key_notes
from coder.exchange.measure_tables import decimal, signed, titled
from coder.measures.joint import JointReport
from coder.measures.measured import Measured
from coder.measures.scoring import missing, scores
from tui.widgets.tables import Column

_LOAD = "Nothing was measured yet. Load a table with: coder measures load"


class View:
    """One table; rows are counted from 0."""

    empty = ""

    def title(self) -> str:
        raise NotImplementedError

    def columns(self) -> Sequence[Column]:
        raise NotImplementedError

    def rows(self) -> Sequence[Sequence[str]]:
        raise NotImplementedError

    def about(self, row: int) -> Iterator[str]:
        """The row in words."""
        raise NotImplementedError


class ListView(View):
    """A row for each measure."""

    empty = _LOAD

    def __init__(self, measures: Sequence[Measured]) -> None:
        self.measures = measures

    def title(self) -> str:
        return "Measures"

    def columns(self) -> Sequence[Column]:
        words = (Column("id", number=False), Column("better", number=False))
        return (
            *words,
            Column("times", number=False),
            Column("n"),
            Column("sheets"),
            Column("missing"),
        )

    def rows(self) -> Sequence[Sequence[str]]:
        return [
            (
                one.key.id,
                str(one.key.direction),
                " ".join(one.times),
                str(len(one.sheets)),
                str(sum(len(at) for at in one.sheets.values())),
                str(one.missing()),
            )
            for one in self.measures
        ]

    def about(self, row: int) -> Iterator[str]:
        key = self.measures[row].key
        yield key.title
        yield from key_notes(key)


class ScoresView(View):
    """A row for each case: its main score at each time, and the change from first to last."""

    empty = _LOAD

    def __init__(self, measured: Measured) -> None:
        self.measured = measured
        self._courses = measured.courses(measured.key.main)
        self._cases = list(measured.sheets)
        self._times = measured.times

    def title(self) -> str:
        return f"{titled(self.measured.key)}; {self.measured.key.main.name}"

    def columns(self) -> Sequence[Column]:
        times = [Column(time) for time in self._times]
        return (Column("case", number=False), *times, Column("change"), Column("missing"))

    def rows(self) -> Sequence[Sequence[str]]:
        return [tuple(self._row(case)) for case in self._cases]

    def about(self, row: int) -> Iterator[str]:
        """All scores of the case, time by time, and what is missing."""
        key, case = self.measured.key, self._cases[row]
        for time, answers in self.measured.sheets[case].items():
            made = (f"{name} {decimal(score)}" for name, score in scores(key, answers).items())
            gone = missing(key, answers)
            without = f"; without {', '.join(gone)}" if gone else ""
            yield f"{case}, {time}: {', '.join(made)}{without}"

    def _row(self, case: str) -> Iterator[str]:
        course, times = self._courses[case], self._times
        yield case
        yield from (decimal(course.get(time)) for time in times)
        both = times[0] in course and times[-1] in course and len(times) > 1
        yield signed(course[times[-1]] - course[times[0]] if both else None)
        sheets = self.measured.sheets[case].values()
        yield str(sum(len(missing(self.measured.key, answers)) for answers in sheets))


class JointView(View):
    """The rows of the joint display of one code."""

    def __init__(self, report: JointReport) -> None:
        self.report = report
        (self.code,) = report.codes

    def title(self) -> str:
        return joint_title(self.report, self.code)

    def columns(self) -> Sequence[Column]:
        name, *others = joint_columns(self.report)
        return (Column(name, number=False), *map(Column, others))

    def rows(self) -> Sequence[Sequence[str]]:
        return [joint_row(self.report, row) for row in self.code.rows]

    def about(self, row: int) -> Iterator[str]:
        """What was said, what was made of it, the test, and how words and numbers are linked."""
        one = self.code.rows[row]
        yield f"{one.row.name}: {quoted(one.quotation)}"
        yield f"words to numbers: {made_of(one)}"
        yield tested_by(self.report, self.code)
        yield linked(self.report)
