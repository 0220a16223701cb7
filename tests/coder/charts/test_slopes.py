"""The same respondents before and after: a slope for each code."""

from dataclasses import replace

import pytest

from coder.charts.slopes import pair_slopes
from coder.errors import InvalidRequestError
from coder.themes.pairs import Pairing
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import ThemeTable, theme_table
from tests.coder.charts.reading import hollow, marks, texts, whole_text
from tests.coder.themes.worlds import World, interview, response


def counted(world: World, *codes: str, by: str | None = None) -> ThemeTable:
    return theme_table(world.study(), Question(codes=codes, pair="time", by=by))


def two_times(*changes: str, boroughs: int = 1) -> World:
    """A respondent for each change: `+-` had planning at T1 and no more at T2."""
    world = World()
    for place, change in enumerate(changes):
        case = f"FSW {place:02}"
        world.person(case, borough=f"Borough {place % boroughs}")
        for time, sign in zip(("T1", "T2"), change, strict=False):
            world.read(response(case, time=time), *(["PL"] if sign == "+" else []))
    return world


def test_a_slope_has_its_two_counts_and_who_moved() -> None:
    chart = pair_slopes(counted(two_times("++", "-+", "-+", "+-", "--"), "PL"))
    shown = texts(chart)
    assert shown[0] == "How many respondents each code was found for: T1 and T2"
    assert shown[1] == "All respondents (N = 5), in the base at both times"
    assert {"PL Planning", "T1", "T2", "2 of 5", "3 of 5", "2 gained, 1 lost"} <= set(shown)
    assert (len(marks(chart)), hollow(chart)) == (2, 2)
    told = "PL  Planning: 2 of 5 at T1, 3 of 5 at T2 (1 both, 1 lost, 2 gained, 1 neither)."
    assert told in chart.description


def test_groups_have_lines_of_their_own_and_same_counts_stand_once() -> None:
    chart = pair_slopes(counted(two_times("++", "-+", "++", "-+", boroughs=2), "PL", by="borough"))
    shown = texts(chart)
    assert len(marks(chart)) == 2 + 2 * 2
    assert shown.count("2 of 2") == 2  # at T1 one group, at T2 both
    assert "gained" not in whole_text(chart)
    assert "Borough 1 0 of 2 at T1, 2 of 2 at T2" in chart.description


def test_labels_that_would_meet_move_apart_and_stay_on_the_panel() -> None:
    changes = ["++"] * 30 + ["-+"] + ["+-"]
    chart = pair_slopes(counted(two_times(*changes, boroughs=3), "PL", by="borough"))
    labels = {words for words in texts(chart) if words.endswith(("of 11", "of 10"))}
    assert len(labels) > 2


def test_long_names_of_times_do_not_meet() -> None:
    table = counted(two_times("++"), "PL")
    long = Pairing("time", "before the whole of the training", "after the whole of the training")
    chart = pair_slopes(replace(table, pair=long), width=80)
    assert [one for one in texts(chart) if one.endswith("…")]


def test_who_was_there_once_only_stands_in_the_notes() -> None:
    chart = pair_slopes(counted(two_times("++", "-", "+"), "PL"))
    assert "1 of 1" in texts(chart)
    assert "2" in whole_text(chart).split("one of them only")[-1]


def test_a_code_that_nobody_was_asked_for_twice_is_named() -> None:
    world = two_times("++", "+-")
    world.read(interview("FSW 00"))
    world.read(replace(interview("FSW 01"), time="T1"))
    chart = pair_slopes(counted(world))
    assert "Nobody was in the base both at T1 and at T2: REC, SUP." in whole_text(chart)
    assert "REC Recording" not in texts(chart)
    assert marks(pair_slopes(counted(world, "REC"))) == []


def test_a_group_that_nobody_is_in_twice_has_no_line() -> None:
    world = two_times("++", "-", boroughs=2)
    chart = pair_slopes(counted(world, "PL", by="borough"))
    assert len(marks(chart)) == 2 + 2
    assert "Borough 1 nobody at both" in chart.description


def test_each_value_of_a_choice_has_a_slope() -> None:
    world = World()
    for time, value in (("T1", "none"), ("T2", "changed")):
        talk = interview("FSW 1", ("FSW 1", f"At {time}."))
        world.rate(world.read(replace(talk, time=time)), "SUP", value)
    chart = pair_slopes(counted(world, "SUP"), width=400)
    assert "SUP  Supervision: Changed: 0 of 1 at T1, 1 of 1 at T2" in chart.description
    assert "Supervision: Not at all" in whole_text(chart)


def test_hidden_numbers_have_no_slope() -> None:
    changes = ["++"] * 6 + ["-+"] * 3 + ["--"] * 6
    chart = pair_slopes(suppressed(counted(two_times(*changes), "PL"), 5))
    assert "[c] gained, [c] lost" in texts(chart)
    assert "(who moved is hidden)" in chart.description
    few = pair_slopes(suppressed(counted(two_times(*["-+"] * 3, *["--"] * 9), "PL"), 5))
    assert {"0 of 12", "[c] of 12"} <= set(texts(few))
    assert len(marks(few)) == 1


def test_without_a_pair_nothing_can_be_drawn() -> None:
    table = theme_table(two_times("++").study(), Question())
    with pytest.raises(InvalidRequestError, match="--pair time"):
        pair_slopes(table)
