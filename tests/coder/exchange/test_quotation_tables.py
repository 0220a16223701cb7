"""Quotations for scripts, spreadsheets and readers, with what must be read with them."""

from coder.exchange.quotation_tables import quotation_payload, quotation_table, remarks, shown
from coder.themes.excerpts import collected
from coder.themes.quoting import Quotes, Style, quotes
from coder.themes.selection import Question
from tests.coder.themes.worlds import ANSWER, PROMPT, World, interview, response


def made(style: Style | None = None) -> Quotes:
    """A segment of FSW 01 in Ashmere, and a choice of FSW 02 without evidence."""
    world = World()
    world.person("FSW 01", borough="Ashmere")
    world.read(response("FSW 01"), "PL1")
    talk = world.read(interview("FSW 02"))
    world.rate(talk, "SUP", "none")
    study = world.study()
    found = collected(study, Question(codes=("PL", "SUP")))
    return quotes(study, found, style or Style(), where={}, chosen={})


def test_quotations_are_placed_for_scripts_and_spreadsheets_alike() -> None:
    found = made()
    first, second = quotation_payload(found)
    assert first == {
        "case": "FSW 01",
        "document": "FSW 01 T2 S1",
        "code": "PL1",
        "coder": "ana",
        "start": len(PROMPT),
        "stop": len(PROMPT + ANSWER),
        "text": ANSWER,
        "attribution": "FSW 01, T2, S1",
        "attributes": {"borough": "Ashmere"},
        "value": "",
        "before": "",
        "after": "",
        "finished": True,
        "at": "",
        "group": None,
        "chosen": False,
        "used": "",
        "people_alike": None,
        "look_at": [],
        "guid": found.excerpts[0].guid,
    }
    assert (second["value"], second["start"], second["stop"]) == ("none", None, None)
    table = quotation_table(found)
    assert table.columns[-1] == "borough"
    assert [row[-1] for row in table.rows] == ["Ashmere", None]


def test_no_quotations_are_a_table_with_a_header() -> None:
    none = Quotes(())
    assert quotation_table(none).columns[:3] == ("case", "document", "code")
    assert shown(none)[0].columns == ("quotation", "attribution", "code")
    assert remarks(none) == ["No coded segments."]


def test_each_group_is_a_table_and_a_value_is_told() -> None:
    one, two = shown(made(Style(by="borough")))
    assert (one.title, two.title) == (
        "Quotations, borough Ashmere",
        "Quotations, borough [not recorded]",
    )
    assert two.rows == (("(no evidence marked)", "FSW 02, T2", "SUP = none"),)


def test_what_is_not_recorded_is_counted() -> None:
    told = remarks(made(Style(template="{borough}")))
    assert "1 of 2 attributions hold [not recorded]." in told


def test_what_stands_behind_no_count_is_told() -> None:
    from dataclasses import replace

    found = made()
    assert any(
        "1 chosen stands behind no count" in one for one in remarks(replace(found, uncounted=1))
    )
    assert any(
        "2 chosen stand behind no count" in one for one in remarks(replace(found, uncounted=2))
    )
