"""Rows of numbers hold tests, changes and levels; what is hidden is blank."""

from coder.exchange.tables import Table
from coder.exchange.theme_rows import rows
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import theme_table
from tests.coder.exchange.test_theme_changes import levelled, supervised_twice
from tests.coder.exchange.test_theme_tables import counted, two_boroughs
from tests.coder.themes.test_pairs import twice
from tests.coder.themes.worlds import World


def lines(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_the_test_stands_in_the_rows_of_everybody() -> None:
    [table] = rows(counted(two_boroughs(), codes=("PL", "SUP"), by="borough"))
    planning, ashmere, _, changed, *_ = lines(table)
    assert (planning["test"], planning["p"]) == ("Fisher exact", 1.0)
    assert (ashmere["group"], ashmere["n"], ashmere["test"]) == ("Ashmere", 2, None)
    assert changed["p"] == 1 / 3


def test_a_change_is_a_row_for_each_group_and_value() -> None:
    [table] = rows(counted(twice(both=2, gained=2), codes=("EN",), pair="time", by="model"))
    everybody, first, second = lines(table)
    assert everybody == {
        "code": "EN",
        "label": "Engaging",
        "value": "",
        "group": "(all)",
        "base": 4,
        "both": 2,
        "lost": 0,
        "gained": 2,
        "neither": 0,
        "dropped": 0,
        "before_n": 2,
        "before_percent": 50.0,
        "before_low": everybody["before_low"],
        "before_high": everybody["before_high"],
        "after_n": 4,
        "after_percent": 100.0,
        "after_low": everybody["after_low"],
        "after_high": 100.0,
        "p": 0.5,
    }
    assert [one["both"] for one in (first, second)] == [1, 1]
    [table] = rows(counted(supervised_twice(), codes=("SUP",), pair="time"))
    assert [one["value"] for one in lines(table)] == ["changed", "little", "none"]
    assert table.title == "All respondents, time T1 to T2"


def test_levels_are_rows_too() -> None:
    [levels, changes] = rows(levelled(("1", "2")), levels=True)
    assert [(one["time"], one["level"], one["n"]) for one in lines(levels)] == [
        *(("T1", "0", 1), ("T1", "1", 1), ("T1", "2", 0)),
        *(("T2", "0", 0), ("T2", "1", 0), ("T2", "2", 1)),
    ]
    [change] = lines(changes)
    assert (change["up"], change["dropped"], change["p"]) == (1, 1, 1.0)
    world = two_boroughs()
    world.rate(world.documents[0], "PL", "2")
    [levels] = rows(counted(world, codes=("PL",)), levels=True)
    assert [one["n"] for one in lines(levels)] == [1, 0, 1]
    assert "time" not in levels.columns


def test_what_is_hidden_is_blank_and_said_so() -> None:
    [table] = rows(suppressed(counted(two_boroughs(), codes=("PL",), by="borough"), 5))
    planning, ashmere, _ = lines(table)
    assert [planning[name] for name in ("n", "percent", "mentions", "documents", "p")] == [None] * 5
    assert (ashmere["base"], ashmere["n"], ashmere["suppressed"]) == (2, None, True)
    [table] = rows(suppressed(counted(twice(both=2), codes=("EN",), pair="time"), 5))
    [change] = lines(table)
    assert (change["both"], change["before_n"], change["suppressed"]) == (None, None, True)
    _, changes = rows(suppressed(levelled(("1", "2")), 5), levels=True)
    assert lines(changes)[0]["up"] is None


def test_nothing_at_all_is_an_empty_table() -> None:
    [table] = rows(theme_table(World().study(), Question(codes=("PL",))), levels=True)
    assert (table.columns, table.rows) == (("code", "label"), ())
