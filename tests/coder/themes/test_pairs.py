"""The same respondents are compared with themselves before and after."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidRequestError
from coder.themes.counts import Share
from coder.themes.pairs import Change, Pairing, sign_test
from coder.themes.selection import Question
from coder.themes.table import CodeCount, theme_table
from tests.coder.themes.worlds import World, interview, response


def twice(**moved: int) -> World:
    """Respondents who had EN at both times, lost it, gained it, or never had it."""
    world = World()
    had = {"both": ("T1", "T2"), "lost": ("T1",), "gained": ("T2",), "neither": ()}
    for move, number in moved.items():
        for each in range(number):
            case = f"{move} {each}"
            world.person(case, model="C" if each % 2 else "AB")
            for time in ("T1", "T2"):
                world.read(response(case, time=time), *(["EN"] if time in had[move] else []))
    return world


def counted(world: World, pair: str = "time", **question: object) -> CodeCount:
    asked = {"codes": ("EN",), "pair": pair} | question
    [count] = theme_table(world.study(), Question(**asked)).codes  # type: ignore[arg-type]  # each test passes what Question takes
    return count


def moves(change: Change) -> tuple[int, int, int, int, int]:
    return change.both, change.lost, change.gained, change.neither, change.dropped


# statsmodels.stats.contingency_tables.mcnemar([[14, 1], [8, 2]], exact=True).pvalue and so on.
@pytest.mark.parametrize(
    ("both", "lost", "gained", "neither", "p"),
    [(14, 1, 8, 2, 0.0390625), (10, 2, 7, 6, 0.1796875), (5, 1, 6, 13, 0.125)],
)
def test_mcnemar_s_test_is_of_lost_against_gained(
    both: int, lost: int, gained: int, neither: int, p: float
) -> None:
    world = twice(both=both, lost=lost, gained=gained, neither=neither)
    [change] = counted(world).pairs
    assert moves(change) == (both, lost, gained, neither, 0)
    assert (change.before, change.after) == (Share(both + lost, 25), Share(both + gained, 25))
    assert change.p == pytest.approx(p, abs=1e-12)


def test_who_was_there_once_is_dropped_and_told() -> None:
    world = twice(both=1, gained=1)
    world.read(response("FSW 7", time="T1"), "EN")
    world.read(response("FSW 8", time="T2"))
    world.unread(response("FSW 8", time="T1"))
    [change] = counted(world).pairs
    assert moves(change) == (1, 0, 1, 0, 2)


def test_of_nobody_twice_there_is_no_p() -> None:
    world = World()
    world.read(response("FSW 1", time="T1"), "EN")
    world.read(response("FSW 2", time="T2"))
    [change] = counted(world).pairs
    assert moves(change) == (0, 0, 0, 0, 2)
    assert change.p is None


def test_where_nobody_changed_p_is_one() -> None:
    [change] = counted(twice(both=3)).pairs
    assert change.p == 1.0


def test_pairs_are_made_within_each_group() -> None:
    count = counted(twice(both=1, gained=4), by="model")
    assert [moves(group.pairs[0]) for group in count.groups] == [(1, 0, 2, 0, 0), (0, 0, 2, 0, 0)]
    assert sum(group.pairs[0].gained for group in count.groups) == count.pairs[0].gained


def test_each_value_of_a_choice_has_its_pairs() -> None:
    world = World()
    for case, before, after in [("A", "none", "changed"), ("B", "none", "none")]:
        for time, value in (("T1", before), ("T2", after)):
            world.rate(world.read(replace(interview(case), time=time)), "SUP", value)
    count = counted(world, codes=("SUP",))
    changed, _, none = count.pairs
    assert (changed.gained, none.lost, none.both) == (1, 1, 1)
    assert [value.share.n for value in count.values] == [1, 0, 1]


def test_levels_rise_and_fall() -> None:
    world = World()
    for case, before, after in [("A", "", "2"), ("B", "1", "2"), ("C", "2", "1"), ("D", "", "")]:
        for time, level in (("T1", before), ("T2", after)):
            document = world.read(response(case, time=time), *(["PL"] if level else []))
            if level:
                world.rate(document, "PL", level)
    world.read(response("E", time="T1"))
    change = counted(world, codes=("PL",)).level_change
    assert change is not None
    assert (change.up, change.same, change.down, change.dropped, change.base) == (2, 1, 1, 1, 4)
    assert change.p == 1.0  # as scipy says of 1 and 2
    assert [level.share.n for level in change.before] == [3, 1, 1]
    assert [level.share.n for level in change.after] == [1, 1, 2]


def test_levels_of_one_time_alone_are_no_change() -> None:
    world = twice(both=1)
    document = world.read(response("A", time="T2"), "PL")
    world.rate(document, "PL", "2")
    assert counted(world, codes=("PL",)).level_change is None


def test_levels_of_nobody_twice_have_no_p() -> None:
    world = World()
    for case, time in (("A", "T1"), ("B", "T2")):
        world.rate(world.read(response(case, time=time), "PL"), "PL", "1")
    change = counted(world, codes=("PL",)).level_change
    assert change is not None
    assert (change.base, change.dropped, change.p) == (0, 2, None)


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_sign_test_does_not_mind_which_is_which(one: int, other: int) -> None:
    assert sign_test(one, other) == pytest.approx(sign_test(other, one))
    assert 0 < sign_test(one, other) <= 1


def test_two_of_more_times_can_be_named() -> None:
    world = twice(gained=2)
    world.read(response("gained 0", time="T3"))
    table = theme_table(world.study(), Question(codes=("EN",), pair="time = t2, T3"))
    assert table.pair == Pairing("time", "T2", "T3")
    assert moves(table.codes[0].pairs[0]) == (0, 1, 0, 0, 1)


@pytest.mark.parametrize(
    ("pair", "where", "said"),
    [
        ("model", {}, "A respondent has one model"),
        ("case", {}, "A respondent has one case"),
        ("time", {}, r"there are: T1, T2, T3\. Say which, for example: --pair time=T1,T3"),
        ("time", {"time": ["T2"]}, "needs two values of time; documents in scope have: T2"),
        ("state", {"time": ["T9"]}, "T9"),
        ("time=T1,T2,T3", {}, "there are: T1, T2, T3"),
        ("time=T1,t1", {}, "documents in scope have: T1"),
        ("time=T1,T4", {}, "T4"),
        ("time=T1,T2", {"time": ["T2", "T3"]}, "No document in scope has time T1"),
        ("shoe", {}, "There is no 'shoe'"),
    ],
)
def test_what_is_no_pair_is_refused(pair: str, where: dict[str, list[str]], said: str) -> None:
    world = twice(both=2)
    world.read(response("both 0", time="T3"))
    with pytest.raises(InvalidRequestError, match=said):
        counted(world, pair, where=where)
