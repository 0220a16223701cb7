"""What a coder does not see in a round before all have finished, and what masks hide."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.errors import CodingRefusedError, UnknownDocumentError
from coder.model import CONSENSUS, CoderKind, RoundKind
from coder.themes.answers import Asked
from coder.workflow import browsing, looking, memoing, neighbouring, reporting, rounds
from coder.workflow.coding import apply_code, finish, rate, reopen
from coder.workflow.coding_many import rate_all
from coder.workflow.drawing import Plan
from coder.workflow.memo_subjects import around, on_document
from coder.workflow.project import Project, open_project
from coder.workflow.reading import reading
from coder.workflow.responding import answers
from coder.workflow.sight import HIDDEN, sight
from coder.workflow.suggesting import suggestions
from coder.workflow.suggestion_log import log
from coder.workflow.transferring import export_codings
from tests.coder.workflow.round_world import ASK, Windows, code, done, fill, windows

T1, T2, OTHER = "FSW 02 T1 S1", "FSW 02 T2 S1", "FSW 04 T2 S1"
PAIR = ("ana", "ben")


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        yield project


@pytest.fixture
def working(study_path: Path) -> Iterator[Windows]:
    with windows(study_path) as at_work:
        yield at_work


def masked(lead: Project, *masks: str, documents: tuple[str, ...] = (T2,)) -> None:
    """A blind round of ana and ben with these masks."""
    rounds.begin(lead, Plan(PAIR, documents=documents, blind=True, masks=masks))


def test_nobody_sees_anothers_work_before_all_of_the_round_have_finished(
    lead: Project, working: Windows
) -> None:
    rounds.begin(lead, Plan(PAIR, documents=[T1]))
    ana, ben = working("ana"), working("ben")
    code(ben, T1)
    memoing.write(ben, on_document(browsing.document(ben, T1)), "I was not sure.")
    document = browsing.document(ana, T1)
    with pytest.raises(CodingRefusedError, match=f"Finish {T1} first"):
        looking.others(ana, document)
    finish(ana, [document])
    with pytest.raises(CodingRefusedError, match=f"ben has not finished {T1} yet"):
        looking.others(ana, document)
    assert memoing.memos(ana) == []
    assert reporting.browse(ana, "PL2", everybody=True) == []
    done(ben, T1)
    assert len(looking.others(ana, document)) == 1
    assert [one.memo.text for one in memoing.memos(ana)] == ["I was not sure."]
    assert len(reporting.browse(ana, "PL2", everybody=True)) == 1


def test_in_a_closed_round_the_rule_is_that_of_any_document(
    lead: Project, working: Windows
) -> None:
    rounds.begin(lead, Plan((*PAIR, "cem"), documents=[T1]))
    ana = working("ana")
    code(working("ben"), T1)
    document = browsing.document(ana, T1)
    finish(ana, [document])
    assert "ben and cem have not finished" in sight(ana).refusal(document)
    rounds.close(lead, 1)
    assert len(looking.others(ana, document)) == 1


def test_who_reopens_a_document_sees_no_more_of_the_others(lead: Project, working: Windows) -> None:
    rounds.begin(lead, Plan(PAIR, documents=[T1]))
    ana = working("ana")
    done(ana, T1)
    done(working("ben"), T1)
    document = browsing.document(ana, T1)
    assert sight(ana).sees_others(document.guid)
    reopen(ana, [document])
    assert not sight(ana).sees_others(document.guid)


def test_the_consensus_and_who_has_no_name_see_all_but_exercises(
    lead: Project, working: Windows
) -> None:
    ana = working("ana")
    code(ana, T1)
    done(ana, T1)
    rounds.begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    again = working("ana")
    rounds.enter(again, 1)
    code(again, T1, ASK)
    document = browsing.document(lead, T1)
    [drill] = [one.guid for one in browsing.coders(lead) if one.kind is CoderKind.EXERCISE]
    agreed = working(CONSENSUS)
    with open_project(lead.path) as nobody:
        for project in (agreed, nobody):
            assert sight(project).sees(document.guid, ana.me().guid)
            assert not sight(project).sees(document.guid, drill)
            assert reading(project, document).segments == 1
    assert len(looking.others(agreed, document)) == 1
    assert len(export_codings(lead).rows) == 1
    assert len(export_codings(lead, coders=["ana (round 1)"]).rows) == 1


def test_an_exercise_sees_its_measure_alone_and_only_after_finishing(
    lead: Project, working: Windows
) -> None:
    for name in PAIR:
        code(working(name), T1)
        done(working(name), T1)
    rounds.begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    again = working("ana")
    rounds.enter(again, 1)
    document = browsing.document(again, T1)
    assert sight(again).why_blind(document).startswith(f"{T1} is in the blind round 1: nothing is")
    with pytest.raises(CodingRefusedError, match="Finish"):
        looking.others(again, document)
    finish(again, [document])
    [found] = looking.others(again, document)
    assert found.coder == working("ana").me().guid
    assert not sight(again).is_blind(document.guid)


def test_an_exercise_is_of_its_round_alone(lead: Project, working: Windows) -> None:
    done(working("ana"), T1, T2)
    rounds.begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    again = working("ana")
    rounds.enter(again, 1)
    assert [one.document for one in browsing.progress(again)] == [T1]
    assert set(browsing.progress(again)[0].coders) == {"ana", "ana (round 1)"}
    assert set(browsing.progress(lead)[0].coders) == {"ana"}
    assert neighbouring.row(again, browsing.document(again, T1)).names == (T1,)
    for act in (
        lambda: code(again, T2),
        lambda: done(again, T2),
        lambda: rate(
            again, browsing.code(again, "RR"), document=browsing.document(again, T2), value="0"
        ),
        lambda: rate_all(
            again, browsing.code(again, "RR"), [browsing.document(again, T2)], value="0"
        ),
    ):
        with pytest.raises(CodingRefusedError, match=f"{T2} is not in an open round of ana"):
            act()


def test_in_a_blind_round_nothing_is_suggested(lead: Project, working: Windows) -> None:
    masked(lead)
    ana = working("ana")
    document = browsing.document(ana, T2)
    assert suggestions(ana, [document]) == []
    assert sight(ana).why_blind(document)
    assert sight(ana).why_blind(browsing.document(ana, T1)) == ""
    assert log(ana) == []


def test_a_masked_document_goes_by_a_number_and_tells_nothing(
    lead: Project, working: Windows
) -> None:
    masked(lead, "time")
    ana = working("ana")
    found = browsing.document(ana, T2)
    assert found.name == "response 1 of round 1"
    assert (found.case, found.time, found.scenario, found.source) == ("", HIDDEN, "S1", "")
    assert {turn.speaker for turn in found.turns} == {"R"}
    assert browsing.document(ana, "Response 1 of Round 1").guid == found.guid
    assert browsing.document(lead, "response 1 of round 1").name == T2
    with pytest.raises(UnknownDocumentError):
        browsing.document(ana, "response 2 of round 1")
    assert [one.title for one in around(ana, found)] == ["response 1 of round 1", "the project"]
    made = apply_code(ana, browsing.code(ana, "PL2"), document=found, span=found.turns[0].span)
    assert ana.file.history.past()[-1].name == "PL2 Reading first in response 1 of round 1"
    [subject, *_] = around(ana, found, made)
    assert subject.document == "response 1 of round 1"


def test_masked_documents_stand_so_in_every_list(lead: Project, working: Windows) -> None:
    masked(lead, "scenario", documents=(T1, T2))
    ana = working("ana")
    names = {"response 1 of round 1", "response 2 of round 1"}
    assert {one.document for one in browsing.progress(ana)} >= names
    row = neighbouring.row(ana, browsing.document(ana, T1))
    assert set(row.names) == names
    assert str(row).startswith("blind round 1: ")
    study = browsing.seen_study(ana)
    assert {one.name for one in study.documents} >= names
    assert {one.scenario for one in study.documents if one.name in names} == {HIDDEN}
    assert {one.name for one in browsing.study(ana).documents} >= {T1, T2}


def test_an_attribute_is_hidden_in_every_document_of_the_case(
    lead: Project, working: Windows
) -> None:
    masked(lead, "borough")
    ana = working("ana")
    found = browsing.document(ana, T2)
    assert (found.name, found.case) == (T2, "FSW 02")
    cases = browsing.seen_cases(ana)
    assert cases["FSW 02"].attributes == {"borough": HIDDEN}
    assert cases["FSW 03"].attributes == {"borough": "Ashmere"}
    assert browsing.seen_study(ana).cases == cases
    [_, about, _] = around(ana, found)
    assert about.words == f"borough: {HIDDEN}"
    for name in PAIR:
        done(working(name), T2)
    assert browsing.seen_cases(ana)["FSW 02"].attributes == {"borough": "Ashmere"}


def test_answers_are_read_under_their_masks(lead: Project, working: Windows) -> None:
    masked(lead, "name")
    ana = working("ana")
    found = answers(ana, Asked("S1", "", "T2"))
    assert "response 1 of round 1" in {one.document.name for one in found.answers}
    assert T2 not in {one.document.name for one in found.answers}


def test_a_report_on_a_coders_screen_leaves_out_what_is_hidden_from_them(
    lead: Project, working: Windows
) -> None:
    rounds.begin(lead, Plan(PAIR, documents=[T1]))
    ana, ben = working("ana"), working("ben")
    code(ben, T1)
    document = browsing.document(ben, T1)
    rate(ben, browsing.code(ben, "RR"), document=document, value="0")
    code(ben, OTHER)
    done(ben, T1, OTHER)
    shown = browsing.reported_study(ana)
    left = {one.document for one in shown.codings} | {one.document for one in shown.finishes}
    assert left == {browsing.document(ana, OTHER).guid}
    assert shown.ratings == ()
    assert len(browsing.study(ana).codings) == 2
    done(ana, T1)
    assert browsing.reported_study(ana) == browsing.study(ana)


def test_documents_of_one_round_follow_each_other_in_its_order(
    lead: Project, working: Windows
) -> None:
    rounds.begin(lead, Plan(PAIR, documents=[T1, OTHER]))
    ana = working("ana")
    [made] = lead.file.rounds.all()
    names = {one.guid: one.name for one in lead.file.documents.all()}
    row = neighbouring.row(ana, browsing.document(ana, T1))
    assert row.names == tuple(names[guid] for guid in made.documents)
    assert str(row) == f"round 1: {row.place} of 2, 2 open"
    assert len(neighbouring.row(ana, browsing.document(ana, T2)).names) == 7
