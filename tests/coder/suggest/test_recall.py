"""A random sample tells how much was found, and says how little it knows."""

from math import comb
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.reading_order import Place, draw, queue
from coder.suggest.recall import Reading, Recall, left, recall


def chance(units: int, total: int, sampled: int, hits: int) -> float:
    ways = comb(total, hits) * comb(units - total, sampled - hits)
    return ways / comb(units, sampled)


@st.composite
def readings(draw_: st.DrawFn) -> Reading:
    units = draw_(st.integers(1, 300))
    read = draw_(st.integers(0, units))
    found = draw_(st.integers(0, read))
    sampled = draw_(st.integers(0, read))
    hits = draw_(st.integers(max(0, sampled - (read - found)), min(sampled, found)))
    return Reading(units, read, found, sampled, hits, before=draw_(st.integers(0, 50)))


@given(readings())
def test_what_is_left_is_possible_and_its_estimate_is_within_its_interval(reading: Reading) -> None:
    rest = left(reading)
    if rest is None:
        assert reading.sampled == 0
        return
    assert 0 <= rest.least <= rest.expected <= rest.most <= reading.units - reading.read


@given(readings())
def test_the_recall_is_a_share_and_is_never_whole_while_anything_is_unread(
    reading: Reading,
) -> None:
    told = recall(reading)
    if told is None:
        return
    assert 0 < told.low <= told.estimate <= told.high <= 1
    if reading.read < reading.units:
        assert told.estimate < 1
        assert told.low < 1
    else:
        assert (told.low, told.estimate, told.high) == (1, 1, 1)


@given(readings())
def test_one_more_hit_in_the_sample_never_tells_of_less(reading: Reading) -> None:
    more = Reading(reading.units, reading.read, reading.found, reading.sampled, reading.hits + 1)
    possible = reading.hits < min(reading.sampled, reading.found) and (
        reading.sampled - more.hits <= reading.read - reading.found
    )
    fewer, greater = left(reading), left(more) if possible else None
    if fewer and greater:
        assert fewer.expected <= greater.expected + 1e-9
        assert fewer.most <= greater.most
        assert fewer.least <= greater.least


@pytest.mark.parametrize(("units", "sampled"), [(20, 5), (40, 12), (60, 6)])
def test_the_interval_holds_for_every_number_that_there_may_be(units: int, sampled: int) -> None:
    for total in range(units + 1):
        holds = 0.0
        for hits in range(max(0, sampled - units + total), min(sampled, total) + 1):
            rest = left(Reading(units, sampled, hits, sampled, hits))
            assert rest is not None
            if rest.least <= total - hits <= rest.most:
                holds += chance(units, total, sampled, hits)
        assert holds >= 0.95


def test_the_interval_of_recall_holds_in_readings_of_many_kinds() -> None:
    """Codes rare and common, scores good and bad, looked at early and late."""
    random = Random(7)
    held = looks = 0
    for _ in range(250):
        units, share, skill = random.choice((150, 400)), random.choice((0.03, 0.1, 0.3)), 2.0
        skill = random.choice((0.0, 1.0, 3.0))
        coded = {row for row in range(units) if random.random() < share}
        scores = [random.gauss(skill if row in coded else 0.0, 1.0) for row in range(units)]
        rows = list(range(units))
        drawn = draw(rows, random.randrange(1000))
        read: set[int] = set()
        for _look in range(3):
            read.update(queue(Place(rows, drawn, read), scores, units // 5))
            place = Place(rows, drawn, read)
            hits = len(coded.intersection(place.sample))
            rest = left(Reading(units, len(read), len(coded & read), len(place.sample), hits))
            assert rest is not None
            looks += 1
            held += rest.least <= len(coded - read) <= rest.most
    assert held / looks >= 0.95


def test_no_hit_in_a_small_sample_says_little_and_says_so() -> None:
    told = recall(Reading(units=400, read=100, found=12, sampled=10, hits=0))
    assert told is not None
    assert told.high == 1
    assert told.low < 0.15
    assert told.estimate < 0.9


def test_before_anything_was_drawn_nothing_is_estimated() -> None:
    reading = Reading(units=100, read=5, found=3, sampled=0, hits=0)
    assert left(reading) is None
    assert recall(reading) is None


def test_where_nothing_was_found_there_is_no_recall_but_there_may_be_something_left() -> None:
    reading = Reading(units=100, read=20, found=0, sampled=2, hits=0)
    rest = left(reading)
    assert rest is not None
    assert rest.most > 50
    assert recall(reading) is None


def test_what_was_found_before_the_order_was_begun_counts_as_found() -> None:
    later = recall(Reading(units=100, read=50, found=10, sampled=5, hits=1))
    whole = recall(Reading(units=100, read=50, found=10, sampled=5, hits=1, before=40))
    assert later is not None
    assert whole is not None
    assert whole.estimate > later.estimate


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Recall(0.744, 0.526, 0.991), "74 % (52–100)"),
        (Recall(0.999, 0.95, 1.0), "99 % (95–100)"),
        (Recall(1.0, 1.0, 1.0), "100 % (100–100)"),
        (Recall(0.004, 0.002, 1.0), "0–100 %"),
    ],
)
def test_nearly_all_is_not_called_all(told: Recall, words: str) -> None:
    assert str(told) == words
