from hypothesis import given
from hypothesis import strategies as st

from transcripts.model import Document, Guide, State, Voice
from transcripts.text import canonical
from transcripts.turns import interview

PLAIN = Guide()


def read(text: str, guide: Guide = PLAIN) -> Document:
    [document] = interview(canonical(text), "a", guide).documents
    return document


def said(document: Document) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.span.of(document.text)) for turn in document.turns]


LINES = st.lists(
    st.sampled_from(
        ["INT: Hi 😀", "FSW 04: I read.", "ANA:", "ANA: cafe\u0301", "and more", "", "\ufeff", "  ",
         "[id1] yes", "[laughs] no", "Ana  00:13", "Time: T2", "See: that", "\t", "INTERVIEWER",
         "Ana", "0:01 - Ana: yes", "0:09 Ana", "Ana 0:09", "INT\tgo on", "Q. so?", "A. yes"]
    )
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_turns_lie_in_the_text_in_order_without_blank_edges(lines: list[str], end: str) -> None:
    document = read(end.join(lines))
    places = [place for turn in document.turns for place in (turn.start, turn.speech, turn.stop)]
    assert places == sorted(places)
    assert not places or places[-1] <= len(document.text)
    assert document.text == canonical(end.join(lines))
    for turn in document.turns:
        words = turn.span.of(document.text)
        assert words == words.strip()
        assert turn.speaker in document.text[turn.start : turn.speech]


def test_labels_part_the_talk_and_stay_in_the_text() -> None:
    document = read("INT: How are you?\r\n\r\nFSW 04: Fine 😀.\r\nReally.\r\n")
    assert said(document) == [("INT", "How are you?"), ("FSW 04", "Fine 😀.\nReally.")]
    assert [turn.voice for turn in document.turns] == [Voice.INTERVIEWER, Voice.RESPONDENT]
    label = document.turns[1]
    assert document.text[label.start : label.speech] == "FSW 04: "


def test_a_colon_in_plain_talk_names_nobody() -> None:
    document = read("INT: Hi\n\nFSW 04: I wrote this\nMy plan: go early\nINT: Ok")
    assert said(document)[1] == ("FSW 04", "I wrote this\nMy plan: go early")


def test_an_unknown_name_that_recurs_is_a_speaker() -> None:
    document = read("Ana: Hello\nBeth Example: Hi\nAna: Go on\nBeth Example: I read")
    assert [speaker for speaker, _ in said(document)] == ["Ana", "Beth Example"] * 2


def test_a_name_that_was_given_asks() -> None:
    document = read("Ana: Hello\nFSW 04: Hi", Guide(interviewers=frozenset({"ana"})))
    assert [turn.voice for turn in document.turns] == [Voice.INTERVIEWER, Voice.RESPONDENT]


def test_stars_that_make_a_label_bold_are_no_part_of_it() -> None:
    document = read("**INT:** Hi\n**FSW 04**: Hello **you**")
    assert said(document) == [("INT", "Hi"), ("FSW 04", "Hello **you**")]


def test_times_beside_a_label_are_no_speech() -> None:
    document = read("[00:01] INT: Hi\nFSW 04 (00:05): Hello\n00:09 INT: Ok")
    assert said(document) == [("INT", "Hi"), ("FSW 04", "Hello"), ("INT", "Ok")]


def test_in_a_focus_group_each_id_is_a_speaker_and_noise_is_not() -> None:
    document = read("[id1] I read.\n[laughs] sorry\n[id2] I ring.\n[id1] Me too.")
    assert said(document) == [("id1", "I read.\n[laughs] sorry"), ("id2", "I ring."),
                              ("id1", "Me too.")]  # fmt: skip


def test_blocks_leave_keywords_and_footer_to_nobody() -> None:
    text = (
        "My title\n\nSUMMARY KEYWORDS\nplanning, visit\n\nSPEAKERS\nAna, FSW 03\n\n"
        "Ana  00:00\nHow?\n\nFSW 03  00:13\nI read.\n\nMore.\n\nTranscribed by https://otter.ai\n"
    )
    reading = interview(text, "a", Guide(interviewers=frozenset({"Ana"})))
    [document] = reading.documents
    assert said(document) == [("Ana", "How?"), ("FSW 03", "I read.\n\nMore.")]
    assert reading.remarks == ()
    assert document.text == text


def test_a_label_without_words_is_no_turn() -> None:
    assert said(read("INT: Hi\nFSW 04:\n\nINT: Hello?")) == [("INT", "Hi"), ("INT", "Hello?")]


def test_without_labels_each_paragraph_is_a_turn() -> None:
    reading = interview("I read.\nAnd rang.\n\nThen I went.", "a", PLAIN)
    assert said(reading.documents[0]) == [("", "I read.\nAnd rang."), ("", "Then I went.")]
    assert "No speakers were found" in reading.remarks[0]


def test_a_header_gives_case_and_time_and_is_no_speech() -> None:
    document = read("Respondent: FSW 04\nTime: T2\n\nINT: Hi\nFSW 04: Hello")
    assert (document.case, document.time) == ("FSW 04", "T2")
    assert said(document) == [("INT", "Hi"), ("FSW 04", "Hello")]


def test_a_withheld_interview_has_no_turns() -> None:
    document = read("Case: FSW 26\n\n[The participant withdrew; the interview is withheld.]")
    assert (document.state, document.turns, document.case) == (State.WITHHELD, (), "FSW 26")


def test_what_may_be_wrong_is_told() -> None:
    assert "Nobody but" in interview("INT: Hi\nINT: Ho", "a", PLAIN).remarks[0]
    (before,) = interview("A title\n\nINT: Hi\nR: Ho", "a", PLAIN).remarks
    assert "“A title”" in before
    (nobody,) = interview("Ana: Hi\nBeth: Ho\n" * 2, "a", PLAIN).remarks
    assert "Ana and Beth count as respondents. Name who asks with --interviewer NAME." in nobody
    (alone,) = interview("R: I read.", "a", PLAIN).remarks
    assert "only R speaks. Name who asks" in alone


def test_a_header_alone_holds_no_talk() -> None:
    assert read("Time: T2\nEnd of interview").turns == ()
