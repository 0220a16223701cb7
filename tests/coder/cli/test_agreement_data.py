"""`coder agreement --data` and `--explain`: every reference value by command, in any format."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from coder.cli import main

REFERENCE = Path(__file__).parents[1] / "agreement"
CASES: list[dict[str, Any]] = json.loads((REFERENCE / "reference.json").read_text("utf-8"))
OTHERS: dict[str, list[dict[str, Any]]] = json.loads(
    (REFERENCE / "spans_and_sets.json").read_text("utf-8")
)


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": "120"}).invoke(main, ["agreement", *words])
    return result.exit_code, result.stdout, result.stderr


def payload(*words: str) -> Any:
    code, out, err = run(*words, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def named(case: dict[str, Any]) -> str:
    return str(case["id"])


def written(folder: Path, rows: Sequence[Sequence[object]]) -> str:
    """A csv file of coders by units, as the reference has them, turned to units by coders."""
    path = folder / "ratings.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["unit", *(f"coder {number:02}" for number in range(len(rows)))])
        writer.writerows([number, *cells] for number, cells in enumerate(zip(*rows, strict=True)))
    return str(path)


@pytest.mark.parametrize("case", CASES, ids=named)
def test_every_reference_value_is_found_by_command(case: dict[str, Any], tmp_path: Path) -> None:
    rows = case.get("ratings")
    if rows is None:
        units = [cells for cells, times in case["patterns"] for _ in range(times)]
        rows = list(zip(*units, strict=True))
    among = ",".join(map(str, case["categories"]))
    asked = ("--level", case["level"], "--categories", among)
    found = payload("--data", written(tmp_path, rows), *asked)["measures"]
    for name, expected in case["measures"].items():
        one = found[name]
        if expected["value"] is None:
            assert one["value"] is None, name
            assert one["undefined"], name
            continue
        assert one["value"] == pytest.approx(expected["value"], abs=1e-9), name
        if expected["se"] is not None:
            assert one["se"] == pytest.approx(expected["se"], abs=1e-6), name
            assert [one["low"], one["high"]] == pytest.approx(expected["ci95"], abs=1e-6), name


@pytest.mark.parametrize("case", OTHERS["sets"], ids=named)
def test_every_value_of_code_sets_is_found_by_command(case: dict[str, Any], tmp_path: Path) -> None:
    rows = [
        [None if cell is None else ";".join(cell) or ";" for cell in row] for row in case["ratings"]
    ]
    found = payload("--data", written(tmp_path, rows), "--sets", ";")
    expected = dict(case["values"])
    by_label = expected.pop("per_label_alpha_nominal_binary")
    for name, value in expected.items():
        assert found["measures"][name]["value"] == pytest.approx(value, abs=1e-9), name
    for label, value in by_label.items():
        alpha = found["labels"][label]["alpha_nominal"]
        assert alpha["value"] == pytest.approx(value, abs=1e-9), label


@pytest.mark.parametrize("case", OTHERS["tables"], ids=named)
def test_every_value_of_a_table_of_two_by_two_is_found_by_command(
    case: dict[str, Any], tmp_path: Path
) -> None:
    both, first, second, neither = case["table"]
    rows = [
        [1] * (both + first) + [0] * (second + neither),
        [1] * both + [0] * first + [1] * second + [0] * neither,
    ]
    found = payload("--data", written(tmp_path, rows), "--categories", "0,1")["measures"]
    for name in ("pabak", "prevalence_index", "bias_index", "jaccard_iou", "cohen_kappa"):
        expected = case["values"][name]
        near = None if expected is None else pytest.approx(expected, abs=1e-9)
        assert found[name]["value"] == near, name


def test_each_figure_says_how_it_was_made(tmp_path: Path) -> None:
    path = written(tmp_path, [[1, 2, 1, 2, 1, None], [1, 2, 2, 2, 1, 1]])
    asked = ("--interval", "bootstrap", "--seed", "7", "--replicates", "200")
    found = payload("--data", path, *asked)["measures"]["alpha_nominal"]
    facts = ("units", "pairable", "categories", "replicates", "seed", "undefined")
    assert [found[fact] for fact in facts] == [6, 5, 2, 200, 7, None]
    left = payload("--data", path, "--interval", "jackknife")["measures"]["alpha_nominal"]
    assert (left["method"], left["seed"], left["lost"]) == ("jackknife of units", None, 0)


def test_the_table_leaves_in_every_format(tmp_path: Path) -> None:
    path = written(tmp_path, [["a", "b", "a"], ["a", "b", "b"]])
    _, text, notes = run("--data", path, "--format", "csv")
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(text))}
    assert float(rows["percent_agreement"]["value"]) == pytest.approx(2 / 3)
    assert rows["percent_agreement"]["pairable"] == "3"
    assert "3 units, 2 coders (coder 00, coder 01), categories: a, b." in notes
    _, text, _ = run("--data", path, "--format", "markdown")
    assert "| percent\\_agreement | 0.667 |" in text
    target = tmp_path / "agreement.xlsx"
    code, _, _ = run("--data", path, "--format", "xlsx", "-o", str(target))
    assert code == 0
    assert [cell.value for cell in load_workbook(target).worksheets[0][2]][:2] == [
        *(None, "percent_agreement")
    ]


def test_sets_are_shown_in_braces_and_each_code_by_itself(tmp_path: Path) -> None:
    path = written(tmp_path, [["PL,EN", ",", "RR"], ["PL", ",", "RR"]])
    _, out, _ = run("--data", path, "--sets", ",")
    assert "categories: {}, {PL}, {RR}, {EN PL}." in " ".join(out.split())
    assert "Agreement on EN alone" in out


def test_a_sign_between_codes_must_be_one(tmp_path: Path) -> None:
    code, _, err = run("--data", str(tmp_path / "x.csv"), "--sets", " ")
    assert code == 2
    assert "name the sign between codes" in err


def test_a_measure_is_explained_with_its_formula_and_source() -> None:
    code, out, _ = run("--explain", "alpha_ordinal")
    assert code == 0
    assert out.startswith("# Krippendorff's α\n")
    assert "Formula: α = 1 − Do / De" in out
    assert "Source: Krippendorff (2019)" in out
    assert max(map(len, out.splitlines())) <= 78
    assert run("--explain", "alpha_ordinal", "--format", "markdown")[1] == out
    [found] = payload("--explain", "alpha_ordinal")
    assert found["names"][0] == "alpha"
    assert found["cautions"]


def test_without_a_name_every_measure_is_listed() -> None:
    _, out, _ = run("--explain")
    assert "cohen_kappa" in out
    assert "u_alpha" in out
    assert "Ask for one of them by any of its names" in out
    code, _, err = run("--explain", "alhpa")
    assert code == 1
    assert "Did you mean 'alpha'?" in err


def test_a_table_of_ratings_needs_no_project(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("unit,a,b\n1,1,1\n2,2,2\n3,1,2\n4,,2\n", encoding="utf-8")
    found = payload("--data", str(path), "--level", "ordinal", "--categories", "1,2,3")
    assert (found["coders"], found["units"], found["categories"]) == (["a", "b"], 4, [1, 2, 3])
    assert {"gwet_ac2_linear", "alpha_ratio", "cohen_kappa_quadratic"} <= set(found["measures"])
    assert found["measures"]["percent_agreement"]["value"] == pytest.approx(2 / 3)
    code, out, _ = run("--data", str(path))
    assert code == 0
    assert "4 units, 2 coders (a, b), categories: 1, 2." in out
    assert "large sample" in out


def test_many_categories_are_not_all_named(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("a,b\n" + "".join(f"{n},{n}\n" for n in range(20)), encoding="utf-8")
    _, out, _ = run("--data", str(path))
    assert "9, 10, 11 and 8 more." in " ".join(out.split())


def test_a_table_says_why_a_measure_is_undefined(tmp_path: Path) -> None:
    path = tmp_path / "ratings.csv"
    path.write_text("a,b\nNA,\n,y\n", encoding="utf-8")
    _, out, err = run("--data", str(path))
    assert "undefined, because no unit was rated by two" in " ".join(out.split())
    assert err.startswith("'NA' is taken for a category")


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (("--methods",), "--methods"),
        (("--by", "coders"), "--by"),
        (("--round", "1", "--code", "PL"), "--code"),
        (("--coverage", "50"), "--coverage"),
    ],
)
def test_what_is_asked_of_a_project_is_not_asked_of_a_table(
    tmp_path: Path, words: tuple[str, ...], option: str
) -> None:
    code, out, err = run("--data", written(tmp_path, [[1, 2], [1, 1]]), *words)
    assert (code, out) == (2, "")
    assert f"{option} is asked of a project: leave it out with --data." in err


@pytest.mark.parametrize("option", ["--level", "--sets", "--categories", "--coders-in"])
def test_what_is_said_of_a_table_needs_the_table(option: str) -> None:
    value = {"--level": "ordinal", "--coders-in": "rows"}.get(option, ";")
    code, _, err = run(option, value)
    assert code == 2
    assert f"{option} tells how to read a table: name it with --data FILE." in err
