import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.measures.key import How
from coder.measures.key_files import read_key
from coder.measures.scoring import missing, score, scores, turned
from tests.coder.measures.keys import count, key, sheet

ANSWERS = st.lists(st.integers(1, 5), min_size=6, max_size=6)
SCORE15 = read_key("score15", stated={"direction": "lower", "response coding": "agree is 1"})
OTHER_WAY = read_key("score15", stated={"direction": "lower", "response coding": "agree is 5"})
UPWARDS = read_key("score15", stated={"direction": "higher", "response coding": "agree is 1"})


def test_a_sum_turns_the_reversed_items_round() -> None:
    scored = key(turned=("2", "4"))
    assert score(scored, scored.main, sheet(1, 1, 2, 5)) == 1 + 5 + 2 + 1


def test_a_mean_is_of_the_answers_that_are_there() -> None:
    scored = key(how=How.MEAN, least=3)
    assert score(scored, scored.main, sheet(1, None, 2, 3)) == 2


def test_a_missing_answer_stands_for_the_mean_of_the_others_and_never_for_nought() -> None:
    scored = key(least=3)
    assert score(scored, scored.main, sheet(1, None, 2, 3)) == 8


def test_too_few_answers_make_no_score() -> None:
    scored = key(least=3)
    assert score(scored, scored.main, sheet(1, None, None, 3)) is None
    assert missing(scored, sheet(1, None, None, 3)) == ["2", "3"]


def test_an_item_without_two_ends_is_not_turned() -> None:
    assert turned(count(), "value", 7) == 7


def test_the_best_family_scores_15_and_the_worst_75_where_lower_is_better() -> None:
    strengths = {"1", "3", "6", "10", "15"}
    best = {item.id: 1.0 if item.id in strengths else 5.0 for item in SCORE15.items}
    worst = {item: 6 - answer for item, answer in best.items()}
    assert scores(SCORE15, best) == {
        "strengths and adaptability": 5,
        "overwhelmed by difficulties": 5,
        "disrupted communication": 5,
        "total": 15,
    }
    assert scores(SCORE15, worst)["total"] == 75


def test_twelve_of_fifteen_answers_make_a_total_and_eleven_none() -> None:
    answers = {str(item): 3.0 for item in range(1, 13)}
    assert scores(SCORE15, answers)["total"] == 45
    del answers["12"]
    assert scores(SCORE15, answers)["total"] is None


@given(st.lists(st.integers(1, 5), min_size=15, max_size=15))
def test_a_sheet_printed_the_other_way_round_scores_the_same(answers: list[int]) -> None:
    here = sheet(*answers)
    there = sheet(*(6 - answer for answer in answers))
    assert scores(SCORE15, here) == scores(OTHER_WAY, there)


@given(st.lists(st.integers(1, 5), min_size=15, max_size=15))
def test_the_two_directions_of_a_total_add_up(answers: list[int]) -> None:
    down, up = (scores(one, sheet(*answers))["total"] for one in (SCORE15, UPWARDS))
    assert (down or 0) + (up or 0) == 90


@given(ANSWERS, st.sets(st.integers(1, 6), max_size=3))
def test_a_score_lies_in_its_range_whatever_is_missing(answers: list[int], gone: set[int]) -> None:
    scored = key(6, least=3, turned=("2", "5"))
    there = {item: one for item, one in sheet(*answers).items() if int(item) not in gone}
    made = score(scored, scored.main, there)
    assert made is not None
    assert made == pytest.approx(min(30, max(6, made)))


@given(ANSWERS)
def test_a_sum_is_the_mean_times_the_items(answers: list[int]) -> None:
    summed, meant = key(6, turned=("3",)), key(6, how=How.MEAN, turned=("3",))
    total, mean = (score(one, one.main, sheet(*answers)) for one in (summed, meant))
    assert total == pytest.approx(6 * (mean or 0))


@given(ANSWERS, st.integers(1, 6))
def test_an_item_that_is_turned_twice_is_as_it_was(answers: list[int], item: int) -> None:
    scored = key(6, turned=(str(item),))
    answer = answers[item - 1]
    assert turned(scored, str(item), turned(scored, str(item), answer)) == answer
