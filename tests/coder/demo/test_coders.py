"""The two coders of the invented study agree as planted, and the consensus holds what is true."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.agreement.queueing import Asked
from coder.agreement.report import AgreementReport
from coder.demo import coders, texts
from coder.demo.interviews import interviews
from coder.demo.responses import responses
from coder.workflow.agreeing import Question, agreement, disagreements
from coder.workflow.project import Project, open_project
from coder.workflow.settling import differences, summary


@pytest.fixture(scope="module")
def demo(demo_project: Path) -> Iterator[Project]:
    with open_project(demo_project) as project:
        yield project


@pytest.fixture(scope="module")
def report(demo: Project) -> AgreementReport:
    return agreement(demo, Question(codes=["PL", "EN", "RR"], replicates=100))


@pytest.mark.parametrize(
    ("place", "percent", "kappa", "alpha"),
    [(0, 92.5, 0.817, 0.819), (1, 87.5, 0.746, 0.749), (2, 82.5, 0.593, 0.598)],
)
def test_agreement_on_the_forty_double_coded_responses_is_as_planted(
    report: AgreementReport, place: int, percent: float, kappa: float, alpha: float
) -> None:
    code = report.codes[place]
    assert code.units == 40
    assert code.measures["percent_agreement"].value == pytest.approx(percent / 100, abs=1e-9)
    assert code.measures["cohen_kappa"].value == pytest.approx(kappa, abs=5e-4)
    assert code.measures["alpha_nominal"].value == pytest.approx(alpha, abs=5e-4)


def test_the_coders_differ_in_fifteen_places(demo: Project) -> None:
    assert len(disagreements(demo, Question(codes=["PL", "EN", "RR"]))) == 15


@pytest.mark.parametrize(
    ("outcome", "cells"), [("PL", (27, 1, 2, 10)), ("EN", (20, 3, 2, 15)), ("RR", (9, 4, 3, 24))]
)
def test_the_cells_behind_agreement_are_as_planted(
    outcome: str, cells: tuple[int, int, int, int]
) -> None:
    people = texts.people()
    found = {
        (given.document, given.coder)
        for given in coders.codings(responses(people), interviews(people))
        if not given.value and given.code.startswith(outcome)
    }
    pairs = Counter(((name, "ana") in found, (name, "ben") in found) for name in coders.sample())
    order = ((True, True), (True, False), (False, True), (False, False))
    assert tuple(pairs[pair] for pair in order) == cells


def test_the_double_coded_responses_come_from_every_role_borough_and_time() -> None:
    people = {person.id: person.attributes for person in texts.people()}
    strata = Counter(
        (people[name[:6]]["role"], people[name[:6]]["borough"], name[7:9])
        for name in coders.sample()
    )
    assert len(strata) == 12
    assert set(strata.values()) == {3, 4}


def test_twelve_disagreements_were_settled_by_talk_and_three_by_the_lead() -> None:
    settled = Counter(one.settled for one in coders.disagreements())
    assert settled == {"talk": 12, "lead": 3}


def test_no_disagreement_is_without_a_reason() -> None:
    assert all(one.why.endswith(".") for one in coders.disagreements())


def test_the_project_holds_how_the_fifteen_were_settled_and_by_whose_version(demo: Project) -> None:
    *_, whole = summary(demo, differences(demo), Asked(codes=("PL", "EN", "RR")))
    assert (whole.disagreed, whole.discussion, whole.lead, whole.open) == (15, 12, 3, 0)
    assert whole.taken == {"ana": 8, "ben": 7}


def test_what_was_settled_is_what_the_consensus_has(demo: Project) -> None:
    reasons = {one.reason for one in demo.file.decisions.all()}
    assert reasons == {one.why for one in coders.disagreements()}
    assert {one.by for one in demo.file.decisions.all()} == {"lead"}
