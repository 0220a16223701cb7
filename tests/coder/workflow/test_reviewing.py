import pytest

from coder.errors import CodingRefusedError
from coder.workflow.coding import apply_code
from coder.workflow.decided import decided
from coder.workflow.project import Project, open_project
from coder.workflow.reviewing import leave, left, take_back
from coder.workflow.undoing import redo, undo
from transcripts.model import Document, Span

FIRST, SECOND = Span(33, 57), Span(58, 82)


def test_words_are_left_once_and_the_mark_can_be_taken_back(
    ana: Project, response: Document
) -> None:
    made = leave(ana, response, FIRST)
    assert leave(ana, response, FIRST) == made
    assert left(ana, response) == [made]
    take_back(ana, made)
    assert left(ana, response) == []
    undo(ana)
    assert left(ana, response) == [made]
    undo(ana)
    assert left(ana, response) == []
    redo(ana)
    assert left(ana, response) == [made]


def test_each_coder_has_marks_of_their_own(ana: Project, ben: Project, response: Document) -> None:
    made = leave(ana, response, FIRST)
    assert left(ben, response) == []
    with pytest.raises(CodingRefusedError, match="somebody else"):
        take_back(ben, made)
    with open_project(ana.path) as nobody:
        assert left(nobody, response) == []


def test_coded_words_and_what_was_printed_cannot_be_left(ana: Project, response: Document) -> None:
    apply_code(ana, ana.codebook().codes[0], document=response, span=FIRST)
    with pytest.raises(CodingRefusedError, match="take that away first"):
        leave(ana, response, Span(FIRST.start, SECOND.stop))
    with pytest.raises(CodingRefusedError):
        leave(ana, response, Span(0, 4))


def test_what_was_left_is_learned_from(ana: Project, response: Document) -> None:
    leave(ana, response, SECOND)
    assert decided(ana).left == [(response.guid, "", SECOND)]
