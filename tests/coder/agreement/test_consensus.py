"""What coders agree on in a document, code by code and word by word."""

from dataclasses import replace

import pytest

from coder.agreement.consensus import Settlement, common_spans, settle
from coder.model import Coding, Rating, Study
from coder.units import CodedStudy
from tests.coder.agreement.worlds import (
    ANA,
    BEN,
    CODEBOOK,
    PLANNING,
    PRIDE,
    READING,
    SUPERVISION,
    coded,
    interview,
    rated,
    response,
)
from transcripts.model import Document, Span, State

ANSWER = response("FSW 01")
TALK = interview("ASW 18")


def settled(document: Document, *made: Coding | Rating) -> Settlement:
    codings = tuple(one for one in made if isinstance(one, Coding))
    ratings = tuple(one for one in made if isinstance(one, Rating))
    study = Study(CODEBOOK, (document,), codings=codings, ratings=ratings)
    return settle(CodedStudy(study), document, (ANA, BEN))


def spans(found: Settlement) -> list[tuple[str, str]]:
    return [(code.id, span.of(found.document.text)) for code, span in found.spans]


def told(found: Settlement) -> list[tuple[str, dict[str, str]]]:
    return [(one.code.id, dict(one.said)) for one in found.differing]


def test_nothing_coded_by_either_is_agreed_on() -> None:
    assert settled(ANSWER) == Settlement(ANSWER)


def test_the_same_words_are_taken_over_as_they_are() -> None:
    found = settled(ANSWER, *(coded(ANSWER, READING, who, "would read") for who in (ANA, BEN)))
    assert spans(found) == [("PL2", "would read")]
    assert told(found) == []


def test_different_words_meet_in_what_both_coded() -> None:
    found = settled(
        ANSWER,
        coded(ANSWER, READING, ANA, "I would read"),
        coded(ANSWER, READING, BEN, "read. I would ring"),
    )
    assert spans(found) == [("PL2", "read")]


def test_words_apart_leave_the_first_coders() -> None:
    found = settled(
        ANSWER, coded(ANSWER, READING, ANA, "read"), coded(ANSWER, READING, BEN, "ring")
    )
    assert spans(found) == [("PL2", "read")]


def test_a_code_of_one_coder_is_told_at_the_lowest_code() -> None:
    found = settled(ANSWER, coded(ANSWER, READING, ANA, "read"))
    assert spans(found) == []
    assert told(found) == [("PL2", {"ana": "present", "ben": "absent"})]


def test_a_parent_that_one_has_through_its_child_is_agreed_on_and_the_child_is_not() -> None:
    found = settled(
        ANSWER, coded(ANSWER, READING, ANA, "would read"), coded(ANSWER, PLANNING, BEN, "I would")
    )
    assert spans(found) == [("PL", "would")]
    assert told(found) == [("PL2", {"ana": "present", "ben": "absent"})]


def test_an_agreed_child_brings_its_parent_with_it() -> None:
    found = settled(
        ANSWER,
        *(coded(ANSWER, READING, who, "read") for who in (ANA, BEN)),
        coded(ANSWER, PLANNING, BEN, "ring"),
    )
    assert spans(found) == [("PL2", "read")]
    assert told(found) == []


def test_turns_of_an_interview_are_settled_one_by_one() -> None:
    found = settled(
        TALK,
        *(coded(TALK, PRIDE, who, "Hughes family") for who in (ANA, BEN)),
        coded(TALK, PRIDE, BEN, "sleep"),
    )
    assert spans(found) == [("PR", "Hughes family")]
    [difference] = found.differing
    assert difference.span.of(TALK.text) == "I sleep better. Truly."


def test_words_that_reach_into_a_disputed_turn_are_cut_at_its_edge() -> None:
    start = TALK.text.index("Hughes")
    long = Coding(TALK.guid, PRIDE.guid, ANA.guid, Span(start, len(TALK.text)))
    found = settled(TALK, long, coded(TALK, PRIDE, BEN, "The "))
    assert spans(found) == [("PR", "Hughes family.")]
    assert len(found.differing) == 1


def test_equal_values_are_taken_over_and_others_told() -> None:
    both = settled(TALK, *(rated(TALK, SUPERVISION, who, "none") for who in (ANA, BEN)))
    assert both.values == ((SUPERVISION, "none"),)
    one = settled(TALK, rated(TALK, SUPERVISION, ANA, "none"))
    assert one.values == ()
    assert told(one) == [("SUP", {"ana": "none", "ben": "not rated"})]


@pytest.mark.parametrize(("level", "taken"), [("1", True), ("0", False)])
def test_a_level_goes_with_presence(level: str, *, taken: bool) -> None:
    codings = [coded(ANSWER, PLANNING, who, "read") for who in (ANA, BEN)]
    levels = [rated(ANSWER, PLANNING, who, level) for who in (ANA, BEN)]
    assert settled(ANSWER, *codings, *levels).values == (((PLANNING, "1"),) if taken else ())
    assert settled(ANSWER, *levels).values == (() if taken else ((PLANNING, "0"),))


def test_absent_without_a_level_is_level_0() -> None:
    found = settled(ANSWER, rated(ANSWER, PLANNING, ANA, "0"))
    assert told(found) == []
    assert found.values == ((PLANNING, "0"),)


def test_levels_wait_until_presence_is_settled() -> None:
    found = settled(
        ANSWER,
        coded(ANSWER, PLANNING, ANA, "read"),
        rated(ANSWER, PLANNING, ANA, "1"),
        rated(ANSWER, PLANNING, BEN, "0"),
    )
    assert told(found) == [("PL", {"ana": "present", "ben": "absent"})]


def test_different_levels_are_told() -> None:
    found = settled(
        ANSWER,
        *(coded(ANSWER, PLANNING, who, "read") for who in (ANA, BEN)),
        rated(ANSWER, PLANNING, ANA, "1"),
        rated(ANSWER, PLANNING, BEN, "2"),
    )
    assert told(found) == [("PL", {"ana": "1", "ben": "2"})]


def test_a_withheld_document_has_nothing_to_settle() -> None:
    withheld = replace(ANSWER, state=State.WITHHELD)
    assert settled(withheld, coded(ANSWER, PLANNING, ANA, "read")) == Settlement(withheld)


def test_a_third_coder_narrows_the_words_or_leaves_them() -> None:
    words = [Span(0, 100)]
    first, second = [Span(0, 10)], [Span(5, 20)]
    assert common_spans([first, second, [Span(8, 30)]], words) == [Span(8, 10)]
    assert common_spans([first, second, [Span(50, 60)]], words) == [Span(5, 10)]


def test_an_overlap_in_nobodys_words_is_no_overlap() -> None:
    words = [Span(0, 5), Span(10, 15)]
    assert common_spans([[Span(0, 8)], [Span(6, 15)]], words) == [Span(0, 8)]
