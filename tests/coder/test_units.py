"""Cutting documents into units, and telling which codes are on them."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.model import Study
from coder.units import Block, CodedStudy, UnitKind, cut, default_unit, met, touched
from tests.coder.agreement.worlds import (
    ANA,
    BEN,
    CEM,
    CODEBOOK,
    PLANNING,
    PRIDE,
    READING,
    SUPERVISION,
    coded,
    finished,
    interview,
    rated,
    response,
    spoken,
)
from transcripts.model import Document, Span, State

TALK = interview("ASW 18")


def words(document: Document, kind: UnitKind) -> list[str]:
    return [span.of(document.text) for span in cut(document, kind)]


def test_units_hold_what_respondents_say_and_nothing_else() -> None:
    assert words(TALK, UnitKind.TURN) == ["The Hughes family.", "I sleep better. Truly."]
    assert words(TALK, UnitKind.SENTENCE) == ["The Hughes family.", "I sleep better.", "Truly."]
    assert words(TALK, UnitKind.TOKEN)[:4] == ["The", "Hughes", "family", "I"]
    assert "".join(words(TALK, UnitKind.CHARACTER)) == "TheHughesfamily.Isleepbetter.Truly."


@pytest.mark.parametrize("kind", [UnitKind.DOCUMENT, UnitKind.CASE])
def test_a_whole_document_reaches_from_the_first_to_the_last_answer(kind: UnitKind) -> None:
    [whole] = words(TALK, kind)
    assert whole.startswith("The Hughes")
    assert whole.endswith("Truly.")


@pytest.mark.parametrize("kind", UnitKind)
def test_a_document_without_respondents_words_has_no_units(kind: UnitKind) -> None:
    assert cut(spoken("FSW 01", "What would you do?"), kind) == []
    assert cut(spoken("FSW 01", "What would you do?", "  \n "), kind) == []


@pytest.mark.parametrize("kind", UnitKind)
@pytest.mark.parametrize("state", [State.BLANK, State.WITHHELD])
def test_a_document_marked_blank_or_withheld_has_no_units(kind: UnitKind, state: State) -> None:
    assert cut(replace(TALK, state=state), kind) == []


@given(st.lists(st.text(min_size=1), min_size=2, max_size=6))
def test_units_come_in_order_and_lie_in_turns(speeches: list[str]) -> None:
    document = spoken("FSW 01", *speeches)
    turns = cut(document, UnitKind.TURN)
    for kind in (UnitKind.SENTENCE, UnitKind.TOKEN, UnitKind.CHARACTER):
        units = cut(document, kind)
        assert all(one.stop <= other.start for one, other in pairwise(units))
        assert all(any(turn.contains(unit) for turn in turns) for unit in units)


def test_codes_of_responses_are_compared_document_by_document_others_turn_by_turn() -> None:
    assert default_unit(PLANNING) is UnitKind.DOCUMENT
    assert default_unit(PRIDE) is UnitKind.TURN
    assert default_unit(SUPERVISION) is UnitKind.DOCUMENT


spans = st.tuples(st.integers(0, 40), st.integers(1, 9)).map(lambda at: Span(at[0], sum(at)))


@given(st.lists(spans))
def test_a_unit_is_touched_when_one_of_its_characters_is_covered(codings: list[Span]) -> None:
    units = [Span(0, 3), Span(5, 6), Span(6, 20), Span(22, 30)]
    expected = [any(unit.overlaps(coding) for coding in codings) for unit in units]
    assert [mark == 1 for mark in touched(units, codings)] == expected


@given(spans)
def test_a_span_meets_the_units_that_it_overlaps(span: Span) -> None:
    units = [Span(0, 3), Span(5, 6), Span(6, 20), Span(22, 30)]
    assert met(units, span) == [unit for unit in units if unit.overlaps(span)]


def marks(study: Study, kind: UnitKind) -> list[dict[str, list[int] | None]]:
    blocks = CodedStudy(study).presence(PLANNING, (ANA, BEN), kind)
    return [
        {name: None if mark is None else list(mark) for name, mark in block.marks.items()}
        for block in blocks
    ]


def test_a_parent_is_where_its_child_is() -> None:
    answer = response("FSW 01")
    study = Study(
        CODEBOOK,
        (answer,),
        codings=(coded(answer, READING, ANA, "read"), coded(answer, PLANNING, BEN, "ring")),
        finishes=finished([answer], ANA, BEN),
    )
    assert marks(study, UnitKind.DOCUMENT) == [{"ana": [1], "ben": [1]}]
    assert marks(study, UnitKind.SENTENCE) == [{"ana": [1, 0], "ben": [0, 1]}]


def test_words_of_others_carry_no_code() -> None:
    answer = response("FSW 01")
    study = Study(
        CODEBOOK,
        (answer,),
        codings=(coded(answer, PLANNING, ANA, "What would"),),
        finishes=finished([answer], ANA, BEN),
    )
    assert marks(study, UnitKind.DOCUMENT) == [{"ana": [0], "ben": [0]}]


def test_who_has_not_finished_is_missing_and_a_document_of_one_coder_is_no_unit() -> None:
    both, alone = response("FSW 01"), response("FSW 02")
    study = Study(
        CODEBOOK,
        (both, alone, TALK),
        codings=(coded(alone, PLANNING, BEN, "read"),),
        finishes=finished([both], ANA, BEN) + finished([alone], ANA),
    )
    blocks = CodedStudy(study).presence(PLANNING, (ANA, BEN, CEM), UnitKind.DOCUMENT)
    assert [block.documents for block in blocks] == [(both,)]
    assert blocks[0].marks == {"ana": b"\0", "ben": b"\0", "cem": None}


def test_a_case_is_made_of_what_everybody_finished() -> None:
    first, second = response("FSW 01 S1", case="FSW 01"), response("FSW 01 S2", case="FSW 01")
    late, nobodys = response("FSW 01 S3", case="FSW 01"), response("FSW 02")
    study = Study(
        CODEBOOK,
        (first, second, late, nobodys),
        codings=(
            coded(second, READING, ANA, "read"),
            coded(late, READING, BEN, "read"),
        ),
        finishes=finished([first, second, nobodys], ANA, BEN) + finished([late], BEN),
    )
    assert marks(study, UnitKind.CASE) == [
        {"ana": [1], "ben": [0]},
        {"ana": [0], "ben": [0]},
    ]


def test_values_are_compared_where_two_were_given() -> None:
    other = interview("ASW 19")
    study = Study(
        CODEBOOK,
        (TALK, other),
        ratings=(
            rated(TALK, SUPERVISION, ANA, "none"),
            rated(TALK, SUPERVISION, BEN, "changed"),
            rated(other, SUPERVISION, ANA, "none"),
        ),
        finishes=finished([TALK, other], ANA, BEN),
    )
    blocks = CodedStudy(study).values(SUPERVISION, (ANA, BEN, CEM), ("changed", "none"))
    assert [block.documents for block in blocks] == [(TALK,)]
    assert blocks[0].marks == {"ana": b"\x01", "ben": b"\x00", "cem": None}


def test_who_found_nothing_said_level_0_where_levels_are_given() -> None:
    first, second, third = (response(f"FSW 0{number}") for number in (1, 2, 3))
    study = Study(
        CODEBOOK,
        (first, second, third),
        codings=(coded(first, READING, ANA, "read"), coded(third, PLANNING, BEN, "ring")),
        ratings=(rated(first, PLANNING, ANA, "2"), rated(second, PLANNING, ANA, "0")),
        finishes=finished([first, second, third], ANA, BEN),
    )
    levels = [block.marks for block in levels_of(study)]
    assert levels == [{"ana": b"\2", "ben": b"\0"}, {"ana": b"\0", "ben": b"\0"}]
    assert levels_of(replace(study, ratings=())) == []


def levels_of(study: Study) -> list[Block]:
    return CodedStudy(study).values(PLANNING, (ANA, BEN), ("0", "1", "2"))


@given(st.lists(spans), st.integers(1, 100))
def test_with_coverage_a_unit_is_coded_where_so_much_of_it_is_covered(
    codings: list[Span], percent: int
) -> None:
    units = [Span(0, 3), Span(5, 6), Span(6, 20), Span(22, 30)]
    letters = [
        sum(any(x.start <= at < x.stop for x in codings) for at in range(*(u.start, u.stop)))
        for u in units
    ]
    expected = [100 * n >= percent * len(unit) for n, unit in zip(letters, units, strict=True)]
    assert [mark == 1 for mark in touched(units, codings, percent)] == expected


def test_of_a_whole_document_respondents_words_alone_are_to_be_covered() -> None:
    answer = response("FSW 01")
    study = Study(
        CODEBOOK,
        (answer,),
        codings=(
            coded(answer, PLANNING, ANA, "I would read."),
            coded(answer, PLANNING, BEN, "What would you do?\nI would"),
        ),
        finishes=finished([answer], ANA, BEN),
    )
    for kind, many in ((UnitKind.DOCUMENT, 46), (UnitKind.CASE, 46)):
        [block] = CodedStudy(study, coverage=many).presence(PLANNING, (ANA, BEN), kind)
        assert block.marks == {"ana": b"\x01", "ben": b"\x00"}
    [block] = CodedStudy(study, coverage=47).presence(PLANNING, (ANA, BEN), UnitKind.DOCUMENT)
    assert block.marks == {"ana": b"\x01", "ben": b"\x00"}
