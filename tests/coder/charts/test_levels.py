"""Levels are bars with their counts, one for each code and group."""

from coder.charts.levels import level_bars
from coder.charts.style import shade
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import ThemeTable, theme_table
from tests.coder.charts.reading import shapes, texts, whole_text
from tests.coder.themes.worlds import World, response

DEEP, MIDDLE, PALE = shade(1), shade(0.5), shade(0)


def counted(levels: str) -> ThemeTable:
    """One respondent for each digit: the level given, `-` present without one, 0 not present."""
    world = World()
    for place, level in enumerate(levels):
        case = f"FSW {place:02}"
        world.person(case)
        answer = world.read(response(case), *([] if level == "0" else ["PL"]))
        if level != "-":
            world.rate(answer, "PL", level)
    return theme_table(world.study(), Question(codes=("PL", "EN")))


def test_a_bar_says_how_many_reach_each_level() -> None:
    chart = level_bars({"": counted("00122222")})
    assert {"2", "1", "5", "N = 8", "absent", "emerging", "embedded"} <= set(texts(chart))
    # One of each colour stands in the key.
    assert [shapes(chart, fill) for fill in (PALE, MIDDLE, DEEP)] == [2, 2, 2]
    assert "PL  Planning: absent 2, emerging 1, embedded 5, of 8." in chart.description


def test_a_code_without_levels_has_no_bar() -> None:
    assert "EN Engaging" not in texts(level_bars({"": counted("01")}))


def test_groups_stand_under_their_code_with_what_is_told_of_one_alone() -> None:
    chart = level_bars({"T1": counted("001"), "T2": counted("0122-")}, by="time")
    shown = texts(chart)
    assert shown[0] == "Which level respondents reach, by time"
    assert shown.index("PL Planning") < shown.index("T1") < shown.index("T2")
    assert "T2: Present without a level, and not shown: 1 in PL." in shown
    assert "A respondent counts once" in whole_text(chart)
    assert "T1: A respondent counts once" not in whole_text(chart)


def test_a_group_without_levels_is_left_out() -> None:
    assert "T1" not in texts(level_bars({"T1": theme_of_nobody(), "T2": counted("012")}))


def theme_of_nobody() -> ThemeTable:
    return theme_table(World().study(), Question())


def test_counts_too_small_for_their_bar_stand_above_it_and_apart() -> None:
    chart = level_bars({"": counted("0" * 118 + "12")}, width=80)
    assert texts(chart).count("1") == 2
    assert "118" in texts(chart)


def test_no_levels_at_all_are_told_in_a_sentence() -> None:
    assert "No levels have been given." in texts(level_bars({"": theme_of_nobody()}))


def test_hidden_levels_stand_together_at_the_end() -> None:
    chart = level_bars({"": suppressed(counted("0" * 9 + "11222"), 5)})
    assert {"9", "[c]", "N = 14"} <= set(texts(chart))
    assert "PL  Planning: absent 9, emerging [c], embedded [c], of 14." in chart.description
