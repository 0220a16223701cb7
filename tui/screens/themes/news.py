"""New codes per document, in the order in which documents are read."""

from collections.abc import Iterator, Sequence

from coder.exchange.theme_saturation import (
    saturation_payload,
    saturation_rows,
    saturation_tables,
)
from coder.themes.saturation import Saturation
from coder.themes.selection import Question
from transcripts.text import visible
from tui.page.estimates import plural
from tui.screens.themes.view import Behind, View, Written, fitted
from tui.widgets.tables import Column


class NewsView(View):
    """A row for each document; what the run that begins with it brought stands at its end."""

    empty = "No document is finished yet."

    def __init__(self, found: Saturation, question: Question) -> None:
        self.result, self.question = found, question
        self._runs = {run.first: run for run in found.runs}

    @property
    def found(self) -> Saturation:
        return self.result

    def how(self) -> Iterator[str]:
        yield f"after {plural(self.result.rule.base, 'document')}"

    def columns(self) -> Sequence[Column]:
        rule = self.result.rule
        return (
            Column("document", number=False),
            Column("new"),
            Column("found"),
            Column(f"next {rule.run}"),
            Column("% of base"),
            Column("new codes", number=False),
        )

    def rows(self, room: int) -> Sequence[Sequence[str]]:
        return [
            (
                fitted(one.document, room),
                str(len(one.new)),
                str(one.found),
                *self._run(place),
                " ".join(code.id for code in one.new),
            )
            for place, one in enumerate(self.result.readings, start=1)
        ]

    def about(self, row: int, column: int) -> Iterator[str]:  # noqa: ARG002 - as in all views
        one, rule = self.result.readings[row], self.result.rule
        names = ", ".join(f"{code.id} {code.label}" for code in one.new)
        yield visible(f"{one.document}: {names or 'no code that was not found before'}")
        run = self._runs.get(row + 1)
        if run is None:
            yield f"The first {plural(rule.base, 'document')} are the base."
        else:
            few = run.percent is not None and run.percent <= rule.threshold
            yield (
                f"Documents {run.first} to {run.last} bring {plural(run.new, 'new code')}: "
                f"{'at most' if few else 'more than'} {rule.threshold:g} % of the base"
            )
        yield "With a codebook that was fixed before, this is no proof of saturation."

    def behind(self, row: int, column: int) -> Behind | None:  # noqa: ARG002 - as in all views
        """The words of the new codes in the document."""
        one = self.result.readings[row]
        if not one.new:
            return None
        asked = Question(
            {"document": [one.document]}, None, self.question.coder, [code.id for code in one.new]
        )
        return Behind(one.document, asked)

    def written(self) -> Written:
        found = self.result
        return Written(saturation_tables(found), saturation_rows(found), saturation_payload(found))

    def _run(self, place: int) -> tuple[str, str]:
        run = self._runs.get(place)
        if run is None:
            return "", ""
        return str(run.new), "" if run.percent is None else f"{run.percent:.1f}"
