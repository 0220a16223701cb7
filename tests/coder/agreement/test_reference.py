"""Published and cross-checked matrices: every value, standard error and interval."""

import json
from pathlib import Path
from typing import Any

import pytest

from coder.agreement.analytic import analytic
from coder.agreement.reliability import Reliability, Scale, reliability

CASES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("reference.json").read_text(encoding="utf-8")
)


def table(case: dict[str, Any]) -> Reliability:
    """The ratings of a case; large ones are kept as patterns with counts."""
    rows = case.get("ratings")
    if rows is None:
        units = [cells for cells, times in case["patterns"] for _ in range(times)]
        rows = list(zip(*units, strict=True))
    ratings = {f"coder {number}": row for number, row in enumerate(rows)}
    return reliability(ratings, categories=case["categories"], scale=Scale(case["level"]))


def test_the_reference_holds_all_its_values() -> None:
    measures = [measure for case in CASES for measure in case["measures"].values()]
    assert len(CASES) == 44
    assert len(measures) == 472
    assert sum(measure["se"] is not None for measure in measures) == 397


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_every_value_and_interval_is_the_published_one(case: dict[str, Any]) -> None:
    found = analytic(table(case))
    for name, expected in case["measures"].items():
        estimate = found[name]
        if expected["value"] is None:
            assert estimate.value is None, name
            assert estimate.undefined, name
            continue
        assert estimate.value == pytest.approx(expected["value"], abs=1e-9), name
        if expected["se"] is not None:
            assert estimate.se == pytest.approx(expected["se"], abs=1e-6), name
            interval = [estimate.low, estimate.high]
            assert interval == pytest.approx(expected["ci95"], abs=1e-6), name
