"""Positions of codes: as few as can be change when a code is put between two."""

from hypothesis import given
from hypothesis import strategies as some

from coder.store.code_rows import GAP, positions

orders = some.permutations("abcdefgh")


@given(orders, some.dictionaries(some.sampled_from("abcdefgh"), some.integers(0, 99)))
def test_positions_rise_in_the_order_that_is_wanted(order: list[str], old: dict[str, int]) -> None:
    before = {guid: number * 8 + ord(guid) - ord("a") for guid, number in old.items()}
    given_ = [positions(order, before)[guid] for guid in order]
    assert given_ == sorted(set(given_))


def test_a_code_between_two_moves_no_other() -> None:
    before = {"a": 0, "b": GAP, "c": 2 * GAP}
    assert positions("axbc", before) == {"a": 0, "x": GAP // 2, "b": GAP, "c": 2 * GAP}
    assert positions("bca", before) == {"b": GAP, "c": 2 * GAP, "a": 3 * GAP}


def test_where_there_is_no_room_those_behind_make_it_and_no_more_of_them_than_needed() -> None:
    assert positions("axb", {"a": 0, "b": 1}) == {"a": 0, "x": GAP, "b": 2 * GAP}
    before = {"a": 0, "b": 1, "c": 2, "d": 300}
    assert positions("abxcd", before) == {"a": 0, "b": 1, "x": 100, "c": 199, "d": 300}
    assert positions("", {}) == {}
