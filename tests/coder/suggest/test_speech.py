from hypothesis import given
from hypothesis import strategies as st

from coder.suggest.speech import speech
from transcripts.model import Document, Kind, State, Turn, Voice

WIDE = "We  met\u00a0\u00a0her\n\u200bmum’s friend. Then   we left."


def answer(text: str, *, state: State = State.PRESENT) -> Document:
    turns = (Turn(0, 0, len(text), "FSW 04", Voice.RESPONDENT),)
    return Document("FSW 04 T2 S1", text, turns, Kind.RESPONSE, state=state)


def test_a_sentence_is_said_with_single_blanks_and_straight_apostrophes() -> None:
    assert [one.said for one in speech(answer(WIDE))] == [
        "We met her mum's friend.",
        "Then we left.",
    ]


def test_a_text_is_cut_into_words_once() -> None:
    first, again = speech(answer(WIDE)), speech(answer(WIDE))
    assert first is again


def test_a_withheld_document_has_no_speech() -> None:
    assert speech(answer(WIDE, state=State.WITHHELD)) == ()


@given(st.lists(st.sampled_from([*"ab ’.\n\t", "\u200b", "\u00a0", "don’t ", "😀"]), min_size=1))
def test_every_word_knows_where_it_stands_in_the_text(signs: list[str]) -> None:
    text = "".join(signs)
    for sentence in speech(answer(text)):
        for at, word in enumerate(sentence.words):
            there = sentence.place(at, at + 1, text).of(text)
            assert there.replace("’", "'") == word.text
