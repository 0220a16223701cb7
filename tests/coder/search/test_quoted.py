"""Quotations in print are found as they were said, changed, or not at all."""

import pytest

from coder.search.nearest import DIFFERENCES, difference, likest
from coder.search.quoted import Checked, Fate, Quoted, Sources, unquoted
from tests.coder.themes.worlds import interview, response
from transcripts.model import Span

ANSWER = (
    "I’d ring the school first, then I’d read the file; and she said: “Come in.” We [laughs] went."
)
TALK = interview(
    "FSW 02",
    ("INT", "How do you plan your week?"),
    ("FSW 02", "I look at the map."),
    ("INT", "And then?"),
    ("FSW 02", "Then I go out early."),
)
SOURCES = Sources([response("FSW 01", ANSWER), response("FSW 03", "Nothing much."), TALK])


def check(text: str, *, document: str = "", case: str = "") -> Checked:
    return SOURCES.check(Quoted(1, text, document, case))


@pytest.mark.parametrize(
    "text",
    [
        "ring the school first",
        "“I'd ring the school first, then I'd read the file”",
        "I'd ring the\nschool  first",
        "ring the school […] read the file",
        "ring the school [...] read [... ] We [laughs] went.",
        "ring the [nursery] first, then [she]’d read",
        "[h]e said",
        "We [laughs] went",
        '"Come in."',
        "[We] look at the map. [...] Then I go out early.",
        "[…] read the file; and she said […]",
        "read the f[ile]",
    ],
)
def test_words_are_found_as_they_were_said(text: str) -> None:
    assert check(text).fate is Fate.FOUND


def test_a_segment_that_ends_within_a_word_is_found_where_it_was() -> None:
    start = SOURCES.check(Quoted(1, "ring the school")).span
    assert start is not None
    place = Span(start.start + 1, start.stop - 2)
    assert SOURCES.check(Quoted(1, "ing the scho", "FSW 01 T2 S1", "", place)).fate is Fate.FOUND
    assert SOURCES.check(Quoted(1, "ng the scho", "FSW 01 T2 S1", "", place)).fate is Fate.CHANGED
    assert SOURCES.check(Quoted(1, "ing the scho", "gone", "", place)).fate is Fate.CHANGED
    printed = Span(0, 4)
    assert SOURCES.check(Quoted(1, "What", "FSW 01 T2 S1", "", printed)).fate is Fate.CHANGED


def test_what_is_found_is_shown_with_its_place() -> None:
    found = check("Then I go out early")
    assert found.document == "Interview FSW 02"
    assert found.span is not None
    assert found.span.of(TALK.text) == found.words == "Then I go out early"
    assert found.remark == ""


def test_changed_words_are_told_with_the_nearest_place() -> None:
    found = check("I'd phone the school first, then I'd read the file")
    assert (found.fate, found.document) == (Fate.CHANGED, "FSW 01 T2 S1")
    assert found.words == "I’d ring the school first, then I’d read the file;"
    assert "“phone” for “ring”" in found.remark


def test_half_a_word_is_no_word() -> None:
    assert check("ing the school first").fate is Fate.CHANGED


def test_cuts_that_are_not_marked_are_changes() -> None:
    assert check("ring the school, then I'd read the file").fate is Fate.CHANGED


@pytest.mark.parametrize(
    "text", ["A submarine dived under seven glaciers.", "", "“”", "[…]", "[x]"]
)
def test_what_nobody_said_is_not_found(text: str) -> None:
    found = check(text)
    assert (found.fate, found.document, found.span) == (Fate.NOT_FOUND, "", None)
    assert found.remark


def test_a_quotation_from_elsewhere_than_the_file_says_is_a_changed_one() -> None:
    words = "ring the school first"
    assert check(words, document="FSW 01 T2 S1").fate is Fate.FOUND
    assert check(words, case="fsw-01").fate is Fate.FOUND
    astray = check(words, case="FSW 03")
    assert (astray.fate, astray.document) == (Fate.CHANGED, "FSW 01 T2 S1")
    assert astray.remark == "It is not from FSW 03."
    assert check(words, document="gone").remark == "It is not from gone."


def test_the_interviewers_words_are_no_quotation() -> None:
    found = check("How do you plan your week?")
    assert found.fate is Fate.CHANGED
    assert found.remark == "No respondent says this: it is the interviewer's, or printed."


def test_words_that_a_respondent_says_after_the_interviewer_are_found() -> None:
    talk = interview("A", ("INT", "We plan. We plan."), ("A", "We plan."))
    found = Sources([talk]).check(Quoted(1, "We plan"))
    assert found.fate is Fate.FOUND
    assert found.span is not None
    assert found.span.start == talk.text.rindex("We plan")


def test_marks_around_a_quotation_are_not_part_of_it() -> None:
    assert unquoted(" “I’d go.” ") == "I’d go."
    assert unquoted("“”") == "“”"


def test_differences_are_told_in_words() -> None:
    assert difference("we then go", "we go") == "“then” was not said"
    assert difference("we go", "we then go") == "without “then”"
    assert difference("we go!", "we go") == (
        "Signs between the words are others, or were not cut with […]"
    )
    many = " ".join(f"a b{n}" for n in range(10))
    told = difference(many, many.replace("b", "c"))
    assert told.endswith(f"; {10 - DIFFERENCES} more")


def test_a_study_without_words_has_no_nearest_place() -> None:
    assert Sources([]).check(Quoted(1, "Anything")).fate is Fate.NOT_FOUND
    assert Sources([response("A", "")]).check(Quoted(1, "Anything")).fate is Fate.NOT_FOUND


def test_the_nearest_words_are_neither_more_nor_fewer_than_are_like() -> None:
    text = "So then. Then I'd ring the health visitor, first of all."
    likeness, span = likest("I’d phone the health visitor,", text)
    assert span is not None
    assert span.of(text) == "I'd ring the health visitor,"
    assert 80 < likeness < 100
    assert likest("Yes!", "No. Yes. No.") == (75.0, Span(4, 8))
    assert likest("a b", " ") == (0.0, None)
