"""The invented words: many, each in one place, marked right."""

from collections import Counter

import pytest

from coder.demo import texts
from coder.demo.interviews import interviews
from coder.demo.markup import coded, passage
from coder.demo.model import Interview, Mark, Passage, Response, spoken
from coder.demo.responses import responses


@pytest.fixture(scope="module")
def answered() -> tuple[Response, ...]:
    return responses(texts.people())


@pytest.fixture(scope="module")
def talks() -> tuple[Interview, ...]:
    return interviews(texts.people())


def test_marks_may_lie_in_one_another() -> None:
    read = passage("So [[PL4|I'd go at three, [[EN1|we'd walk]]]] and [[OC_SUP=none|no]].")
    assert read == Passage(
        "So I'd go at three, we'd walk and no.",
        (
            Mark("PL4", "I'd go at three, we'd walk"),
            Mark("EN1", "we'd walk"),
            Mark("OC_SUP", "no", "none"),
        ),
    )


def test_a_mark_that_is_never_closed_is_told() -> None:
    with pytest.raises(ValueError, match="never closed in: I'd"):
        passage("I'd [[PL2|ring")


def test_a_line_without_a_mark_is_coded_as_a_whole() -> None:
    assert coded("RR1", "I'd ask.").marks == (Mark("RR1", "I'd ask."),)
    assert coded("RR1", "Well, [[RR2|I'd ask]].").marks == (Mark("RR2", "I'd ask"),)


def test_the_study_is_the_same_each_time_it_is_made() -> None:
    people = texts.people()
    assert responses(people) == responses(people)
    assert interviews(people) == interviews(people)


@pytest.mark.parametrize("bank", ["planning", "engaging", "reflection"])
def test_each_sub_code_has_many_sentences_and_none_twice(bank: str) -> None:
    lines = texts.load(bank)
    for scenarios in lines.values():
        assert sum(map(len, scenarios.values())) >= 25
    everything = [line for each in lines.values() for some in each.values() for line in some]
    assert len(everything) == len(set(everything))


def test_hardly_a_coded_sentence_is_said_by_two(answered: tuple[Response, ...]) -> None:
    said = Counter(mark.quote for response in answered for mark in response.marks())
    assert max(said.values()) <= 2
    assert sum(times > 1 for times in said.values()) <= 5


def test_each_coded_quotation_stands_once_in_its_document(
    answered: tuple[Response, ...], talks: tuple[Interview, ...]
) -> None:
    for response in answered:
        words = " ".join(map(spoken, response.answers.values()))
        assert all(words.count(mark.quote) == 1 for mark in response.marks()), response.name
    for talk in talks:
        words = " ".join(spoken(said) for _, said in talk.turns)
        assert all(words.count(mark.quote) == 1 for mark in talk.marks()), talk.name


def test_answers_show_just_the_outcomes_that_are_planted(answered: tuple[Response, ...]) -> None:
    for person in texts.people():
        for key, planted in person.shows.items():
            code, time = key.split("_")
            shown = any(
                mark.within(code)
                for response in answered
                if (response.person, response.time) == (person.id, time)
                for mark in response.marks()
            )
            assert shown is planted, (person.id, key)


def test_some_have_two_codes_on_the_same_words(answered: tuple[Response, ...]) -> None:
    response = next(one for one in answered if one.name == "FSW 04 T2 S1")
    quotes = {mark.code: mark.quote for mark in response.marks()}
    assert quotes["PL4"].endswith("I can walk home with them.")
    assert any(mark == Mark("EN1", "I can walk home with them.") for mark in response.marks())


def test_each_judgement_on_supervision_and_safety_is_in_words_of_its_own(
    talks: tuple[Interview, ...],
) -> None:
    judged = [mark.quote for talk in talks for mark in talk.marks() if mark.value]
    assert len(judged) == len(set(judged)) == 49
