from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.units import Rows, Unit, units_of
from coder.units import UnitKind
from transcripts.model import Document, Span, Turn, Voice


def talk(*said: tuple[str, Voice]) -> Document:
    text, turns = "", []
    for number, (words, voice) in enumerate(said):
        turns.append(Turn(len(text), len(text), len(text) + len(words), f"S{number}", voice))
        text += f"{words}\n"
    return Document("Talk", text, tuple(turns), guid="t")


def test_units_are_what_respondents_say_with_who_said_it() -> None:
    found = talk(
        ("Well?", Voice.INTERVIEWER), ("One. Two.", Voice.RESPONDENT), ("Three.", Voice.RESPONDENT)
    )
    sentences = units_of([found], UnitKind.SENTENCE)
    assert [(one.speaker, one.text) for one in sentences] == [
        ("S1", "One."),
        ("S1", "Two."),
        ("S2", "Three."),
    ]
    assert [one.text for one in units_of([found], UnitKind.TURN)] == ["One. Two.", "Three."]
    assert units_of([talk()], UnitKind.TURN) == ()


def units(*spans: tuple[int, int]) -> list[Unit]:
    return [Unit("d", Span(*one), "", "") for one in spans]


def test_a_span_that_only_reaches_into_a_unit_does_not_cover_it() -> None:
    rows = Rows([*units((0, 10), (10, 20)), Unit("e", Span(0, 5), "", "")])
    assert list(rows.met("d", Span(0, 11))) == [0, 1]
    assert rows.covered("d", Span(0, 11)) == [0]
    assert rows.covered("d", Span(3, 5)) == [0]
    assert rows.covered("d", Span(0, 20)) == [0, 1]
    assert (list(rows.of("e")), list(rows.of("gone")), len(rows)) == ([2], [], 3)
    assert list(rows.met("gone", Span(0, 3))) == []


@given(st.sets(st.integers(0, 40), min_size=2), st.integers(0, 40), st.integers(1, 10))
def test_the_units_that_a_span_meets_are_those_it_shares_a_character_with(
    ends: set[int], start: int, length: int
) -> None:
    cuts = sorted(ends)
    there = units(*pairwise(cuts))
    span = Span(start, start + length)
    met = [row for row, one in enumerate(there) if one.span.overlaps(span)]
    assert list(Rows(there).met("d", span)) == met
    assert set(Rows(there).covered("d", span)) <= set(met)
