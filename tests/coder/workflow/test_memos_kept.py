"""What becomes of memos when what they are about is changed, joined or taken away."""

from dataclasses import replace
from pathlib import Path

import pytest

from coder.errors import InvalidRequestError
from coder.model import CONSENSUS, MemoAbout
from coder.workflow import browsing, coding, defining, memoing, reshaping, undoing
from coder.workflow.memo_subjects import (
    Subjects,
    on_code,
)
from coder.workflow.project import Project, open_project
from tests.coder.workflow.noted import FIRST, SECOND, coded, on, texts
from tests.conftest import SPEECH
from transcripts.model import Document, Span


def test_the_memo_of_a_removed_coding_goes_and_comes_back_with_it(
    ana: Project, response: Document
) -> None:
    one = coded(ana)
    memoing.write(ana, on(ana, one), "Why?")
    coding.remove_coding(ana, one)
    assert ana.file.memos.all() == []
    undoing.undo(ana, response)
    assert texts(ana) == ["Why?"]
    assert memoing.memos(ana)[0].subject.there


def test_a_moved_recoded_or_split_segment_keeps_its_memo(ana: Project, response: Document) -> None:
    one = coded(ana, SPEECH)
    memoing.write(ana, on(ana, one), "Why?")
    one = reshaping.reshape(ana, one, Span(one.span.start, one.span.stop - 1))
    [one] = reshaping.recode(ana, [one], browsing.code(ana, "RR"))
    left, _ = reshaping.split(ana, one, one.span.start + len(FIRST))
    [noted] = memoing.memos(ana)
    assert noted.memo.subject == left.guid
    assert noted.title == f"coding RR on “{FIRST}” in FSW 01 T2 S1, by ana"
    for _ in range(3):
        undoing.undo(ana, response)
    assert texts(ana) == ["Why?"]


def test_joined_segments_join_their_memos_and_undo_parts_them(
    ana: Project, response: Document
) -> None:
    parts = [coded(ana), coded(ana, SECOND)]
    for part, text in zip(parts, ("One.", "Two."), strict=True):
        memoing.write(ana, on(ana, part), text)
    reshaping.join(ana, parts)
    assert texts(ana) == ["One.\n\nTwo."]
    undoing.undo(ana, response)
    assert texts(ana) == ["One.", "Two."]


def test_a_segment_that_becomes_one_with_its_twin_hands_its_memo_over(ana: Project) -> None:
    planning, reflection = coded(ana), coded(ana, FIRST, "RR")
    memoing.write(ana, on(ana, planning), "Planned.")
    reshaping.recode(ana, [planning], browsing.code(ana, "RR"))
    [memo] = ana.file.memos.all()
    assert (memo.subject, memo.text) == (reflection.guid, "Planned.")


def test_a_code_that_leaves_the_codebook_takes_its_memo_along(ana: Project) -> None:
    book = ana.codebook()
    memoing.write(ana, on_code(browsing.code(ana, "SUP")), "Hard to tell.")
    defining.use_codebook(ana, replace(book, codes=book.codes[:-1]), source="smaller")
    assert ana.file.memos.all() == []
    undoing.undo(ana)
    assert texts(ana) == ["Hard to tell."]


def test_a_memo_on_what_undo_took_away_is_still_listed_and_can_be_emptied(
    ana: Project, study_path: Path, response: Document
) -> None:
    one = coded(ana)
    with open_project(study_path, coder=CONSENSUS) as consensus:
        subject = on(consensus, one)
        memoing.write(consensus, subject, "Really?")
        undoing.undo(ana, response)
        [noted] = memoing.memos(consensus)
        assert noted.title == "coding a segment that is gone, by consensus"
        assert noted.subject.name == "a segment that is gone"
        assert memoing.on_codings(consensus, response) == {}
        memoing.write(consensus, noted.subject, "")
        assert consensus.file.memos.all() == []
        with pytest.raises(InvalidRequestError, match="went in another window"):
            memoing.write(consensus, subject, "Again.")


@pytest.mark.parametrize("about", [one for one in MemoAbout if one is not MemoAbout.PROJECT])
def test_whatever_is_gone_has_a_title(ana: Project, about: MemoAbout) -> None:
    gone = Subjects(ana).of(about, "nowhere")
    assert not gone.there
    assert gone.title.endswith("that is gone")
