"""The table of agreement as a report has it."""

from coder.agreement.report import agreement
from coder.agreement.terms import Terms
from coder.model import Coder, Study
from coder.report.agreement import agreement_table
from coder.units import CodedStudy
from tests.coder.themes.worlds import ANA, BEN, CODEBOOK, World, response

EVA = Coder("eva")


def test_of_three_coders_there_are_no_four_cells() -> None:
    world = World()
    for number in range(4):
        answer = response(f"FSW {number}")
        world.read(answer, *(["EN"] if number % 2 else []), by=ANA)
        world.read(answer, *(["EN"] if number % 2 else []), by=BEN)
        world.read(answer, by=EVA)
    made = world.study()
    study = Study(**{**vars(made), "coders": (ANA, BEN, EVA)})
    found = agreement(CodedStudy(study), tuple(CODEBOOK), Terms((ANA, BEN, EVA)))
    table = agreement_table(found)
    assert table.columns == ("code", "units", "%", "κ", "α", "95 % interval")
    assert "at least two coders finished" in table.notes[0]
    assert "Conger" in table.notes[0]
