"""Theme counts for scripts and spreadsheets, nothing rounded."""

import pytest

from coder.exchange.theme_data import theme_payload
from coder.exchange.theme_rows import flat
from coder.themes.association import TOO_FEW
from coder.themes.counts import wilson
from coder.themes.selection import Question
from coder.themes.suppression import suppressed
from coder.themes.table import theme_table
from tests.coder.exchange.test_theme_changes import levelled, supervised_twice
from tests.coder.exchange.test_theme_tables import two_boroughs
from tests.coder.themes.test_pairs import twice
from tests.coder.themes.worlds import World


def test_scripts_find_every_code_with_its_numbers() -> None:
    payload = theme_payload(theme_table(two_boroughs().study(), Question(where={"TIME": ["t2"]})))
    planning = payload["codes"][0]
    low, high = wilson(3, 4)
    assert planning == {
        "code": "PL",
        "label": "Planning",
        "parent": None,
        "kind": "presence",
        "unit": "response",
        "n": 3,
        "base": 4,
        "percent": 75.0,
        "low": 100 * low,
        "high": 100 * high,
        "mentions": 3,
        "documents": 3,
        "not_asked": 0,
        "withheld": 0,
        "open": 0,
    }
    assert payload["where"] == {"time": ["T2"]}
    assert payload["by"] is None
    assert payload["coders"] == {"ana": 8}


def test_values_of_a_choice_add_up_to_its_base() -> None:
    payload = theme_payload(theme_table(two_boroughs().study(), Question(codes=("SUP",))))
    (supervision,) = payload["codes"]
    assert sum(value["n"] for value in supervision["values"]) == supervision["base"] == 3
    assert [value["value"] for value in supervision["values"]] == ["changed", "little", "none"]
    assert supervision["values"][2]["percent"] == pytest.approx(100 / 3)
    assert supervision["not_rated"] == 1


def test_groups_follow_when_they_are_asked_for() -> None:
    payload = theme_payload(theme_table(two_boroughs().study(), Question(by="Borough")))
    assert payload["by"] == "borough"
    planning, *_, supervision = payload["codes"]
    assert [(one["group"], one["n"], one["base"]) for one in planning["groups"]] == [
        ("Ashmere", 2, 2),
        ("Brackwell", 1, 2),
    ]
    assert set(planning["groups"][0]) == {"group", "n", "base", "percent", "low", "high"}
    assert [one["n"] for one in supervision["groups"][1]["values"]] == [0, 0, 1]


def test_levels_follow_when_they_are_given() -> None:
    world = two_boroughs()
    world.rate(world.documents[0], "PL", "2")
    planning = theme_payload(theme_table(world.study(), Question()))["codes"][0]
    assert [one["n"] for one in planning["levels"]] == [1, 0, 1]
    assert planning["no_level"] == 2


def test_each_code_has_its_test() -> None:
    payload = theme_payload(theme_table(two_boroughs().study(), Question(by="borough")))
    planning, *_, supervision = payload["codes"]
    assert planning["test"] == {"name": "Fisher exact", "p": 1.0}
    changed = supervision["values"][0]
    assert [one["n"] for one in changed["groups"]] == [2, 0]
    assert changed["test"]["p"] == pytest.approx(1 / 3)
    assert supervision["test"] is None  # every code has it, whatever its kind


def test_where_no_test_fits_it_is_null_and_why_is_told() -> None:
    nobody = theme_payload(theme_table(World().study(), Question(by="time")))["codes"]
    assert (nobody[0]["test"], nobody[0]["no_test"]) == (None, "there are no groups")
    assert nobody[-1]["values"][0]["test"] is None
    [one] = theme_payload(theme_table(two_boroughs().study(), Question(by="time", codes=("PL",))))[
        "codes"
    ]
    assert (one["test"], one["no_test"]) == (None, TOO_FEW)


def test_each_code_has_its_pairs() -> None:
    asked = Question(pair="time", by="model", codes=("EN",))
    payload = theme_payload(theme_table(twice(both=2, gained=2).study(), asked))
    assert payload["pair"] == {"by": "time", "before": "T1", "after": "T2"}
    [engaging] = payload["codes"]
    pairs = engaging["pairs"]
    names = ("both", "lost", "gained", "neither", "dropped", "p")
    assert [pairs[name] for name in names] == [2, 0, 2, 0, 0, 0.5]
    assert (pairs["before"]["percent"], pairs["after"]["n"], pairs["base"]) == (50.0, 4, 4)
    assert [group["pairs"]["gained"] for group in engaging["groups"]] == [1, 1]
    choice = Question(pair="time", codes=("SUP",))
    [supervision] = theme_payload(theme_table(supervised_twice().study(), choice))["codes"]
    assert [value["pairs"]["gained"] for value in supervision["values"]] == [1, 0, 0]
    assert supervision["pairs"] is None


def test_levels_have_who_rose() -> None:
    change = theme_payload(levelled(("1", "2"), ("1", "1")))["codes"][0]["level_change"]
    assert (change["up"], change["same"], change["down"], change["p"]) == (1, 1, 0, 1.0)
    assert [level["n"] for level in change["after"]] == [0, 1, 1]


def test_what_is_hidden_is_null() -> None:
    table = theme_table(two_boroughs().study(), Question(by="borough", codes=("PL",)))
    payload = theme_payload(suppressed(table, 5))
    assert payload["suppressed_under"] == 5
    [planning] = payload["codes"]
    hidden = ("n", "percent", "low", "high", "mentions", "documents")
    assert [planning[name] for name in hidden] == [None] * 6
    assert (planning["suppressed"], planning["base"]) == (True, 4)
    assert planning["test"] == {"name": "Fisher exact", "p": None, "suppressed": True}
    changes = theme_table(twice(both=2).study(), Question(pair="time", codes=("EN",)))
    pairs = theme_payload(suppressed(changes, 5))["codes"][0]["pairs"]
    assert (pairs["both"], pairs["p"], pairs["suppressed"]) == (None, None, True)


def test_a_spreadsheet_has_a_row_for_each_code_value_and_group() -> None:
    table = flat(theme_table(two_boroughs().study(), Question(by="borough")))
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert len(rows) == 3 * (5 + 3)
    first, ashmere = rows[:2]
    assert (first["group"], first["n"], first["mentions"]) == ("(all)", 3, 3)
    assert (ashmere["group"], ashmere["n"], ashmere["mentions"]) == ("Ashmere", 2, None)
    assert [row["value"] for row in rows if row["code"] == "SUP"][:3] == [
        "changed",
        "little",
        "none",
    ]
    assert table.notes
