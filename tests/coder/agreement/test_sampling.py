"""A stratified sample: its size, its balance, and that it can be drawn again."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.agreement.sampling import Sample, Stratum, allotted, draw, size_of

SIZES = st.dictionaries(
    st.tuples(st.sampled_from("ABC"), st.sampled_from(["T1", "T2"])).map(tuple[str, ...]),
    st.integers(1, 60),
    min_size=1,
)


@st.composite
def draws(chosen: st.DrawFn) -> tuple[dict[str, Stratum], int, int]:
    """Documents with their strata, how many are drawn, and a seed."""
    sizes: dict[Stratum, int] = chosen(SIZES)
    strata = {f"{one} {n}": one for one, count in sizes.items() for n in range(count)}
    return strata, chosen(st.integers(0, len(strata))), chosen(st.integers(0, 99))


@given(draws())
def test_a_sample_has_its_size_and_tells_how_many_came_from_each_stratum(
    asked: tuple[dict[str, Stratum], int, int],
) -> None:
    strata, size, seed = asked
    sample = draw(strata, size, seed)
    assert len(set(sample.names)) == len(sample.names) == size
    counted = Counter(strata[name] for name in sample.names)
    there = Counter(strata.values())
    assert sample.strata == {one: (counted[one], there[one]) for one in there}


@given(draws(), st.randoms())
def test_the_same_seed_draws_the_same_sample_whatever_the_order(
    asked: tuple[dict[str, Stratum], int, int], chance: Random
) -> None:
    strata, size, seed = asked
    names = list(strata)
    chance.shuffle(names)
    assert draw({name: strata[name] for name in names}, size, seed) == draw(strata, size, seed)


@given(SIZES, st.integers(0, 99), st.data())
def test_each_stratum_is_within_one_of_its_share(
    sizes: dict[Stratum, int], seed: int, data: st.DataObject
) -> None:
    whole = sum(sizes.values())
    size = data.draw(st.integers(0, whole))
    shares = {one: count * size / whole for one, count in sizes.items()}
    places = allotted(sizes, size, seed)
    assert sum(places.values()) == size
    assert all(0 <= places[one] <= sizes[one] for one in sizes)
    if size < len(sizes) or min(shares.values()) >= 1:
        assert all(abs(places[one] - shares[one]) < 1 for one in sizes)
    else:
        assert min(places.values()) >= 1


def test_small_strata_get_one_and_the_others_share_the_rest() -> None:
    sizes: dict[Stratum, int] = {("A",): 90, ("B",): 50, ("C",): 2, ("D",): 1}
    assert allotted(sizes, 16, 7) == {("A",): 9, ("B",): 5, ("C",): 1, ("D",): 1}
    assert sum(allotted(sizes, 3, 7).values()) == 3


def test_another_seed_draws_another_sample() -> None:
    strata = {f"FSW {n:02}": ("A",) for n in range(40)}
    assert draw(strata, 10, 1).names != draw(strata, 10, 2).names


def test_a_sample_can_be_drawn_again_in_years() -> None:
    strata: dict[str, Stratum] = {f"FSW {n:02}": ("A" if n % 2 else "B",) for n in range(8)}
    drawn = draw(strata, 3, 7)
    assert drawn == Sample(("FSW 00", "FSW 03", "FSW 04"), {("A",): (1, 4), ("B",): (2, 4)})


def test_a_share_is_that_many_at_least() -> None:
    assert size_of(20, 196) == 40
    assert size_of(20, 200) == 40
    assert size_of(100, 3) == 3
    assert size_of(0.1, 5) == 1


def test_more_than_there_are_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="cannot draw 2 of 1"):
        draw({"FSW 01": ()}, 2, 1)
