from coder.workflow.coding import apply_code, finish
from coder.workflow.project import Project
from coder.workflow.voting import ballots
from transcripts.model import Document, Span


def test_who_has_finished_an_unsettled_document_has_a_vote(
    ana: Project, ben: Project, response: Document
) -> None:
    code, span = ana.codebook().codes[0], Span(33, 57)
    for one in (ana, ben):
        apply_code(one, code, document=response, span=span)
    assert ballots(ana, ()) == []
    finish(ana, [response])
    [found] = ballots(ana, ())
    assert found.coded == [(response.guid, code.guid, span)]
    assert found.finished == {response.guid}
    finish(ben, [response])
    assert len(ballots(ana, ())) == 2
    assert ballots(ana, {response.guid}) == []
