import pytest

from coder.errors import CodingRefusedError, NoCoderError
from coder.model import CONSENSUS
from coder.workflow.coding import apply_code, finish
from coder.workflow.looking import others
from coder.workflow.project import Project, open_project
from coder.workflow.undoing import last
from tests.tui.coding_stage import FIRST, words
from transcripts.model import Document


def test_who_has_not_finished_is_not_shown_what_others_did(
    ana: Project, ben: Project, response: Document
) -> None:
    apply_code(ana, ana.codebook().codes[0], document=response, span=words(FIRST, response))
    with pytest.raises(CodingRefusedError, match="Finish FSW 01 T2 S1 first"):
        others(ben, response)


def test_who_has_finished_is_shown_it_and_the_trail_tells_that_they_looked(
    ana: Project, ben: Project, response: Document
) -> None:
    made = apply_code(ana, ana.codebook().codes[0], document=response, span=words(FIRST, response))
    finish(ben, [response])
    before = last(ben, response)
    assert others(ben, response) == [made]
    newest = ben.file.history.past()[-1]
    assert (newest.coder, newest.name) == ("ben", "looked at others' codings in FSW 01 T2 S1")
    assert last(ben, response) == before


def test_the_consensus_looks_whenever_it_wants(ana: Project, response: Document) -> None:
    made = apply_code(ana, ana.codebook().codes[0], document=response, span=words(FIRST, response))
    with open_project(ana.path, coder=CONSENSUS) as consensus:
        assert others(consensus, response) == [made]


def test_where_nobody_else_has_coded_there_is_nothing_to_see(
    ana: Project, response: Document
) -> None:
    finish(ana, [response])
    with pytest.raises(CodingRefusedError, match="Nobody else has coded"):
        others(ana, response)
    ana.coder = None
    with pytest.raises(NoCoderError):
        others(ana, response)
