"""Memos: whose they are, who sees them, and what is one thing to undo."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder.errors import CodingRefusedError, NoCoderError, ProjectBusyError, UnknownCaseError
from coder.model import CONSENSUS, MemoAbout
from coder.workflow import browsing, coding, memoing, undoing
from coder.workflow.memo_subjects import (
    around,
    case_named,
    coding_named,
    on_code,
    on_document,
    on_project,
    shortened,
)
from coder.workflow.memoing import Wanted
from coder.workflow.project import Project, open_project
from tests.coder.workflow.noted import FIRST, SECOND, add_case, coded, on, texts
from transcripts.model import Document


def test_a_coder_has_one_memo_on_a_thing_and_goes_on_writing_in_it(ana: Project) -> None:
    subject = on_project()
    first = memoing.write(ana, subject, "A thought. \n")
    second = memoing.write(ana, subject, "A thought, and more.")
    assert first is not None
    assert second is not None
    assert (first.text, second.text) == ("A thought.", "A thought, and more.")
    assert (first.guid, first.made) == (second.guid, second.made)
    assert second.at > first.at
    assert texts(ana) == ["A thought, and more."]


def test_an_empty_text_takes_the_memo_away_and_undo_brings_it_back(
    ana: Project, response: Document
) -> None:
    subject = on_document(response)
    memoing.write(ana, subject, "Short.")
    assert memoing.write(ana, subject, " \n ") is None
    assert texts(ana) == []
    assert undoing.undo(ana, response) == "the removal of the memo on FSW 01 T2 S1"
    assert texts(ana) == ["Short."]


def test_the_same_text_and_nothing_at_all_are_no_action(ana: Project) -> None:
    before = memoing.write(ana, on_project(), "Same.")
    count = len(ana.file.history.past())
    assert memoing.write(ana, on_project(), "Same.\n") == before
    assert memoing.write(ana, on_code(browsing.code(ana, "PL")), "") is None
    assert len(ana.file.history.past()) == count


def test_a_memo_needs_a_coder(study_path: Path) -> None:
    with open_project(study_path) as project, pytest.raises(NoCoderError):
        memoing.write(project, on_project(), "Who?")


def test_what_is_kept_again_and_again_in_one_sitting_is_undone_at_once(
    ana: Project, response: Document
) -> None:
    coded(ana)
    sitting = memoing.Sitting(ana, on_document(response))
    for text in ("Sh", "Short", "", "Short answer"):
        sitting.keep(text)
    assert texts(ana) == ["Short answer"]
    undoing.undo(ana, response)
    assert texts(ana) == []
    undoing.redo(ana, response)
    assert texts(ana) == ["Short answer"]
    assert len(browsing.codings_in(ana, response)) == 1


def test_a_sitting_in_which_something_else_was_done_makes_a_second_action(
    ana: Project, response: Document
) -> None:
    sitting = memoing.Sitting(ana, on_document(response))
    sitting.keep("Before.")
    coded(ana)
    sitting.keep("After.")
    undoing.undo(ana, response)
    assert texts(ana) == ["Before."]


def test_a_sitting_whose_first_memo_was_not_kept_never_goes_on_with_anothers_action(
    ana: Project, ben: Project, study_path: Path
) -> None:
    made, sitting = coded(ana), memoing.Sitting(ana, on_project())
    reader = sqlite3.connect(study_path)
    held = reader.execute("SELECT * FROM actions")
    held.fetchone()  # half read, so that nobody can commit
    with ana.hurried(0), pytest.raises(ProjectBusyError):
        sitting.keep("First thoughts.")
    held.close()
    reader.close()
    coding.apply_code(ben, browsing.code(ben, "RR"), document=response_of(ben), span=made.span)
    sitting.keep("First thoughts.")
    assert undoing.undo(ben) == "RR Reflection in FSW 01 T2 S1"
    assert texts(ana) == ["First thoughts."]


def test_undo_in_a_document_knows_its_memos_and_the_codes_but_not_the_projects(
    ana: Project, response: Document
) -> None:
    memoing.write(ana, on_code(browsing.code(ana, "PL")), "On a code.")
    memoing.write(ana, on(ana, coded(ana)), "On words.")
    memoing.write(ana, on_project(), "On all.")
    assert undoing.undo(ana, response) == "the memo on PL in FSW 01 T2 S1"
    undoing.undo(ana, response)  # the coding
    assert undoing.undo(ana, response) == "the memo on code PL"
    assert texts(ana) == ["On all."]


def test_the_trail_names_a_memo_without_anybodys_words(ana: Project) -> None:
    memoing.write(ana, on(ana, coded(ana)), "On words.")
    assert all(FIRST[:8] not in past.name for past in ana.file.history.past())


def test_a_coder_sees_others_memos_on_a_document_and_its_words_once_it_is_finished(
    ana: Project, ben: Project, response: Document
) -> None:
    add_case(ana, response)
    one = coded(ana)
    [words, document, case, code, project] = around(ana, response_of(ana), one)
    for subject in (words, document, case, code, project):
        memoing.write(ana, subject, str(subject.about))
    assert texts(ben) == ["project", "code", "case"]
    assert memoing.others(ben, document) == []
    coding.finish(ben, [response])
    assert texts(ben) == ["project", "code", "case", "document", "coding"]
    assert [one.coder for one in memoing.others(ben, document)] == ["ana"]
    assert list(memoing.on_codings(ben, response)) == [one.guid]
    assert memoing.counts(ben) == {response.guid: 2}
    coding.reopen(ben, [response])
    assert texts(ben) == ["project", "code", "case"]
    assert memoing.on_codings(ben, response) == {}
    assert memoing.counts(ben) == {}


def response_of(project: Project) -> Document:
    return browsing.document(project, "FSW 01 T2 S1")


def test_the_consensus_and_who_only_reads_see_all_memos(
    ana: Project, study_path: Path, response: Document
) -> None:
    one = coded(ana)
    memoing.write(ana, on(ana, one), "Why?")
    for name in (CONSENSUS, None):
        with open_project(study_path, coder=name) as project:
            assert texts(project) == ["Why?"]
            [[noted]] = memoing.on_codings(project, response).values()
            assert noted.coder == "ana"
            assert memoing.mine(project, noted.subject) is None
            assert [one.coder for one in memoing.others(project, noted.subject)] == ["ana"]


def test_memos_are_narrowed_down_by_what_they_are_about_who_wrote_them_and_their_words(
    ana: Project, ben: Project, response: Document
) -> None:
    memoing.write(ana, on(ana, coded(ana, FIRST, "PL2")), "Is reading planning?")
    memoing.write(ana, on_document(response), "Odd.")
    memoing.write(ana, on_code(browsing.code(ana, "RR")), "Rare.")
    memoing.write(ben, on_project(), "A start.")
    assert texts(ana, Wanted(about=MemoAbout.CODE)) == ["Rare."]
    assert texts(ana, Wanted(document="fsw 01 t2 s1")) == ["Odd.", "Is reading planning?"]
    assert texts(ana, Wanted(code="PL")) == ["Is reading planning?"]
    assert texts(ana, Wanted(by="BEN")) == ["A start."]
    assert [one.memo.text for one in memoing.find(ana, "FILE planning")] == ["Is reading planning?"]
    assert memoing.find(ana, "file nothing") == []


def test_all_that_a_memo_can_be_about_stands_around_the_place_the_narrowest_first(
    ana: Project, response: Document
) -> None:
    add_case(ana, response)
    document = response_of(ana)
    around_words = around(ana, document, coded(ana))
    assert [str(one.about) for one in around_words] == [
        *("coding", "document", "case", "code", "project"),
    ]
    assert [one.name for one in around_words] == [
        *("PL in FSW 01 T2 S1", "FSW 01 T2 S1", "case FSW 01", "code PL", "the project"),
    ]
    assert around_words[2].words == "borough: Ashmere"
    assert [str(one.about) for one in around(ana, document)] == ["document", "case", "project"]
    assert [str(one.about) for one in around(ana, response)] == ["document", "project"]
    assert [str(one.about) for one in around(ana, None)] == ["project"]


def test_cases_and_segments_are_found_by_what_people_type(ana: Project, response: Document) -> None:
    add_case(ana, response)
    one = coded(ana)
    assert case_named(ana, "fsw-1").title == "FSW 01"
    assert coding_named(ana, one.guid[:8]).guid == one.guid
    with pytest.raises(UnknownCaseError, match="Did you mean 'FSW 01'"):
        case_named(ana, "FSW 02")
    with pytest.raises(CodingRefusedError, match="No segment has"):
        coding_named(ana, "zz")
    with pytest.raises(CodingRefusedError, match="No segment has a guid that begins with ''"):
        coding_named(ana, "")


def test_long_words_are_cut_after_a_word_and_one_word_anywhere() -> None:
    assert shortened(f"{FIRST}\n{SECOND}") == "I'd read the file first. Then I'd ring …"
    assert shortened("x" * 60) == "x" * 40 + " …"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=40), max_size=6))
def test_undoing_all_that_was_written_gives_back_every_step(
    ana: Project, written: list[str]
) -> None:
    subject, steps = on_code(browsing.code(ana, "RR")), [texts(ana)]
    for text in written:
        before = len(ana.file.history.past())
        memoing.write(ana, subject, text)
        if len(ana.file.history.past()) > before:
            steps.append(texts(ana))
    while len(steps) > 1:
        assert texts(ana) == steps.pop()
        undoing.undo(ana)
    assert texts(ana) == steps[0] == []
