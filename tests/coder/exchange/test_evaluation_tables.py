import json
from dataclasses import replace

import pytest

from codebook.model import Code
from coder.charts.curves import learning_curves
from coder.exchange.evaluation_tables import (
    Reading,
    Shown,
    codes_tried,
    evaluation_payload,
    evaluation_tables,
)
from coder.exchange.tables import json_text
from coder.suggest.evaluation import Asked, Evaluation, Method
from tests.coder.charts.reading import texts, whole_text

NAN = float("nan")
PL = Code("PL", "Planning")


def method(name: str, *ap: float, ece: float = NAN) -> Method:
    figures = {"ap": list(ap), "f1": [0.2, 0.3], "hit3": [0.7, NAN], "ece": [ece, ece]}
    codes = [{one: figures[one] for one in ("ap", "f1", "ece")}]
    return Method(name, figures, codes, [0.01, 0.02])


@pytest.fixture
def shown() -> Shown:
    methods = [method("blend", 0.3, 0.5, ece=0.02), method("rules", 0.2, 0.2)]
    found = Evaluation(
        asked=Asked(sizes=(25, 100, 900), seeds=3, seed=7),
        sizes=[25, 100], codes=["guid"], positives=[30], left=[70], units=100, documents=12,
        blocks=False, methods=methods,
    )  # fmt: skip
    read = [Reading("blend", PL, 0.2, 0.4), Reading("rules", PL, 0.5, 0.9)]
    return Shown(found, [PL], "sentence", read)


def test_a_row_stands_for_each_method_and_size(shown: Shown) -> None:
    methods, codes, reading = evaluation_tables(shown)
    assert methods.title == "How good suggestions are on 100 sentences of 12 documents"
    assert [row[:3] for row in methods.rows] == [
        ("blend", 25, 0.3), ("blend", 100, 0.5), ("rules alone", 25, 0.2), ("rules alone", 100, 0.2)
    ]  # fmt: skip
    assert methods.rows[1][4] is None  # nothing to hit
    assert codes.rows[0][:3] == ("PL", "Planning", 30)
    assert list(reading.rows[0][2:]) == pytest.approx([20.0, 40.0, 0.55])
    assert [row[0] for row in reading.rows[1:]] == ["mean, blend", "mean, rules alone"]


def test_without_reading_in_order_there_is_no_table_of_it(shown: Shown) -> None:
    assert len(evaluation_tables(replace(shown, read=[]))) == 2
    payload = evaluation_payload(replace(shown, read=[]))
    assert payload["macro"]["wss95"] == [None, None]  # type: ignore[index]


def test_it_is_told_whether_learning_pays(shown: Shown) -> None:
    notes = " ".join(evaluation_tables(shown)[0].notes)
    assert "At every size the blend ranks at least as well as rules alone." in notes
    worse = replace(
        shown.evaluation, methods=[method("blend", 0.1, 0.5), method("rules", 0.2, 0.2)]
    )
    notes = " ".join(evaluation_tables(replace(shown, evaluation=worse))[0].notes)
    assert "Rules alone rank better after 25 units" in notes


def test_sizes_that_were_left_out_are_told(shown: Shown) -> None:
    notes = evaluation_tables(shown)[0].notes
    assert "Left out: 900. Fewer units are there to learn from." in notes
    enough = replace(shown.evaluation, asked=Asked(sizes=(25, 100), seeds=3, seed=7))
    notes = evaluation_tables(replace(shown, evaluation=enough))[0].notes
    assert not any("Left out" in note for note in notes)


def test_it_is_told_whose_words_were_tried_too(shown: Shown) -> None:
    assert evaluation_payload(shown)["voices"] == ["respondent"]
    both = replace(shown, others=["interviewer"])
    assert evaluation_payload(both)["voices"] == ["respondent", "interviewer"]
    assert "Codes stand on the words of interviewers: these were tried, too." in " ".join(
        evaluation_tables(both)[0].notes
    )
    assert "stand on the words" not in " ".join(evaluation_tables(shown)[0].notes)


def test_documents_in_which_most_coders_decide_are_told(shown: Shown) -> None:
    assert "nothing is settled" not in " ".join(evaluation_tables(shown)[0].notes)
    for voted, told in ((1, "In 1 document of several"), (7, "In 7 documents of several")):
        some = replace(shown, voted=voted)
        assert told in " ".join(evaluation_tables(some)[0].notes)
        assert evaluation_payload(some)["voted"] == voted


def test_codes_that_are_too_rare_are_told(shown: Shown) -> None:
    assert "Too rare" not in " ".join(evaluation_tables(shown)[0].notes)
    codes = [(Code(f"R{number}", f"Rare {number}"), number, 90) for number in range(1, 12)]
    rare = replace(shown, rare=codes)
    notes = " ".join(evaluation_tables(rare)[0].notes)
    assert "Too rare to be tried, and in no figure: R1 (1 coded), R2 (2 coded)" in notes
    assert "R10 (10 coded) …" in notes
    first = json.loads(json_text(evaluation_payload(rare)))["rare"][0]
    assert first == {"code": "R1", "label": "Rare 1", "positives": 1, "units": 91}


def test_codes_are_counted_as_people_count(shown: Shown) -> None:
    assert "Of 1 code on five" in evaluation_tables(shown)[0].notes[1]
    two = replace(shown.evaluation, codes=["guid", "other"])
    assert codes_tried(replace(shown, evaluation=two, codes=[PL, PL])) == "2 codes"


def test_each_code_has_short_columns_that_a_note_explains(shown: Shown) -> None:
    codes = evaluation_tables(shown)[1]
    assert codes.columns == ("code", "label", "coded", "AP blend", "AP rules", "F1", "ECE")
    assert codes.notes[0].startswith("AP: average precision")


def test_documents_that_were_cut_are_told(shown: Shown) -> None:
    cut = replace(shown.evaluation, documents=1, blocks=True)
    table = evaluation_tables(replace(shown, evaluation=cut))[0]
    assert table.title.endswith("of 1 document")
    assert "large ones in parts, with 30 % of the units" in table.notes[0]


def test_data_for_scripts_has_every_method_and_the_program_s_own_at_the_top(shown: Shown) -> None:
    payload = json.loads(json_text(evaluation_payload(shown)))
    assert set(payload["methods"]) == {"blend", "rules"}
    for found in (payload, *payload["methods"].values()):
        assert found["sizes"] == [25, 100]
        assert set(found["macro"]) == {"ap", "f1", "hit3", "ece", "wss95"}
        assert [one["code"] for one in found["codes"]] == ["PL"]
    assert payload["macro"]["ap"] == [0.3, 0.5]
    assert payload["macro"]["wss95"] == pytest.approx([0.55, 0.55])
    assert payload["methods"]["rules"]["macro"]["ece"] == [None, None]
    assert (payload["seed"], payload["splits"], payload["unit"]) == (7, 3, "sentence")


def test_the_curve_shows_each_size_and_says_its_figures_in_words(shown: Shown) -> None:
    chart = learning_curves(shown)
    assert {"25", "100", "blend", "rules alone", "0.50"} <= set(texts(chart))
    assert "Mean average precision over 1 code, 100 sentences" in whole_text(chart)
    assert "Blend: 0.300 after 25, 0.500 after 100." in chart.description
    assert chart.svg() == learning_curves(shown).svg()
