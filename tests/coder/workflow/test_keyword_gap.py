from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.workflow.keyword_gap import Gap, keyword_gap
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project

WORKERS = {"role": ["family social worker"], "time": ["T2"]}


def figures(found: list[Gap]) -> dict[str, tuple[int, int, int, int]]:
    return {one.code.id: (one.base, one.keywords, one.people, one.both) for one in found}


def test_keywords_say_other_numbers_than_people_do(demo_project: Path) -> None:
    with open_project(demo_project) as project:
        found = figures(keyword_gap(project, where=WORKERS))
    assert found == {"PL": (25, 25, 22, 22), "EN": (25, 15, 17, 14), "RR": (25, 15, 11, 10)}


def test_choices_are_left_out_and_codes_may_be_named(demo_project: Path) -> None:
    with open_project(demo_project) as project:
        assert list(figures(keyword_gap(project, codes=["PL", "OC_SUP"]))) == ["PL"]


def test_without_keywords_there_is_nothing_to_compare(ana: Project) -> None:
    with pytest.raises(InvalidRequestError, match="No code has keywords"):
        keyword_gap(ana)
    settle(ana, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        keyword_gap(ana)
