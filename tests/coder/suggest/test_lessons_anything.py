"""Whatever was decided, lessons are what a plain look at each unit would tell."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.lessons import Decided, Mark, lessons
from coder.suggest.units import Rows, Unit
from transcripts.model import Span

CODES = ("top", "child", "other")
FAMILIES = {"top": ("top",), "child": ("child", "top"), "other": ("other",)}
EVERY = 40


def unit(document: str, start: int, stop: int) -> Unit:
    return Unit(document, Span(start, stop), "", "")


@st.composite
def texts(draw: st.DrawFn) -> list[Unit]:
    """Units of two documents, with gaps between them as where an interviewer speaks."""
    found = []
    for document in "ab":
        cuts = sorted(draw(st.sets(st.integers(0, EVERY), max_size=12)))
        found += [
            unit(document, start, stop)
            for place, (start, stop) in enumerate(pairwise(cuts))
            if place % 3 != 1
        ]
    return found


spans = st.builds(
    lambda start, length: Span(start, start + length), st.integers(0, EVERY), st.integers(1, 25)
)
marks = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(CODES), spans), max_size=5)
left = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(("", *CODES)), spans), max_size=4)
decisions = st.builds(
    Decided, marks, left, st.sets(st.sampled_from("ab")), st.lists(st.nothing(), max_size=0)
)


def learned(units: list[Unit], decided: Decided) -> np.ndarray:
    every = np.ones((len(units), len(CODES)), dtype=bool)
    found: np.ndarray = lessons(Rows(units), CODES, FAMILIES, every, decided)
    return found


def shared(one: Span, other: Span) -> int:
    return len(set(range(one.start, one.stop)) & set(range(other.start, other.stop)))


def touched(one: Unit, mark: Mark) -> bool:
    return one.document == mark[0] and shared(one.span, mark[2]) > 0


def mostly(one: Unit, mark: Mark) -> bool:
    enough = min(len(one.span), len(mark[2])) / 2
    return touched(one, mark) and shared(one.span, mark[2]) >= enough


def plain_look(one: Unit, code: str, decided: Decided) -> int:
    if any(mostly(one, mark) and code in FAMILIES[mark[1]] for mark in decided.coded):
        return 1
    if one.document in decided.finished:
        return 0
    return -(not any(touched(one, mark) and mark[1] in ("", code) for mark in decided.left))


@given(texts(), decisions)
def test_a_lesson_is_what_a_plain_look_at_its_unit_tells(
    units: list[Unit], decided: Decided
) -> None:
    expected = [[plain_look(one, code, decided) for code in CODES] for one in units]
    assert learned(units, decided).tolist() == expected


@given(texts(), decisions)
def test_what_nobody_decided_on_stays_unknown(units: list[Unit], decided: Decided) -> None:
    found = learned(units, decided)
    for row, one in enumerate(units):
        on_it = any(touched(one, mark) for mark in (*decided.coded, *decided.left))
        if not on_it and one.document not in decided.finished:
            assert found[row].tolist() == [-1, -1, -1]


@given(texts(), decisions, st.randoms(use_true_random=False))
def test_the_order_in_which_it_was_decided_changes_no_lesson(
    units: list[Unit], decided: Decided, chance: object
) -> None:
    again = Decided(
        sorted(decided.coded, reverse=True),
        sorted(decided.left, key=lambda _: chance.random()),  # type: ignore[attr-defined]  # Random
        sorted(decided.finished, reverse=True),
    )
    assert (learned(units, again) == learned(units, decided)).all()


@given(texts(), spans)
def test_the_units_that_a_span_covers_are_those_of_which_it_holds_half(
    units: list[Unit], span: Span
) -> None:
    rows = Rows(units)
    for document in "ab":
        mark = (document, "top", span)
        assert list(rows.met(document, span)) == [
            row for row, one in enumerate(units) if touched(one, mark)
        ]
        assert rows.covered(document, span) == [
            row for row, one in enumerate(units) if mostly(one, mark)
        ]
