import pytest

from coder.errors import InvalidRequestError
from coder.measures.key import Direction, Threshold
from coder.measures.measured import Measured, report
from tests.coder.measures.keys import count, key, sheet

SHEETS = {
    "A": {"T1": sheet(4, 4), "T2": sheet(2, 2)},
    "B": {"T1": sheet(5, 4), "T2": sheet(5, 5)},
    "C": {"T1": sheet(3, None)},
}


def test_scores_that_cannot_be_made_are_left_out_of_the_course_and_counted_as_missing() -> None:
    there = Measured(key(2), SHEETS)
    courses = there.courses(there.key.main)
    assert courses == {"A": {"T1": 8, "T2": 4}, "B": {"T1": 9, "T2": 10}, "C": {}}
    assert there.missing() == 1
    [one] = report(there, ("T1", "T2")).scores
    assert [(at.time, at.summary.n, at.summary.missing) for at in one.times] == [
        ("T1", 2, 1),
        ("T2", 2, 0),
    ]


def test_a_report_is_of_everybody_and_then_of_each_group() -> None:
    groups = {"A": "north", "B": "south", "C": ""}
    found = report(Measured(key(2), SHEETS), ("T1", "T2"), by="place", groups=groups)
    assert [one.group for one in found.scores] == [None, "north", "south", ""]
    assert [one.change.pairs for one in found.scores if one.change] == [2, 1, 1, 0]


def test_one_time_alone_has_no_change() -> None:
    [one] = report(Measured(key(2), SHEETS), ("T1", "T1")).scores
    assert (one.change, one.turns, one.reliable) == (None, None, None)


def test_a_cutoff_and_a_reliable_change_are_counted_for_the_total_alone() -> None:
    scored = key(2, cutoff=Threshold(8, "Invented"), reliable_change=Threshold(3, "Invented"))
    [one] = report(Measured(scored, SHEETS), ("T1", "T2")).scores
    assert [at.beyond for at in one.times] == [1, 1]
    assert one.reliable is not None
    assert (one.reliable.better, one.reliable.same, one.reliable.worse) == (1, 1, 0)


def test_a_score_is_found_by_its_name_and_the_total_without_one() -> None:
    there = Measured(key(2), SHEETS)
    assert there.score_named("") == there.score_named("Total")
    with pytest.raises(
        InvalidRequestError, match=r"small has no score 'totl'\. Did you mean 'total'"
    ):
        there.score_named("totl")


def test_times_are_those_that_are_named_else_the_first_and_the_last() -> None:
    there = Measured(key(2), {**SHEETS, "D": {"T10": sheet(1, 1)}})
    assert there.two_times() == ("T1", "T10")
    assert there.two_times("t2", "T10") == ("T2", "T10")
    with pytest.raises(InvalidRequestError, match=r"not measured at 'T3'\. Its times are: T1, T2"):
        there.two_times("T3")


def test_of_nothing_there_is_nothing_to_compare() -> None:
    with pytest.raises(InvalidRequestError, match="Nothing is left of visits"):
        Measured(count(direction=Direction.LOWER), {}).two_times()
