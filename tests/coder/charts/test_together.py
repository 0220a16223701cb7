"""Codes by codes: how many have both, and how far they go together."""

import pytest

from codebook.model import Code, Codebook
from coder.charts.style import shade
from coder.charts.together import together_map
from coder.themes.cooccurrence import Cooccurrence, Unit, cooccurrence
from coder.themes.selection import Question
from tests.coder.charts.reading import shapes, texts, whole_text
from tests.coder.themes.worlds import World, response

PAIR = ("PL1", "EN")


def counted(
    *held: str, codes: tuple[str, ...] = PAIR, unit: Unit = Unit.RESPONDENT, suppress: int = 0
) -> Cooccurrence:
    """A respondent for each word: `PL1+EN` has both codes."""
    world = World()
    for place, codes_ in enumerate(held):
        case = f"FSW {place:02}"
        world.person(case)
        world.read(response(case), *filter(None, codes_.split("+")))
    return cooccurrence(world.study(), Question(codes=codes), unit, suppress=suppress)


def test_a_cell_says_how_many_have_both_and_is_as_deep_as_they_go_together() -> None:
    chart = together_map(counted("PL1+EN", "PL1+EN", "PL1+EN", "PL1", ""))
    shown = texts(chart)
    assert shown[:2] == ["How many respondents have both of two codes", "All respondents (N = 5)"]
    assert {"PL1 Purpose", "EN Engaging", "3", "Jaccard 0"} <= set(shown)
    assert shapes(chart, shade(0.75)) == 1
    assert "PL1 with EN: 3 of 5 (Jaccard 0.75)." in chart.description


def test_a_code_and_one_below_it_have_no_cell() -> None:
    chart = together_map(counted("PL1+EN", codes=("PL", "PL1", "EN")))
    assert texts(chart).count("1") == 2 + 1  # and one in the key


def test_nobody_in_the_base_of_both_is_hatched_without_a_number() -> None:
    chart = together_map(counted("PL1", codes=("PL1", "REC")))
    assert chart.svg().count("<pattern") == 1
    assert "PL1 with REC: –." in chart.description


def test_a_hidden_number_says_so_and_a_small_one_is_warned_of() -> None:
    held = ["PL1+EN"] * 6 + ["PL1"] * 2 + [""] * 6
    hidden, open_ = (together_map(counted(*held, suppress=least)) for least in (5, 0))
    assert "[c]" in texts(hidden)
    assert "PL1 with EN: [c] of 14." in hidden.description
    few = together_map(counted("PL1+EN", "", ""))
    assert (open_.cautions, hidden.cautions) == ((), ())
    assert "--suppress" in few.cautions[0]
    assert "--suppress" not in whole_text(few)


def test_segments_share_words() -> None:
    chart = together_map(counted("PL1+EN", "PL1", unit=Unit.SEGMENT))
    assert texts(chart)[:2] == [
        "How many segments of two codes share words",
        "All segments (N = 3)",
    ]


@pytest.mark.parametrize(("width", "blocks"), [(80, 3), (160, 1)])
def test_columns_that_do_not_fit_go_on_below(width: float, blocks: int) -> None:
    codebook = Codebook(tuple(Code(f"C{number}", "A code") for number in range(24)))
    chart = together_map(cooccurrence(World().study(codebook), Question()), width=width)
    assert texts(chart).count("C9 A code") == blocks + 1  # a row of each, and one column


def test_two_codes_of_one_line_are_no_pair() -> None:
    chart = together_map(counted("PL1", codes=("PL", "PL1")))
    assert "No two codes to show." in texts(chart)
