"""Shares and their intervals."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.themes.counts import Z_95, Share, Speech, wilson
from tests.coder.themes.worlds import PROMPT, SPOKEN, interview, response
from transcripts.model import Span


@pytest.mark.parametrize(
    ("n", "base", "low", "high"),
    [
        (22, 25, 70.0, 95.8),
        (17, 25, 48.4, 82.8),
        (11, 25, 26.7, 62.9),
        (18, 25, 52.4, 85.7),
        (10, 24, 24.5, 61.2),
        (14, 24, 38.8, 75.5),
        (9, 49, 10.0, 31.4),
        (15, 25, 40.7, 76.6),
        (12, 25, 30.0, 66.5),
        (6, 25, 11.5, 43.4),
    ],
)
def test_the_interval_is_wilsons(n: int, base: int, low: float, high: float) -> None:
    share = Share(n, base)
    assert share.low == pytest.approx(low, abs=0.05)
    assert share.high == pytest.approx(high, abs=0.05)
    assert share.percent == 100 * n / base


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_at_its_ends_the_score_test_just_rejects(counts: tuple[int, int]) -> None:
    n, base = counts
    for end in wilson(n, base):
        reach = Z_95 * sqrt(max(0, end * (1 - end)) / base)
        assert abs(n / base - end) == pytest.approx(reach, abs=1e-7)


def test_of_nobody_there_is_no_percent() -> None:
    nobody = Share(0, 0)
    assert (nobody.percent, nobody.low, nobody.high) == (None, None, None)


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_share_lies_in_its_interval(counts: tuple[int, int]) -> None:
    n, base = counts
    low, high = wilson(n, base)
    assert 0 <= low <= n / base <= high <= 1


@given(st.integers(1, 10_000).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_interval_of_the_rest_is_its_mirror(counts: tuple[int, int]) -> None:
    n, base = counts
    low, high = wilson(n, base)
    assert wilson(base - n, base) == pytest.approx((1 - high, 1 - low), abs=1e-12)


def test_a_span_touches_speech_only_where_words_of_a_respondent_are() -> None:
    speech = Speech(response("FSW 01"))
    assert speech.touches(SPOKEN)
    assert speech.touches(Span(0, len(PROMPT) + 1))
    assert not speech.touches(Span(0, len(PROMPT)))
    assert not Speech(response("FSW 01", "")).touches(Span(0, 3))


@given(st.integers(0, 60), st.integers(1, 30))
def test_quick_questions_have_the_answer_of_slow_ones(start: int, length: int) -> None:
    document = interview("A", ("INT", "How?"), ("A", "So."), ("A", "And so."), ("INT", "Well."))
    span = Span(start, start + length)
    slow = any(turn.span.overlaps(span) for turn in document.respondent_turns())
    assert Speech(document).touches(span) == slow
