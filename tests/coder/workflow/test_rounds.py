"""Rounds: drawn, coded apart, closed; again after weeks; told in words where they cannot be."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, UnknownCoderError
from coder.model import RoundKind
from coder.workflow import browsing, passes, rounds
from coder.workflow.coding import finish
from coder.workflow.drawing import Plan, foreseen
from coder.workflow.project import Project, open_project
from coder.workflow.rounds import begin, close, enter, standing, tasks, unmask, unmaskings
from coder.workflow.undoing import redo, undo
from tests.coder.workflow.round_world import Windows, done, fill, windows
from transcripts.model import State

PAIR = ("ana", "ben")
T1, T2 = "FSW 02 T1 S1", "FSW 02 T2 S1"


@pytest.fixture
def lead(study_path: Path) -> Iterator[Project]:
    """The lead of a study with seven answers; three of each time, and one whose case is unknown."""
    fill(study_path)
    with open_project(study_path, coder="lead") as project:
        yield project


@pytest.fixture
def working(study_path: Path) -> Iterator[Windows]:
    """Coders at work in windows of their own."""
    with windows(study_path) as at_work:
        yield at_work


def test_a_sample_is_drawn_by_strata_and_kept_with_all_that_a_report_needs(lead: Project) -> None:
    plan = Plan(PAIR, sample="50%", by=("borough", "time"), where={"time": ["T2"]}, seed=7)
    drawn = begin(lead, plan)
    [made] = lead.file.rounds.all()
    assert made == drawn.round
    assert (made.number, made.kind, made.seed, made.share) == (1, RoundKind.INDEPENDENT, 7, 50.0)
    assert (made.pool, made.strata, made.narrowed) == (4, ("borough", "time"), {"time": ["T2"]})
    assert (made.made_by, made.blind, made.masks, made.closed) == ("lead", False, (), "")
    assert (
        drawn.strata
        == {
            ("", "T2"): (0, 1),
            ("Ashmere", "T2"): (1, 2),
            ("Brackwell", "T2"): (1, 1),
        }
        or sum(n for n, _ in drawn.strata.values()) == 2
    )
    documents = {one.guid: one.name for one in lead.file.documents.all()}
    assert tuple(documents[guid] for guid in made.documents) == drawn.names


def test_what_is_foreseen_is_not_written_and_is_what_will_be(lead: Project) -> None:
    plan = Plan(PAIR, sample="3", seed=7)
    told = foreseen(lead, plan)
    assert lead.file.rounds.all() == []
    assert lead.file.coders.all() == []
    assert begin(lead, plan).names == told.names


def test_without_a_seed_one_is_chosen_and_kept(
    lead: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("secrets.randbelow", lambda _: 41)
    assert begin(lead, Plan(PAIR, sample="2")).round.seed == 42


def test_documents_that_cannot_be_coded_apart_are_left_out_and_told(
    lead: Project, working: Windows
) -> None:
    ana = working("ana")
    done(ana, T1)
    begin(lead, Plan(PAIR, documents=[T2]))
    blank = browsing.document(lead, "FSW 03 T1 S1")
    with lead.action("blank") as action:
        lead.file.documents.change(action, replace(blank, state=State.BLANK))
    drawn = foreseen(lead, Plan(PAIR, sample="100%", seed=1))
    assert sorted(drawn.remarks) == [
        "1 left out: blank, so not coded.",
        "1 left out: finished by ana before the round.",
        "1 left out: in round 1 already, which is open.",
    ]
    assert drawn.round.pool == len(drawn.names) == 4


def test_a_document_that_was_finished_before_is_refused_by_name(
    lead: Project, working: Windows
) -> None:
    for name in PAIR:
        done(working(name), T1)
    with pytest.raises(InvalidRequestError, match="finished by ana and ben before the round"):
        begin(lead, Plan(PAIR, documents=[T1, T2]))


def test_a_pass_bars_a_document_that_was_reopened_too(lead: Project, working: Windows) -> None:
    begin(lead, Plan(PAIR, documents=[T1]))
    ana = working("ana")
    done(ana, T1)
    close(lead, 1)
    with ana.action("reopen") as action:
        [mark] = ana.file.finishes.all()
        ana.file.finishes.remove(action, mark)
    with pytest.raises(InvalidRequestError, match="finished by ana before the round"):
        begin(lead, Plan(PAIR, documents=[T1]))


@pytest.mark.parametrize(
    ("plan", "sentence"),
    [
        (Plan(("ana",), sample="1"), "two coders or more"),
        (Plan(("ana", "Ana"), sample="1"), "two coders or more"),
        (Plan(("ana", "consensus"), sample="1"), "consensus is no person"),
        (Plan(PAIR), "Say how many documents"),
        (Plan(PAIR, sample="8"), "8 cannot be drawn from 7 documents"),
        (Plan(PAIR, sample="0"), "0 cannot be drawn"),
        (Plan(PAIR, sample="x%"), "is no share"),
        (Plan(PAIR, sample="120%"), "is no share"),
        (Plan(PAIR, sample="1", documents=[T1]), "either named"),
        (Plan(PAIR, sample="1", masks=["time"]), "add --blind"),
        (Plan(PAIR, sample="1", blind=True, masks=["brough"]), "Did you mean 'borough'"),
        (Plan(PAIR, sample="1", by=["brough"]), "Did you mean 'borough'"),
        (Plan(("ana",), RoundKind.AGAIN, sample="1"), "There is no document to draw from"),
        (Plan(PAIR, RoundKind.AGAIN, sample="1"), "One coder codes again"),
    ],
)
def test_what_cannot_be_is_refused_in_words(lead: Project, plan: Plan, sentence: str) -> None:
    with pytest.raises(InvalidRequestError, match=sentence):
        begin(lead, plan)
    assert lead.file.rounds.all() == []


def test_training_needs_a_trainee_and_a_gold_that_is_there(lead: Project, working: Windows) -> None:
    with pytest.raises(UnknownCoderError):
        begin(lead, Plan(("tom",), RoundKind.TRAINING, sample="1"))
    done(working("ana"), T1)
    with pytest.raises(InvalidRequestError, match="who is to be trained"):
        begin(lead, Plan((), RoundKind.TRAINING, sample="1", gold="ana"))


def test_two_rounds_begun_at_once_do_not_get_one_number(
    lead: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = foreseen(lead, Plan(PAIR, sample="1", seed=1))
    begin(lead, Plan(PAIR, sample="1", seed=2))
    monkeypatch.setattr(rounds, "foreseen", lambda *_: drawn)
    with pytest.raises(InvalidRequestError, match="ask again"):
        begin(lead, Plan(PAIR, sample="1", seed=1))


def test_how_far_a_round_is_and_its_end(lead: Project, working: Windows) -> None:
    begin(lead, Plan(PAIR, documents=[T1, T2]))
    done(working("ana"), T1, T2)
    done(working("ben"), T2)
    found = standing(lead, 1)
    assert set(found.documents) == {T1, T2}
    assert found.finished == {"ana": {T1, T2}, "ben": {T2}}
    assert found.complete == {T2}
    assert close(lead, 1).round.closed
    with pytest.raises(InvalidRequestError, match="round 1 was closed at"):
        close(lead, 1)
    assert undo(lead) == "closing round 1"
    assert not standing(lead, 1).round.closed
    with pytest.raises(InvalidRequestError, match="There is no round 2"):
        standing(lead, 2)


def test_a_coder_enters_an_open_round_of_their_own(lead: Project, working: Windows) -> None:
    begin(lead, Plan(PAIR, documents=[T1]))
    ana, cem = working("ana"), working("cem")
    assert enter(ana, 1).number == 1
    assert (ana.me().name, ana.round) == ("ana", 1)
    with pytest.raises(InvalidRequestError, match="cem is not in round 1; it is coded by ana and"):
        enter(cem, 1)
    close(lead, 1)
    with pytest.raises(InvalidRequestError, match="round 1 is closed"):
        enter(ana, 1)


def test_the_rounds_with_documents_left_come_first(lead: Project, working: Windows) -> None:
    begin(lead, Plan(PAIR, documents=[T1]))
    begin(lead, Plan(PAIR, documents=[T2], blind=True))
    ana = working("ana")
    done(ana, T1)
    assert [str(one) for one in tasks(ana)] == [
        "blind round 2: 0 of 1 finished",
        "round 1: 1 of 1 finished",
    ]
    assert tasks(lead) == []


def test_a_round_that_was_taken_back_is_begun_again_under_the_same_names(
    lead: Project, working: Windows
) -> None:
    done(working("ana"), T1)
    plan = Plan(("ana",), RoundKind.AGAIN, documents=[T1])
    first = begin(lead, plan)
    undo(lead)
    assert begin(lead, plan).coders == first.coders
    undo(lead)
    redo(lead)
    assert [one.coders for one in lead.file.rounds.all()] == [(first.coders[0].guid,)]


def test_coders_of_a_plain_round_are_compared_with_each_other(lead: Project) -> None:
    begin(lead, Plan(PAIR, documents=[T1]))
    assert [one.name for one in passes.compared(lead, 1)] == ["ana", "ben"]


def test_a_look_behind_a_mask_stands_in_the_trail_without_what_it_showed(lead: Project) -> None:
    begin(lead, Plan(PAIR, documents=[T1, T2], blind=True, masks=["name"]))
    [made] = lead.file.rounds.all()
    place = made.documents.index(browsing.document(lead, T2).guid) + 1
    found = unmask(lead, f"Response {place} of  round 1")
    assert (found.name, found.case) == (T2, "FSW 02")
    [look] = unmaskings(lead, made)
    assert (look.coder, look.what) == ("lead", f"unmasked response {place} of round 1")
    with pytest.raises(InvalidRequestError, match="Nothing is hidden of FSW 03 T1 S1"):
        unmask(lead, "FSW 03 T1 S1")


def test_finishing_tells_what_it_has_led_to(lead: Project, working: Windows) -> None:
    begin(lead, Plan(PAIR, documents=[T1]))
    ana, ben = working("ana"), working("ben")
    document = browsing.document(lead, T1)
    finish(ana, [document])
    assert rounds.outcome(ana, document) == (
        f"ben has not finished {T1} yet: until all of round 1 have, nobody sees what others made "
        "of it."
    )
    finish(ben, [document])
    assert rounds.outcome(ben, document).startswith("All of round 1 have finished it")
    assert rounds.outcome(ben, browsing.document(lead, T2)) == ""
    close(lead, 1)
    begin(lead, Plan(("ana",), RoundKind.AGAIN, documents=[T1]))
    enter(ana, 2)
    finish(ana, [document])
    assert rounds.outcome(ana, document).startswith("You have finished it")
