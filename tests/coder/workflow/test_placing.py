"""The last place in a document is kept for each coder, and asks nothing of anybody."""

import sqlite3
from pathlib import Path

import pytest

from coder.errors import NothingToUndoError
from coder.workflow import browsing, placing, undoing
from coder.workflow.project import Project, open_project

NAME = "FSW 01 T2 S1"


def test_a_coder_finds_the_place_again(ana: Project, study_path: Path) -> None:
    document = browsing.document(ana, NAME)
    assert placing.place(ana, document) is None
    assert placing.last_document(ana) is None
    placing.keep_place(ana, document, 7)
    placing.keep_place(ana, document, 40)
    with open_project(study_path, coder="Ana") as later:
        assert placing.place(later, document) == 40
        assert placing.last_document(later) == document.guid


def test_each_coder_has_a_place_of_their_own(ana: Project, ben: Project) -> None:
    document = browsing.document(ana, NAME)
    placing.keep_place(ana, document, 7)
    assert placing.place(ben, document) is None


def test_a_place_beyond_the_text_is_its_end(ana: Project) -> None:
    document = browsing.document(ana, NAME)
    placing.keep_place(ana, document, 10_000)
    assert placing.place(ana, document) == len(document.text)


def test_a_place_is_nothing_to_undo(ana: Project) -> None:
    document = browsing.document(ana, NAME)
    before = ana.file.history.past()
    placing.keep_place(ana, document, 7)
    assert ana.file.history.past() == before
    with pytest.raises(NothingToUndoError):
        undoing.undo(ana, document)


def test_who_only_reads_leaves_no_place(study_path: Path) -> None:
    with open_project(study_path) as project:
        document = browsing.document(project, NAME)
        placing.keep_place(project, document, 7)
        assert placing.place(project, document) is None
        assert placing.last_document(project) is None


def test_a_place_in_a_document_does_not_hold_it_in_the_project(
    ana: Project, study_path: Path
) -> None:
    document = browsing.document(ana, NAME)
    placing.keep_place(ana, document, 7)
    with open_project(study_path, coder="lead") as lead:
        assert undoing.undo(lead) == "x"
        assert placing.last_document(ana) is None
        undoing.redo(lead)
    assert placing.place(ana, browsing.document(ana, NAME)) is None


def test_a_busy_file_is_let_be(ana: Project, study_path: Path) -> None:
    document = browsing.document(ana, NAME)
    ana.file.wait_at_most(0.01)
    other = sqlite3.connect(study_path)
    other.execute("BEGIN IMMEDIATE")
    placing.keep_place(ana, document, 7)
    other.rollback()
    other.close()
    assert placing.place(ana, document) is None
