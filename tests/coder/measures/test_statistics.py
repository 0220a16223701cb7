from itertools import combinations, product
from statistics import mean, median, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coder.measures.change import beyond, change, differences, turns
from coder.measures.key import Direction, Threshold
from coder.measures.ranks import between, rank_sum, signed_rank
from coder.measures.summaries import consistency, summary
from tests.coder.measures.keys import count, key, sheet

FEW = st.lists(st.integers(-4, 4), min_size=1, max_size=7)


def course(first: float | None, last: float | None) -> dict[str, float]:
    return {time: one for time, one in (("T1", first), ("T2", last)) if one is not None}


# Summaries -------------------------------------------------------------------------------------


def test_a_summary_counts_what_could_not_be_scored_and_leaves_it_out() -> None:
    found = summary([1, 2, None, 3, 10])
    assert (found.n, found.missing, found.mean, found.median) == (4, 1, 4, 2.5)
    assert (found.low_quartile, found.high_quartile) == (1.75, 4.75)
    assert found.sd == pytest.approx(stdev([1, 2, 3, 10]))


def test_one_score_has_no_spread_and_none_has_nothing() -> None:
    assert (summary([3]).mean, summary([3]).sd) == (3, None)
    assert (summary([None]).n, summary([None]).missing, summary([None]).mean) == (0, 1, None)


def test_alpha_is_that_of_a_worked_example() -> None:
    """Variances 1, 1 and 1 (items), 7 of the sums: 3 / 2 * (1 - 3 / 7) = 6 / 7."""
    scored = key(3)
    sheets = [sheet(1, 1, 2), sheet(2, 2, 1), sheet(3, 3, 3)]
    found = consistency(scored, scored.main, sheets)
    assert found is not None
    assert (found.items, found.n) == (3, 3)
    assert found.alpha == pytest.approx(3 / 2 * (1 - 3 / 7))


def test_alpha_does_not_change_when_an_item_is_printed_the_other_way_round() -> None:
    plain, reversed_ = key(3), key(3, turned=("2",))
    here = [sheet(1, 2, 2), sheet(2, 2, 1), sheet(3, 4, 3), sheet(5, 4, 4)]
    there = [one | {"2": 6 - one["2"]} for one in here]
    assert consistency(plain, plain.main, here) == consistency(reversed_, reversed_.main, there)


def test_alpha_is_of_whole_sheets_and_needs_two_that_differ() -> None:
    scored = key(3)
    alone = consistency(scored, scored.main, [sheet(1, 1, 2), sheet(2, None, 1)])
    same = consistency(scored, scored.main, [sheet(1, 1, 2), sheet(1, 1, 2)])
    assert alone is not None
    assert (alone.n, alone.alpha) == (1, None)
    assert same is not None
    assert (same.n, same.alpha) == (2, None)
    assert consistency(count(), count().main, []) is None


# Rank tests ------------------------------------------------------------------------------------


def by_hand_signed(moved: list[int]) -> float:
    """Every way to give signs to the ranks, one after the other."""
    there = [one for one in moved if one]
    ranks = stats.rankdata([abs(one) for one in there])
    seen = sum(rank for rank, one in zip(ranks, there, strict=True) if one > 0)
    half = sum(ranks) / 2
    sums = [
        sum(rank for rank, up in zip(ranks, signs, strict=True) if up)
        for signs in product((0, 1), repeat=len(there))
    ]
    as_far = [one for one in sums if abs(one - half) >= abs(seen - half) - 1e-9]
    return len(as_far) / len(sums)


@settings(max_examples=40)
@given(FEW.filter(any))
def test_signed_ranks_are_exact_whatever_is_tied(moved: list[int]) -> None:
    found = signed_rank(moved)
    assert found.name == "Wilcoxon signed-rank, exact"
    assert found.p == pytest.approx(by_hand_signed(moved))


def test_signed_ranks_without_ties_are_those_of_scipy() -> None:
    moved = [1.5, -2, 3.25, 4, -5, 6, 7, 8.5]
    assert signed_rank(moved).p == pytest.approx(stats.wilcoxon(moved, method="exact").pvalue)


def test_many_tied_changes_are_told_to_be_approximate() -> None:
    moved = [1, 2, -1, 3] * 10
    found = signed_rank(moved)
    assert found.name == "Wilcoxon signed-rank, normal approximation"
    assert found.p == pytest.approx(stats.wilcoxon(moved, method="approx").pvalue)


def test_where_nothing_has_changed_there_is_no_test() -> None:
    assert signed_rank([0, 0]).why == "no pair has changed"
    assert signed_rank([]).why == "there is no complete pair"


def test_two_groups_without_ties_are_compared_exactly_as_scipy_does() -> None:
    one, other = [1.0, 2.5, 4.0], [3.0, 5.0, 6.0, 7.0]
    found = rank_sum(one, other)
    assert found.name == "Mann-Whitney U, exact"
    assert found.p == pytest.approx(stats.mannwhitneyu(one, other, method="exact").pvalue)


def test_two_small_groups_with_ties_are_compared_over_every_order() -> None:
    one, other = [1, 2, 2], [2, 3, 3, 4]
    ranks = [float(rank) for rank in stats.rankdata([*one, *other])]
    sums = [sum(some) for some in combinations(ranks, len(one))]
    low = sum(each <= sum(ranks[:3]) + 1e-9 for each in sums) / len(sums)
    high = sum(each >= sum(ranks[:3]) - 1e-9 for each in sums) / len(sums)
    assert rank_sum(one, other).p == pytest.approx(min(1, 2 * min(low, high)))


def test_large_groups_with_ties_are_told_to_be_approximate() -> None:
    one, other = [1, 2, 3, 4] * 6, [2, 3, 4, 5] * 6
    found = rank_sum(one, other)
    assert found.name == "Mann-Whitney U, normal approximation"
    assert found.p == pytest.approx(stats.mannwhitneyu(one, other, method="asymptotic").pvalue)


def test_more_than_two_groups_are_compared_by_kruskal_and_wallis() -> None:
    groups = [[1.0, 2.0, 3.0], [2.0, 4.0, 5.0], [6.0, 7.0, 8.0], []]
    found = between(groups)
    assert found.name == "Kruskal-Wallis, chi-squared approximation"
    assert found.p == pytest.approx(stats.kruskal(*groups[:3]).pvalue)


def test_two_groups_that_are_left_of_three_are_compared_as_two() -> None:
    assert between([[1.0], [], [2.0]]).name == "Mann-Whitney U, exact"


@pytest.mark.parametrize(
    ("groups", "why"),
    [
        ([[1.0], []], "fewer than two groups have numbers"),
        ([[1.0], [1.0]], "all values are the same"),
        ([[1.0], [1.0], [1.0]], "all values are the same"),
    ],
)
def test_groups_that_cannot_be_compared_are_not(groups: list[list[float]], why: str) -> None:
    found = between(groups)
    assert (found.p, found.why) == (None, why)


def test_an_empty_group_is_compared_with_nobody() -> None:
    assert rank_sum([], [1.0]).why == "one of the groups is empty"


# Change ----------------------------------------------------------------------------------------


def test_change_is_of_those_who_have_both_times_and_tells_who_has_not() -> None:
    there = [course(10, 8), course(12, 9), course(9, 10), course(7, None), course(None, 4)]
    found = change(there, "T1", "T2")
    moved = differences(there, "T1", "T2")
    assert (found.pairs, found.only_first, found.only_last) == (3, 1, 1)
    assert found.mean_first == pytest.approx(mean([10, 12, 9]))
    assert found.mean_last == 9
    assert found.mean == pytest.approx(mean(moved))
    assert found.median == median(moved)
    expected = stats.ttest_1samp(moved, 0).confidence_interval(0.95)
    assert found.low == pytest.approx(expected.low)
    assert found.high == pytest.approx(expected.high)
    assert found.sd == pytest.approx(stdev(moved))
    assert found.test == signed_rank(moved)


def test_one_pair_has_a_change_and_no_interval() -> None:
    found = change([course(3, 5)], "T1", "T2")
    assert (found.mean, found.sd, found.low, found.high) == (2, None, None, None)


def test_without_a_pair_there_is_no_change() -> None:
    found = change([course(3, None), {}], "T1", "T2")
    assert (found.pairs, found.only_first, found.mean) == (0, 1, None)


@pytest.mark.parametrize(
    ("direction", "better", "worse"), [(Direction.LOWER, 2, 1), (Direction.HIGHER, 1, 2)]
)
def test_which_way_is_better_goes_by_the_direction(
    direction: Direction, better: int, worse: int
) -> None:
    found = turns(key(direction=direction), [-2, -1, 0, 3])
    assert found is not None
    assert (found.better, found.same, found.worse) == (better, 1, worse)


def test_a_change_that_is_too_small_to_be_reliable_counts_as_none() -> None:
    found = turns(key(), [-5, -4, 1, 5], least=5)
    assert found is not None
    assert (found.better, found.same, found.worse) == (1, 2, 1)


def test_where_neither_is_better_nobody_got_better() -> None:
    assert turns(count(), [1, 2]) is None


def test_a_cutoff_counts_the_scores_on_its_better_side() -> None:
    at = Threshold(10, "Invented 2020")
    assert beyond(key(cutoff=at), [9, 10, 11]) == 2
    assert beyond(key(cutoff=at, direction=Direction.HIGHER), [9, 10, 11, 12]) == 3
    assert beyond(key(), [9]) == 0
