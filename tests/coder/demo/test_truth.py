"""What is planted in the invented study is what the program counts in it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from coder.demo import texts
from coder.workflow.browsing import study
from coder.workflow.project import Project, open_project
from coder.workflow.reporting import themes

FAMILY = {"role": ["family social worker"]}
AFTER = {"role": ["family social worker"], "time": ["T2"]}
ASSESSMENT = {"role": ["assessment social worker"]}


@pytest.fixture(scope="module")
def demo(demo_project: Path) -> Iterator[Project]:
    with open_project(demo_project) as project:
        yield project


def counted(project: Project, code: str, where: Mapping[str, list[str]]) -> tuple[int, int]:
    share = themes(project, where=where, codes=[code]).codes[0].share
    return share.n, share.base


@pytest.mark.parametrize(
    ("code", "before", "after"), [("PL", 15, 22), ("EN", 12, 17), ("RR", 6, 11)]
)
def test_family_social_workers_show_each_outcome_as_often_as_planted(
    demo: Project, code: str, before: int, after: int
) -> None:
    assert counted(demo, code, FAMILY | {"time": ["T1"]}) == (before, 25)
    assert counted(demo, code, AFTER) == (after, 25)


@pytest.mark.parametrize(
    ("code", "expected"), [("PL", [8, 7, 7]), ("EN", [5, 5, 7]), ("RR", [3, 2, 6])]
)
def test_the_boroughs_share_the_totals_as_planted(
    demo: Project, code: str, expected: list[int]
) -> None:
    groups = themes(demo, where=AFTER, by="borough", codes=[code]).codes[0].groups
    assert [group.name for group in groups] == ["Ashmere", "Brackwell", "Corringford"]
    assert [group.share.n for group in groups] == expected
    assert [group.share.base for group in groups] == [9, 8, 8]


def test_22_of_25_has_the_interval_of_wilson(demo: Project) -> None:
    share = themes(demo, where=AFTER, codes=["PL"]).codes[0].share
    assert (share.percent, share.low, share.high) == pytest.approx((88, 70.0, 95.8), abs=0.05)


def test_supervision_changed_for_10_of_24_and_the_values_add_up(demo: Project) -> None:
    supervision = themes(demo, where=ASSESSMENT, by="model", codes=["OC_SUP"]).codes[0]
    values = {value.value: value.share.n for value in supervision.values}
    assert values == {"changed": 10, "little": 7, "none": 7, "unclear": 0}
    assert sum(values.values()) == supervision.share.base == 24
    changed = {group.name: group.values[0].share for group in supervision.groups}
    assert (changed["integrated"].n, changed["integrated"].base) == (6, 8)
    assert (changed["transferral"].n, changed["transferral"].base) == (4, 16)


def test_18_of_25_find_children_safer(demo: Project) -> None:
    safer = themes(demo, where=FAMILY, by="borough", codes=["OC_SAFE"]).codes[0]
    assert [(value.value, value.share.n) for value in safer.values][:2] == [
        ("safer", 18),
        ("same", 7),
    ]
    assert [group.values[0].share.n for group in safer.groups] == [6, 5, 7]


def test_the_withheld_interview_stands_outside_every_base(demo: Project) -> None:
    safer = themes(demo, where=FAMILY, codes=["OC_SAFE"]).codes[0]
    assert (safer.share.base, safer.withheld) == (25, 1)


def test_a_blank_answer_is_a_response_that_was_not_asked(demo: Project) -> None:
    documents = {document.name: document for document in study(demo).documents}
    assert documents["FSW 17 T1 S2"].state == "blank"
    blank = {"case": ["FSW 17"], "time": ["T1"], "scenario": ["S2"]}
    planning = themes(demo, where=blank, codes=["PL"]).codes[0]
    assert (planning.share.base, planning.not_asked) == (0, 1)


def test_there_are_196_responses_and_50_interviews_of_50_people(demo: Project) -> None:
    everything = study(demo)
    kinds = Counter(document.kind for document in everything.documents)
    assert kinds == {"response": 196, "interview": 50}
    assert len(everything.cases) == 50
    assert {document.case for document in everything.documents} == set(everything.cases)
    assert {document.time for document in everything.documents} == {"T1", "T2"}


def test_everything_that_was_not_withheld_is_finished_in_the_consensus(demo: Project) -> None:
    everything = study(demo)
    names = {coder.guid: coder.name for coder in everything.coders}
    finished = Counter(names[mark.coder] for mark in everything.finishes)
    assert finished == {"ana": 245, "ben": 40, "consensus": 245}
    assert themes(demo).open == 0


@pytest.mark.parametrize(
    ("code", "cells"), [("PL", (14, 1, 8, 2)), ("EN", (10, 2, 7, 6)), ("RR", (5, 1, 6, 13))]
)
def test_people_keep_lose_and_gain_outcomes_as_planted(
    code: str, cells: tuple[int, int, int, int]
) -> None:
    pairs = Counter(
        (person.shows[f"{code}_T1"], person.shows[f"{code}_T2"])
        for person in texts.people()
        if person.id.startswith("FSW")
    )
    order = ((True, True), (True, False), (False, True), (False, False))
    assert tuple(pairs[pair] for pair in order) == cells


def test_outcomes_meet_in_one_person_as_often_as_planted() -> None:
    after = [
        {code for code in ("PL", "EN", "RR") if person.shows[f"{code}_T2"]}
        for person in texts.people()
        if person.id.startswith("FSW")
    ]
    assert sum(shown >= {"PL", "EN"} for shown in after) == 15
    assert sum(shown >= {"PL", "RR"} for shown in after) == 9
    assert sum(shown >= {"EN", "RR"} for shown in after) == 8
    assert sum(len(shown) == 3 for shown in after) == 7
    assert all(after)


def test_assessment_social_workers_show_what_their_row_says(demo: Project) -> None:
    for code in ("PL", "EN", "RR"):
        for time in ("T1", "T2"):
            people = [one for one in texts.people() if one.id.startswith("ASW")]
            planted = sum(person.shows[f"{code}_{time}"] for person in people)
            assert counted(demo, code, ASSESSMENT | {"time": [time]}) == (planted, 24)


def test_a_level_above_zero_goes_with_presence(demo: Project) -> None:
    planning = themes(demo, where=AFTER, codes=["PL"]).codes[0]
    levels = {level.value: level.share.n for level in planning.levels}
    assert levels["0"] == 3
    assert levels["1"] + levels["2"] == 22
    assert planning.no_level == 0
