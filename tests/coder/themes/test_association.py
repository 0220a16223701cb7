"""Groups are compared by exact tests, or not at all."""

from itertools import product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.themes.association import (
    FISHER,
    FREEMAN_HALTON,
    OVERLAP,
    TOO_FEW,
    TOO_MANY,
    association,
    fisher,
    freeman_halton,
)
from coder.themes.counts import Share
from coder.themes.selection import Question
from coder.themes.table import theme_table
from tests.coder.themes.worlds import World, interview, response


def by_counting(found: tuple[int, ...], bases: tuple[int, ...]) -> float:
    """The same p in whole numbers, from every table with the same margins."""

    def weigh(cells: tuple[int, ...]) -> int:
        return prod(map(comb, bases, cells))

    everything = product(*(range(base + 1) for base in bases))
    weights = [weigh(cells) for cells in everything if sum(cells) == sum(found)]
    return sum(one for one in weights if one <= weigh(found)) / sum(weights)


# scipy.stats.fisher_exact([[7, 15], [1, 2]]).pvalue and so on, to ten places.
@pytest.mark.parametrize(
    ("found", "bases", "p"),
    [
        ((7, 15), (8, 17), 1.0),
        ((7, 10), (8, 17), 0.2051813328),
        ((6, 5), (8, 17), 0.0809763539),
        ((7, 11), (8, 17), 0.3622966507),
        ((6, 4), (8, 16), 0.0324118830),
    ],
)
def test_two_groups_are_compared_by_fisher_s_test(
    found: tuple[int, int], bases: tuple[int, int], p: float
) -> None:
    test = association(dict(zip("AB", map(Share, found, bases), strict=True)))
    assert test.name == FISHER
    assert test.p == pytest.approx(p, abs=1e-9)


def test_several_groups_are_compared_by_that_of_freeman_and_halton() -> None:
    test = association({"A": Share(2, 8), "B": Share(2, 8), "C": Share(6, 8)})
    assert test.name == FREEMAN_HALTON
    # Of 1,961,256 ways to choose 10 of 24, those that are no likelier than 2, 2 and 6.
    assert test.p == pytest.approx(176_088 / 1_961_256, abs=1e-12)


GROUPS = st.lists(
    st.integers(1, 6).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))),
    min_size=2,
    max_size=4,
)


@given(GROUPS)
def test_its_p_is_that_of_counting_every_table(groups: list[tuple[int, int]]) -> None:
    found, bases = zip(*groups, strict=True)
    assert freeman_halton(found, bases) == pytest.approx(by_counting(found, bases), abs=1e-9)
    if len(groups) == 2:
        assert fisher(found, bases) == pytest.approx(by_counting(found, bases), abs=1e-9)


@pytest.mark.parametrize(
    ("found", "bases"), [((1, 2, 2), (4, 4, 4)), ((5, 5, 5), (17, 16, 16)), ((2, 2, 2), (8, 8, 8))]
)
def test_where_no_table_is_likelier_p_is_1_to_the_last_digit(
    found: tuple[int, ...], bases: tuple[int, ...]
) -> None:
    assert freeman_halton(found, bases) == 1


def test_who_has_no_group_and_a_group_of_nobody_stand_aside() -> None:
    test = association({"A": Share(2, 8), "B": Share(6, 8), "C": Share(0, 0), "": Share(1, 1)})
    assert test.groups == ("A", "B")
    assert test.name == FISHER


def test_one_group_is_compared_with_nothing() -> None:
    test = association({"A": Share(2, 8), "": Share(6, 8)})
    assert (test.name, test.p, test.why) == ("", None, TOO_FEW)


def test_too_many_tables_are_not_counted() -> None:
    test = association({name: Share(100, 200) for name in "ABCD"})
    assert (test.name, test.p, test.why) == ("", None, TOO_MANY)


def test_a_hidden_number_has_no_p() -> None:
    assert association({"A": Share(0, 8, hidden=True), "B": Share(6, 8)}).p is None


def test_the_same_people_twice_are_no_groups() -> None:
    world = World()
    for case in ("FSW 1", "FSW 2"):
        world.read(response(case, time="T1"), "EN")
        world.read(response(case, time="T2"))
    [engaging] = theme_table(world.study(), Question(by="time", codes=("EN",))).codes
    assert [test.why for test in engaging.tests] == [OVERLAP]


def test_times_of_different_people_can_be_compared() -> None:
    world = World()
    world.read(response("FSW 1", time="T1"), "EN")
    world.read(response("FSW 2", time="T2"))
    [engaging] = theme_table(world.study(), Question(by="time", codes=("EN",))).codes
    assert [test.p for test in engaging.tests] == [1.0]


def test_each_value_of_a_choice_is_compared_with_the_rest() -> None:
    world = World()
    for number, (model, value) in enumerate(
        [("C", "changed")] * 6
        + [("C", "none")] * 2
        + [("AB", "changed")] * 4
        + [("AB", "little")] * 12
    ):
        case = f"ASW {number}"
        world.person(case, model=model)
        world.rate(world.read(interview(case)), "SUP", value)
    [supervision] = theme_table(world.study(), Question(by="model", codes=("SUP",))).codes
    changed, little, none = supervision.tests
    assert changed.p == pytest.approx(0.0324118830, abs=1e-9)
    assert [share.n for share in changed.shares] == [4, 6]
    assert [share.base for share in little.shares] == [16, 8]
    assert none.p == pytest.approx(by_counting((2, 0), (8, 16)), abs=1e-9)


def test_nobody_at_all_has_no_groups_and_no_test() -> None:
    [engaging] = theme_table(World().study(), Question(by="time", codes=("EN",))).codes
    assert engaging.tests == ()
