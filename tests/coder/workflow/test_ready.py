"""What may be settled already: nothing that somebody still codes apart from the others."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coder.agreement.ruling import Ruling
from coder.errors import CodingRefusedError
from coder.model import Verdict
from coder.workflow import browsing, settling
from coder.workflow.adjudicating import foreseen
from coder.workflow.beside import beside
from coder.workflow.drawing import Plan
from coder.workflow.memo_subjects import around
from coder.workflow.memoing import write
from coder.workflow.project import Project, open_project
from coder.workflow.rounds import begin, close
from tests.coder.workflow.settled import ANA, SAID, code_words, finish, point_on, queue, rate


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    with open_project(study_path, coder="lead") as project:
        yield project


def begin_round(lead: Project, *coders: Project) -> None:
    names = [one.me().name for one in coders]
    begin(lead, Plan(names, documents=(SAID,), blind=True))
    for one in coders:
        one.meet()


def test_a_document_of_a_round_waits_until_all_of_its_coders_have_finished(
    lead: Project, ana: Project, ben: Project
) -> None:
    with open_project(ana.path, coder="cem") as cem:
        begin_round(lead, ana, ben, cem)
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    point = settling.differences_of(browsing.study(lead), lead.file.coders.all()).points[0]
    assert queue(lead) == []
    assert foreseen(lead, ["ana", "ben"]).disagreements == ()
    with pytest.raises(CodingRefusedError, match="do not differ"):
        settling.settle_one(lead, point, ANA)
    close(lead, 1)
    assert len(queue(lead)) == 1


def test_what_was_frozen_is_settled_whatever_the_coders_change_afterwards(
    lead: Project, ana: Project, ben: Project
) -> None:
    begin_round(lead, ana, ben)
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    code_words(ben, "RR", "ask what I missed")
    assert point_on(lead, "RR").said["ben"].said == "absent"


def test_who_has_begun_to_code_a_document_does_not_see_what_others_differ_on(
    ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    with open_project(ana.path, coder="cem") as cem:
        assert len(queue(cem)) == 1
        rate(cem, "PL", "1", "read the file")
        assert queue(cem) == []
    with open_project(ana.path) as nobody:
        assert len(queue(nobody)) == 1


def test_beside_a_point_stand_memos_levels_and_other_codes_on_its_words(
    lead: Project, ana: Project, ben: Project
) -> None:
    rate(ana, "RR", "2", "ask what I missed")
    code_words(ben, "PL2", "ask what")
    document = browsing.document(ana, SAID)
    mine = next(one for one in ana.file.codings.all() if one.coder == ana.me().guid)
    [words, *_] = around(ana, document, mine)
    write(ana, words, "Her own part.")
    finish(ana, ben)
    found = beside(lead, point_on(lead, "RR"))
    assert (found["ana"].memos, found["ana"].level) == (("Her own part.",), "2")
    assert [code.id for code, _ in found["ben"].others] == ["PL2"]
    assert (found["ben"].level, found["ana"].others) == ("", ())
    assert beside(lead, point_on(lead, "PL2"))["ana"].level == ""


def test_a_code_without_levels_stands_there_without_one(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "PL2", "read the file")
    code_words(ben, "PL", "read the file")
    finish(ana, ben)
    assert beside(lead, point_on(lead, "PL2"))["ana"].level == ""


def test_a_reason_is_given_afterwards_and_replaced(
    lead: Project, ana: Project, ben: Project
) -> None:
    code_words(ana, "RR", "ask what I missed")
    finish(ana, ben)
    point = point_on(lead, "RR")
    with pytest.raises(CodingRefusedError, match="Settle it first"):
        settling.explain(lead, point, "Because.")
    settling.settle_one(lead, point, Ruling(Verdict.ONE, ("ana",)))
    settling.explain(lead, point, " It asks\nabout the worker. ")
    settling.settle_one(lead, point, Ruling(Verdict.ONE, ("ana",), settled="lead"))
    [kept] = lead.file.decisions.all()
    assert (kept.reason, kept.settled) == ("It asks about the worker.", "lead")
    settling.settle_one(lead, point, Ruling(Verdict.NEITHER))
    assert lead.file.decisions.all()[0].reason == ""
