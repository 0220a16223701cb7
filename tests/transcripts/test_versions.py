import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Span
from transcripts.versions import Carried, Fate, carried

WORDS = st.lists(st.sampled_from(["we", "wait", "ask.", "read", "\n", "é", "and"]), max_size=12)
TEXTS = WORDS.map(" ".join)


@st.composite
def spans_of(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans in it."""
    text = draw(TEXTS.filter(bool))
    starts = draw(st.lists(st.integers(0, len(text) - 1), max_size=5))
    return text, [Span(one, draw(st.integers(one + 1, len(text)))) for one in starts]


@given(spans_of())
def test_the_same_text_has_the_same_spans(case: tuple[str, list[Span]]) -> None:
    text, spans = case
    assert carried(text, text, spans) == [Carried(span, Fate.KEPT, span) for span in spans]


@given(spans_of(), TEXTS)
def test_no_span_vanishes(case: tuple[str, list[Span]], new: str) -> None:
    old, spans = case
    found = carried(old, new, spans)
    assert [one.old for one in found] == spans
    for one in found:
        assert (one.new is None) is (one.fate is Fate.LOST)
        if one.new is not None:
            assert one.new.stop <= len(new)
            assert (one.new.of(new) == one.old.of(old)) is (one.fate is Fate.KEPT)


@given(spans_of(), TEXTS, TEXTS)
def test_words_put_before_and_behind_move_spans_and_change_none(
    case: tuple[str, list[Span]], before: str, behind: str
) -> None:
    text, spans = case
    new = f"{before} | {text} | {behind}"
    for one in carried(f"| {text} |", new, [Span(s.start + 2, s.stop + 2) for s in spans]):
        if one.new is not None and one.fate is Fate.KEPT:
            assert one.new.of(new) == one.old.of(f"| {text} |")


def test_a_word_put_in_makes_the_span_longer() -> None:
    old, new = "I read the file. Then I go.", "I read the whole file. Then I go."
    [one, other] = carried(old, new, [Span(0, 16), Span(17, 27)])
    assert one == Carried(Span(0, 16), Fate.CHANGED, Span(0, 22))
    assert other == Carried(Span(17, 27), Fate.KEPT, Span(23, 33))


def test_words_that_are_gone_are_lost() -> None:
    [one] = carried("Keep this. Lose that word.", "Keep this.", [Span(11, 25)])
    assert one == Carried(Span(11, 25), Fate.LOST, None)


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="does not lie in a text of 3"):
        carried("abc", "abc", [Span(0, 4)])
