from transcripts.cues import Cue, named, talk
from transcripts.model import Guide, State, Voice

PLAIN = Guide()


def test_cues_of_one_speaker_are_one_turn() -> None:
    [document] = talk(
        [Cue("A", "I read"), Cue("A", "it\nall."), Cue("B", "Ok")], "a", PLAIN
    ).documents
    assert document.text == "I read it all.\n\nOk"
    assert [turn.speaker for turn in document.turns] == ["A", "B"]


def test_a_cue_without_a_speaker_carries_the_last_one_and_is_told() -> None:
    reading = talk([Cue("A", "I read"), Cue("", "it all.")], "a", PLAIN)
    assert reading.documents[0].text == "I read it all."
    assert reading.remarks[0] == (
        "Captions without a speaker were given to the one before: number 2."
    )


def test_captions_in_which_nobody_asks_are_told() -> None:
    talked = [Cue("Ana Example", "How did you plan?"), Cue("Mary Example", "I made a list.")]
    told = (
        "No interviewer was found: Ana Example and Mary Example count as respondents. "
        "Name who asks with --interviewer NAME."
    )
    assert talk(talked, "a", PLAIN).remarks == (told,)
    asked = Guide(interviewers=frozenset({"Ana Example"}))
    assert talk(talked, "a", asked).remarks == ()


def test_many_such_cues_are_told_in_short() -> None:
    cues = [Cue("A", "x"), *[Cue("", "y")] * 9]
    assert talk(cues, "a", PLAIN).remarks[0].endswith("number 2, 3, 4, 5, 6 ….")


def test_captions_without_any_speaker_are_told() -> None:
    assert "No caption names a speaker" in talk([Cue("", "x")], "a", PLAIN).remarks[0]


def test_no_words_are_no_document() -> None:
    assert talk([Cue("A", " ")], "a", PLAIN).documents == ()


def test_a_withheld_recording_has_no_turns() -> None:
    [document] = talk([Cue("", "[This interview was"), Cue("", "withheld.]")], "a", PLAIN).documents
    assert (document.state, document.turns) == (State.WITHHELD, ())


def test_interviewers_ask() -> None:
    guide = Guide(interviewers=frozenset({"Ana Example"}))
    [document] = talk([Cue("Ana Example", "How?"), Cue("B", "So.")], "a", guide).documents
    assert [turn.voice for turn in document.turns] == [Voice.INTERVIEWER, Voice.RESPONDENT]


def test_names_before_a_colon_speak_where_they_read_like_names() -> None:
    words = ["INT: a", "Ana Example (guest): b", "Beth: c", "Beth: d", "My plan: e", "Yes: f", "g"]
    cues = named([Cue("", one) for one in words], PLAIN)
    assert cues == [
        Cue("INT", "a"), Cue("Ana Example (guest)", "b"), Cue("Beth", "c"), Cue("Beth", "d"),
        Cue("", "My plan: e"), Cue("", "Yes: f"), Cue("", "g"),
    ]  # fmt: skip
