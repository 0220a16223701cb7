"""Respondents are counted once, over what could be read, and everybody else is told."""

import pytest

from codebook.model import Code, Codebook
from coder.errors import (
    ContradictoryRatingsError,
    UnclearConsensusError,
    UnknownCodeError,
    UnknownCoderError,
)
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.table import CodeCount, ThemeTable, theme_table
from tests.coder.themes.worlds import AGREED, ANSWER, BEN, World, guid, interview, response
from transcripts.model import Span, State


def counts(world: World, question: Question | None = None) -> dict[str, CodeCount]:
    table = theme_table(world.study(), question or Question())
    return {count.code.id: count for count in table.codes}


def outside(count: CodeCount) -> tuple[int, int, int]:
    return count.not_asked, count.withheld, count.open


def test_a_respondent_counts_once_however_often_coded() -> None:
    world = World()
    world.read(response("FSW 01", scenario="S1"), "PL1", "PL1", "PL2")
    world.read(response("FSW 01", scenario="S2"), "PL1")
    world.read(response("FSW 02"))
    planning = counts(world)["PL"]
    assert planning.share == Share(1, 2)
    assert (planning.mentions, planning.documents) == (4, 2)


def test_a_parent_is_present_where_a_child_is_and_not_the_other_way() -> None:
    world = World()
    world.read(response("FSW 01"), "PL1")
    world.read(response("FSW 02"), "PL")
    found = counts(world)
    assert found["PL"].share == Share(2, 2)
    assert found["PL1"].share == Share(1, 2)
    assert found["PL2"].share == Share(0, 2)
    assert [found[code].depth for code in ("PL", "PL1")] == [0, 1]


def test_present_and_absent_make_the_base() -> None:
    world = World()
    world.read(response("FSW 01"), "EN")
    world.read(response("FSW 02"))
    engaging = counts(world)["EN"]
    assert engaging.share == Share(1, 2)
    assert outside(engaging) == (0, 0, 0)


def test_a_blank_answer_is_not_asked_and_outside_the_base() -> None:
    world = World()
    world.read(response("FSW 01"), "EN")
    world.read(response("FSW 02", ""))
    world.read(response("FSW 03", "  \n "))
    assert counts(world)["EN"].share == Share(1, 1)
    assert outside(counts(world)["EN"]) == (2, 0, 0)


def test_a_case_without_any_document_in_scope_is_not_asked() -> None:
    world = World()
    world.person("FSW 01", role="family")
    world.person("FSW 02", role="family")
    world.person("ASW 01", role="assessment")
    world.read(response("FSW 01"), "EN")
    world.read(response("FSW 02", time="T1"), "EN")
    found = counts(world, Question(where={"role": ["family"], "time": ["T2"]}))
    assert found["EN"].share == Share(1, 1)
    assert outside(found["EN"]) == (1, 0, 0)


def test_a_withheld_person_stands_outside_the_base_and_is_told() -> None:
    world = World()
    world.read(interview("FSW 01"), "REC")
    world.unread(interview("FSW 26", state=State.WITHHELD))
    found = counts(world)
    assert found["REC"].share.base == 1
    assert outside(found["REC"]) == (0, 1, 0)
    assert outside(found["EN"]) == (2, 0, 0)


def test_what_nobody_has_finished_is_open_never_absent() -> None:
    world = World()
    world.read(response("FSW 01"), "EN")
    world.code(world.unread(response("FSW 02")), "EN")
    assert counts(world)["EN"].share == Share(1, 1)
    assert outside(counts(world)["EN"]) == (0, 0, 1)
    assert theme_table(world.study(), Question()).open == 1


def test_a_code_found_is_present_though_another_document_is_still_open() -> None:
    world = World()
    world.read(response("FSW 01", scenario="S1"), "PL1")
    world.unread(response("FSW 01", scenario="S2"))
    found = counts(world)
    assert found["PL"].share == Share(1, 1)
    assert outside(found["PL"]) == (0, 0, 0)
    assert found["EN"].share == Share(0, 0)
    assert outside(found["EN"]) == (0, 0, 1)


def test_one_blank_answer_does_not_shut_out_who_gave_another() -> None:
    world = World()
    world.read(response("FSW 01", scenario="S1"), "PL")
    world.read(response("FSW 01", "", scenario="S2"))
    assert counts(world)["PL"].share == Share(1, 1)
    assert counts(world)["EN"].share == Share(0, 1)


def test_words_taken_out_are_withheld_though_another_answer_is_blank() -> None:
    world = World()
    world.unread(interview("FSW 26", state=State.WITHHELD))
    world.unread(interview("FSW 26", ("INT", "How?"), state=State.BLANK))
    assert outside(counts(world)["REC"]) == (0, 1, 0)


def test_a_code_is_looked_for_in_documents_of_its_own_kind_alone() -> None:
    world = World()
    world.read(interview("FSW 01"), "PL", "REC")
    found = counts(world)
    assert found["PL"].share == Share(0, 0)
    assert (found["PL"].mentions, found["PL"].documents) == (0, 0)
    assert found["PL"].not_asked == 1
    assert found["REC"].share == Share(1, 1)


def test_interviewers_and_printed_prompts_never_count() -> None:
    world = World()
    answer = world.read(response("FSW 01"))
    world.code(answer, "PL", span=Span(0, 10))
    talk = world.read(interview("FSW 01"))
    world.code(talk, "REC", span=Span(5, 12))
    found = counts(world)
    assert (found["PL"].share, found["PL"].mentions) == (Share(0, 1), 0)
    assert (found["REC"].share, found["REC"].mentions) == (Share(0, 1), 0)


def test_a_document_without_a_case_is_a_respondent_of_its_own() -> None:
    world = World()
    world.read(response("", ANSWER, scenario="S1"), "EN")
    world.read(response("", ANSWER, scenario="S2"))
    assert counts(world)["EN"].share == Share(1, 2)
    assert theme_table(world.study(), Question()).caseless == 2


def test_a_coding_of_a_code_that_is_no_more_counts_nowhere() -> None:
    world = World()
    world.read(response("FSW 01"), "PL1", "EN")
    study = world.study(Codebook((Code("EN", "Engaging", guid=guid("EN")),)))
    (engaging,) = theme_table(study, Question()).codes
    assert engaging.mentions == 1


def test_only_codes_that_are_asked_for_are_counted_in_the_codebooks_order() -> None:
    world = World()
    world.read(response("FSW 01"), "PL1")
    assert list(counts(world, Question(codes=("en", "pl1")))) == ["PL1", "EN"]
    with pytest.raises(UnknownCodeError, match="Did you mean 'PL1'"):
        counts(world, Question(codes=("PL11",)))


# Whose codings --------------------------------------------------------------------------------


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


# Choices ---------------------------------------------------------------------------------------


def supervision() -> World:
    world = World()
    for number, value in enumerate(["changed", "none", "changed", ""], start=1):
        talk = world.read(interview(f"ASW 0{number}"))
        if value:
            world.rate(talk, "SUP", value)
    return world


def values(count: CodeCount) -> dict[str, int]:
    return {value.value: value.share.n for value in count.values}


def test_a_choice_splits_its_base_and_adds_up_to_it() -> None:
    found = counts(supervision())["SUP"]
    assert values(found) == {"changed": 2, "little": 0, "none": 1}
    assert {value.share.base for value in found.values} == {3}
    assert found.share == Share(3, 3)
    assert (found.mentions, found.documents) == (3, 3)


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


# Levels ----------------------------------------------------------------------------------------


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


# Groups ----------------------------------------------------------------------------------------


def by(world: World, name: str, **where: list[str]) -> ThemeTable:
    return theme_table(world.study(), Question(where=where, by=name))


def groups(table: ThemeTable, code: str) -> dict[str, Share]:
    count = next(one for one in table.codes if one.code.id == code)
    return {group.name: group.share for group in count.groups}


def test_groups_of_people_share_out_the_base() -> None:
    world = World()
    for number, borough in enumerate(["10", "9", "9", ""], start=1):
        world.person(f"FSW 0{number}", **({"Borough": borough} if borough else {}))
        world.read(response(f"FSW 0{number}"), *(["EN"] if number > 1 else []))
    table = by(world, "borough")
    assert table.by == "Borough"
    assert list(groups(table, "EN").items()) == [
        ("9", Share(2, 2)),
        ("10", Share(0, 1)),
        ("", Share(1, 1)),
    ]


def test_a_respondent_may_be_in_several_groups_of_documents() -> None:
    world = World()
    world.read(response("FSW 01", time="T1"))
    world.read(response("FSW 01", time="T2"), "EN")
    table = by(world, "time")
    assert groups(table, "EN") == {"T1": Share(0, 1), "T2": Share(1, 1)}
    assert table.codes[3].share == Share(1, 1)


def test_choices_are_split_in_each_group_too() -> None:
    world = supervision()
    world.read(response("FSW 01"), "EN")
    for number in range(1, 5):
        world.person(f"ASW 0{number}", borough="A" if number < 3 else "B")
    table = by(world, "borough")
    found = next(one for one in table.codes if one.code.id == "SUP")
    assert [(group.name, group.share.base) for group in found.groups] == [
        ("A", 2),
        ("B", 1),
        ("", 0),
    ]
    assert [value.share.n for value in found.groups[0].values] == [1, 0, 1]


def test_a_group_without_documents_of_any_sort_counts_nobody() -> None:
    world = World()
    world.read(response("FSW 01"), "EN")
    assert groups(by(world, "time"), "REC") == {"T2": Share(0, 0)}
