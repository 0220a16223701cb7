"""Unitizing alphas: several documents, gaps, what is undefined, and what changes nothing."""

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.agreement.bootstrap import Resampling
from coder.agreement.intervals import Interval, IntervalMethod
from coder.agreement.lines import Line, squeezed
from coder.agreement.unitizing import Unitizing, unitizing
from coder.errors import InvalidRequestError
from transcripts.model import Span

LENGTH = 20
NO_INTERVAL = Interval(plan=Resampling(0))
Marked = Mapping[str, Sequence[tuple[int, int, str]]]


def line(marked: Marked, length: int = LENGTH) -> Line:
    """A document: for each coder start, stop and code of what they marked."""
    coded: dict[str, dict[str, list[Span]]] = {}
    for coder, units in marked.items():
        own = coded.setdefault(coder, {})
        for start, stop, code in units:
            own.setdefault(code, []).append(Span(start, stop))
    return Line(length, coded)


def values(found: Unitizing) -> list[float | None]:
    ku = [one.value for one in found.ku_alpha.values()]
    return [found.u_alpha.value, found.bar_u_alpha.value, found.cu_alpha.value, *ku]


@st.composite
def marks(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Stretches that do not overlap, of two codes."""
    cuts = sorted(draw(st.sets(st.integers(0, LENGTH), max_size=8)))
    chosen = draw(st.lists(st.sampled_from("xy-"), min_size=len(cuts), max_size=len(cuts)))
    return [
        (start, stop, code)
        for (start, stop), code in zip(pairwise(cuts), chosen, strict=False)
        if code != "-"
    ]


@st.composite
def documents(draw: st.DrawFn) -> list[Line]:
    coders = [f"coder {number}" for number in range(draw(st.integers(2, 4)))]
    count = draw(st.integers(1, 4))
    return [
        line({coder: draw(marks()) for coder in coders if draw(st.integers(0, 4))})
        for _ in range(count)
    ]


def by_characters(lines: Sequence[Line]) -> float:
    """uα by counting every pair of characters: slow, and as plain as its definition."""
    observed = 0.0
    told: list[tuple[object, str]] = []  # each coder's character: its stretch, and its code
    for number, one in enumerate(lines):
        if len(one.coded) >= 2:
            rows = [characters(one, coder, number) for coder in one.coded]
            told += [cell for row in rows for cell in row]
            for mine, theirs in combinations(rows, 2):
                differ = sum(a[1] != b[1] for a, b in zip(mine, theirs, strict=True))
                observed += 2 * differ / (len(rows) - 1)
    pairs = [(one, other) for one, other in combinations(told, 2) if one[0] != other[0]]
    expected = sum(one[1] != other[1] for one, other in pairs)
    return 1 - observed / (len(told) * expected / len(pairs)) if expected else np.nan


def characters(one: Line, coder: str, number: int) -> list[tuple[object, str]]:
    found: list[tuple[object, str]] = [((number, coder, at), "gap") for at in range(one.length)]
    for code, spans in one.coded[coder].items():
        for span in spans:
            for at in range(span.start, span.stop):
                found[at] = ((number, coder, code, span.start), code)
    return found


@given(documents())
def test_the_sweep_finds_what_counting_all_pairs_of_characters_finds(lines: list[Line]) -> None:
    slow = by_characters(lines)
    found = unitizing(lines, NO_INTERVAL).u_alpha.value
    assert found == (None if np.isnan(slow) else pytest.approx(slow, abs=1e-9))


@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_coders_and_spans_does_not_matter(
    lines: list[Line], chance: object
) -> None:
    mixed = [
        Line(one.length, {coder: one.coded[coder] for coder in reversed(list(one.coded))})
        for one in lines
    ]
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # a Random
    first, second = (values(unitizing(some, NO_INTERVAL)) for some in (lines, mixed))
    for one, other in zip(first, second, strict=True):
        assert one == (None if other is None else pytest.approx(other, abs=1e-9))


@given(documents())
def test_no_unitizing_alpha_is_above_one(lines: list[Line]) -> None:
    found = unitizing(lines, NO_INTERVAL)
    assert all(one is None or one <= 1 + 1e-9 for one in values(found))
    assert all(0 <= share <= 1 + 1e-9 for share in found.ku_coverage.values())


@given(st.lists(marks(), min_size=1, max_size=3))
def test_coders_who_mark_the_same_agree_wholly_or_not_at_all_definably(
    marked: list[list[tuple[int, int, str]]],
) -> None:
    lines = [line(dict.fromkeys(("ana", "ben", "cem"), own)) for own in marked]
    for one in values(unitizing(lines, NO_INTERVAL)):
        assert one is None or one == pytest.approx(1)


def test_a_document_that_one_coder_finished_shows_nothing() -> None:
    both = line({"ana": [(0, 9, "x")], "ben": [(3, 12, "x")]})
    alone = line({"ana": [(0, 20, "x")]})
    assert unitizing([both, alone], NO_INTERVAL) == unitizing([both], NO_INTERVAL)


def test_who_has_not_finished_is_missing_and_who_found_nothing_is_not() -> None:
    marked = {"ana": [(0, 9, "x")], "ben": [(0, 9, "x")]}
    missing = unitizing([line(marked)], NO_INTERVAL)
    empty = unitizing([line({**marked, "cem": []})], NO_INTERVAL)
    assert missing.u_alpha.value == pytest.approx(1)
    assert empty.u_alpha.value is not None
    assert empty.u_alpha.value < 0.5


def test_two_spans_that_overlap_are_one_and_two_that_touch_are_two() -> None:
    other = {"ben": [(2, 9, "x")]}
    whole = unitizing([line({"ana": [(2, 10, "x")], **other})], NO_INTERVAL)
    lapped = unitizing([line({"ana": [(2, 8, "x"), (5, 10, "x")], **other})], NO_INTERVAL)
    touching = unitizing([line({"ana": [(2, 5, "x"), (5, 10, "x")], **other})], NO_INTERVAL)
    assert lapped == whole
    assert touching.u_alpha.value != whole.u_alpha.value


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([], "no document was finished by two coders"),
        ([line({"ana": [(0, 5, "x")]})], "no document was finished by two coders"),
        ([line({"ana": [], "ben": []})], "nobody coded anything"),
        ([line({"ana": [(0, 20, "x")], "ben": [(0, 20, "x")]})], "the coding does not vary"),
    ],
)
def test_what_is_undefined_says_why(lines: list[Line], why: str) -> None:
    found = unitizing(lines)
    assert (found.u_alpha.value, found.u_alpha.undefined) == (None, why)
    assert (found.bar_u_alpha.undefined, found.cu_coverage) == (why, None)


def test_codes_that_never_meet_have_coverage_and_no_alpha() -> None:
    apart = unitizing([line({"ana": [(0, 5, "x")], "ben": [(10, 15, "y")]})])
    assert (apart.cu_coverage, apart.ku_coverage) == (0, {"x": 0, "y": 0})
    why = "where two coders coded there is only one code, or too little"
    assert {one.undefined for one in (apart.cu_alpha, *apart.ku_alpha.values())} == {why}


def test_codes_of_one_coder_that_overlap_are_refused() -> None:
    with pytest.raises(InvalidRequestError, match="ana coded the same words as x and as y"):
        unitizing([line({"ana": [(0, 5, "x"), (4, 9, "y")], "ben": []})])


def test_a_span_behind_the_end_is_refused() -> None:
    with pytest.raises(ValueError, match="21 lies behind the end of a line of 20"):
        unitizing([line({"ana": [(0, 21, "x")], "ben": []})])


def some_documents(count: int) -> list[Line]:
    dice = np.random.default_rng(5)
    found = []
    for _ in range(count):
        start = int(dice.integers(0, 5))
        late, early = (int(one) for one in dice.integers(0, 5, 2))
        found.append(
            line(
                {
                    "ana": [(start, start + 9, "x")],
                    "ben": [(start + late, start + 12 - early, "x")],
                }
            )
        )
    return found


def test_documents_are_resampled_and_the_same_seed_gives_the_same_interval() -> None:
    lines = some_documents(30)
    one, again = unitizing(lines).u_alpha, unitizing(lines).u_alpha
    other = unitizing(lines, Interval(plan=Resampling(seed=2))).u_alpha
    assert one == again
    assert (one.method, one.units, one.seed) == ("bootstrap of documents, 1000 replicates", 30, 1)
    assert one.low is not None
    assert one.value is not None
    assert one.low < one.value
    assert one.low != other.low


def test_leaving_documents_out_gives_about_the_same_error_as_resampling_them() -> None:
    lines = some_documents(200)
    left, drawn = (unitizing(lines, Interval(one)).u_alpha for one in list(IntervalMethod)[1:])
    assert left.method == "jackknife of documents"
    assert left.se == pytest.approx(drawn.se, rel=0.15)


def test_few_documents_are_told() -> None:
    [told] = {
        unitizing(some_documents(3), Interval(method)).u_alpha.method.partition("; ")[2]
        for method in IntervalMethod
    }
    assert told == "fewer than 10 documents, so it is rather too narrow"
    assert unitizing(some_documents(1)).u_alpha.method == "no interval: there is one document"


def test_an_alpha_that_hangs_on_one_document_has_no_jackknife() -> None:
    full = line({"ana": [(0, 20, "x")], "ben": [(0, 20, "x")]})
    found = unitizing([*some_documents(1), full], Interval(IntervalMethod.JACKKNIFE))
    assert found.u_alpha.method == "no interval: undefined without one of the documents"


def test_an_interviewer_s_words_are_taken_off_the_line() -> None:
    codable = [Span(5, 10), Span(20, 30)]
    spans = [Span(0, 4), Span(6, 8), Span(8, 25), Span(12, 18), Span(29, 50)]
    assert squeezed(spans, codable) == [Span(1, 3), Span(3, 10), Span(14, 15)]
