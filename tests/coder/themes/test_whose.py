"""In each document one coder's codings count, and nobody guesses whose."""

import pytest

from coder.errors import UnclearConsensusError, UnknownCoderError
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.table import theme_table
from tests.coder.themes.worlds import AGREED, BEN, World, counts, interview, outside, response


def test_the_consensus_counts_where_it_is_finished() -> None:
    world = World()
    answer = world.read(response("FSW 01"), "EN", "PL")
    world.read(answer, "EN", by=BEN)
    world.read(answer, "PL1", by=AGREED)
    found = counts(world)
    assert found["EN"].share == Share(0, 1)
    assert (found["PL"].share, found["PL"].mentions) == (Share(1, 1), 1)
    assert theme_table(world.study(), Question()).coders == {"consensus": 1}


def test_the_only_finished_coder_counts_and_nobody_elses_codings() -> None:
    world = World()
    answer = world.read(response("FSW 01"), "EN")
    world.code(answer, "PL", by=BEN)
    found = counts(world)
    assert found["EN"].share == Share(1, 1)
    assert found["PL"].share == Share(0, 1)


def test_two_finished_coders_without_consensus_are_refused_by_name() -> None:
    world = World()
    for number in range(1, 6):
        world.read(response(f"FSW 0{number}"))
        world.read(world.documents[-1], by=BEN)
    with pytest.raises(
        UnclearConsensusError,
        match=r"FSW 01 T2 S1, FSW 02 T2 S1, FSW 03 T2 S1 and 2 more were finished by ana and ben",
    ):
        counts(world)


def test_one_unclear_document_is_named_alone() -> None:
    world = World()
    answer = world.read(response("FSW 01"))
    world.read(answer, by=BEN)
    with pytest.raises(UnclearConsensusError, match=r"^FSW 01 T2 S1 was finished by ana and ben"):
        counts(world)


def test_an_unclear_document_matters_only_where_it_would_be_counted() -> None:
    world = World()
    answer = world.read(response("FSW 01"))
    world.read(answer, by=BEN)
    world.read(interview("FSW 02"))
    assert counts(world, Question(codes=("REC",)))["REC"].share == Share(0, 1)
    assert counts(world, Question(where={"case": ["fsw-02"]}))["PL"].share == Share(0, 0)


def test_a_chosen_coder_counts_and_what_they_have_not_finished_is_open() -> None:
    world = World()
    answer = world.read(response("FSW 01"), "EN")
    world.read(answer, "PL", by=BEN)
    world.read(response("FSW 02"), "EN")
    found = counts(world, Question(coder="Ben"))
    assert found["PL"].share == Share(1, 1)
    assert outside(found["EN"]) == (0, 0, 1)


def test_an_unknown_coder_is_a_sentence() -> None:
    with pytest.raises(UnknownCoderError, match=r"no coder 'anna'\. Did you mean 'ana'"):
        counts(World(), Question(coder="anna"))
