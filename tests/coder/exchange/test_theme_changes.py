"""Changes and levels at two times are tables with p last, and what is hidden has a sign."""

import pytest

from coder.exchange.theme_cells import interval, p_value, percent
from coder.exchange.theme_tables import shown
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import ThemeTable, theme_table
from tests.coder.exchange.test_theme_tables import counted, two_boroughs
from tests.coder.themes.test_pairs import twice
from tests.coder.themes.worlds import World, interview, response


def test_a_change_is_a_line() -> None:
    [table] = shown(
        counted(twice(both=14, lost=1, gained=8, neither=2), codes=("EN",), pair="time")
    )
    assert table.title == "All respondents, time T1 to T2"
    heads = ("code", "N", "both", "lost", "gained", "neither", "T1 %", "T2 %", "p (exploratory)")
    assert table.columns == heads
    assert table.rows == (("EN  Engaging", "25", "14", "1", "8", "2", "60*", "88*", ".0391"),)


def test_each_group_is_a_table() -> None:
    world = twice(both=1, gained=4)
    _, first, second = shown(counted(world, codes=("EN",), pair="time", by="model"))
    assert first.title == "All respondents, model AB, time T1 to T2"
    assert first.rows[0][1:6] == ("3", "1", "0", "2", "0")
    assert second.rows[0][1:6] == ("2", "0", "0", "2", "0")


def supervised_twice() -> World:
    world = twice(both=1)
    for time, value in (("T1", "none"), ("T2", "changed")):
        talk = interview("both 0")
        talk = type(talk)(talk.name, talk.text, talk.turns, case="both 0", time=time)
        world.rate(world.read(talk), "SUP", value)
    return world


def test_each_choice_is_a_table_of_values() -> None:
    tables = shown(counted(supervised_twice(), codes=("SUP",), pair="time", by="model"))
    assert [table.title for table in tables] == [
        "SUP  Supervision, time T1 to T2",
        "SUP  Supervision, model AB, time T1 to T2",
    ]
    assert tables[0].columns[0] == "value"
    assert [row[:6] for row in tables[1].rows] == [
        ("Changed", "1", "0", "0", "1", "0"),
        ("Little", "1", "0", "0", "0", "1"),
        ("Not at all", "1", "0", "1", "0", "0"),
    ]


def levelled(*people: tuple[str, str]) -> ThemeTable:
    world = World()
    for number, levels in enumerate(people):
        for time, level in zip(("T1", "T2"), levels, strict=True):
            document = world.read(response(f"FSW {number}", time=time), *(["PL"] if level else []))
            if level:
                world.rate(document, "PL", level)
    world.read(response("FSW 99", time="T1"))
    return theme_table(world.study(), Question(codes=("PL", "EN"), pair="time"))


def test_levels_stand_at_each_time_and_then_who_rose() -> None:
    at_times, moves = shown(levelled(("1", "2"), ("", "1"), ("2", "2")), levels=True)
    assert at_times.columns == ("code", "time", "absent", "emerging", "embedded", "together")
    assert at_times.rows == (
        ("PL  Planning", "T1", "2", "1", "1", "4"),
        ("PL  Planning", "T2", "0", "1", "2", "3"),
    )
    assert moves.title == "Levels, time T1 to T2"
    assert moves.rows == (("PL  Planning", "3", "2", "1", "0", ".5000"),)
    assert moves.notes[0] == "PL: 1 respondent with a level at one time only, dropped."


def test_where_nobody_has_levels_there_is_an_empty_table() -> None:
    [table] = shown(counted(two_boroughs(), codes=("EN",)), levels=True)
    assert table.rows == ()
    [table] = shown(counted(twice(both=1), codes=("EN",), pair="time"), levels=True)
    assert table.rows == ()


def test_what_is_hidden_has_a_sign_of_its_own() -> None:
    table = suppressed(levelled(*[("1", "2")] * 3, *[("2", "2")] * 9), 5)
    changes, at_times, moves = shown(table)
    assert changes.rows[1] == ("EN  Engaging", "12", "0", "0", "0", "12", "0*", "0*", "1.0000")
    assert at_times.rows[0] == ("PL  Planning", "T1", "[c]", "[c]", "[c]", "13")
    assert moves.rows == (("PL  Planning", "12", "[c]", "[c]", "[c]", "[c]"),)
    [change] = shown(suppressed(counted(twice(both=2), codes=("EN",), pair="time"), 5))
    assert change.rows == (("EN  Engaging", "2", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]", "[c]"),)
    whole, groups = shown(suppressed(counted(two_boroughs(), codes=("EN", "PL"), by="borough"), 5))
    assert whole.rows[0] == ("PL  Planning", "[c] of 4", "[c]", "[c]", "[c]")
    assert groups.rows[0] == ("PL  Planning", "[c] of 4", "[c]/2", "[c]/2", "[c]")


@pytest.mark.parametrize(
    ("p", "text"), [(1.0, "1.0000"), (0.0390625, ".0391"), (0.00001, "<.0001"), (None, "–")]
)
def test_p_has_four_decimals(p: float | None, text: str) -> None:
    assert p_value(p) == text


def test_what_is_nobody_s_is_a_dash() -> None:
    assert (percent(Share(0, 0)), interval(Share(0, 0))) == ("–", "–")


def test_a_column_with_hidden_numbers_still_stands_at_the_right() -> None:
    whole, _ = shown(suppressed(counted(two_boroughs(), codes=("EN", "PL"), by="borough"), 5))
    assert [whole.at_right(column) for column in range(5)] == [False, True, True, True, True]
