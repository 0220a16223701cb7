"""The cursor's motions."""

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given, settings

from tests.tui.page.pages import page, pages, places
from transcripts.model import Span
from tui.page import motions
from tui.page.layout import Layout
from tui.page.units import Units

FORWARD = ["right", "word_right", "turn_right", "sentence_right", "line_end"]
BACKWARD = ["left", "word_left", "turn_left", "sentence_left", "line_start"]


def motion(name: str, layout: Layout) -> Callable[[int], int]:
    of = Units(layout) if name.startswith("sentence") else layout
    return partial(getattr(motions, name), of)


def test_the_cursor_goes_by_what_a_reader_takes_for_a_character() -> None:
    layout = page("e\u0301x", "y")
    walk = [layout.first]
    while walk[-1] != layout.last:
        walk.append(motions.right(layout, walk[-1]))
    assert walk == [5, 7, 8, 14, 15]
    back = [layout.last]
    while back[-1] != layout.first:
        back.append(motions.left(layout, back[-1]))
    assert back == walk[::-1]


def test_a_word_keeps_its_apostrophe_and_a_label_is_no_word() -> None:
    layout = page("I don't know.", "No?")
    assert motions.word_right(layout, 5) == 7
    assert motions.word_right(layout, 7) == 13
    assert motions.word_right(layout, 13) == 24
    assert motions.word_right(layout, 24) == layout.last
    assert motions.word_left(layout, 24) == 13
    assert motions.word_left(layout, 5) == 5


def test_sentences_and_turns_are_jumped_over_in_both_directions() -> None:
    layout = page("I plan. I go.", "Why?")
    units = Units(layout)
    assert [motions.sentence_right(units, at) for at in (5, 13, 24)] == [13, 24, layout.last]
    assert [motions.sentence_left(units, at) for at in (24, 13, 5)] == [13, 5, 5]
    assert [motions.turn_right(layout, at) for at in (5, 24)] == [24, layout.last]
    assert [motions.turn_left(layout, at) for at in (26, 24, 5)] == [24, 5, 5]


def test_up_and_down_keep_the_column_over_a_short_line() -> None:
    layout = page("one two three four\nx\none two three four")
    down = motions.lines_down(layout, 13, 1, column=8)
    assert layout.line_of(down) == 1
    assert motions.lines_down(layout, down, 1, column=8) == 34
    assert layout.line_of(motions.lines_down(layout, 34, -99, column=8)) == 0


def test_a_place_knows_its_word_sentence_and_turn() -> None:
    units = Units(page("I plan. I go. "))
    assert units.word_at(8) == Span(7, 11)
    assert units.sentence_at(8) == Span(5, 12)
    assert units.turn_at(8) == Span(5, 18)
    assert units.word_at(19) is None


def test_a_selection_grows_from_word_to_sentence_to_turn() -> None:
    units = Units(page("I plan. I go."))
    word, sentence, turn = Span(7, 11), Span(5, 12), Span(5, 18)
    assert [units.grown(one) for one in (word, sentence, turn)] == [sentence, turn, turn]


def test_a_document_without_words_has_nowhere_to_go() -> None:
    layout = Layout("", (), 20)
    assert {motion(name, layout)(0) for name in FORWARD + BACKWARD} == {0}
    assert Units(layout).sentence_at(0) is None
    assert Units(layout).turn_at(0) is None


@pytest.mark.parametrize("name", FORWARD + BACKWARD)
@settings(max_examples=40)
@given(layout=pages())
def test_a_motion_stays_in_the_text_and_keeps_the_order_of_places(
    name: str, layout: Layout
) -> None:
    there = places(layout)
    reached = [motion(name, layout)(place) for place in there]
    assert set(reached) <= set(there)
    assert reached == sorted(reached)
    ahead = 1 if name in FORWARD else -1
    assert all((after - before) * ahead >= 0 for before, after in zip(there, reached, strict=True))


@pytest.mark.parametrize("name", ["right", "word_right", "turn_right", "sentence_right"])
@settings(max_examples=40)
@given(layout=pages())
def test_a_motion_repeated_comes_to_the_end(name: str, layout: Layout) -> None:
    place, steps = layout.first, len(layout.text) + 1
    for _ in range(steps):
        place = motion(name, layout)(place)
    assert place == layout.last
