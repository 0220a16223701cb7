import pytest

from transcripts.model import Document, Span, Turn, Voice, new_guid, response_name


def test_a_span_has_a_length_and_words() -> None:
    span = Span(2, 5)
    assert len(span) == 3
    assert span.of("a bcd e") == "bcd"


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (4, 3), (-1, 2)])
def test_an_empty_or_turned_span_cannot_be(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, stop)


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))


def test_a_span_contains_itself_and_what_lies_inside() -> None:
    assert Span(1, 5).contains(Span(1, 5))
    assert not Span(1, 5).contains(Span(4, 6))


def test_a_turn_without_words_cannot_be() -> None:
    with pytest.raises(ValueError, match="not a turn"):
        Turn(0, 4, 4, "INT", Voice.INTERVIEWER)


def test_the_span_of_a_turn_leaves_the_label_out() -> None:
    assert Turn(0, 5, 9, "INT", Voice.INTERVIEWER).span == Span(5, 9)


def test_only_respondents_turns_are_theirs() -> None:
    asked = Turn(0, 0, 2, "INT", Voice.INTERVIEWER)
    said = Turn(2, 2, 4, "FSW 04", Voice.RESPONDENT)
    assert Document("a", "abcd", (asked, said)).respondent_turns() == (said,)


def test_a_response_is_named_by_what_is_known() -> None:
    assert response_name("FSW 04", "T2", "S1") == "FSW 04 T2 S1"
    assert response_name("FSW 04", "", "S1") == "FSW 04 S1"


def test_no_two_guids_are_the_same() -> None:
    assert new_guid() != new_guid()
