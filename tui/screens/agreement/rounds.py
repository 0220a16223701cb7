"""How agreement went from round to round, code by code."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from transcripts.text import visible
from tui.page.estimates import figure, interval, plural, why_not
from tui.screens.agreement.view import Sheet, Units, View, differing, sentence
from tui.widgets.tables import Column

if TYPE_CHECKING:
    from codebook.model import Code
    from coder.agreement.disagreements import Disagreement
    from coder.agreement.terms import Terms
    from coder.agreement.trend import TrendLine
    from coder.units import CodedStudy


class Rounds(NamedTuple):
    """What is known of all rounds: the trend, who took part in each, and where they differ."""

    trend: "Sequence[TrendLine]"
    coders: Mapping[int, Sequence[str]]
    apart: "Mapping[int, Sequence[Disagreement]]"


class RoundsView(View):
    """A row for each code and round, the rounds of a code below one another."""

    empty = "No round has documents that two coders finished. Draw one: coder round new --help"

    def __init__(self, told: Rounds) -> None:
        self.told = told
        self.rows = [(number, one) for line in told.trend for number, one in line.rounds.items()]

    def sheet(self) -> Sheet:
        columns = (
            *(Column("code", number=False), Column("round"), Column("n", rank=1)),
            *(Column("α"), Column("95 % interval")),
        )
        rows, before = list[Sequence[str]](), ""
        for number, one in self.rows:
            name = "" if one.code.id == before else one.code.id
            before = one.code.id
            numbers = (figure(one.alpha.value), interval(one.alpha))
            rows.append((name, str(number), str(one.units), *numbers))
        return Sheet(columns, rows, [one.alpha for _, one in self.rows])

    def about(self, row: int, column: int) -> Iterator[str]:
        number, one = self.rows[row]
        coders = " and ".join(self.told.coders[number])
        yield visible(f"{one.code.id}  {one.code.label}")
        apart = plural(len(self.units(row, column).found), "disagreement")
        yield visible(f"Round {number}, {coders}: {apart} in {plural(one.units, one.unit)}")
        if why := why_not(one.alpha):
            yield sentence(why)
        elif one.flags:
            yield sentence("; ".join(one.flags))

    def units(self, row: int, column: int) -> Units:
        del column
        number, one = self.rows[row]
        apart = [it for it in self.told.apart[number] if it.code.guid == one.code.guid]
        return differing(apart, self.told.coders[number])

    def code_at(self, row: int) -> "Code | None":
        return self.rows[row][1].code


def counted(rounds: "Mapping[int, tuple[CodedStudy, Terms]]", codes: "Sequence[Code]") -> Rounds:
    """Count all rounds; for a thread."""
    from coder.agreement.disagreements import disagreements  # noqa: PLC0415 - numpy loads slowly
    from coder.agreement.trend import trend  # noqa: PLC0415 - numpy loads slowly

    apart = {
        number: disagreements(coded, codes, terms.coders)
        for number, (coded, terms) in rounds.items()
    }
    coders = {number: terms.names for number, (_, terms) in rounds.items()}
    return Rounds(trend(rounds, codes), coders, apart)
