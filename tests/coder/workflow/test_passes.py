"""What coders had coded apart from each other stays, whatever they change after talking."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import CodingRefusedError, InvalidRequestError, UndoConflictError
from coder.model import RoundKind, Study
from coder.workflow import browsing, passes, rounds
from coder.workflow.agreeing import Question, agreement
from coder.workflow.coding import finish, rate, remove_coding, reopen
from coder.workflow.drawing import Plan
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import redo, undo
from tests.coder.workflow.round_world import ASK, READ, code, done, fill

PLACE, OTHER = "FSW 02 T2 S1", "FSW 03 T2 S1"


@pytest.fixture
def ana(study_path: Path) -> Iterator[Project]:
    """Ana, who codes two answers in a round with ben."""
    fill(study_path)
    with open_project(study_path, coder="ana") as project:
        rounds.begin(project, Plan(("ana", "ben"), documents=(PLACE, OTHER)))
        project.meet()
        yield project


@pytest.fixture
def ben(ana: Project) -> Iterator[Project]:
    with open_project(ana.path, coder="ben") as project:
        yield project


def standing(project: Project) -> Study:
    with open_project(project.path) as nobody:
        return passes.independent(nobody, browsing.study(nobody))


def said(study: Study) -> list[tuple[str, str, str]]:
    """Whose coding with which code stands on which words, in the two answers."""
    names = {one.guid: one.name for one in study.coders}
    texts = {one.guid: one.text for one in study.documents}
    codes = {one.guid: one.id for one in study.codebook}
    return sorted(
        (names[one.coder], codes[one.code], one.span.of(texts[one.document]))
        for one in study.codings
    )


def test_figures_stay_when_a_coder_changes_codings_after_seeing_the_others(
    ana: Project, ben: Project
) -> None:
    code(ana, PLACE, READ)
    code(ben, PLACE, ASK)
    done(ana, PLACE)
    done(ben, PLACE)
    before = agreement(ana, Question(codes=["PL2"], replicates=10))
    [mine] = [one for one in ana.file.codings.all() if one.coder == ana.me().guid]
    remove_coding(ana, mine)
    code(ana, PLACE, ASK)
    assert said(browsing.study(ana)) == [("ana", "PL2", ASK), ("ben", "PL2", ASK)]
    assert said(standing(ana)) == [("ana", "PL2", READ), ("ben", "PL2", ASK)]
    assert agreement(ana, Question(codes=["PL2"], replicates=10)) == before


def test_a_pass_holds_ratings_and_the_version_of_the_codebook(ana: Project) -> None:
    code(ana, PLACE, READ)
    document = browsing.document(ana, PLACE)
    rate(ana, browsing.code(ana, "PL"), document=document, value="2")
    rate(ana, browsing.code(ana, "RR"), document=document, value="0")
    done(ana, PLACE)
    [kept] = ana.file.passes.all()
    assert (kept.document, kept.coder, kept.version) == (document.guid, ana.me().guid, 1)
    assert kept.codings == tuple(ana.file.codings.all())
    assert kept.ratings == tuple(ana.file.ratings.all())


def test_outside_rounds_the_study_is_as_it_is(ana: Project) -> None:
    code(ana, "FSW 04 T1 S1")
    done(ana, "FSW 04 T1 S1")
    assert ana.file.passes.all() == []
    assert standing(ana) == browsing.study(ana)


def test_reopening_takes_the_pass_back_while_the_other_has_not_finished(ana: Project) -> None:
    done(ana, PLACE)
    reopen(ana, [browsing.document(ana, PLACE)])
    assert ana.file.passes.all() == []
    code(ana, PLACE)
    done(ana, PLACE)
    [kept] = ana.file.passes.all()
    assert len(kept.codings) == 1


def test_reopening_leaves_the_pass_where_all_have_finished(ana: Project, ben: Project) -> None:
    done(ana, PLACE, OTHER)
    done(ben, PLACE)
    document = browsing.document(ana, PLACE)
    reopen(ana, [document])
    code(ana, PLACE)
    assert len(ana.file.passes.all()) == 3
    assert said(standing(ana)) == []
    mine = [one for one in standing(ana).finishes if one.coder == ana.me().guid]
    assert {one.document for one in mine} == {document.guid, browsing.document(ana, OTHER).guid}
    finish(ana, [document])
    assert len(ana.file.passes.all()) == 3


def test_undo_takes_the_pass_back_and_redo_brings_it_again(ana: Project) -> None:
    done(ana, PLACE)
    undo(ana)
    assert ana.file.passes.all() == []
    redo(ana)
    assert len(ana.file.passes.all()) == 1


def test_undo_is_refused_where_the_other_could_have_seen_the_pass(
    ana: Project, ben: Project
) -> None:
    done(ana, PLACE)
    done(ben, PLACE)
    with pytest.raises(CodingRefusedError, match="All coders of the round have finished"):
        undo(ana)
    assert len(ana.file.passes.all()) == 2
    assert len(ana.file.finishes.all()) == 2


def test_in_a_closed_round_passes_stay_and_none_is_added(ana: Project) -> None:
    done(ana, PLACE)
    rounds.close(ana, 1)
    reopen(ana, [browsing.document(ana, PLACE)])
    done(ana, OTHER)
    [kept] = ana.file.passes.all()
    assert kept.document == browsing.document(ana, PLACE).guid


def test_a_round_is_taken_back_until_somebody_has_finished_in_it(
    ana: Project, ben: Project
) -> None:
    assert undo(ana) == "round 1: 2 documents for ana and ben"
    assert ana.file.rounds.all() == []
    redo(ana)
    done(ben, PLACE)
    with pytest.raises(UndoConflictError):
        undo(ana)


def test_a_code_that_has_gone_counts_as_the_one_above_it(ana: Project) -> None:
    code(ana, PLACE, READ, "PL2")
    code(ana, PLACE, ASK, "RR")
    rate(ana, browsing.code(ana, "RR"), document=browsing.document(ana, PLACE), value="1")
    done(ana, PLACE)
    with ana.action("fewer codes") as action:
        for one in ana.file.codings.all():
            ana.file.codings.remove(action, one)
        for rating in ana.file.ratings.all():
            ana.file.ratings.remove(action, rating)
        book = ana.codebook()
        kept = tuple(one for one in book.codes if one.id not in {"PL2", "RR"})
        ana.save_codebook(action, type(book)(kept))
    study = standing(ana)
    assert said(study) == [("ana", "PL", READ)]
    assert study.ratings == ()


def test_the_study_of_one_round_holds_its_documents_and_its_passes_alone(
    ana: Project, ben: Project
) -> None:
    code(ana, PLACE, READ)
    code(ana, "FSW 04 T1 S1", READ)
    done(ana, PLACE, "FSW 04 T1 S1")
    code(ben, OTHER, ASK)
    with open_project(ana.path) as nobody:
        study = passes.of_round(nobody, browsing.study(nobody), 1)
    assert [one.name for one in study.documents] == [PLACE, OTHER]
    assert said(study) == [("ana", "PL2", READ)]
    with pytest.raises(InvalidRequestError, match=r"There is no round 2\. There are: 1"):
        passes.of_round(ana, study, 2)


def test_of_two_passes_the_first_stands(ana: Project, ben: Project) -> None:
    code(ana, PLACE, READ)
    done(ana, PLACE)
    done(ben, PLACE)
    for project in (ana, ben):
        reopen(project, [browsing.document(project, PLACE)])
    [first] = [one for one in ana.file.passes.all() if one.coder == ana.me().guid]
    with ana.action("a second round") as action:
        chosen = passes.numbered(ana, 1)
        another = type(chosen)(2, chosen.documents, chosen.coders)
        ana.file.rounds.add(action, another)
        passes.keep(ana, action, passes.taken(ana, another, first.document, ana.me().guid))
    kept = [one for one in standing(ana).codings if one.coder == ana.me().guid]
    assert tuple(kept) == first.codings


def test_passes_of_exercises_stand_for_nobody(ana: Project) -> None:
    done(ana, "FSW 04 T1 S1")
    rounds.begin(ana, Plan(("ana",), RoundKind.AGAIN, documents=["FSW 04 T1 S1"]))
    code(ana, "FSW 04 T1 S1")
    assert len(ana.file.passes.all()) == 1
    assert standing(ana) == browsing.study(ana)


def test_a_code_is_forgotten_with_the_version_that_told_what_stood_above_it(ana: Project) -> None:
    code(ana, PLACE, READ, "PL2")
    done(ana, PLACE)
    with ana.action("a version that is gone") as action:
        [kept] = ana.file.passes.all()
        ana.file.passes.remove(action, kept.guid)
        ana.file.passes.add(action, replace(kept, version=9))
        ana.file.codings.remove(action, ana.file.codings.all()[0])
        book = ana.codebook()
        ana.save_codebook(action, type(book)(tuple(it for it in book.codes if it.id != "PL2")))
    assert standing(ana).codings == ()


def test_who_works_apart_sees_no_pass_of_the_others(ana: Project, ben: Project) -> None:
    code(ben, PLACE, ASK)
    done(ben, PLACE)
    assert said(standing(ana)) == [("ben", "PL2", ASK)]
    for study in (
        passes.independent(ana, browsing.study(ana)),
        passes.of_round(ana, browsing.study(ana), 1),
    ):
        assert study.codings == ()
        assert study.finishes == ()
    done(ana, PLACE)
    assert said(passes.independent(ana, browsing.study(ana))) == [("ben", "PL2", ASK)]
