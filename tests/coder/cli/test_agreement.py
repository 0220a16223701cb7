"""`coder agreement` and `coder consensus`: data on stdout, in the shape that scripts rely on."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coder.cli import main
from coder.workflow import browsing
from coder.workflow.coding import apply_code, finish, rate
from coder.workflow.project import Project
from transcripts.model import Span

SAID = "FSW 01 T2 S1"


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner(env={"COLUMNS": "120"}).invoke(main, list(words))
    return result.exit_code, result.stdout, result.stderr


def payload(*words: str) -> Any:
    code, out, _ = run(*words, "--format", "json")
    assert code == 0, out
    return json.loads(out)


@pytest.fixture
def coded(study_path: Path, ana: Project, ben: Project) -> str:
    """Both coded planning, on a level each of their own; ana alone reflection."""
    for project, level in ((ana, "1"), (ben, "2")):
        document = browsing.document(project, SAID)
        start = document.text.index("read the file")
        span, planning = Span(start, start + 13), browsing.code(project, "PL")
        apply_code(project, planning, document=document, span=span)
        rate(project, planning, document=document, value=level)
        if project is ana:
            reflection = browsing.code(project, "RR")
            apply_code(project, reflection, document=document, span=Span(start, len(document.text)))
        finish(project, [document])
    return str(study_path)


def test_scripts_get_every_measure_of_every_code(coded: str) -> None:
    found = payload("-p", coded, "agreement", "--replicates", "20")
    assert (found["unit"], found["coders"]) == ("auto", ["ana", "ben"])
    assert (found["seed"], found["replicates"]) == (1, 20)
    planning = found["codes"][0]
    assert (planning["code"], planning["label"], planning["unit"]) == ("PL", "Planning", "document")
    assert planning["units"] == 1
    assert planning["prevalence"] == {"ana": 1, "ben": 1}
    assert planning["cells"] == {"++": 1, "+-": 0, "-+": 0, "--": 0}
    percent = planning["measures"]["percent_agreement"]
    assert {"value", "se", "low", "high", "undefined"} <= set(percent)
    assert percent["value"] == 1
    assert planning["measures"]["cohen_kappa"]["value"] is None
    assert planning["measures"]["cohen_kappa"]["undefined"] == "the ratings do not vary"
    assert planning["levels"]["units"] == 1
    assert planning["levels"]["values"]["ana"] == {"0": 0, "1": 1, "2": 0}
    choice = found["codes"][-1]
    assert choice["prevalence"] == {}


def test_people_get_a_table_that_says_why_a_number_is_missing(coded: str) -> None:
    code, out, _ = run("-p", coded, "agreement")
    assert code == 0
    assert "Agreement of ana and ben" in out
    assert "PL levels" in out
    words = " ".join(out.split())
    assert "Fewer than 20 units: PL, PL levels, PL2, RR, SUP." in words
    assert "α is undefined, because the ratings do not vary: PL, PL2." in words
    assert "α is undefined, because no unit was rated by two coders: SUP." in words


def test_the_weakest_codes_can_come_first(coded: str) -> None:
    found = payload("-p", coded, "agreement", "--weakest-first")
    assert [one["code"] for one in found["codes"]] == ["RR", "PL", "PL2", "SUP"]


def test_a_table_without_intervals_and_levels_says_less(coded: str) -> None:
    _, out, _ = run("-p", coded, "agreement", "--code", "PL2", "--replicates", "0")
    assert "bootstrap" not in out
    assert "Levels" not in out


def test_spreadsheets_get_a_row_for_each_measure(coded: str) -> None:
    code, out, _ = run("-p", coded, "agreement", "--code", "RR", "--format", "csv")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    percent = next(row for row in rows if row["measure"] == "percent_agreement")
    assert percent["value"] == "0.0"
    assert percent["prevalence ana"] == "1.0"


def test_disagreements_are_listed_with_their_words(coded: str) -> None:
    found = payload("-p", coded, "agreement", "--disagreements", "--unit", "sentence")
    assert {one["code"] for one in found} == {"PL", "RR"}
    first = next(one for one in found if one["code"] == "RR")
    assert first["document"] == SAID
    assert first["words"] == "I'd read the file first."
    assert first["said"] == {"ana": "present", "ben": "absent"}
    _, out, _ = run("-p", coded, "agreement", "--disagreements", "--code", "RR")
    assert "1 disagreements" in out
    assert "coder consensus list" in out
    assert "…" in out


def test_consensus_takes_over_and_lists_the_rest(coded: str) -> None:
    code, out, err = run("-p", coded, "consensus", "--dry-run")
    assert (code, "2 disagreements" in out) == (0, True)
    assert err.startswith("Would be taken over in 1 documents: 1 codings and 0 values.")
    found = payload("-p", coded, "consensus", "--coders", "ana, ben")
    assert (found["coder"], found["documents"], found["codings"]) == ("consensus", [SAID], 1)
    assert (found["ratings"], found["finished"], found["dry_run"]) == (0, [], False)
    assert len(found["disagreements"]) == 2
    assert payload("-p", coded, "consensus")["codings"] == 0


def test_mistakes_are_one_sentence(tmp_path: Path, study_path: Path) -> None:
    code, out, err = run("agreement", "--data", str(tmp_path / "missing.csv"))
    assert (code, out) == (1, "")
    assert "cannot be read" in err
    code, _, err = run("-p", str(study_path), "agreement")
    assert code == 1
    assert "Agreement needs two coders" in err


def test_a_paragraph_is_not_written_as_a_table(coded: str, tmp_path: Path) -> None:
    page = tmp_path / "methods.docx"
    code, _, err = run("-p", coded, "agreement", "--methods", "-o", str(page))
    assert (code, page.exists()) == (2, False)
    assert "The paragraph on methods is text or json, not a table." in err
