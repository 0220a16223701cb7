from dataclasses import replace

from coder.workflow.coding import finish
from coder.workflow.neighbouring import row
from coder.workflow.project import Project
from transcripts.model import Document, State, new_guid


def add(project: Project, response: Document, name: str, state: State) -> Document:
    document = replace(response, name=name, guid=new_guid(), state=state)
    with project.action("add a document") as action:
        project.file.documents.add(action, document)
    return document


def test_the_next_document_is_the_next_in_the_list_and_a_withheld_one_is_passed_over(
    ana: Project, response: Document
) -> None:
    tenth = add(ana, response, "FSW 10", State.PRESENT)
    withheld = add(ana, response, "FSW 09", State.WITHHELD)
    found = row(ana, response)
    assert found.names == ("FSW 01 T2 S1", "FSW 10")
    assert (found.beside(1), found.beside(-1), found.beside(2)) == ("FSW 10", None, None)
    assert str(found) == "1 of 2, 2 open"
    assert row(ana, withheld).beside(1) == "FSW 10"
    finish(ana, [response, tenth])
    assert str(row(ana, tenth)) == "2 of 2, all finished"


def test_a_document_that_has_gone_stands_alone(ana: Project, response: Document) -> None:
    gone = replace(response, guid=new_guid(), name="Gone")
    ana.coder = None
    assert row(ana, gone).place == 0
    assert row(ana, gone).beside(1) is None
