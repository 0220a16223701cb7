"""The most promising units come first, and every tenth at random."""

from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.reading_order import EVERY, Place, draw, queue

UNITS = list(range(100))


def test_the_most_promising_come_first_and_of_equals_the_first_in_the_text() -> None:
    scores = [0.0] * 100
    scores[70], scores[30] = 2.0, 1.0
    assert queue(Place(UNITS, draw(UNITS, 7), ()), scores, 4) == [70, 30, 0, 1]


def test_every_tenth_is_the_next_of_the_draw() -> None:
    drawn = [91, 92, 93, 94, 95, 96, 97, 98, 99, 90]
    found = queue(Place(UNITS, drawn, ()), [0.0] * 100, 30)
    assert [found[9], found[19], found[29]] == [91, 92, 93]
    assert found[:9] == list(range(9))


def test_a_drawn_unit_that_was_read_before_its_turn_counts_and_takes_no_time() -> None:
    drawn = [3, 50]
    place = Place(range(20), [3, 15], set(range(9)))
    assert queue(place, [0.0] * 20, 2) == [9, 10]
    assert Place(UNITS, drawn, set(range(10))).sample == [3]
    assert Place(UNITS, drawn, set(range(9))).sample == []


def test_what_is_due_comes_first_where_somebody_has_read_elsewhere() -> None:
    drawn = [80, 90, 70]
    place = Place(UNITS, drawn, set(range(25)))
    assert queue(place, [0.0] * 100, 3) == [80, 90, 25]
    assert place.sample == []
    assert Place(UNITS, drawn, {*range(25), 90}).sample == []
    assert Place(UNITS, drawn, {*range(25), 80}).sample == [80]


@given(st.integers(0, 60), st.integers(0, 99), st.lists(st.floats(-3, 3), min_size=60, max_size=60))
def test_every_unit_is_offered_once(size: int, seed: int, scores: list[float]) -> None:
    pool = list(range(size))
    found = queue(Place(pool, draw(pool, seed), ()), scores, 100)
    assert sorted(found) == pool


@given(st.integers(0, 200), st.integers(0, 99))
def test_the_draw_is_a_tenth_and_the_same_for_the_same_seed(size: int, seed: int) -> None:
    drawn = draw(range(size), seed)
    assert len(set(drawn)) == len(drawn) == size // EVERY
    assert drawn == draw(range(size), seed)


@given(st.integers(0, 99), st.integers(1, 9))
def test_reading_on_goes_on_where_it_was(seed: int, first: int) -> None:
    scores = [float(row * 37 % 101) for row in UNITS]
    drawn = draw(UNITS, seed)
    whole = queue(Place(UNITS, drawn, ()), scores, 40)
    begun = whole[:first]
    assert queue(Place(UNITS, drawn, begun), scores, 40 - first) == whole[first:]


def test_every_unit_is_as_likely_to_be_drawn_as_any_other() -> None:
    times = [0] * 50
    for seed in range(2000):
        for row in draw(range(50), seed):
            times[row] += 1
    assert min(times) > 140
    assert max(times) < 260
