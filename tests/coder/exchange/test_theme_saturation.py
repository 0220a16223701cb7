"""New codes per document are told with the rule by which they are few."""

from coder.exchange.theme_saturation import (
    saturation_payload,
    saturation_rows,
    saturation_tables,
)
from tests.coder.themes.test_saturation import read, told
from tests.coder.themes.worlds import World, response


def said(world: World) -> str:
    return "\n".join(saturation_tables(told(world))[1].notes)


def test_documents_stand_in_order_and_then_the_runs() -> None:
    documents, runs = saturation_tables(told(read(("PL1",), ("EN",), ("PL",), (), (), ())))
    assert documents.title == "New codes per document: all documents"
    assert documents.rows[2] == ("3", "FSW 3 T2 S1", "1", "PL", "3")
    assert runs.title == "Runs of 2 after a base of 2"
    assert runs.rows == (("3–4", "1", "50.0"), ("4–5", "0", "0.0"))
    notes = "\n".join(runs.notes)
    assert "The first 2 documents hold 2 codes, all 6 hold 3 of the 5" in notes
    assert "reached at document 3, told by the 2 after it." in notes


def test_what_was_not_reached_is_told() -> None:
    assert "No 2 documents in a row brought 0 %" in said(read(("PL1",), ("EN",), ("PL",), ("PL2",)))
    assert "too few documents for a base of 2 and a run of 2" in said(World())
    world = read((), (), (), ())
    assert saturation_tables(told(world))[1].rows == (("3–4", "0", "–"),)


def test_documents_that_are_open_are_told() -> None:
    world = read(("PL",))
    world.unread(response("FSW 7"))
    assert "1 document is not finished, and not read here." in said(world)
    world.unread(response("FSW 8"))
    assert "2 documents are not finished" in said(world)


def test_scripts_and_spreadsheets_get_every_run() -> None:
    found = told(read(("PL1",), ("EN",), ("PL",), (), ()))
    payload = saturation_payload(found)
    assert payload["documents"][2] == {
        "document": "FSW 3 T2 S1",
        "new": 1,
        "codes": ["PL"],
        "found": 3,
    }
    assert payload["runs"][0] == {"first": 3, "last": 4, "new": 1, "percent": 50.0}
    assert payload["reached"] == {"first": 4, "last": 5, "new": 0, "percent": 0.0}
    assert saturation_payload(told(read(("PL",))))["reached"] is None
    table = saturation_rows(found)
    assert table.rows[2] == (3, "FSW 3 T2 S1", 1, "PL", 3, 4, 1, 50.0)
    assert table.rows[4][5:] == (None, None, None)
