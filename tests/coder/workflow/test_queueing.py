"""Reading in order: the likeliest first, every tenth at random, and what may be left."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError, NoCoderError
from coder.suggest.recall import Reading
from coder.workflow import browsing, queueing, rounds, suggestion_log
from coder.workflow.coding import apply_code, finish
from coder.workflow.defining import use_codebook
from coder.workflow.drawing import Plan
from coder.workflow.first_passes import read_through
from coder.workflow.order_so_far import field
from coder.workflow.policy import settle
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import redo, undo
from tests.coder.workflow.copies_world import copied, merged
from tests.coder.workflow.order_world import (
    ANSWERS,
    SENTENCES,
    begin,
    code,
    make_study,
    plans,
    read_on,
)
from transcripts.model import Document

ALL = ANSWERS * SENTENCES
FIRST = "FSW 00 T1 S1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_study(tmp_path)


@pytest.fixture
def ana(path: Path) -> Iterator[Project]:
    with open_project(path, coder="ana") as project:
        yield project


def document(project: Project, name: str = FIRST) -> Document:
    return browsing.document(project, name)


def texts(project: Project, most: int) -> list[str]:
    return [one.unit.text for one in queueing.next_units(project, most)]


def test_what_has_a_keyword_comes_first_and_a_tenth_is_random(ana: Project) -> None:
    begin(ana, "PL")
    found = queueing.next_units(ana, 20)
    planned = [place for place, one in enumerate(found) if plans(one)]
    order = ana.file.reading_orders.of_coder(ana.me().guid)
    assert planned[:4] == [0, 1, 2, 3]
    assert order is not None
    assert len(order.drawn) == ALL // 10
    places = [(one.unit.document, one.unit.span) for one in found]
    assert order.drawn[0] in places[:10]
    assert order.drawn[1] in places[:20]


def test_each_unit_says_why_it_is_offered(ana: Project) -> None:
    begin(ana, "PL")
    first, *_, last = queueing.next_units(ana, 6)
    assert first.reason == '"plan" ← plan; keyword only'
    assert first.speaker == "FSW 00"
    assert last.reason == "no keyword here, and nothing learned about these words"


def test_reading_counts_what_is_found_and_the_run_of_misses(ana: Project) -> None:
    begin(ana, "PL")
    read_on(ana, 12, plans)
    now = queueing.progress(ana)
    assert now.reading == Reading(units=ALL, read=12, found=4, sampled=1, hits=0)
    assert now.misses == 8
    assert now.recall is not None
    assert now.left is not None
    assert now.recall.estimate < 1
    assert (now.seed, [one.id for one in now.codes]) == (7, ["PL"])


def test_what_others_do_is_not_read_by_this_coder(path: Path, ana: Project) -> None:
    begin(ana, "PL")
    read_on(ana, 2, plans)
    with open_project(path, coder="ben") as ben:
        begin(ben, "PL")
        read_on(ben, 6, plans)
    now = queueing.progress(ana)
    assert (now.reading.read, now.reading.found, now.misses) == (2, 2, 0)


def test_an_order_goes_into_no_copy_and_comes_home_from_none(path: Path, ana: Project) -> None:
    begin(ana, "PL")
    away = copied(path, "ana", to="away")
    with open_project(away, coder="ana") as there:
        assert there.file.reading_orders.of_coder(there.me().guid) is None
        begin(there, "EN", seed=9)
        read_on(there, 2, plans)
    merged(path, away)
    assert queueing.progress(ana).seed == 7


def test_an_order_stays_when_the_project_is_closed(path: Path, ana: Project) -> None:
    begin(ana, "PL")
    read_on(ana, 3, plans)
    before = texts(ana, 9)
    with open_project(path, coder="ana") as again:
        assert texts(again, 9) == before


def test_the_same_seed_gives_the_same_order(path: Path, ana: Project) -> None:
    begin(ana, "PL")
    mine = texts(ana, 30)
    with open_project(path, coder="ben") as ben:
        begin(ben, "PL")
        assert texts(ben, 30) == mine


def test_what_is_coded_elsewhere_counts_as_read(ana: Project) -> None:
    begin(ana, "PL")
    [first, *_] = queueing.next_units(ana, 1)
    apply_code(ana, code(ana, "PL2"), document=first.document, span=first.unit.span)
    assert queueing.progress(ana).reading.found == 1
    assert first.unit not in [one.unit for one in queueing.next_units(ana, ALL)]
    finish(ana, [document(ana, "FSW 01 T1 S1")])
    assert queueing.progress(ana).reading.read == 1 + SENTENCES


def test_another_code_on_a_unit_says_nothing_of_the_one_that_is_looked_for(ana: Project) -> None:
    begin(ana, "PL")
    [first] = queueing.next_units(ana, 1)
    queueing.code_unit(ana, first, code(ana, "EN"))
    assert queueing.progress(ana).reading.read == 0
    queueing.leave_unit(ana, first)
    queueing.leave_unit(ana, first)  # twice is once
    assert queueing.progress(ana).reading == Reading(ALL, 1, 0, 0, 0)
    assert len(ana.file.reviews.of_coder(ana.me().guid)) == 1


def test_of_several_codes_one_is_enough_and_all_have_to_be_left(ana: Project) -> None:
    begin(ana, "PL", "EN")
    [first, second, *_] = queueing.next_units(ana, 2)
    queueing.code_unit(ana, first, code(ana, "EN"))
    queueing.leave_unit(ana, second)
    assert queueing.progress(ana).reading == Reading(ALL, 2, 1, 0, 0)
    assert len(ana.file.reviews.of_coder(ana.me().guid)) == 2
    undo(ana)
    assert queueing.progress(ana).reading == Reading(ALL, 1, 1, 0, 0)


def test_what_was_found_before_is_told_apart(ana: Project) -> None:
    first = document(ana)
    apply_code(ana, code(ana, "PL"), document=first, span=first.turns[0].span)
    begin(ana, "PL")
    now = queueing.progress(ana)
    assert now.reading.before > 0
    assert now.reading.found == 0
    assert now.reading.units + now.reading.before == field(ana).allowed.shape[0]


def test_everything_can_be_read_and_then_nothing_is_left(ana: Project) -> None:
    begin(ana, "PL")
    read_on(ana, ALL, plans)
    now = queueing.progress(ana)
    assert queueing.next_units(ana) == []
    assert str(now.recall) == "100 % (100–100)"
    assert now.reading.sampled == ALL // 10


def test_beginning_can_be_undone_and_a_new_order_ends_the_old_one(ana: Project) -> None:
    begin(ana, "PL")
    begin(ana, "EN", seed=8)
    assert queueing.progress(ana).seed == 8
    undo(ana)
    assert queueing.progress(ana).seed == 7
    undo(ana)
    with pytest.raises(InvalidRequestError, match="No reading order was begun yet"):
        queueing.progress(ana)
    redo(ana)
    assert queueing.progress(ana).seed == 7


def test_coding_what_was_offered_is_logged_as_accepted(ana: Project) -> None:
    begin(ana, "PL")
    [first] = queueing.next_units(ana, 1)
    queueing.show(ana, [first])
    queueing.code_unit(ana, first, code(ana, "PL"))
    told = [(one.event, one.code, one.form) for one in suggestion_log.log(ana)]
    assert told == [("shown", "PL", "plan"), ("accepted", "PL", "plan")]


def test_documents_that_were_not_read_through_wait(ana: Project) -> None:
    settle(ana, blind=True)
    with pytest.raises(InvalidRequestError, match="Nothing is suggested in 12 documents before"):
        begin(ana, "PL")
    read_through(ana, [document(ana)])
    begin(ana, "PL")
    now = queueing.progress(ana)
    assert now.reading.units == SENTENCES
    assert len(now.waiting) == 1


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        ([FIRST], "1 document is in a blind round and left out"),
        ([FIRST, "FSW 01 T1 S1"], "2 documents are in a blind round and left out"),
    ],
)
def test_documents_of_a_blind_round_are_left_out(
    ana: Project, names: list[str], sentence: str
) -> None:
    begin(ana, "PL")
    with open_project(ana.path, coder="lead") as lead:
        rounds.begin(lead, Plan(("ana", "ben"), documents=names, blind=True))
    now = queueing.progress(ana)
    assert now.reading.units == ALL - SENTENCES * len(names)
    assert sentence in now.waiting[-1]
    assert FIRST not in [one.document.name for one in queueing.next_units(ana, ALL)]


def test_where_the_text_has_changed_another_order_is_asked_for(ana: Project) -> None:
    begin(ana, "PL")
    for name in ("FSW 01 T1 S1", "FSW 02 T1 S1"):
        one = document(ana, name)
        apply_code(ana, code(ana, "EN"), document=one, span=one.turns[0].span)
    with pytest.raises(InvalidRequestError, match="The text has changed"):
        queueing.progress(ana)


def test_where_the_codes_are_gone_another_order_is_asked_for(ana: Project) -> None:
    begin(ana, "EN")
    book = ana.codebook()
    codes = tuple(replace(one, retired=True) if one.id == "EN" else one for one in book)
    use_codebook(ana, replace(book, codes=codes), source="team")
    with pytest.raises(InvalidRequestError, match="codes of the order are gone"):
        queueing.next_units(ana)


@pytest.mark.parametrize(
    ("ids", "sentence"),
    [
        ((), "Name the code"),
        (("SUP",), "SUP cannot be looked for"),
        (("OLD",), "OLD cannot be looked for"),
        (("IV",), "nothing left to read"),
    ],
)
def test_what_cannot_be_looked_for_is_refused(
    ana: Project, ids: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(InvalidRequestError, match=sentence):
        begin(ana, *ids)
    assert ana.file.reading_orders.of_coder(ana.me().guid) is None


def test_an_order_is_of_a_coder(path: Path) -> None:
    with open_project(path) as nobody, pytest.raises(NoCoderError):
        begin(nobody, "PL")
    with (
        open_project(path, coder="consensus") as consensus,
        pytest.raises(InvalidRequestError, match="The consensus settles"),
    ):
        begin(consensus, "PL")


def test_where_suggestions_are_off_there_is_no_order(ana: Project) -> None:
    begin(ana, "PL")
    settle(ana, suggestions=False)
    for act in (queueing.progress, queueing.next_units, lambda one: begin(one, "PL")):
        with pytest.raises(InvalidRequestError, match="switched off"):
            act(ana)


def test_the_text_is_read_before_an_order_begins_and_nothing_is_written(ana: Project) -> None:
    before = len(ana.file.history.past())
    queueing.prepare(ana)
    assert len(ana.file.history.past()) == before
    settle(ana, suggestions=False)
    with pytest.raises(InvalidRequestError, match="switched off"):
        queueing.prepare(ana)
