"""Span scores: what is matched, what is pooled, and what is undefined."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from coder.agreement.lines import Line, Stretch
from coder.agreement.spans import matches, span_scores
from transcripts.model import Span

TEXT = "I read the file first and then I rang them"
TOKENS = [Span(0, 1), Span(2, 6), Span(7, 10), Span(11, 15), Span(16, 21)]


def line(**marked: Sequence[tuple[int, int]]) -> Line:
    coded = {coder: {"x": [Span(*one) for one in own]} for coder, own in marked.items()}
    return Line(len(TEXT), coded, TOKENS)


def scores(*lines: Line) -> dict[str, float | None]:
    return {name: one.value for name, one in span_scores(lines).scores.items()}


@st.composite
def stretches(draw: st.DrawFn) -> list[Stretch]:
    cuts = sorted(draw(st.sets(st.integers(0, 30), max_size=12)))
    return [Stretch(*one) for one in pairwise(cuts) if draw(st.integers(0, 3))]


@given(stretches(), stretches(), st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_one_sweep_matches_as_many_as_a_matching_of_graphs(
    one: list[Stretch], other: list[Stretch], least: float
) -> None:
    table = np.zeros((len(one) or 1, len(other) or 1), dtype=int)
    for row, first in enumerate(one):
        for column, second in enumerate(other):
            common = min(first.stop, second.stop) - max(first.start, second.start)
            either = max(first.stop, second.stop) - min(first.start, second.start)
            table[row, column] = common > 0 and common >= least * either
    best = maximum_bipartite_matching(csr_array(table), perm_type="column")
    assert matches(one, other, least=least) == int((best >= 0).sum())


def test_half_of_either_in_both_is_enough_and_less_is_not() -> None:
    assert scores(line(ana=[(0, 10)], ben=[(0, 20)]))["span_f1_iou50"] == 1
    assert scores(line(ana=[(0, 10)], ben=[(0, 21)]))["span_f1_iou50"] == 0


def test_a_span_is_matched_once() -> None:
    found = scores(line(ana=[(0, 20)], ben=[(0, 9), (11, 20)]))
    assert found["span_f1_any_overlap"] == pytest.approx(2 / 3)
    assert found["exact_span_f1"] == 0


def test_a_word_is_marked_by_one_of_its_characters() -> None:
    found = scores(line(ana=[(5, 8)], ben=[(7, 15)]))
    assert found["token_f1"] == pytest.approx(2 * 1 / (2 + 2))


def test_documents_are_pooled_before_dividing() -> None:
    found = scores(line(ana=[(0, 5), (6, 9)], ben=[(0, 5)]), line(ana=[], ben=[(1, 4)]))
    assert found["exact_span_f1"] == pytest.approx(2 / 4)


def test_codes_are_matched_with_their_like_and_added_up() -> None:
    same = {"x": [Span(0, 5)]}
    found = scores(Line(20, {"ana": same, "ben": {**same, "y": [Span(0, 5)]}}))
    assert found["exact_span_f1"] == pytest.approx(2 / 3)


def test_more_coders_are_the_mean_of_their_pairs_and_it_is_said() -> None:
    two = span_scores([line(ana=[(0, 5)], ben=[(0, 5)])])
    three = span_scores([line(ana=[(0, 5)], ben=[(0, 5)], cem=[(10, 15)])])
    assert three.scores["exact_span_f1"].value == pytest.approx(1 / 3)
    assert three.rules["exact_span_f1"].endswith("the mean over their pairs.")
    assert two.rules["exact_span_f1"].endswith("added up before dividing.")


def test_a_pair_that_coded_nothing_has_no_part_in_the_mean() -> None:
    found = scores(line(ana=[(0, 5)], ben=[], cem=[]))
    assert found["char_f1"] == 0
    assert scores(line(ana=[], ben=[], cem=[]), line(ana=[(0, 5)], ben=[(0, 5)]))["char_f1"] == 1


def test_who_has_not_finished_is_missing() -> None:
    both, alone = line(ana=[(0, 5)], ben=[(0, 5)]), line(ana=[(0, 5)])
    assert scores(both, alone) == scores(both)


def test_what_is_undefined_says_why() -> None:
    nothing = span_scores([line(ana=[], ben=[])]).scores["char_iou"]
    assert nothing.undefined == "nobody coded anything"
    alone = span_scores([line(ana=[(0, 5)])]).scores["char_iou"]
    assert alone.undefined == "no document was finished by two coders"


def test_scores_of_many_documents_have_intervals() -> None:
    lines = [line(ana=[(0, 9)], ben=[(0, 9 - number % 4)]) for number in range(20)]
    found = span_scores(lines).scores["char_f1"]
    assert found.method == "bootstrap of documents, 1000 replicates"
    assert found.high is not None
    assert found.high <= 1
