"""One value for each respondent: choices add up to their base, and the highest level counts."""

import pytest

from coder.errors import ContradictoryRatingsError
from coder.themes.choices import partition
from coder.themes.counts import Share
from coder.themes.table import CodeCount
from tests.coder.themes.worlds import BEN, CODEBOOK, World, counts, interview, response, supervision


def values(count: CodeCount) -> dict[str, int]:
    return {value.value: value.share.n for value in count.values}


def test_a_choice_splits_its_base_and_adds_up_to_it() -> None:
    found = counts(supervision())["SUP"]
    assert values(found) == {"changed": 2, "little": 0, "none": 1}
    assert {value.share.base for value in found.values} == {3}
    assert found.share == Share(3, 3)
    assert (found.mentions, found.documents) == (3, 3)


def test_values_that_do_not_add_up_are_an_error() -> None:
    supervision_code = CODEBOOK.find("SUP")
    assert supervision_code is not None
    with pytest.raises(ContradictoryRatingsError, match="add up to 1, and 2 respondents"):
        partition(supervision_code, {"ASW 01": "changed", "ASW 02": "gone"})


def test_no_rating_is_not_rated_and_outside_the_base() -> None:
    world = supervision()
    assert counts(world)["SUP"].not_rated == 1
    world.unread(interview("ASW 05"))
    found = counts(world)["SUP"]
    assert (found.not_rated, found.open) == (1, 1)


def test_another_coders_ratings_are_not_counted() -> None:
    world = supervision()
    world.rate(world.documents[3], "SUP", "little", by=BEN)
    assert counts(world)["SUP"].share.base == 3


def test_two_answers_of_one_respondent_are_refused_and_both_named() -> None:
    world = World()
    world.rate(world.read(interview("ASW 01")), "SUP", "changed")
    world.rate(world.read(interview("ASW 01", ("ASW 01", "No."))), "SUP", "none")
    with pytest.raises(
        ContradictoryRatingsError, match=r"'changed' in Interview ASW 01 and 'none' in Interview"
    ):
        counts(world)


def test_the_same_answer_twice_is_one_answer() -> None:
    world = World()
    world.rate(world.read(interview("ASW 01")), "SUP", "none")
    world.rate(world.read(interview("ASW 01", ("ASW 01", "No."))), "SUP", "none")
    assert counts(world)["SUP"].share == Share(1, 1)


def test_a_value_that_the_codebook_has_lost_is_refused() -> None:
    world = World()
    world.rate(world.read(interview("ASW 01")), "SUP", "somewhat")
    with pytest.raises(ContradictoryRatingsError, match="'somewhat', which is no value of SUP"):
        counts(world)


def test_a_respondents_level_is_the_highest_and_the_absent_have_none() -> None:
    world = World()
    world.rate(world.read(response("FSW 01", scenario="S1"), "PL1"), "PL", "2")
    world.rate(world.read(response("FSW 01", scenario="S2"), "PL1"), "PL", "1")
    world.rate(world.read(response("FSW 02"), "PL"), "PL", "1")
    world.rate(world.read(response("FSW 03")), "PL", "0")
    world.read(response("FSW 04"), "PL2")
    world.read(response("FSW 05"))
    found = counts(world)["PL"]
    assert [(level.label, level.share) for level in found.levels] == [
        ("absent", Share(2, 4)),
        ("emerging", Share(1, 4)),
        ("embedded", Share(1, 4)),
    ]
    assert found.no_level == 1
    assert found.share == Share(3, 5)


def test_levels_are_offered_only_once_some_are_given() -> None:
    world = World()
    world.read(response("FSW 01"), "PL")
    assert counts(world)["PL"].levels == ()
