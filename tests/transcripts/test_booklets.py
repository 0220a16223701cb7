from hypothesis import given
from hypothesis import strategies as st

from transcripts.booklets import responses
from transcripts.model import Document, Guide, Kind, Prompt, Reading, Scenario, State, Voice
from transcripts.text import canonical

CALL = "A nursery rings for the third time. You have been asked to visit."
BEFORE, FIRST = "What would you do before you go?", "How would you spend the first visit?"
KNOWN = Guide((Scenario("S1", "The third call", CALL, (Prompt("a", BEFORE), Prompt("b", FIRST))),))
BOOKLET = f"""Respondent: FSW 04
Time: T2

Scenario S1: The third call

{CALL}

(a) {BEFORE}

I'd read the file.

Then I'd ring.

(b) {FIRST}

Walking with them.

Scenario S2: Half the week

A boy leaves home.

(a) {BEFORE}

-
"""


def split(text: str, guide: Guide = KNOWN) -> Reading:
    reading = responses(text, "booklet", guide)
    assert reading
    return reading


def said(document: Document, voice: Voice) -> list[tuple[str, str]]:
    return [(t.speaker, t.span.of(document.text)) for t in document.turns if t.voice is voice]


def test_a_booklet_becomes_one_response_a_scenario() -> None:
    one, two = split(BOOKLET).documents
    assert (one.name, one.case, one.time, one.scenario) == ("FSW 04 T2 S1", "FSW 04", "T2", "S1")
    assert (one.kind, one.state) == (Kind.RESPONSE, State.PRESENT)
    assert two.name == "FSW 04 T2 S2"


def test_print_is_told_from_answers_with_and_without_known_scenarios() -> None:
    for guide in (KNOWN, Guide()):
        one = split(BOOKLET, guide).documents[0]
        assert said(one, Voice.RESPONDENT) == [
            ("FSW 04", "I'd read the file.\n\nThen I'd ring."),
            ("FSW 04", "Walking with them."),
        ]
        assert said(one, Voice.PROMPT) == [
            ("S1", f"Scenario S1: The third call\n\n{CALL}"),
            ("S1 (a)", f"(a) {BEFORE}"),
            ("S1 (b)", f"(b) {FIRST}"),
        ]


def test_a_response_without_an_answer_is_blank() -> None:
    two = split(BOOKLET).documents[1]
    assert two.state is State.BLANK
    assert two.respondent_turns() == ()


def test_known_print_is_recognised_whatever_its_breaks_quotes_and_place() -> None:
    guide = Guide((Scenario("S1", "T", "It's his age.", (Prompt("a", 'What is "it"?'),)),))
    text = "Respondent: FSW 04\n\nScenario S1\n\nIt’s\nhis age.\n\nwhat is\n“it”? I don't know."
    [one] = split(text, guide).documents
    assert said(one, Voice.RESPONDENT) == [("FSW 04", "I don't know.")]
    assert said(one, Voice.PROMPT)[1] == ("S1 (a)", "what is\n“it”?")


def test_an_unprompted_answer_begins_after_the_known_scenario() -> None:
    text = f"Respondent: FSW 04\n\nS1 The third call\n\n{CALL}\n\n(a) I'd read. (b) I'd ring."
    [one] = split(text).documents
    assert said(one, Voice.RESPONDENT) == [("FSW 04", "(a) I'd read. (b) I'd ring.")]


def test_a_known_scenario_without_its_text_ends_with_its_heading() -> None:
    guide = Guide((Scenario("S1", "The third call"), Scenario("S3", "Again", "Not printed.")))
    text = "Respondent: FSW 04\n\nS1\n\nI'd read.\n\nS3. Again\n\nI'd ring."
    one, three = split(text, guide).documents
    assert said(one, Voice.RESPONDENT) == [("FSW 04", "I'd read.")]
    assert said(three, Voice.RESPONDENT) == [("FSW 04", "I'd ring.")]


def test_a_respondents_own_list_is_no_print() -> None:
    text = "Respondent: FSW 04\n\nScenario S1\n\n(a) Why?\n\n(a) read\n(c) really?\n(b) ring"
    [one] = split(text, Guide()).documents
    assert said(one, Voice.RESPONDENT) == [("FSW 04", "(a) read\n(c) really?\n(b) ring")]


def test_a_bare_heading_counts_under_a_name_or_where_the_file_says_so() -> None:
    body = "\n\nS1. The third call\n\n(a) Why?\n\nSo."
    assert responses(f"FSW 04, T2{body}", "b", Guide())
    assert responses(body, "b", Guide()) is None
    assert responses(body.strip(), "b", Guide(), headings={0})


def test_an_interview_is_no_booklet() -> None:
    assert responses("S1: Hello\nS2: Hi\nS1: So", "b", Guide()) is None
    assert responses("Case: 7\n\nS1: Hello there.\nS2: Hi", "b", KNOWN) is None
    assert responses("Case: 7\n\nGP1 surgery\n\nI rang.", "b", KNOWN) is None
    assert responses("INT: Hi\nScenario planning: a talk\nR: Ho", "b", KNOWN) is None
    assert responses("I saw S1 there.\n\nS1 rang me twice.", "b", KNOWN) is None


def test_a_booklet_that_names_nobody_is_told() -> None:
    reading = split("Scenario S1: The third call\n\n(a) Why?\n\nSo.", Guide())
    assert reading.documents[0].name == "booklet S1"
    assert "does not say whose" in reading.remarks[0]


def test_print_that_cannot_be_recognised_is_told() -> None:
    reading = split("Respondent: FSW 04\n\nScenario S1\n\nA nursery rings.\n\nI'd go.", Guide())
    assert "coder scenarios load" in reading.remarks[0]


def test_a_withheld_response_keeps_its_print_and_no_answer() -> None:
    [one] = split(f"Case: FSW 26\n\nScenario S1\n\n(a) {BEFORE}\n\n[withheld]").documents
    assert one.state is State.WITHHELD
    assert one.respondent_turns() == ()


PIECES = st.lists(
    st.sampled_from(
        ["Scenario S1: The third call", "S2 Half", CALL, f"(a) {BEFORE}", FIRST, "(b) Why?",
         "😀 I'd go.", "n/a", "", "  ", "[withheld]", "## S1", "Scenario 3", "cafe\u0301"]
    )
)  # fmt: skip


@given(PIECES, st.sampled_from(["\n", "\r\n", "\n\n"]), st.sampled_from([KNOWN, Guide()]))
def test_the_turns_of_a_response_lie_in_its_text_in_order(
    pieces: list[str], end: str, guide: Guide
) -> None:
    text = canonical(end.join(["Respondent: FSW 04", *pieces]))
    reading = responses(text, "b", guide)
    for document in reading.documents if reading else ():
        edges = [edge for turn in document.turns for edge in (turn.start, turn.stop)]
        assert edges == sorted(edges)
        assert edges[-1] <= len(document.text)
        assert document.text in text
        assert document.turns[0].voice is Voice.PROMPT
        for turn in document.turns:
            words = turn.span.of(document.text)
            assert words == words.strip()
