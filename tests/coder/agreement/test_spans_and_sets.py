"""Published and constructed tables, code sets and spans: every value."""

import json
from pathlib import Path
from typing import Any

import pytest

from coder.agreement.analytic import analytic
from coder.agreement.lines import Line
from coder.agreement.reliability import reliability
from coder.agreement.sets import labels_of, of_label, set_alphas, set_reliability
from coder.agreement.spans import span_scores
from coder.agreement.unitizing import Unitizing, unitizing
from transcripts.model import Span

EXACT = 1e-9
REFERENCE: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("spans_and_sets.json").read_text(encoding="utf-8")
)
OUR_NAMES = {
    "percent": "percent_agreement",
    "pos_specific_agreement_F1": "f1_positive",
    "neg_specific_agreement": "f1_negative",
}


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


def test_the_reference_holds_all_its_cases() -> None:
    counts = {name: len(cases) for name, cases in REFERENCE.items()}
    assert counts == {"sets": 9, "unitizing": 7, "spans": 1, "tables": 9}


@pytest.mark.parametrize("case", REFERENCE["sets"], ids=named)
def test_alpha_of_code_sets_is_the_published_one(case: dict[str, Any]) -> None:
    rows = {f"coder {number}": row for number, row in enumerate(case["ratings"])}
    data = set_reliability(rows)
    by_label = case["values"].pop("per_label_alpha_nominal_binary")
    found = set_alphas(data)
    assert {name: one.value for name, one in found.items()} == pytest.approx(
        case["values"], abs=EXACT
    )
    alone = {label: analytic(of_label(data, label)) for label in labels_of(data)}
    assert {label: one["alpha_nominal"].value for label, one in alone.items()} == pytest.approx(
        by_label, abs=EXACT
    )


@pytest.mark.parametrize("case", REFERENCE["unitizing"], ids=named)
def test_the_unitizing_alphas_are_the_published_ones(case: dict[str, Any]) -> None:
    coded: dict[str, dict[str, list[Span]]] = {}
    for number, units in enumerate(case["coders"]):
        own = coded.setdefault(f"coder {number}", {})
        for start, stop, label in units:
            own.setdefault(label, []).append(Span(start, stop))
    found = unitizing([Line(case["length"], coded)])
    for name, expected in case["values"].items():
        value = shown(found, name)
        assert value == (None if expected is None else pytest.approx(expected, abs=EXACT)), name
    one_code = len({unit[2] for units in case["coders"] for unit in units}) == 1
    assert (found.cu_alpha.undefined == "it needs two codes") is one_code


def shown(found: Unitizing, name: str) -> object:
    part = getattr(found, name)
    if name == "ku_alpha":
        return {label: one.value for label, one in part.items()}
    return part if name.endswith("coverage") else part.value


@pytest.mark.parametrize("case", REFERENCE["spans"], ids=named)
def test_span_scores_are_the_constructed_ones(case: dict[str, Any]) -> None:
    coded = {coder: {"x": [Span(*one) for one in case[coder]]} for coder in ("coder1", "coder2")}
    found = span_scores([Line(case["length"], coded)])
    expected = {name.lower(): value for name, value in case["values"].items()}
    for name, one in found.scores.items():
        if name != "token_f1":
            assert one.value == pytest.approx(expected[name], abs=EXACT), name
    assert found.scores["token_f1"].undefined == "it is not known where the words are"


@pytest.mark.parametrize("case", REFERENCE["tables"], ids=named)
def test_every_number_of_a_table_of_two_by_two_is_the_constructed_one(case: dict[str, Any]) -> None:
    both, first, second, neither = case["table"]
    rows = {
        "ana": [1] * (both + first) + [0] * (second + neither),
        "ben": [1] * both + [0] * first + [1] * second + [0] * neither,
    }
    found = analytic(reliability(rows, categories=(0, 1)))
    assert found["pabak"].value == found["brennan_prediger"].value
    for name, expected in case["values"].items():
        if name != "n":
            value = found[OUR_NAMES.get(name, name)].value
            assert value == (None if expected is None else pytest.approx(expected, abs=EXACT)), name
