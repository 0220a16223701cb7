"""`coder themes` with tests, pairs and levels, `coder cooccurrence` and `coder saturation`."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from coder.cli import main

FSW = ("--where", "role=family social worker")
OUTCOMES = ("--code", "PL", "--code", "EN", "--code", "RR")


def run(path: Path, *words: str) -> Result:
    result = CliRunner(env={"COLUMNS": "80"}).invoke(main, ["-p", str(path), *words])
    assert result.exit_code == 0, result.output
    return result


def told(path: Path, *words: str) -> Any:
    return json.loads(run(path, *words, "--format", "json").stdout)


@pytest.fixture(scope="module")
def demo(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copy(demo_folder / "demo.coder", tmp_path_factory.mktemp("demo")))


def test_who_changed_is_printed_with_p_in_eighty_columns(demo: Path) -> None:
    text = run(demo, "themes", *FSW, *OUTCOMES, "--pair", "time").stdout
    for figures in (".0391", ".1797", ".1250", "McNemar"):
        assert figures in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_planted_changes_are_found(demo: Path) -> None:
    codes = told(demo, "themes", *FSW, *OUTCOMES, "--pair", "time")["codes"]
    names = ("both", "lost", "gained", "neither", "dropped", "p")
    assert [tuple(code["pairs"][name] for name in names) for code in codes] == [
        (14, 1, 8, 2, 0, pytest.approx(0.0390625)),
        (10, 2, 7, 6, 0, pytest.approx(0.1796875)),
        (5, 1, 6, 13, 0, pytest.approx(0.125)),
    ]


def test_the_planted_groups_are_compared(demo: Path) -> None:
    asked = (*FSW, "--where", "time=T2", "--by", "model")
    codes = {one["code"]: one for one in told(demo, "themes", *asked)["codes"]}
    for code, p in {"PL": 1.0, "EN": 0.2051813328, "RR": 0.0809763539}.items():
        assert codes[code]["test"] == {"name": "Fisher exact", "p": pytest.approx(p, abs=1e-9)}
    safer = codes["OC_SAFE"]["values"][0]
    assert [(one["group"], one["n"], one["base"]) for one in safer["groups"]] == [
        ("integrated", 7, 8),
        ("transferral", 11, 17),
    ]
    assert safer["test"]["p"] == pytest.approx(0.3622966507, abs=1e-9)
    asked = ("--where", "role=assessment social worker", "--code", "OC_SUP", "--by", "model")
    [supervision] = told(demo, "themes", *asked)["codes"]
    changed = supervision["values"][0]
    assert [one["n"] for one in changed["groups"]] == [6, 4]
    assert changed["test"]["p"] == pytest.approx(0.0324118830, abs=1e-9)


def test_the_planted_codes_go_together(demo: Path) -> None:
    found = told(demo, "cooccurrence", *FSW, "--where", "time=T2", *OUTCOMES)
    assert {(one["code"], one["with"]): one["both"] for one in found["pairs"]} == {
        ("PL", "EN"): 15,
        ("PL", "RR"): 9,
        ("EN", "RR"): 8,
    }
    assert (found["all"], found["none"], found["base"]) == (7, 0, 25)
    assert "15 of 25" in run(demo, "cooccurrence", *FSW, "--where", "time=T2", *OUTCOMES).stdout


def test_segments_and_documents_are_units_too(demo: Path) -> None:
    segments = told(demo, "cooccurrence", "--unit", "segment")
    mentions = {one["code"]: one["mentions"] for one in told(demo, "themes")["codes"]}
    assert all(one["n"] == mentions[one["code"]] for one in segments["codes"])
    documents = {one["code"]: one["documents"] for one in told(demo, "themes")["codes"]}
    found = told(demo, "cooccurrence", "--unit", "document")
    assert all(one["n"] == documents[one["code"]] for one in found["codes"])


def test_small_numbers_are_in_no_format(demo: Path, tmp_path: Path) -> None:
    asked = ("themes", *FSW, "--where", "time=T2", "--by", "borough", "--suppress", "5", *OUTCOMES)
    for code in told(demo, *asked)["codes"]:
        hidden = [group for group in code["groups"] if group.get("suppressed")]
        assert all(group["n"] is None for group in hidden)
        assert all(group["n"] in {0, 5} for group in code["groups"] if group not in hidden)
        assert code["test"]["p"] is None
    for fmt in ("table", "markdown", "csv", "latex", "html"):
        assert run(demo, *asked, "--format", fmt).stdout
    for name in ("out.xlsx", "out.docx"):
        run(demo, *asked, "-o", str(tmp_path / name))
        assert (tmp_path / name).stat().st_size > 1000


def test_levels_are_asked_for_alone(demo: Path) -> None:
    lines = run(demo, "themes", "--levels", "--code", "PL", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("code,label,level,name,n,base")
    assert len(lines) == 4


def test_new_codes_per_document_are_told(demo: Path) -> None:
    found = told(demo, "saturation", "--where", "kind=interview")
    assert found["documents"][0]["new"] == found["documents"][0]["found"]
    assert sum(one["new"] for one in found["documents"]) == found["documents"][-1]["found"]
    text = run(demo, "saturation", "--base", "6", "--run", "3", "--order", "finished").stdout
    assert "Runs of 3 after a base of 6" in text
