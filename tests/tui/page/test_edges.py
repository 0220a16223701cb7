"""Selections and the ends of segments, in text of every kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tui.page.pages import page, pages, places
from transcripts.model import Span
from tui.page import motions
from tui.page.cursor import Cursor
from tui.page.layout import Layout
from tui.page.units import Units

NAMES = st.sampled_from(
    [
        *("left", "right", "up", "down", "word_left", "word_right", "sentence_left"),
        *("sentence_right", "turn_left", "turn_right", "page_up", "page_down"),
        *("line_start", "line_end", "document_start", "document_end"),
    ]
)


def walked(units: Units, cursor: Cursor, name: str, *, selecting: bool, times: int = 1) -> Cursor:
    return cursor.moved(units, name, page=5, selecting=selecting, times=times)


@settings(max_examples=60)
@given(st.data(), pages(), NAMES, st.integers(1, 9))
def test_a_number_does_what_as_many_keys_do(
    data: st.DataObject, layout: Layout, name: str, times: int
) -> None:
    units, selecting = Units(layout), data.draw(st.booleans())
    one = Cursor(data.draw(st.sampled_from(places(layout))))
    at_once = walked(units, one, name, selecting=selecting, times=times)
    for _ in range(times):
        one = walked(units, one, name, selecting=selecting)
    assert one == at_once


@settings(max_examples=60)
@given(pages())
def test_left_leads_back_from_where_right_has_led(layout: Layout) -> None:
    for place in places(layout)[:-1]:
        assert motions.right(layout, place) > place
        assert motions.left(layout, motions.right(layout, place)) == place


@settings(max_examples=60)
@given(st.data(), pages(), st.lists(NAMES, max_size=12))
def test_a_selection_never_cuts_what_a_reader_takes_for_a_character(
    data: st.DataObject, layout: Layout, names: list[str]
) -> None:
    units, whole = Units(layout), set(places(layout))
    cursor = Cursor(data.draw(st.sampled_from(places(layout))))
    for name in names:
        before, cursor = cursor, walked(units, cursor, name, selecting=True)
        selected, was = cursor.selected, before.selected
        kept = selected and layout.trimmed(selected)
        for span in filter(None, (selected, kept)):
            assert {span.start, span.stop} <= whole
        if was and selected and layout.trimmed(was) == layout.trimmed(selected):
            assert walked(units, cursor, name, selecting=True).offset == cursor.offset


@settings(max_examples=60)
@given(st.data(), pages())
def test_words_sentences_and_turns_begin_and_end_with_whole_characters(
    data: st.DataObject, layout: Layout
) -> None:
    units, place = Units(layout), data.draw(st.sampled_from(places(layout)))
    for unit in (units.word_at(place), units.sentence_at(place), units.turn_at(place)):
        if unit is not None:
            cursor = Cursor(0).around(layout, unit)
            assert {cursor.offset, cursor.anchor} <= set(places(layout))
            smaller, larger = units.shrunk(unit), units.grown(unit)
            assert unit.contains(smaller)
            assert larger.contains(unit)


@settings(max_examples=80)
@given(st.data(), pages(), st.lists(NAMES, max_size=12))
def test_an_end_that_moves_stays_in_its_answer_and_leaves_some_words(
    data: st.DataObject, layout: Layout, names: list[str]
) -> None:
    units = Units(layout)
    turns = [turn for turn in map(units.turn_at, places(layout)) if turn]
    if not turns:
        return
    span = data.draw(st.sampled_from(turns))
    fence = units.answer_around(span)
    cursor = Cursor(0).around(layout, span)
    if data.draw(st.booleans()):
        cursor = cursor.turned(layout)
    at_start = cursor.offset < (cursor.anchor or 0)
    for name in names:
        cursor = cursor.fenced(walked(units, cursor, name, selecting=True), layout, fence)
        left = cursor.selected
        assert left is not None
        assert fence.start <= left.start < left.stop <= fence.stop
        assert layout.trimmed(left)
        assert (cursor.offset == left.start) == at_start


def test_a_key_that_selects_goes_on_over_blanks() -> None:
    units = Units(page("one two.  three", "x"))
    cursor = Cursor(5).moved(units, "word_right", page=5, selecting=True, times=2)
    cursor = cursor.around(units.layout, Span(5, 13))
    assert cursor.offset == 13
    more = walked(units, cursor, "right", selecting=True)
    assert (more.selected, more.offset) == (Span(5, 16), 16)


def test_a_word_of_ten_thousand_letters_is_crossed_in_one_step() -> None:
    layout = page("a" * 10_000 + " b", width=40)
    assert motions.word_right(layout, layout.first) == layout.last - 1
    assert motions.word_left(layout, layout.last - 1) == layout.first
    assert Units(layout).word_at(5_000) == Span(5, 10_005)


def test_vowel_signs_and_accents_belong_to_their_word() -> None:
    for word in ("हिन्दी", "שָׁלוֹם", "e\u0323\u0302x", "สวัสดี"):
        units = Units(page(f"{word} x"))
        assert units.word_at(5) == Span(5, 5 + len(word))


def test_a_word_less_is_taken_off_either_end() -> None:
    units = Units(page("one, two (three)"))
    assert units.shrunk(Span(5, 21)) == Span(5, 15)
    assert units.shrunk(Span(5, 21), at_start=True) == Span(10, 21)
    assert units.shrunk(Span(5, 8)) == Span(5, 8)


def test_an_answer_goes_as_far_as_one_voice_speaks() -> None:
    units = Units(page("One.", "Why?", "Two."))
    assert units.answer_around(Span(5, 6)) == Span(5, 9)
    assert units.answer_around(Span(15, 16)) == Span(15, 19)


def test_blank_lines_and_a_text_without_turns_are_walked_through() -> None:
    layout = Layout("a\n \n\t\n   \nb", (), 10)
    walk = [layout.first]
    while walk[-1] != layout.last:
        walk.append(motions.right(layout, walk[-1]))
    assert len(walk) == len(places(layout))
