import pytest

from coder.errors import CodingRefusedError, NoCoderError
from coder.model import CONSENSUS
from coder.workflow import memoing, reporting
from coder.workflow.coding import apply_code, finish
from coder.workflow.looking import others, saw_names
from coder.workflow.memo_subjects import on_document, on_project
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


def trail(project: Project) -> list[tuple[str, str, str]]:
    """Who looked at what, and the document that it is about."""
    past = project.file.history.past()
    looks = [one for one in past if one.name.startswith(("looked", "took the mask"))]
    return [(one.coder, one.name, one.scope) for one in looks]


def test_others_segments_are_seen_once_in_a_sitting_as_the_trail_has_it(
    ana: Project, ben: Project, response: Document
) -> None:
    apply_code(ana, ana.codebook().codes[0], document=response, span=words(FIRST, response))
    apply_code(ana, ana.codebook().codes[0], document=response, span=words("I'd read", response))
    finish(ben, [response])
    reporting.browse(ben, "PL")
    assert trail(ben) == []
    reporting.browse(ben, "PL", everybody=True)
    others(ben, response)
    look = ("ben", "looked at others' codings in FSW 01 T2 S1", response.guid)
    assert trail(ben) == [look]
    with open_project(ben.path, coder="ben") as tomorrow:
        reporting.browse(tomorrow, "PL", everybody=True)
    assert trail(ben) == [look, look]


def test_others_memos_on_a_document_leave_a_trace_the_teams_talk_does_not(
    ana: Project, ben: Project, response: Document
) -> None:
    memoing.write(ana, on_document(response), "Thin.")
    memoing.write(ana, on_project(), "Monday.")
    assert len(memoing.memos(ben)) == 1
    finish(ben, [response])
    assert len(memoing.memos(ana)) == 2
    assert trail(ben) == []
    assert len(memoing.others(ben, on_document(response))) == 1
    assert len(memoing.memos(ben)) == 2
    assert trail(ben) == [("ben", "looked at others' memos on FSW 01 T2 S1", response.guid)]
    ben.coder = None
    assert len(memoing.memos(ben)) == 2
    assert len(trail(ben)) == 1


def test_who_takes_the_mask_off_is_in_the_trail(ana: Project) -> None:
    saw_names(ana, "S1 (a) T2")
    assert trail(ana) == [("ana", "took the mask off the answers to S1 (a) T2", "")]
    ana.coder = None
    saw_names(ana, "S1 (b) T2")
    assert len(trail(ana)) == 1
