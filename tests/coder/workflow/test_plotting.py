"""What charts are drawn from, read from a project."""

from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.themes.table import CodeCount, ThemeTable
from coder.workflow.plotting import themes_of_each, who_has_what
from coder.workflow.project import open_project

FSW = {"Role": ["family social worker"]}


def planning(table: ThemeTable) -> CodeCount:
    return next(one for one in table.codes if one.code.id == "PL")


def test_each_group_is_counted_alone_with_its_levels(demo_project: Path) -> None:
    with open_project(demo_project) as project:
        tables = themes_of_each(project, where=FSW, by="TIME", codes=("PL",))
    assert list(tables) == ["T1", "T2"]
    assert [planning(one).share.n for one in tables.values()] == [15, 22]
    assert [[level.share.n for level in planning(one).levels] for one in tables.values()] == [
        [10, 9, 6],
        [3, 3, 19],
    ]


def test_a_condition_on_the_same_name_still_holds(demo_project: Path) -> None:
    with open_project(demo_project) as project:
        tables = themes_of_each(project, where={"Time": ["T2"]}, by="time")
    assert list(tables) == ["T2"]


def test_without_groups_everybody_is_one_and_small_numbers_can_be_hidden(
    demo_project: Path,
) -> None:
    with open_project(demo_project) as project:
        tables = themes_of_each(project, where=FSW | {"time": ["T2"]}, suppress=5)
    assert list(tables) == [""]
    assert planning(tables[""]).share.hidden


def test_cases_stand_under_the_value_of_their_attribute(demo_project: Path) -> None:
    with open_project(demo_project) as project:
        sorted_, plain = (who_has_what(project, where=FSW, by=by) for by in ("Borough", None))
        with pytest.raises(InvalidRequestError, match="several values of time"):
            who_has_what(project, by="time")
    assert (sorted_.by, sorted_.values["FSW 20"]) == ("borough", "Corringford")
    assert (plain.by, plain.values) == ("", {})
    assert planning(plain.table).share.n == plain.found.present[:, 0].sum()
