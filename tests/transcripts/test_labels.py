import pytest

from transcripts.labels import labels
from transcripts.model import Span


def names(text: str, *interviewers: str) -> list[str]:
    return [label.name for label in labels(text, Span(0, len(text)), interviewers)]


@pytest.mark.parametrize(
    "text",
    [
        "INTERVIEWER\nWhy?\n\nParticipant 4\nBecause.",
        "Interviewer\n\nWhy?\n\nParticipant 4\n\nBecause.",
        "Interviewer:\nWhy?\nParticipant 4:\nBecause.",
        "0:00:01 - Interviewer: why\n0:00:05 – Participant 4: because",
        "[00:00:01] Interviewer: Why?\n[00:00:09] Participant 4: Because.",
        "00:00:01 Interviewer\nWhy?\n00:00:09 Participant 4\nBecause.",
        "Interviewer 0:01\nWhy?\n\nParticipant 4 0:13\nBecause.",
        "Interviewer – 0:01\nWhy?\n\nParticipant 4 - 0:13\nBecause.",
        "Interviewer - Why?\nParticipant 4 – Because - well.",
        "INTERVIEWER\tWhy?\nParticipant 4\tBecause.",
        "0:01\tInterviewer\tWhy?\n0:05\tParticipant 4\tBecause.",
    ],
)
def test_who_asks_is_told_from_who_answers_in_every_shape_of_label(text: str) -> None:
    asks, answers = names(text)
    assert asks.casefold() == "interviewer"
    assert answers == "Participant 4"


@pytest.mark.parametrize(
    "text",
    ["Q. Why?\nA. Because.", "Q: Why?\nA: Because.", "Q: Why?\nA. Because.", "Q.\nWhy?\nA.\nNo"],
)
def test_questions_and_answers_have_their_letters(text: str) -> None:
    assert names(text) == ["Q", "A"]


def test_a_lettered_list_in_an_answer_has_no_speakers() -> None:
    assert names("INT: Why?\nR: Two reasons.\nA. The first.\nA. Another.") == ["INT", "R"]
    assert names("INT\tWhy?\nR: Two.\ni\tThe first.\na\tAnother.") == ["INT", "R"]


def test_int_may_end_with_a_full_stop() -> None:
    assert names("INT. Why?\nFSW 04: Because.") == ["INT", "FSW 04"]


def test_one_letter_alone_on_a_line_is_a_label_if_it_recurs() -> None:
    assert names("I\nWhy?\n\nP\nBecause.\n\nI\nAnd?\n\nP\nSo.") == ["I", "P"] * 2
    assert names("INT: Vitamin?\nR: Which?\nA\nThat one.") == ["INT", "R"]


def test_a_short_answer_that_recurs_is_no_speaker() -> None:
    text = "INTERVIEWER\nDo you?\n\nANA\nYes\n\nINTERVIEWER\nAnd?\n\nANA\nYes\nI do.\nPAGE 2"
    assert names(text) == ["INTERVIEWER", "ANA"] * 2
    assert names("INT: Do you?\nR: Well.\nYes\nINT: Do you?\nR: Well.\nYes") == ["INT", "R"] * 2


def test_names_alone_on_lines_are_speakers_where_an_interviewer_is_one() -> None:
    text = "Ana\nWhy?\n\nBeth Example\nBecause.\n\nAna\nAnd?\n\nBeth Example\nSo."
    assert names(text, "Ana") == ["Ana", "Beth Example"] * 2
    assert names(text) == []


def test_an_id_alone_on_a_line_speaks_where_somebody_asks() -> None:
    assert names("INTERVIEWER\nWhy?\n\nP2\nBecause.") == ["INTERVIEWER", "P2"]
    assert names("INT: Which form?\nR: The one called\nCP 12\nof course.") == ["INT", "R"]


@pytest.mark.parametrize(
    "plain",
    ["One thing: I plan.", "I was there at 10:30", "10:30 I went there", "I rang.\tTwice.", "Ana"],
)
def test_plain_talk_names_nobody(plain: str) -> None:
    assert names(f"INT: Hi\nR: Well.\n{plain}\nINT: Ok") == ["INT", "R", "INT"]


def test_a_dash_in_plain_talk_names_nobody() -> None:
    talk = "INT: Hi\nR: Well.\nI - I mean it.\nI - I do.\nP4 - the form.\nP4 - that one."
    assert names(talk) == ["INT", "R"]
    assert names("INT - Hi\nP4 - Well.\nI - I mean it.\nI - I do.") == ["INT", "P4"]
