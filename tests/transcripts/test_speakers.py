import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Voice
from transcripts.speakers import (
    Said,
    assembled,
    is_id,
    is_known_label,
    may_be_label,
    voice_of,
)


@pytest.mark.parametrize("label", ["INT", "int", "Interviewer 2", "Researcher", "I", "Q", "Q3"])
def test_the_usual_labels_ask(label: str) -> None:
    assert voice_of(label) is Voice.INTERVIEWER


@pytest.mark.parametrize("label", ["FSW 04", "Ana", "R", "Inter", "Iris", ""])
def test_everybody_else_answers(label: str) -> None:
    assert voice_of(label) is Voice.RESPONDENT


def test_a_named_interviewer_asks_with_or_without_a_note() -> None:
    assert voice_of("ANA Example", ["Ana example"]) is Voice.INTERVIEWER
    assert voice_of("Ana (she/her)", ["ana"]) is Voice.INTERVIEWER
    assert voice_of("Ana (Interviewer)") is Voice.INTERVIEWER


def test_ids_and_usual_words_are_known_labels() -> None:
    assert all(map(is_id, ["FSW 04", "FSW04", "id1", "P12", "ASW-7"]))
    assert not any(map(is_id, ["Day 1", "Ana", "2024", "FSW"]))
    assert all(map(is_known_label, ["INT", "Participant", "R1", "FSW 04"]))
    assert not is_known_label("Ana")


@pytest.mark.parametrize(
    "name", ["", "and then", "What? No", "A b c d e f", "X" * 61, "So, I", "He left. then"]
)
def test_a_piece_of_a_sentence_names_nobody(name: str) -> None:
    assert not may_be_label(name)


def test_a_full_name_may_be_a_label() -> None:
    assert may_be_label("Dr. Ana Example")


@given(st.lists(st.tuples(st.sampled_from(["", "A"]), st.text())))
def test_put_together_each_turn_has_its_words_back(parts: list[tuple[str, str]]) -> None:
    said = [Said(speaker, Voice.RESPONDENT, words) for speaker, words in parts]
    text, turns = assembled(said)
    assert all(turn.span.of(text) == turn.span.of(text).strip() != "" for turn in turns)
    assert all(turn.start == turn.speech for turn in turns)
    assert "\n\n".join(turn.span.of(text) for turn in turns) == text
