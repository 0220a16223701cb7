from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from codebook.model import Code, CodeUnit
from coder.errors import (
    CodingRefusedError,
    NoCoderError,
)
from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish, rate, refusal, remove_coding, reopen, unrate
from coder.workflow.defining import use_codebook
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import undo
from transcripts.model import Document, Span, State, Turn, Voice


@pytest.fixture
def answer(ana: Project) -> Document:
    return browsing.document(ana, "FSW 01 T2 S1")


@pytest.fixture
def study(study_path: Path) -> Iterator[Project]:
    """The project, opened by nobody in particular."""
    with open_project(study_path) as project:
        yield project


@pytest.fixture
def interview(ana: Project) -> Document:
    text = "INT: Has it changed?\nFSW 01: It has, yes."
    turns = (
        Turn(0, 5, 20, "INT", Voice.INTERVIEWER),
        Turn(21, 29, 41, "FSW 01", Voice.RESPONDENT),
    )
    document = Document("interview", text, turns)
    with ana.file.action("import", "ana") as action:
        ana.file.documents.add(action, document)
    return document


def code(project: Project, name: str) -> Code:
    return browsing.code(project, name)


def words(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def test_a_coding_knows_its_coder_its_words_and_its_codebook(
    ana: Project, answer: Document
) -> None:
    span = words(answer, "read the file")
    made = apply_code(ana, code(ana, "PL2"), document=answer, span=span)
    assert browsing.codings_in(ana, answer) == [made]
    assert (made.coder, made.span, made.version) == (ana.me().guid, span, 1)
    assert made.at


def test_applying_a_code_twice_keeps_one_coding(ana: Project, answer: Document) -> None:
    span = words(answer, "read the file")
    first = apply_code(ana, code(ana, "PL2"), document=answer, span=span)
    second = apply_code(ana, code(ana, "PL2"), document=answer, span=span)
    assert second == first
    assert browsing.codings_in(ana, answer) == [first]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("before you go", "Only a respondent's words are coded, not the prompt's"),
        ("go?\nI'd read", "the prompt's"),
        ("\n", "Nobody says these words"),
    ],
)
def test_words_that_no_respondent_says_are_refused(
    ana: Project, answer: Document, text: str, sentence: str
) -> None:
    with pytest.raises(CodingRefusedError, match=sentence):
        apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, text))
    assert browsing.codings_in(ana, answer) == []


def test_words_outside_the_text_are_refused(ana: Project, answer: Document) -> None:
    with pytest.raises(CodingRefusedError, match="lies outside"):
        apply_code(ana, code(ana, "PL"), document=answer, span=Span(40, 4000))


def test_a_code_of_responses_is_refused_in_an_interview(ana: Project, interview: Document) -> None:
    with pytest.raises(CodingRefusedError, match="for responses only"):
        apply_code(ana, code(ana, "PL"), document=interview, span=words(interview, "It has"))


def test_why_no_document_of_several_takes_a_code_is_told(
    ana: Project, answer: Document, interview: Document
) -> None:
    for_interviews = code(ana, "SUP")
    assert "for interviews only" in refusal(for_interviews, [answer])
    assert refusal(for_interviews, [answer, interview]) == ""


@pytest.mark.parametrize("state", [State.BLANK, State.WITHHELD])
def test_a_document_marked_blank_or_withheld_is_not_coded(
    ana: Project, answer: Document, state: State
) -> None:
    marked = replace(answer, state=state)
    with pytest.raises(CodingRefusedError, match=f"is marked {state}"):
        apply_code(ana, code(ana, "PL"), document=marked, span=words(answer, "read"))


def test_a_single_choice_is_not_put_on_words(ana: Project, interview: Document) -> None:
    with pytest.raises(CodingRefusedError, match="single choice"):
        apply_code(ana, code(ana, "SUP"), document=interview, span=words(interview, "It has"))


def test_only_one_s_own_coding_can_be_removed(ana: Project, ben: Project, answer: Document) -> None:
    made = apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "read"))
    with pytest.raises(CodingRefusedError, match="somebody else"):
        remove_coding(ben, made)
    remove_coding(ana, made)
    assert browsing.codings_in(ana, answer) == []


def test_nobody_codes_without_a_name(study: Project, answer: Document) -> None:
    with pytest.raises(NoCoderError, match="--as NAME"):
        apply_code(study, code(study, "PL"), document=answer, span=words(answer, "read"))


def test_a_document_has_one_value_of_a_choice_and_the_newer_counts(
    ana: Project, interview: Document
) -> None:
    span = words(interview, "It has")
    rate(ana, code(ana, "SUP"), document=interview, value="none")
    newer = rate(ana, code(ana, "SUP"), document=interview, value="changed", span=span)
    assert browsing.ratings_in(ana, interview) == [newer]
    undo(ana)
    assert [one.value for one in browsing.ratings_in(ana, interview)] == ["none"]


def test_a_value_that_the_code_lacks_is_refused(ana: Project, interview: Document) -> None:
    with pytest.raises(CodingRefusedError, match="it has changed, none"):
        rate(ana, code(ana, "SUP"), document=interview, value="maybe")


def test_a_code_without_values_or_levels_cannot_be_rated(ana: Project, answer: Document) -> None:
    with pytest.raises(CodingRefusedError, match="neither values nor levels"):
        rate(ana, code(ana, "PL2"), document=answer, value="1")


def test_evidence_is_a_respondents_words(ana: Project, interview: Document) -> None:
    span = words(interview, "Has it changed")
    with pytest.raises(CodingRefusedError, match="the interviewer's"):
        rate(ana, code(ana, "SUP"), document=interview, value="none", span=span)


def test_a_level_needs_coded_words(ana: Project, answer: Document) -> None:
    with pytest.raises(CodingRefusedError, match="select the words that show level 2"):
        rate(ana, code(ana, "PL"), document=answer, value="2")


def test_the_words_that_show_a_level_are_coded_with_it(ana: Project, answer: Document) -> None:
    span = words(answer, "read the file")
    rate(ana, code(ana, "PL"), document=answer, value="2", span=span)
    [coding] = browsing.codings_in(ana, answer)
    assert (coding.code, coding.span) == (code(ana, "PL").guid, span)


def test_a_code_below_bears_the_level_of_the_code_above(ana: Project, answer: Document) -> None:
    apply_code(ana, code(ana, "PL2"), document=answer, span=words(answer, "read the file"))
    rate(ana, code(ana, "PL"), document=answer, value="1")
    assert [one.value for one in browsing.ratings_in(ana, answer)] == ["1"]


def test_absent_is_refused_while_words_are_coded(ana: Project, answer: Document) -> None:
    apply_code(ana, code(ana, "PL2"), document=answer, span=words(answer, "read the file"))
    with pytest.raises(CodingRefusedError, match="1 segments are coded PL here"):
        rate(ana, code(ana, "PL"), document=answer, value="0")


def test_absent_goes_when_words_are_coded(ana: Project, answer: Document) -> None:
    rate(ana, code(ana, "PL"), document=answer, value="0")
    apply_code(ana, code(ana, "PL2"), document=answer, span=words(answer, "read the file"))
    assert browsing.ratings_in(ana, answer) == []
    undo(ana)
    assert [one.value for one in browsing.ratings_in(ana, answer)] == ["0"]


def test_a_level_stays_until_its_last_segment_goes(ana: Project, answer: Document) -> None:
    first = apply_code(ana, code(ana, "PL2"), document=answer, span=words(answer, "read the file"))
    last = apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "ring the school"))
    rate(ana, code(ana, "PL"), document=answer, value="1")
    remove_coding(ana, first)
    assert len(browsing.ratings_in(ana, answer)) == 1
    remove_coding(ana, last)
    assert browsing.ratings_in(ana, answer) == []


def test_another_codes_level_is_left_alone(ana: Project, answer: Document) -> None:
    kept = rate(
        ana, code(ana, "RR"), document=answer, value="1", span=words(answer, "what I missed")
    )
    apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "read"))
    rate(ana, code(ana, "PL"), document=answer, value="1")
    apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "file"))
    assert kept in browsing.ratings_in(ana, answer)


def test_a_choice_outlives_words_below_it(ana: Project, interview: Document) -> None:
    below = Code("SUP1", "Reflects together", parent="SUP", unit=CodeUnit.INTERVIEW)
    use_codebook(ana, replace(ana.codebook(), codes=(*ana.codebook(), below)), source="test")
    made = rate(ana, code(ana, "SUP"), document=interview, value="changed")
    coding = apply_code(ana, code(ana, "SUP1"), document=interview, span=words(interview, "It has"))
    remove_coding(ana, coding)
    assert browsing.ratings_in(ana, interview) == [made]


def test_only_one_s_own_value_can_be_taken_back(
    ana: Project, ben: Project, interview: Document
) -> None:
    made = rate(ana, code(ana, "SUP"), document=interview, value="none")
    with pytest.raises(CodingRefusedError, match="somebody else"):
        unrate(ben, made)
    unrate(ana, made)
    assert browsing.ratings_in(ana, interview) == []


def test_finishing_is_each_coders_own_and_can_be_taken_back(
    ana: Project, ben: Project, answer: Document
) -> None:
    assert finish(ana, [answer]) == [answer]
    assert finish(ana, [answer]) == []
    assert browsing.finished_in(ana, answer)
    assert not browsing.finished_in(ben, answer)
    [line] = browsing.progress(ana)
    assert line.coders["ana"].finished
    assert reopen(ana, [answer]) == [answer]
    assert reopen(ana, [answer]) == []
    assert not browsing.finished_in(ana, answer)


def test_several_documents_are_finished_in_one_action(
    ana: Project, answer: Document, interview: Document
) -> None:
    finish(ana, [answer, interview])
    assert ana.file.history.past()[-1].name == "finishing 2 documents"
    undo(ana)
    assert not browsing.finished_in(ana, answer)


def test_progress_counts_a_respondents_words_and_each_coders_codings(
    ana: Project, answer: Document
) -> None:
    apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "read"))
    [line] = browsing.progress(ana)
    assert (line.document, line.turns, line.words) == ("FSW 01 T2 S1", 2, 16)
    assert line.coders["ana"].codings == 1


def test_a_study_holds_everything_at_one_moment(ana: Project, answer: Document) -> None:
    apply_code(ana, code(ana, "PL"), document=answer, span=words(answer, "read"))
    study = browsing.study(ana)
    assert study.documents == (answer,)
    assert [coder.name for coder in study.coders] == ["ana"]
    assert len(study.codings) == 1


def test_another_program_s_work_is_noticed_once(ana: Project, ben: Project) -> None:
    there = browsing.document(ana, "FSW 01 T2 S1")
    assert not ana.changed()
    finish(ben, [there])
    assert ana.changed()
    assert not ana.changed()
