import pytest

from coder.measures.joint import by_group, by_theme, together
from coder.measures.ranks import rank_sum

TIMES = ("T1", "T2")
COURSES = {
    "A": {"T1": 40.0, "T2": 30.0},
    "B": {"T1": 50.0, "T2": 44.0},
    "C": {"T1": 45.0, "T2": 46.0},
    "D": {"T1": 41.0},
    "Z": {"T1": 20.0, "T2": 20.0},
}


def test_those_with_the_theme_stand_beside_those_without_it() -> None:
    present = {"A": True, "B": True, "C": False, "D": False, "E": True}
    found = by_theme(present, COURSES, TIMES)
    with_it, without = found.rows
    assert (with_it.name, with_it.people, with_it.both) == ("present", ("A", "B", "E"), ("A", "B"))
    assert (with_it.n, with_it.base, with_it.measured) == (3, 3, 2)
    assert (without.n, without.base, without.measured, without.first) == (0, 2, 2, (45, 41))
    assert with_it.change is not None
    assert with_it.change.mean == -8
    assert found.test == rank_sum([-10, -6], [1])
    assert (found.unmeasured, found.unthemed) == (1, 1)


def test_with_one_time_the_scores_are_compared_and_nothing_has_changed() -> None:
    found = by_theme({"A": True, "C": False}, COURSES, ("T1", "T1"))
    assert [row.change for row in found.rows] == [None, None]
    assert found.test == rank_sum([40], [45])


def test_groups_stand_side_by_side_though_other_people_spoke_than_were_measured() -> None:
    groups = {"w1": "north", "w2": "north", "w3": "south", "A": "north", "B": "south", "C": "south"}
    present = {"w1": True, "w2": False, "w3": True, "w4": True}
    found = by_group(present, COURSES, groups, ["north", "south"], times=TIMES)
    north, south = found.rows
    assert (north.n, north.base, north.measured, north.both) == (1, 2, 1, ())
    assert (south.n, south.base, south.measured) == (1, 1, 2)
    assert (found.unmeasured, found.unthemed) == (1, 2)


def test_somebody_with_two_families_counts_once_by_their_mean() -> None:
    found = together(COURSES, {"A": "w1", "B": "w1", "C": "w2", "D": "w1"})
    assert found["w1"] == {"T1": pytest.approx(131 / 3), "T2": 37}
    assert found["w2"] == COURSES["C"]
    assert set(found) == {"w1", "w2"}
