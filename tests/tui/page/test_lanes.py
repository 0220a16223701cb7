"""Marks in the lanes of the margin."""

from hypothesis import given
from hypothesis import strategies as st

from tests.tui.page.pages import page, pages, spans
from transcripts.model import Span
from tui.page.lanes import Mark, Placed, SpanIndex
from tui.page.layout import Layout


def mark(key: str, start: int, stop: int) -> Mark:
    return Mark(key, Span(start, stop), code="planning")


@st.composite
def marked(draw: st.DrawFn) -> tuple[Layout, list[Mark]]:
    layout = draw(pages())
    drawn = draw(st.lists(spans(layout), min_size=1, max_size=12))
    return layout, [Mark(str(place), span, "x") for place, span in enumerate(drawn)]


def picture(index: SpanIndex) -> list[list[Placed]]:
    return [list(index.on_line(line)) for line in range(len(index.layout))]


def test_the_oldest_mark_has_the_innermost_lane_and_a_free_lane_is_used_again() -> None:
    index = SpanIndex(page("one two three"), [mark("a", 5, 12), mark("b", 9, 18)])
    assert [(one.mark.key, one.lane) for one in index.on_line(0)] == [("a", 0), ("b", 1)]
    index.remove("a")
    index.add(mark("c", 5, 8))
    assert [(one.mark.key, one.lane) for one in index.on_line(0)] == [("c", 0), ("b", 1)]


def test_the_marks_at_a_place_come_shortest_first() -> None:
    index = SpanIndex(page("one two three"), [mark("long", 5, 18), mark("short", 9, 12)])
    assert [one.key for one in index.at(10)] == ["short", "long"]
    assert [one.key for one in index.at(18)] == ["long"]
    assert "short" in index
    assert [one.key for one in index.marks()] == ["long", "short"]


def test_marks_on_the_same_words_stay_in_their_order_when_the_text_is_wrapped_anew() -> None:
    layout = page("one two three")
    index = SpanIndex(layout, [mark("z", 5, 8), mark("a", 5, 8), mark("m", 5, 8)])
    anew = SpanIndex(layout, index.marks())
    assert [one.key for one in anew.at(5)] == ["z", "a", "m"]


def test_the_next_and_the_previous_mark_are_found_from_anywhere() -> None:
    index = SpanIndex(page("one two three"), [mark("a", 5, 8), mark("b", 13, 18)])
    assert index.after(5) == mark("b", 13, 18)
    assert index.after(13) is None
    assert index.before(13) == mark("a", 5, 8)
    assert index.before(5) is None


@given(marked())
def test_two_marks_on_a_line_never_share_a_lane(world: tuple[Layout, list[Mark]]) -> None:
    layout, marks = world
    index = SpanIndex(layout, marks)
    for line in range(len(layout)):
        lanes = [placed.lane for placed in index.on_line(line)]
        assert len(lanes) == len(set(lanes))
    assert len(index.marks()) == len(marks)


@given(marked())
def test_a_mark_that_is_added_and_removed_leaves_no_trace(
    world: tuple[Layout, list[Mark]],
) -> None:
    layout, (last, *others) = world
    index = SpanIndex(layout, others)
    before = picture(index)
    touched = index.add(last)
    changed = [line for line in range(len(layout)) if picture(index)[line] != before[line]]
    assert changed == list(touched)
    assert index.remove(last.key) == touched
    assert picture(index) == before
