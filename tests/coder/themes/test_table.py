"""Respondents are counted once, over what could be read, and everybody else is told."""

import pytest

from codebook.model import Code, Codebook
from coder.errors import (
    UnknownCodeError,
)
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.table import ThemeTable, theme_table
from tests.coder.themes.worlds import (
    ANSWER,
    SPOKEN,
    World,
    counts,
    guid,
    interview,
    outside,
    response,
    supervision,
)
from transcripts.model import Span, State


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


def test_blanks_after_the_last_word_carry_no_code() -> None:
    world = World()
    spoken = world.read(response("FSW 01", f"{ANSWER}  "))
    world.code(spoken, "EN", span=Span(SPOKEN.stop, SPOKEN.stop + 2))
    assert counts(world)["EN"].share == Share(0, 1)
    assert counts(world)["EN"].mentions == 0


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


def test_a_document_that_no_attribute_can_select_is_told() -> None:
    world = World()
    world.person("FSW 01", role="lead")
    for case, time in (("FSW 01", "T2"), ("", "T2"), ("", "T1")):
        world.read(response(case, time=time))
    world.read(interview(""))
    lead = Question(where={"role": ["lead"], "time": ["T2"]}, codes=("EN",))
    assert theme_table(world.study(), lead).unplaced == 1
    assert theme_table(world.study(), Question(where={"time": ["T2"]})).unplaced == 0


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
