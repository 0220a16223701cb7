"""Answers read from a project, with the work of whoever codes there."""

from pathlib import Path

import pytest

from coder.themes.answers import AnswerState, Asked
from coder.workflow import browsing, responding
from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project, open_project

ASKED = Asked("S1", "a", "T2")


@pytest.mark.parametrize("few", [0, 50])
def test_the_answers_know_what_the_coder_has_done_meanwhile(
    ana: Project, ben: Project, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(responding, "_FEW", few)
    [answer] = responding.answers(ana, ASKED).answers
    assert answer.state is AnswerState.UNCODED
    code = browsing.code(ana, "PL")
    apply_code(ben, code, document=answer.document, span=answer.spans[0])
    made = apply_code(ana, code, document=answer.document, span=answer.spans[0])
    [coded] = responding.worked_on(ana, [answer])
    assert coded.codings == (made,)
    finish(ana, [answer.document])
    assert [one.state for one in responding.worked_on(ana, [answer])] == [AnswerState.FINISHED]
    assert responding.answers(ana, ASKED, where={"time": ["T2"]}).answers[0].codings == (made,)
    assert [one.uncoded for one in responding.questions(ana)] == [0, 0]


def test_somebody_without_a_name_reads_answers_that_nobody_has_coded(study_path: Path) -> None:
    with open_project(study_path) as project:
        [answer] = responding.answers(project, ASKED).answers
        assert list(responding.worked_on(project, [answer])) == [answer]
        assert [one.uncoded for one in responding.questions(project)] == [1, 1]
