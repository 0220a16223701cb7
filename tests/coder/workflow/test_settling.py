"""Disagreements are settled one by one: as the consensus, with a reason, and nobody's own work
is touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.agreement.queueing import Standing
from coder.agreement.ruling import Ruling
from coder.errors import CodingRefusedError, InvalidRequestError
from coder.model import Verdict
from coder.workflow import browsing, settling
from coder.workflow.merging import merge
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import redo, undo
from tests.coder.workflow.settled import (
    ANA,
    BEN,
    SAID,
    TALK,
    code_words,
    consensus,
    finish,
    finished,
    point_on,
    queue,
    rate,
    settle,
    span_of,
)


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The lead at work, in a project with an interview beside the answer."""
    with open_project(study_path, coder="lead") as project:
        with project.file.action("import", "x") as action:
            project.file.documents.add(action, TALK)
        yield project


def test_one_coders_version_becomes_the_consensus_with_the_reason(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    ruling = Ruling(Verdict.ONE, ("ana",), reason=" It asks\n about the worker. ", settled="lead")
    made = settle(lead, "RR", ruling)
    assert consensus(lead) == [("RR", "ask what I missed")]
    [kept] = lead.file.decisions.all()
    assert kept == made.decision
    assert (kept.reason, kept.settled, kept.by) == ("It asks about the worker.", "lead", "lead")
    assert settling.names(lead)[kept.taken[0]] == "ana"
    assert made.finished
    assert finished(lead) == [SAID]


def test_the_first_point_of_a_document_takes_over_what_is_agreed_on(
    lead: Project, ana: Project, ben: Project
) -> None:
    for project in (ana, ben):
        code_words(project, "PL2", "read the file")
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", BEN)
    assert consensus(lead) == [("PL2", "read the file")]


def test_the_document_is_finished_with_its_last_point_and_not_before(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    code_words(ben, "PL2", "read the file")
    finish(ana, ben)
    assert not settle(lead, "RR", ANA).finished
    assert finished(lead) == []
    assert settle(lead, "PL2", Ruling(Verdict.NEITHER)).finished
    assert settle(lead, "PL2", BEN).finished
    assert consensus(lead) == [("PL2", "read the file"), ("RR", "ask what I missed")]


def test_settling_is_one_action_that_goes_back_and_comes_again(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", ANA)
    undo(lead)
    assert (consensus(lead), finished(lead), lead.file.decisions.all()) == ([], [], [])
    redo(lead)
    assert consensus(lead) == [("RR", "ask what I missed")]
    assert finished(lead) == [SAID]
    assert len(lead.file.decisions.all()) == 1


def test_settling_anew_replaces_what_was_settled(lead: Project, ana: Project, ben: Project) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", ANA)
    words = span_of(lead, "what I missed")
    settle(lead, "RR", Ruling(Verdict.TRIMMED, trim=words))
    assert consensus(lead) == [("RR", "what I missed")]
    settle(lead, "RR", Ruling(Verdict.NEITHER))
    assert consensus(lead) == []
    [kept] = lead.file.decisions.all()
    assert kept.verdict is Verdict.NEITHER
    undo(lead)
    assert consensus(lead) == [("RR", "what I missed")]


def test_both_means_all_words_of_three_coders(lead: Project, ana: Project, ben: Project) -> None:
    code_words(ana, "RR", "ask what I")
    code_words(ben, "RR", "what I missed")
    with open_project(ana.path, coder="cem") as cem:
        finish(ana, ben, cem)
    settle(lead, "RR", Ruling(Verdict.BOTH))
    assert consensus(lead) == [("RR", "ask what I missed")]
    settle(lead, "RR", Ruling(Verdict.ONE, ("ana", "ben")))
    assert consensus(lead) == [("RR", "what I")]


def test_the_level_comes_with_the_version_and_absence_is_level_0(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "RR", "2", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", ANA)
    assert consensus(lead) == [("RR", "ask what I missed"), ("RR", "2")]
    settle(lead, "RR", BEN)
    assert consensus(lead) == [("RR", "0")]
    settle(lead, "RR", Ruling(Verdict.ONE, ("ana",), value="1"))
    assert consensus(lead) == [("RR", "ask what I missed"), ("RR", "1")]


def test_words_of_ones_own_have_the_level_of_those_who_found_the_code(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "RR", "2", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", Ruling(Verdict.TRIMMED, trim=span_of(lead, "what I missed")))
    assert consensus(lead) == [("RR", "what I missed"), ("RR", "2")]


def test_a_level_that_nobody_gave_is_asked_for(lead: Project, ana: Project, ben: Project) -> None:
    code_words(ana, "RR", "ask what I missed")
    code_words(ana, "PL2", "read the file")
    rate(ben, "RR", "0")
    finish(ana, ben)
    point = point_on(lead, "RR")
    assert settling.level_open(lead, point) is None
    settling.settle_one(lead, point, ANA)
    open_level = settling.level_open(lead, point)
    assert open_level is not None
    assert open_level.id == "RR"
    settling.settle_one(lead, point, Ruling(Verdict.ONE, ("ana",), value="1"))
    assert settling.level_open(lead, point) is None
    with pytest.raises(CodingRefusedError, match="no value '7'"):
        settling.settle_one(lead, point, Ruling(Verdict.ONE, ("ana",), value="7"))


def test_nobodys_own_work_is_touched(lead: Project, ana: Project, ben: Project) -> None:
    rate(ana, "RR", "2", "ask what I missed")
    code_words(ben, "PL2", "read the file")
    finish(ana, ben)
    before = [
        [one for one in part if one.coder in (ana.me().guid, ben.me().guid)]
        for part in (lead.file.codings.all(), lead.file.ratings.all(), lead.file.finishes.all())
    ]
    settle(lead, "RR", BEN)
    settle(lead, "PL2", Ruling(Verdict.TRIMMED, trim=span_of(lead, "the file")))
    after = [
        [one for one in part if one.coder in (ana.me().guid, ben.me().guid)]
        for part in (lead.file.codings.all(), lead.file.ratings.all(), lead.file.finishes.all())
    ]
    assert before == after


def test_a_decision_whose_ground_has_changed_says_so_and_stays(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    settle(lead, "RR", ANA)
    point = queue(lead)[0].point
    code_words(ana, "RR", "the school")
    [changed] = queue(lead)
    assert changed.standing is Standing.CHANGED
    code_words(ben, "RR", "ask what I missed")
    [agreed_now] = queue(lead)
    assert (agreed_now.standing, agreed_now.point.said) == (Standing.CHANGED, {})
    assert consensus(lead) == [("RR", "ask what I missed")]
    with pytest.raises(CodingRefusedError, match="do not differ any more"):
        settling.settle_one(lead, point, BEN)


def test_decisions_go_along_when_their_code_is_merged(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "PL2", "read the file")
    finish(ana, ben)
    settle(lead, "PL2", ANA)
    book = lead.codebook()
    merge(lead, browsing.code(lead, "PL2"), browsing.code(lead, "PL"))
    [kept] = lead.file.decisions.all()
    assert kept.code == browsing.code(lead, "PL").guid
    undo(lead)
    assert lead.codebook() == book
    assert [one.code for one in lead.file.decisions.all()] == [browsing.code(lead, "PL2").guid]


def test_a_point_is_found_by_its_number_and_by_its_id(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    found = queue(lead)
    assert settling.identified(found, "1") is settling.identified(found, found[0].point.id)
    with pytest.raises(InvalidRequestError, match="no disagreement '2'"):
        settling.identified(found, "2")


def test_words_are_found_where_they_stand_once(lead: Project, ana: Project, ben: Project) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    point = point_on(lead, "RR")
    assert settling.words_in(point, "what I missed") == span_of(lead, "what I missed")
    for words, times in (("the", "2 times"), ("What would you do", "nowhere")):
        with pytest.raises(InvalidRequestError, match=times):
            settling.words_in(point, words)


def test_the_summary_tells_how_it_was_settled_and_whose_version_was_taken(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    code_words(ben, "PL2", "read the file")
    finish(ana, ben)
    settle(lead, "RR", Ruling(Verdict.ONE, ("ana",), settled="lead"))
    *_, whole = settling.summary(lead, settling.differences(lead))
    assert (whole.disagreed, whole.lead, whole.open, whole.taken) == (2, 1, 1, {"ana": 1})
