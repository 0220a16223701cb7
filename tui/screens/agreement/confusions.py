"""Which codes are taken for which: what one coder said where another said something else."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from transcripts.text import visible
from tui.page.estimates import plural
from tui.screens.agreement.view import Sheet, Units, View, quoted
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from coder.agreement.comparison import Comparison
    from coder.agreement.rated import Unit

_MOST = 300  # rows: what happened once between two of many coders tells nothing


class ConfusionsView(View):
    """The most frequent first; the units behind a row are those in which it happened."""

    empty = "No code was taken for another."

    def __init__(self, found: "Comparison") -> None:
        self.rows = found.confusions[:_MOST]
        self.more = len(found.confusions) - len(self.rows)
        self.codes = {one.code.id: one.code for one in found.report.codes}

    def sheet(self) -> Sheet:
        columns = (
            *(Column(title, number=False) for title in ("said", "by", "where", "said")),
            Column("units"),
        )
        rows = [
            (one.said, one.by, one.other, one.instead or "nothing", str(len(one.units)))
            for one in self.rows
        ]
        return Sheet(columns, rows)

    def about(self, row: int, column: int) -> Iterator[str]:
        del column
        one = self.rows[row]
        yield visible(f"{one.by} said {self._name(one.said)}")
        instead = self._name(one.instead) if one.instead else "nothing of the kind"
        yield visible(f"where {one.other} said {instead}, in {plural(len(one.units), 'unit')}")
        if self.more:
            yield f"{plural(self.more, 'rarer row')} left out here: coder agreement --by confusion"

    def units(self, row: int, column: int) -> Units:
        del column
        columns = (Column("document", number=False), Column("words", number=False))
        return Units(columns, self.rows[row].units, _cells)

    def _name(self, id_: str) -> str:
        code = self.codes.get(id_)
        return f"{id_} {code.label}" if code else id_


def _cells(one: "Unit") -> tuple[str, ...]:
    return one.document.name, quoted(one)
