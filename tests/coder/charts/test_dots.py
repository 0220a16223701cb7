"""Each code is a row with its dot, its interval and its n of N."""

import pytest

from codebook.model import Code, Codebook
from coder.charts.chart import Chart
from coder.charts.dots import theme_dots
from coder.errors import InvalidRequestError
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import ThemeTable, theme_table
from tests.coder.charts.reading import SVG, hollow, marks, root, texts, whole_text
from tests.coder.themes.worlds import World, interview, response


def people(number: int, *, boroughs: int = 2) -> World:
    """People of several boroughs; all but the last plan, and the first two tell of supervision."""
    world = World()
    for place in range(number):
        case = f"FSW {place:02}"
        world.person(case, borough=f"Borough {place % boroughs}")
        world.read(response(case), *(["PL1"] if place < number - 1 else []))
        talk = world.read(interview(case))
        if place < 2:
            world.rate(talk, "SUP", "changed")
    return world


def counted(world: World, by: str | None = None, codes: tuple[str, ...] = ()) -> ThemeTable:
    return theme_table(world.study(), Question(by=by, codes=codes))


def test_every_code_and_every_value_has_its_dot_and_its_count() -> None:
    table = counted(people(4))
    chart = theme_dots(table)
    values = sum(len(one.values) for one in table.codes)
    plain = sum(not one.values for one in table.codes)
    assert len(marks(chart)) == plain + values
    assert texts(chart).count("3 of 4") == 2  # PL1 and, above it, PL
    assert "2 of 2" in texts(chart)


def test_the_base_stands_in_words_under_the_title() -> None:
    title, base, *_ = texts(theme_dots(counted(people(4), codes=("PL",))))
    assert title == "How many respondents each code was found for"
    assert base == "All respondents (N = 4)"


def test_bases_that_differ_are_told_from_the_lowest_to_the_highest() -> None:
    assert "(N from 2 to 4, by code)" in whole_text(theme_dots(counted(people(4))))


def test_a_small_base_is_hollow_and_the_note_says_what_that_means() -> None:
    small, large = (theme_dots(counted(people(n), codes=("PL",))) for n in (29, 30))
    assert (hollow(small), hollow(large)) == (1, 0)
    assert "Hollow marks: base under 30" in whole_text(small)
    assert "Hollow" not in whole_text(large)


def test_groups_have_marks_of_their_own_and_stand_in_the_key() -> None:
    chart = theme_dots(counted(people(5), by="borough", codes=("PL", "EN")))
    assert len(marks(chart)) == 2 + 2 * 2
    drawn = [one.get("{http://www.w3.org/1999/xlink}href") for one in marks(chart)][2:]
    assert drawn[0] != drawn[1]
    assert drawn[:2] == drawn[2:]
    assert {"Borough 0", "Borough 1", "2 of 3", "2 of 2"} <= set(texts(chart))


def test_more_groups_than_can_be_told_apart_are_refused_with_a_way_out() -> None:
    table = counted(people(9, boroughs=9), by="borough")
    with pytest.raises(InvalidRequestError, match="8 groups apart, and borough has 9"):
        theme_dots(table)


def test_a_choice_that_nobody_was_rated_for_is_one_line_without_marks() -> None:
    world = World()
    world.read(interview("FSW 01"))
    chart = theme_dots(counted(world, codes=("SUP",)))
    assert ("SUP Supervision" in texts(chart), marks(chart)) == (True, [])
    assert "SUP  Supervision: nobody in the base." in chart.description


def test_no_code_at_all_is_told_in_a_sentence() -> None:
    chart = theme_dots(theme_table(World().study(Codebook()), Question()))
    assert "There is no code to show." in whole_text(chart)


def test_a_tall_chart_has_its_axis_at_both_ends() -> None:
    codebook = Codebook(tuple(Code(f"C{number}", "A code") for number in range(40)))
    short, tall = (
        theme_dots(theme_table(World().study(codebook), Question(codes=codes)))
        for codes in (("C1",), ())
    )
    assert [texts(chart).count("50 %") for chart in (short, tall)] == [1, 2]


def test_the_description_says_every_number_to_those_who_cannot_see_it() -> None:
    chart = theme_dots(counted(people(5), by="borough", codes=("PL",)))
    assert "Borough 0 2 of 3 (67 %, interval 20.8 to 93.9)" in chart.description
    assert root(chart).get("role") == "img"


def test_a_code_without_its_parent_stands_at_the_margin() -> None:
    whole, alone = (theme_dots(counted(people(4), codes=ids)) for ids in (("PL", "PL1"), ("PL1",)))
    assert left_of(whole, "PL1 Purpose") > left_of(whole, "PL Planning")
    assert left_of(alone, "PL1 Purpose") == left_of(whole, "PL Planning")


def left_of(chart: Chart, words: str) -> float:
    return next(
        float(one.get("x", 0)) for one in root(chart).iter(f"{SVG}text") if one.text == words
    )


def test_a_hidden_number_has_no_mark_and_says_that_it_is_hidden() -> None:
    chart = theme_dots(suppressed(counted(people(9), codes=("PL", "EN")), 5))
    assert {"[c] of 9", "0 of 9"} <= set(texts(chart))
    assert len(marks(chart)) == 1
    assert "PL  Planning: hidden, of 9." in chart.description
    assert "[c] Hidden" in whole_text(chart)


def test_a_warning_of_small_numbers_is_for_who_made_the_chart() -> None:
    chart = theme_dots(counted(people(4), codes=("PL",)))
    assert "--suppress" not in whole_text(chart)
    assert any("--suppress 5" in one for one in chart.cautions)
    assert theme_dots(counted(people(1), codes=("PL",))).cautions == ()
