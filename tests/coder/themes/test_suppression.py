"""Small numbers are hidden, and so are those that would give them away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidRequestError
from coder.themes.counts import Share
from coder.themes.pairs import Change
from coder.themes.selection import Question
from coder.themes.suppression import closed, suppressed
from coder.themes.table import CodeCount, theme_table
from tests.coder.themes.test_pairs import twice
from tests.coder.themes.worlds import World, interview, response

GONE = Share(0, 10, hidden=True)


def line(*numbers: int, base: int = 10) -> list[Share]:
    """All respondents, then their groups of ten."""
    return [Share(sum(numbers), base * len(numbers)), *(Share(n, base) for n in numbers)]


def hidden(shares: list[Share]) -> list[bool]:
    return [share.hidden for share in shares]


def test_few_people_are_hidden_and_few_who_are_missing() -> None:
    [[few, missing, none, all_, five]] = closed([[Share(n, 10) for n in (4, 6, 0, 10, 5)]], 5)
    assert hidden([few, missing, none, all_, five]) == [True, True, False, False, False]
    assert few == GONE
    assert (few.percent, few.low, few.high) == (None, None, None)


def test_a_second_group_is_hidden_where_the_first_could_be_worked_out() -> None:
    [shares] = closed([line(2, 5, 10)], 5)
    assert hidden(shares) == [False, True, True, False]


def test_a_group_that_tells_more_than_nought_is_hidden_rather() -> None:
    [shares] = closed([line(2, 0, 5)], 5)
    assert hidden(shares) == [False, True, False, True]


def test_a_group_is_hidden_rather_than_the_total() -> None:
    [shares] = closed([line(2, 0, 0, base=8)], 2)
    assert hidden(shares) == [False, False, False, False]
    [shares] = closed([line(7, 0, base=8)], 5)
    assert hidden(shares) == [False, True, True]


def test_where_there_is_no_other_group_the_total_is_hidden() -> None:
    [shares] = closed([line(2)], 5)
    assert hidden(shares) == [True, True]


def test_values_that_add_up_are_never_hidden_alone() -> None:
    rows = closed([[Share(2, 20)], [Share(12, 20)], [Share(6, 20)]], 5, partition=True)
    assert [row[0].hidden for row in rows] == [True, False, True]


NUMBERS = st.lists(st.lists(st.integers(0, 12), min_size=2, max_size=3), min_size=2, max_size=3)


@given(NUMBERS.filter(lambda rows: len({len(row) for row in rows}) == 1))
def test_no_hidden_number_can_be_worked_out_by_one_subtraction(rows: list[list[int]]) -> None:
    bases = [sum(column) for column in zip(*rows, strict=True)]
    lines = [
        [
            Share(sum(row), sum(bases)),
            *(Share(n, base) for n, base in zip(row, bases, strict=True)),
        ]
        for row in rows
    ]
    done = closed(lines, 5, partition=True)
    for sum_ in (*done, *map(list, zip(*done, strict=True))):
        assert hidden(sum_).count(True) != 1
    for before, after in zip(lines, done, strict=True):
        for one, told in zip(before, after, strict=True):
            assert told.hidden or (told == one and not 0 < one.n < 5)


def by_model(present: int, of: int = 8) -> World:
    """So many of eight in model C have EN, and all of ten in model AB."""
    world = World()
    for number in range(of + 10):
        case = f"FSW {number}"
        world.person(case, model="C" if number < of else "AB")
        world.read(response(case), *(["EN"] if number < present or number >= of else []))
    return world


def counted(world: World, least: int = 5, **question: object) -> CodeCount:
    asked = {"codes": ("EN",)} | question
    table = theme_table(world.study(), Question(**asked))  # type: ignore[arg-type]  # each test passes what Question takes
    return suppressed(table, least).codes[0]


def test_with_a_group_its_p_goes_and_a_total_goes_with_its_mentions() -> None:
    few = counted(by_model(2), by="model")
    assert hidden([group.share for group in few.groups]) == [True, True]
    assert few.tests[0].p is None
    assert [share.n for share in few.tests[0].shares] == [0, 0]
    assert (few.share.hidden, few.mentions) == (False, 12)
    nearly = counted(by_model(7), by="model")
    assert (nearly.share.hidden, nearly.mentions, nearly.documents) == (True, 0, 0)


def test_a_number_of_nobody_is_told() -> None:
    none = counted(by_model(0), by="model")
    assert hidden([none.share, *(group.share for group in none.groups)]) == [False] * 3
    assert none.tests[0].p is not None


def test_the_table_says_that_numbers_are_hidden() -> None:
    table = theme_table(by_model(2).study(), Question())
    assert suppressed(table, 5).suppressed == 5


def test_of_choices_the_values_are_hidden_and_not_their_sum() -> None:
    world = World()
    for number in range(16):
        case = f"ASW {number}"
        world.person(case, model="C" if number < 8 else "AB")
        value = "changed" if number < 7 else "little" if number < 9 else "none"
        world.rate(world.read(interview(case)), "SUP", value)
    count = counted(world, codes=("SUP",), by="model")
    assert count.share == Share(16, 16)
    assert hidden([value.share for value in count.values]) == [True, True, False]
    assert hidden([value.share for value in count.groups[1].values]) == [True, True, True]
    assert [group.share.base for group in count.groups] == [8, 8]


def pairs(count: CodeCount) -> list[Change]:
    return [*count.pairs, *(group.pairs[0] for group in count.groups)]


def test_of_a_change_all_four_numbers_are_hidden_or_none() -> None:
    [change] = pairs(counted(twice(both=14, lost=1, gained=8, neither=7), pair="time"))
    assert (change.hidden, change.p, change.base) == (True, None, 30)
    assert change.both == change.lost == change.gained == change.neither == 0
    assert (change.before, change.after) == (Share(15, 30), Share(22, 30))
    [change] = pairs(counted(twice(both=14, gained=8, neither=7), pair="time"))
    assert (change.hidden, change.gained) == (False, 8)


def test_a_change_in_one_group_takes_another_with_it() -> None:
    world = twice(both=20, gained=12, neither=20)
    for number in range(3):
        case = f"more {number}"
        world.person(case, model="D")
        world.read(response(case, time="T1"))
        world.read(response(case, time="T2"), "EN")
    world.person("E", model="E")
    total, *groups = pairs(counted(world, pair="time", by="model"))
    assert (total.hidden, total.gained) == (False, 15)
    assert [group.hidden for group in groups] == [True, False, True]


def test_levels_and_their_changes_are_hidden_too() -> None:
    world = World()
    for number in range(12):
        for time in ("T1", "T2"):
            document = world.read(response(f"FSW {number}", time=time), "PL")
            world.rate(document, "PL", "2" if time == "T2" and number < 3 else "1")
    count = counted(world, codes=("PL",), pair="time")
    change = count.level_change
    assert change is not None
    assert (change.hidden, change.up, change.same, change.p) == (True, 0, 0, None)
    assert [level.share.hidden for level in change.before] == [False, False, False]
    assert [level.share.hidden for level in change.after] == [False, True, True]
    assert [level.share.hidden for level in count.levels] == [False, True, True]
    steady = counted(world, codes=("PL",), pair="time", least=3).level_change
    assert steady is not None
    assert (steady.hidden, steady.up, steady.same) == (False, 3, 9)


def test_one_is_no_number_to_hide_under() -> None:
    with pytest.raises(InvalidRequestError, match="--suppress 5"):
        suppressed(theme_table(World().study(), Question()), 1)
