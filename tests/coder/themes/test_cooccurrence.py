"""Codes that go together are counted in respondents, in documents, and in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import InvalidRequestError
from coder.themes import overlap
from coder.themes.cooccurrence import Combined, Cooccurrence, Together, Unit, cooccurrence
from coder.themes.counts import Share
from coder.themes.selection import Question
from tests.coder.themes.worlds import ANSWER, PROMPT, World, interview, response
from transcripts.model import Span

START = len(PROMPT)


def two_scenarios() -> World:
    """A has PL and EN in two answers, B in one, C has PL, D nothing, E's answer is blank."""
    world = World()
    world.read(response("A", scenario="S1"), "PL1")
    world.read(response("A", scenario="S2"), "EN")
    world.read(response("B"), "PL2", "EN")
    world.read(response("C"), "PL")
    world.read(response("D"))
    world.read(response("E", ""))
    return world


def counted(world: World, *codes: str, unit: str = "respondent", least: int = 0) -> Cooccurrence:
    question = Question(codes=codes or ("PL", "EN"))
    return cooccurrence(world.study(), question, Unit(unit), suppress=least)


def only(found: Cooccurrence) -> Together:
    [pair] = found.pairs
    return pair


def test_a_respondent_has_both_wherever_they_stand() -> None:
    found = counted(two_scenarios())
    pair = only(found)
    assert (pair.first.id, pair.second.id) == ("PL", "EN")
    assert (pair.both, pair.of_first, pair.of_second) == (Share(2, 4), Share(3, 4), Share(2, 4))
    assert pair.jaccard == 2 / 3
    assert found.combined == Combined(every=2, none=1, base=4)
    assert found.counts == (Share(3, 4), Share(2, 4))


def test_a_document_must_hold_both() -> None:
    pair = only(counted(two_scenarios(), unit="document"))
    assert (pair.both, pair.of_first, pair.of_second) == (Share(1, 5), Share(3, 5), Share(2, 5))


def test_who_is_open_for_one_code_is_in_the_base_of_neither() -> None:
    world = two_scenarios()
    world.unread(response("D", scenario="S2"))
    world.unread(response("C", scenario="S2"))
    pair = only(counted(world))
    assert (pair.both, pair.of_first, pair.of_second) == (Share(2, 2), Share(2, 2), Share(2, 2))
    assert counted(world).counts[0] == Share(3, 3)


def test_without_a_name_the_codes_at_the_top_are_paired() -> None:
    found = cooccurrence(two_scenarios().study(), Question())
    assert [code.id for code in found.codes] == ["PL", "EN", "REC"]
    assert [(one.first.id, one.second.id) for one in found.pairs] == [
        ("PL", "EN"),
        ("PL", "REC"),
        ("EN", "REC"),
    ]
    assert found.pairs[1].both == Share(0, 0)
    assert found.pairs[1].jaccard is None


def test_a_code_and_one_below_it_are_no_pair() -> None:
    found = counted(two_scenarios(), "PL", "PL1", "PL2")
    assert [(one.first.id, one.second.id) for one in found.pairs] == [("PL1", "PL2")]


@pytest.mark.parametrize(
    ("codes", "said"), [(("PL",), "Two codes go together"), (("PL", "SUP"), "SUP is a choice")]
)
def test_one_code_and_a_choice_are_refused(codes: tuple[str, ...], said: str) -> None:
    with pytest.raises(InvalidRequestError, match=said):
        counted(World(), *codes)


def coded(*spans: tuple[str, int, int]) -> World:
    """One answer with these codes, each from one character of it to another."""
    world = World()
    document = world.read(response("A"))
    for code, start, stop in spans:
        world.code(document, code, span=Span(START + start, START + stop))
    return world


def test_segments_go_together_where_they_share_words() -> None:
    world = coded(("PL1", 0, 10), ("EN", 9, 12), ("EN", 12, 14), ("PL2", 13, 20), ("PL2", 21, 22))
    pair = only(counted(world, unit="segment"))
    assert (pair.both, pair.of_first, pair.of_second) == (Share(2, 5), Share(3, 5), Share(2, 5))
    assert counted(world, unit="segment").combined is None


def test_segments_that_touch_share_nothing() -> None:
    assert only(counted(coded(("PL", 0, 5), ("EN", 5, 9)), unit="segment")).both.n == 0


def test_a_long_segment_over_two_short_ones_is_together_once() -> None:
    pair = only(counted(coded(("PL", 0, 20), ("EN", 1, 3), ("EN", 5, 7)), unit="segment"))
    assert (pair.both.n, pair.of_first.n, pair.of_second.n) == (1, 1, 2)
    assert pair.jaccard == 0.5


def test_segments_of_two_documents_never_meet() -> None:
    world = coded(("PL", 0, 20))
    world.code(world.read(response("B")), "EN")
    assert only(counted(world, unit="segment")).both.n == 0


def test_codes_of_other_documents_have_no_segments_in_common() -> None:
    world = coded(("PL", 0, 5), ("EN", 2, 4))
    talk = world.read(interview("A"))
    [turn] = talk.respondent_turns()
    world.code(talk, "REC", span=turn.span)
    world.code(talk, "PL", span=turn.span)
    found = counted(world, "PL", "EN", "REC", unit="segment")
    assert [(one.both.n, one.both.base) for one in found.pairs] == [(1, 2), (0, 0), (0, 0)]
    assert found.counts == (Share(1, 2), Share(1, 2), Share(1, 1))


def test_where_nothing_is_coded_nothing_goes_together() -> None:
    for unit in Unit:
        assert only(counted(World(), unit=unit)).both == Share(0, 0)


SPANS = st.tuples(
    st.sampled_from(["PL", "PL1", "EN"]),
    st.integers(0, len(ANSWER) - 2),
    st.integers(1, 5),
).map(lambda one: (one[0], one[1], min(one[1] + one[2], len(ANSWER))))


@given(st.lists(SPANS, max_size=12), st.integers(1, 20))
def test_segments_meet_as_if_looked_up_one_by_one(
    spans: list[tuple[str, int, int]], at_once: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(overlap, "AT_ONCE", at_once)
        pair = only(counted(coded(*spans), unit="segment"))
    planning = [Span(*span) for code, *span in spans if code != "EN"]
    engaging = [Span(*span) for code, *span in spans if code == "EN"]
    meeting = [
        sum(any(one.overlaps(other) for other in others) for one in some)
        for some, others in ((planning, engaging), (engaging, planning))
    ]
    assert pair.both.n == min(meeting)
    assert (pair.of_first.n, pair.of_second.n) == (len(planning), len(engaging))


def test_small_numbers_are_hidden() -> None:
    found = counted(two_scenarios(), least=5)
    pair = only(found)
    assert (pair.both, pair.jaccard) == (Share(0, 4, hidden=True), None)
    assert all(share.hidden for share in (pair.of_first, pair.of_second, *found.counts))
    assert found.combined == Combined(0, 0, 4, hidden=True)


def test_large_numbers_are_told() -> None:
    world = World()
    for number in range(20):
        codes = ["PL", "EN"] if number < 5 else ["PL"] if number < 10 else ["EN"]
        world.read(response(f"FSW {number}"), *(codes if number < 15 else []))
    found = counted(world, least=5)
    assert only(found).both == Share(5, 20)
    assert found.combined == Combined(5, 5, 20)
    assert only(counted(world, least=6)).both.hidden
