from dataclasses import replace

import pytest

from codebook.model import Codebook, Keywords
from coder.model import CONSENSUS, Coder, CoderKind, Finish, Review
from coder.workflow.coding import apply_code, finish
from coder.workflow.decided import decided
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project
from coder.workflow.suggesting import accept, can_learn, reject, suggestions
from transcripts.model import Document, Span

FIRST, SECOND = Span(33, 57), Span(58, 82)


@pytest.fixture
def codebook(codebook: Codebook) -> Codebook:
    """The small codebook; reflection seeks a word."""
    codes = (
        replace(one, keywords=Keywords(("miss",))) if one.id == "RR" else one for one in codebook
    )
    return replace(codebook, codes=tuple(codes))


def code(project: Project, id_: str) -> str:
    found = project.codebook().find(id_)
    assert found is not None
    return found.guid


def give(project: Project, document: Document, id_: str, span: Span) -> None:
    found = project.codebook().find(id_)
    assert found is not None
    apply_code(project, found, document=document, span=span)


def test_a_coder_learns_from_what_they_decided_alone(
    ana: Project, ben: Project, response: Document
) -> None:
    give(ana, response, "PL", FIRST)
    give(ben, response, "RR", SECOND)
    finish(ben, [response])
    settle(ana, blind=False)
    assert not can_learn(open_as(ana, "cleo"))
    reject(ana, suggestions(ana, learned=False)[0])
    with ana.action("no code") as action:
        review = Review(response.guid, "", ana.me().guid, SECOND, at=action.at)
        ana.file.reviews.add(action, review)
    found = decided(ana)
    assert found.coded == [(response.guid, code(ana, "PL"), FIRST)]
    assert [one[1] for one in found.left] == [code(ana, "RR"), ""]
    assert not found.finished
    assert ana.file.reviews.of_document(response.guid) == [review]
    with ana.action("back") as action:
        ana.file.reviews.remove(action, review)
    assert len(decided(ana).left) == 1


def open_as(project: Project, name: str) -> Project:
    return Project(project.path, project.file, Coder(name))


def test_nobody_and_the_consensus_learn_from_what_counts(
    ana: Project, ben: Project, response: Document
) -> None:
    give(ana, response, "PL", FIRST)
    finish(ana, [response])
    with open_project(ana.path) as nobody:
        assert decided(nobody).coded == [(response.guid, code(ana, "PL"), FIRST)]
        give(ben, response, "RR", SECOND)
        finish(ben, [response])
        assert (decided(nobody).coded, list(decided(nobody).finished)) == ([], [])
    with open_project(ana.path, coder=CONSENSUS) as consensus:
        give(consensus, response, "RR", FIRST)
        finish(consensus, [response])
        assert decided(consensus).coded == [(response.guid, code(ana, "RR"), FIRST)]
        assert list(decided(consensus).finished) == [response.guid]


def test_an_exercise_teaches_nobody_else(ana: Project, response: Document) -> None:
    exercise = Coder("ana again", CoderKind.EXERCISE, person=ana.me().guid)
    with ana.action("exercise") as action:
        ana.file.coders.ensure(action, ana.me())
        ana.file.coders.ensure(action, exercise)
        ana.file.finishes.add(action, Finish(response.guid, exercise.guid, action.at))
    with open_project(ana.path) as nobody:
        assert not decided(nobody).finished


def test_what_was_coded_because_it_was_suggested_may_be_left_out(
    ana: Project, response: Document
) -> None:
    settle(ana, blind=False)
    [one] = suggestions(ana, learned=False)
    accept(ana, one)
    assert not decided(ana).unheard
    settle(ana, from_accepted=False)
    assert list(decided(ana).unheard) == [(response.guid, code(ana, "RR"), one.span)]
