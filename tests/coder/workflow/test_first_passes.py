from dataclasses import replace

from coder.model import CONSENSUS
from coder.workflow import policy
from coder.workflow.coding import finish, reopen
from coder.workflow.first_passes import held_back, passed, read_through
from coder.workflow.project import Project, open_project
from coder.workflow.suggesting import waiting
from coder.workflow.undoing import undo
from transcripts.model import Document


def test_a_document_waits_until_its_coder_has_read_it_through(
    ana: Project, response: Document
) -> None:
    assert held_back(ana, [response]) == [response]
    assert read_through(ana, [response]) == [response]
    assert held_back(ana, [response]) == []
    assert read_through(ana, [response]) == []
    undo(ana)
    assert held_back(ana, [response]) == [response]


def test_many_documents_are_read_through_in_one_act(ana: Project, response: Document) -> None:

    other = replace(response, guid="other", name="Other", text=response.text + " So.")
    with ana.action("add") as action:
        ana.file.documents.add(action, other)
    assert len(read_through(ana, [response, other])) == 2
    assert ana.file.history.past()[-1].name == "read 2 documents through"


def test_what_was_finished_was_read_through_even_if_it_is_open_again(
    ana: Project, response: Document
) -> None:
    finish(ana, [response])
    assert passed(ana) == {response.guid}
    reopen(ana, [response])
    assert passed(ana) == {response.guid}
    finish(ana, [response])
    reopen(ana, [response])
    assert passed(ana) == {response.guid}


def test_the_owner_may_let_everybody_see_suggestions_at_once(
    ana: Project, response: Document
) -> None:
    policy.settle(ana, blind=False)
    assert held_back(ana, [response]) == []
    assert waiting(ana) == []


def test_who_codes_for_nobody_or_for_all_waits_for_nothing(
    ana: Project, response: Document
) -> None:
    with open_project(ana.path) as nobody:
        assert held_back(nobody, [response]) == []
    with open_project(ana.path, coder=CONSENSUS) as consensus:
        assert held_back(consensus, [response]) == []


def test_documents_that_wait_are_told(ana: Project, response: Document) -> None:
    [one] = waiting(ana, [response])
    assert one.startswith(f"Nothing is suggested in {response.name} before ana has read")
    with ana.action("add") as action:
        ana.file.documents.add(action, replace(response, guid="o", name="O", text="I slept. So."))
    [many] = waiting(ana)
    assert many.startswith("Nothing is suggested in 2 documents")
