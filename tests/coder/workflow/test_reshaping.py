"""Coded segments that change: other words, another code, in two, in one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coder.errors import CodingRefusedError
from coder.model import Coding, Memo, MemoAbout
from coder.store.history import WHOLE
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate, remove_coding
from coder.workflow.defining import use_codebook
from coder.workflow.project import Project
from coder.workflow.reshaping import join, recode, reshape, split
from coder.workflow.undoing import undo
from transcripts.model import Document, Kind, Span, Turn, Voice


@pytest.fixture
def answer(ana: Project) -> Document:
    return browsing.document(ana, "FSW 01 T2 S1")


@pytest.fixture
def talk(ana: Project) -> Document:
    """A respondent who goes on after a question, and then again under a label of their own."""
    text = "What?\nA: I ask her. \nA: She nods.\nAnd then?\nI go."
    turns = (
        Turn(0, 0, 5, "INT", Voice.INTERVIEWER),
        Turn(6, 9, 20, "A", Voice.RESPONDENT),
        Turn(21, 24, 33, "A", Voice.RESPONDENT),
        Turn(34, 34, 43, "INT", Voice.INTERVIEWER),
        Turn(44, 44, 49, "A", Voice.RESPONDENT),
    )
    document = Document("talk", text, turns, kind=Kind.RESPONSE)
    with ana.file.action("import", "ana") as action:
        ana.file.documents.add(action, document)
    return document


def span(document: Document, text: str) -> Span:
    start = document.text.index(text)
    return Span(start, start + len(text))


def put(project: Project, name: str, document: Document, text: str) -> Coding:
    return apply_code(
        project, browsing.code(project, name), document=document, span=span(document, text)
    )


def coded(project: Project, document: Document) -> list[tuple[str, str]]:
    ids = {code.guid: code.id for code in project.codebook()}
    found = browsing.codings_in(project, document)
    return [(ids[one.code], one.span.of(document.text)) for one in found]


def levels(project: Project, document: Document) -> list[str]:
    return [one.value for one in browsing.ratings_in(project, document)]


def new_codebook(project: Project) -> None:
    use_codebook(project, replace(project.codebook(), title="Another title"), source="test")


def test_a_segment_takes_other_words_and_the_codebook_as_it_is_now(
    ana: Project, answer: Document
) -> None:
    made = put(ana, "PL", answer, "read")
    new_codebook(ana)
    moved = reshape(ana, made, span(answer, "read the file"))
    assert coded(ana, answer) == [("PL", "read the file")]
    assert (moved.guid, made.version, moved.version) == (made.guid, 1, 2)
    assert moved.at > made.at
    assert ana.file.history.past()[-1].scope == answer.guid
    assert undo(ana, answer) == "move the ends of PL"
    assert coded(ana, answer) == [("PL", "read")]


def test_a_segment_that_stays_as_it_is_leaves_no_trace(ana: Project, answer: Document) -> None:
    made = put(ana, "PL", answer, "read")
    trail = len(ana.file.history.past())
    assert reshape(ana, made, made.span) == made
    assert recode(ana, [made], browsing.code(ana, "PL")) == [made]
    assert recode(ana, [], browsing.code(ana, "PL")) == []
    assert len(ana.file.history.past()) == trail


def test_two_segments_that_would_say_the_same_become_one(ana: Project, answer: Document) -> None:
    short, long = put(ana, "PL", answer, "read"), put(ana, "PL", answer, "read the file")
    assert reshape(ana, short, long.span) == long
    assert browsing.codings_in(ana, answer) == [long]
    undo(ana)
    assert browsing.codings_in(ana, answer) == [short, long]


@pytest.mark.parametrize(
    ("words", "sentence"), [("go?\nI'd", "the prompt's"), ("What would", "the prompt's")]
)
def test_a_segment_stays_within_a_respondents_words(
    ana: Project, answer: Document, words: str, sentence: str
) -> None:
    made = put(ana, "PL", answer, "read")
    with pytest.raises(CodingRefusedError, match=sentence):
        reshape(ana, made, span(answer, words))
    assert browsing.codings_in(ana, answer) == [made]


@pytest.mark.parametrize(
    "change",
    [
        lambda project, one: reshape(project, one, Span(40, 44)),
        lambda project, one: recode(project, [one], browsing.code(project, "RR")),
        lambda project, one: split(project, one, one.span.start + 4),
        lambda project, one: join(project, [one, one]),
    ],
)
def test_only_ones_own_segment_changes_and_only_while_it_is_there(
    ana: Project, ben: Project, answer: Document, change: Callable[[Project, Coding], object]
) -> None:
    made = put(ana, "PL", answer, "read the file")
    with pytest.raises(CodingRefusedError, match="somebody else"):
        change(ben, made)
    remove_coding(ana, made)
    with pytest.raises(CodingRefusedError, match="not there any more"):
        change(ana, made)


def test_another_code_takes_the_levels_along_as_the_rule_says(
    ana: Project, answer: Document
) -> None:
    made = put(ana, "PL2", answer, "read")
    rate(ana, browsing.code(ana, "PL"), document=answer, value="2")
    rate(ana, browsing.code(ana, "RR"), document=answer, value="0")
    [changed] = recode(ana, [made], browsing.code(ana, "RR"))
    assert (coded(ana, answer), changed.guid) == ([("RR", "read")], made.guid)
    assert levels(ana, answer) == []
    assert undo(ana, answer) == "change PL2 to RR"
    assert sorted(levels(ana, answer)) == ["0", "2"]


def test_a_level_stays_where_another_segment_bears_it(ana: Project, answer: Document) -> None:
    first, second = put(ana, "PL", answer, "read"), put(ana, "PL2", answer, "ring")
    rate(ana, browsing.code(ana, "PL"), document=answer, value="2")
    recode(ana, [first], browsing.code(ana, "RR"))
    assert levels(ana, answer) == ["2"]
    recode(ana, [second], browsing.code(ana, "PL"))
    assert levels(ana, answer) == ["2"]


def test_segments_of_several_documents_are_recoded_in_one_action(
    ana: Project, answer: Document, talk: Document
) -> None:
    here, there = put(ana, "PL", answer, "read"), put(ana, "PL2", talk, "I ask her")
    twin = put(ana, "RR", answer, "read")
    assert recode(ana, [here, there, twin], browsing.code(ana, "RR"))[0] == twin
    assert coded(ana, answer) + coded(ana, talk) == [("RR", "read"), ("RR", "I ask her")]
    past = ana.file.history.past()[-1]
    assert (past.name, past.scope) == ("change PL and PL2 and RR to RR in 3 segments", WHOLE)
    undo(ana)
    assert coded(ana, answer) == [("PL", "read"), ("RR", "read")]


def test_a_code_that_does_not_fit_changes_nothing(ana: Project, answer: Document) -> None:
    made = put(ana, "PL", answer, "read")
    with pytest.raises(CodingRefusedError, match="for interviews only"):
        recode(ana, [made], browsing.code(ana, "SUP"))
    assert browsing.codings_in(ana, answer) == [made]


def test_a_code_that_another_window_has_taken_away_is_refused(
    ana: Project, answer: Document
) -> None:
    made = put(ana, "PL", answer, "read")
    gone = replace(browsing.code(ana, "RR"), guid="gone")
    with pytest.raises(CodingRefusedError, match="not in the codebook any more"):
        recode(ana, [made], gone)
    assert browsing.codings_in(ana, answer) == [made]


def test_a_segment_is_cut_in_two_without_blanks_and_labels_at_the_cut(
    ana: Project, talk: Document
) -> None:
    made = put(ana, "PL", talk, "I ask her. \nA: She nods.")
    first, second = split(ana, made, span(talk, "She nods").start)
    assert coded(ana, talk) == [("PL", "I ask her."), ("PL", "She nods.")]
    assert first.guid == made.guid != second.guid
    assert undo(ana, talk) == "split PL"
    assert coded(ana, talk) == [("PL", "I ask her. \nA: She nods.")]


def test_a_half_that_is_coded_already_stays_one(ana: Project, answer: Document) -> None:
    made = put(ana, "PL", answer, "read the file")
    left, right = put(ana, "PL", answer, "read"), put(ana, "PL", answer, "the file")
    assert split(ana, made, right.span.start) == (left, right)
    assert browsing.codings_in(ana, answer) == [left, right]


@pytest.mark.parametrize("at", [0, 9, 19, 20, 30])
def test_a_cut_leaves_words_on_both_sides(ana: Project, talk: Document, at: int) -> None:
    made = put(ana, "PL", talk, "I ask her. ")
    with pytest.raises(CodingRefusedError, match="words on one side only"):
        split(ana, made, at)
    assert browsing.codings_in(ana, talk) == [made]


def test_segments_of_one_code_are_joined_with_the_words_in_between(
    ana: Project, answer: Document
) -> None:
    late, early = put(ana, "PL", answer, "the file"), put(ana, "PL", answer, "I'd read")
    within = put(ana, "PL", answer, "file")
    joined = join(ana, [late, early, within])
    assert coded(ana, answer) == [("PL", "I'd read the file")]
    assert joined.guid == early.guid
    assert undo(ana, answer) == "join 3 segments of PL"
    assert len(browsing.codings_in(ana, answer)) == 3


def test_segments_are_not_joined_over_another_voice_code_or_document(
    ana: Project, answer: Document, talk: Document
) -> None:
    first, last = put(ana, "PL", talk, "I ask her."), put(ana, "PL", talk, "I go.")
    other, elsewhere = put(ana, "RR", talk, "She nods."), put(ana, "PL", answer, "read")
    for both, sentence in (
        ([first, last], "the interviewer's"),
        ([first, other], "of one code in one document"),
        ([first, elsewhere], "of one code in one document"),
        ([first, first], "two segments or more"),
        ([], "two segments or more"),
    ):
        with pytest.raises(CodingRefusedError, match=sentence):
            join(ana, both)
    assert len(browsing.codings_in(ana, talk)) == 3


def test_memos_go_on_with_the_segment_that_takes_the_place(ana: Project, answer: Document) -> None:
    kept, gone = put(ana, "PL", answer, "read the file"), put(ana, "PL", answer, "file")
    with ana.action("write") as action:
        ana.file.memos.save(action, Memo(MemoAbout.CODING, gone.guid, ana.me().guid, "why?"))
    moved = reshape(ana, gone, kept.span)
    assert [one.text for one in ana.file.memos.on(MemoAbout.CODING, moved.guid)] == ["why?"]
    more = put(ana, "PL", answer, "I'd")
    whole = join(ana, [moved, more])
    assert [one.subject for one in ana.file.memos.all()] == [whole.guid]
