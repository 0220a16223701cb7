"""Each document is told with the codes that none before it had."""

from dataclasses import replace

import pytest

from coder.errors import InvalidRequestError
from coder.model import Finish
from coder.themes.saturation import DocumentOrder, Rule, Run, Saturation, saturation
from coder.themes.selection import Question
from tests.coder.themes.worlds import ANA, World, interview, response

SMALL = Rule(base=2, run=2, threshold=0)


def read(*documents: tuple[str, ...]) -> World:
    """Answers of FSW 1, FSW 2 and so on, with these codes."""
    world = World()
    for number, codes in enumerate(documents, start=1):
        world.read(response(f"FSW {number}"), *codes)
    return world


def told(world: World, rule: Rule = SMALL, *codes: str) -> Saturation:
    return saturation(world.study(), Question(codes=codes), rule)


def new(found: Saturation) -> list[list[str]]:
    return [[code.id for code in one.new] for one in found.readings]


def test_a_code_is_new_once() -> None:
    found = told(read(("PL1",), ("PL1", "EN"), (), ("PL2", "EN")))
    assert new(found) == [["PL1"], ["EN"], [], ["PL2"]]
    assert [one.found for one in found.readings] == [1, 2, 2, 3]
    assert (found.in_base, found.codes, found.open) == (2, 5, 0)


def test_runs_after_the_base_begin_one_document_later_each() -> None:
    found = told(read(("PL1",), ("EN",), ("PL",), (), ()))
    assert found.runs == (Run(3, 4, 1, 50.0), Run(4, 5, 0, 0.0))
    assert found.reached == Run(4, 5, 0, 0.0)
    assert told(read(("PL1",), ("EN",), ("PL",), ()), replace(SMALL, threshold=50)).reached


def test_where_new_codes_keep_coming_nothing_is_reached() -> None:
    found = told(read(("PL1",), ("EN",), ("PL",), ("PL2",)))
    assert (len(found.runs), found.reached) == (1, None)


def test_a_base_without_codes_is_no_yardstick() -> None:
    found = told(read((), (), (), ()))
    assert (found.runs, found.reached) == ((Run(3, 4, 0, None),), None)


def test_too_few_documents_have_no_runs() -> None:
    assert told(read(("PL",), ("EN",), ())).runs == ()


def test_documents_come_in_the_order_that_is_asked_for() -> None:
    world = World()
    for name, at in (("FSW 10", "2026-03-01"), ("FSW 2", "2026-03-02"), ("FSW 1", "2026-02-01")):
        document = world.unread(response(name))
        world.finishes.append(Finish(document.guid, ANA.guid, at))

    def names(order: DocumentOrder) -> list[str]:
        found = told(world, replace(SMALL, order=order))
        return [one.document.removesuffix(" T2 S1") for one in found.readings]

    assert names(DocumentOrder.NAME) == ["FSW 1", "FSW 2", "FSW 10"]
    assert names(DocumentOrder.FINISHED) == ["FSW 1", "FSW 10", "FSW 2"]
    assert names(DocumentOrder.IMPORTED) == ["FSW 10", "FSW 2", "FSW 1"]


def test_only_finished_documents_with_words_are_read() -> None:
    world = read(("PL",))
    world.unread(response("FSW 2"))
    world.read(response("FSW 3", ""))
    found = told(world)
    assert (len(found.readings), found.open) == (1, 1)
    assert found.coders == {"ana": 1}


def test_a_named_code_takes_those_below_it_along() -> None:
    found = told(read(("PL1", "EN"), ("PL",)), SMALL, "PL")
    assert new(found) == [["PL1"], ["PL"]]
    assert found.codes == 3


def test_codes_of_other_documents_and_choices_are_not_looked_for() -> None:
    world = World()
    talk = world.read(interview("ASW 1"))
    [turn] = talk.respondent_turns()
    world.code(talk, "REC", span=turn.span)
    world.code(talk, "PL", span=turn.span)
    world.rate(talk, "SUP", "none")
    assert new(told(world)) == [["REC"]]


def test_a_base_of_nothing_is_refused() -> None:
    for wrong in ({"base": 0}, {"run": 0}, {"threshold": -1.0}):
        with pytest.raises(InvalidRequestError, match="at least one document"):
            replace(SMALL, **wrong)


def test_the_rule_is_four_two_and_five_percent_if_nobody_says_otherwise() -> None:
    found = saturation(read(("PL",)).study(), Question())
    assert (found.rule.base, found.rule.run, found.rule.threshold) == (4, 2, 5.0)
