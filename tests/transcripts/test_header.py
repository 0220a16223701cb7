import pytest

from transcripts.header import Header, read_header


def test_a_header_says_whose_words_follow() -> None:
    text = "Respondent: FSW 04\nTime: T2\n\nI read."
    header = read_header(text)
    assert (header.case, header.time) == ("FSW 04", "T2")
    assert text[header.stop :].strip() == "I read."


def test_one_heading_says_it_too() -> None:
    header = read_header("FSW 04, T2\n\nI read.")
    assert (header.case, header.time) == ("FSW 04", "T2")


def test_any_spelling_of_an_id_will_do() -> None:
    assert read_header("Participant: fsw-04\n\nI read.").case == "fsw-04"


def test_a_name_is_a_header_where_a_time_follows() -> None:
    header = read_header("Respondent: Maria\nTime: T2\n\nParticipant: Hello")
    assert header == Header("Maria", "T2", len("Respondent: Maria\nTime: T2"))


def test_a_title_may_stand_above_and_other_facts_beside() -> None:
    header = read_header("Answer booklet\n\nDate: 3 May\nCase: 7\nBorough: Ashmere\nHello")
    assert header == Header(
        "7", "", len("Answer booklet\n\nDate: 3 May\nCase: 7\nBorough: Ashmere")
    )


@pytest.mark.parametrize(
    "text",
    [
        "Participant: Hello\nInterviewer: Hi",
        "I read.\nI rang.\nI went.\nI sat.\nTime: T2",
        f"Time: {'x' * 41}\nI read.",
        "",
        "   \n",
    ],
)
def test_talk_is_no_header(text: str) -> None:
    assert read_header(text) == Header()
