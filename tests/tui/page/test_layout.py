"""Wrapping a transcript into lines."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.page.pages import page, pages, places, spans
from transcripts.model import Span
from tui.page.layout import NOBODY, Layout


def _lines(layout: Layout) -> list[tuple[int, int]]:
    return list(zip(layout.starts, layout.stops, strict=True))


def lines_of(layout: Layout) -> list[str]:
    return [layout.text[start:stop].rstrip() for start, stop in _lines(layout)]


def test_a_turn_is_wrapped_between_words_and_its_label_is_hidden() -> None:
    layout = page("I would ring the school before I go.", width=16)
    assert lines_of(layout) == ["I would ring the", "school before I", "go."]


def test_blanks_at_which_a_line_breaks_hang_over_the_edge() -> None:
    layout = page("one two   three", width=8)
    assert [layout.text[start:stop] for start, stop in _lines(layout)] == ["one two   ", "three"]
    assert {cell.column for cell in layout.cells(0)} == set(range(9))


def test_a_paragraph_inside_a_turn_starts_a_line_and_an_empty_one_stays_empty() -> None:
    layout = page("one\n\ntwo")
    assert lines_of(layout) == ["one", "", "two"]
    assert [layout.opens_stretch(line) for line in range(3)] == [True, False, False]


def test_words_of_nobody_stand_between_the_turns() -> None:
    turns = page("hello").turns
    layout = Layout("ANA: hello\n\n(laughs)\n", turns, 20)
    assert lines_of(layout) == ["hello", "(laughs)"]
    assert layout.owners == [0, NOBODY]


def test_a_document_without_words_has_one_empty_line() -> None:
    layout = Layout("", (), 20)
    assert (len(layout), layout.first, layout.last) == (1, 0, 0)
    assert layout.place(0) == layout.line_of(0) == layout.offset_at(0, 5) == 0


def test_wide_characters_take_two_cells_and_tabs_four() -> None:
    layout = page("漢字\ta")
    assert [(cell.column, cell.width) for cell in layout.cells(0)] == [
        (0, 2),
        (2, 2),
        (4, 4),
        (8, 1),
    ]


def test_a_family_of_emoji_is_one_cell_of_the_cursor() -> None:
    layout = page("e\u0301 👩🏽‍🏫!")
    assert [cell.stop - cell.start for cell in layout.cells(0)] == [2, 1, 4, 1]


def test_a_control_character_never_reaches_the_screen() -> None:
    layout = page("a\x1b[31m\u202eb")
    seen = "".join(cell.shown for cell in layout.cells(0))
    assert "\x1b" not in seen
    assert "\u202e" not in seen
    assert len(seen) == len("a\x1b[31m\u202eb")


def test_a_very_long_word_is_cut_hard() -> None:
    layout = page("字" * 50_000, width=20)
    assert len(layout) == 5_000
    assert {stop - start for start, stop in _lines(layout)} == {10}


def test_a_selection_loses_labels_and_blanks_at_its_ends() -> None:
    layout = page("one two ", "three")
    assert layout.trimmed(Span(8, 19)) == Span(9, 12)
    assert layout.trimmed(Span(12, 16)) is None
    assert layout.trimmed(Span(0, 25)) == Span(5, 24)


@given(pages())
def test_every_shown_code_point_is_on_one_line_in_one_cell(layout: Layout) -> None:
    covered = [
        offset
        for line in range(len(layout))
        for cell in layout.cells(line)
        for offset in range(cell.start, cell.stop)
    ]
    assert covered == [o for start, stop, _ in layout.stretches for o in range(start, stop)]


@given(pages())
def test_no_line_is_wider_than_the_page_but_for_blanks_at_its_end(layout: Layout) -> None:
    for line in range(len(layout)):
        row = layout.cells(line)
        while row and row[-1].shown.isspace():
            row.pop()
        assert sum(cell.width for cell in row) <= layout.width


@given(pages())
def test_a_line_finds_its_own_offsets(layout: Layout) -> None:
    for line, (start, stop) in enumerate(_lines(layout)):
        assert {layout.line_of(offset) for offset in range(start, stop)} == {line}


@given(pages())
def test_a_place_of_the_cursor_is_found_again_by_line_and_column(layout: Layout) -> None:
    for place in places(layout):
        column = layout.column_of(place)
        found = layout.offset_at(layout.line_of(place), column)
        assert layout.place(place) == place
        assert found == place or column == layout.width


@given(pages(), st.data())
def test_trimming_twice_is_trimming_once(layout: Layout, data: st.DataObject) -> None:
    span = data.draw(spans(layout))
    trimmed = layout.trimmed(span)
    if trimmed is None:
        return
    assert span.contains(trimmed)
    assert layout.trimmed(trimmed) == trimmed
    assert not layout.text[trimmed.start].isspace()
