"""The documents that not all coders have finished, and so what is missing in the figures."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transcripts.model import Span
from transcripts.text import visible
from tui.page.estimates import plural, short
from tui.screens.agreement.view import Sheet, Units, View
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from coder.agreement.comparison import Comparison
    from coder.agreement.rated import Unit
    from coder.agreement.standings import DocumentStanding


class DocumentsView(View):
    """A row for each document, a column for each coder; first those with gaps in the figures."""

    is_direct = True
    empty = "All coders have finished every document that one of them has begun."

    def __init__(self, found: "Comparison") -> None:
        self.rows = found.unfinished
        self.coders = found.report.coders
        self.codes = [one.code for one in found.report.codes]

    def sheet(self) -> Sheet:
        columns = (
            Column("document", number=False),
            *(Column(short(name), number=False) for name in self.coders),
            Column("in the figures", number=False),
        )
        rows = [
            (
                one.document.name,
                *(str(one.progress[name]) for name in self.coders),
                "with gaps" if one.compared else "no",
            )
            for one in self.rows
        ]
        return Sheet(columns, rows)

    def about(self, row: int, column: int) -> Iterator[str]:
        del column
        one = self.rows[row]
        without = sum(not other.compared for other in self.rows)
        yield visible(f"{one.document.name}:  {self._missing(one)}")
        codes = [code.id for code in self.codes if str(code.unit) == str(one.document.kind)]
        if codes:
            yield visible(f"codes: {', '.join(codes)}")
        why = f"; {without:,} in no figure: fewer than two finished" if without else ""
        yield f"{plural(len(self.rows), 'document')} not finished by all{why}"

    def units(self, row: int, column: int) -> Units:
        """The document itself."""
        del column
        columns = (Column("document", number=False), Column("begins", number=False))
        return Units(columns, [_beginning(self.rows[row])], _cells)

    def _missing(self, one: "DocumentStanding") -> str:
        late = [name for name in self.coders if one.progress[name] != "finished"]
        if one.compared:
            return f"it is in the figures, but without {' and '.join(late)}"
        return f"it is in no figure; not finished by {' and '.join(late)}"


_WIDEST = 160  # characters of a beginning


def _beginning(one: "DocumentStanding") -> "Unit":
    from coder.agreement.rated import Unit  # noqa: PLC0415 - numpy loads slowly

    return Unit(one.document, Span(0, len(one.document.text)))


def _cells(one: "Unit") -> tuple[str, ...]:
    return one.document.name, " ".join(one.document.text[:_WIDEST].split())
