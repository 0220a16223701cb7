"""`coder responses`, as a researcher and as a script see it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coder.cli import main
from coder.workflow import browsing
from coder.workflow.coding import apply_code, rate
from coder.workflow.project import open_project
from tests.conftest import SPEECH
from transcripts.model import Case, Document, Span

NAME = "FSW 01 T2 S1"
ASKED = ("--scenario", "S1", "--prompt", "a", "--time", "T2")


def run(path: Path, *words: str) -> Result:
    return CliRunner(env={"COLUMNS": "120"}).invoke(main, ["-p", str(path), "responses", *words])


@pytest.fixture
def coded(study_path: Path, response: Document) -> Path:
    """Ana has coded and rated one of two answers; the other is a case's with a borough."""
    with open_project(study_path, coder="ana") as project:
        with project.file.action("import", "ana") as action:
            project.file.cases.save(action, Case("FSW 02", {"borough": "Ashmere"}))
            other = Document(
                "FSW 02 T2 S1",
                response.text,
                response.turns,
                response.kind,
                "FSW 02",
                "S1",
                "T2",
            )
            project.file.documents.add(action, other)
        first = browsing.document(project, NAME)
        span = Span(first.text.index(SPEECH), first.text.index(SPEECH) + 8)
        apply_code(project, browsing.code(project, "PL2"), document=first, span=span)
        rate(project, browsing.code(project, "PL"), document=first, value="2")
    return study_path


def test_without_a_scenario_what_was_asked_is_listed(coded: Path) -> None:
    result = run(coded, "--as", "ana", "--format", "json")
    assert [
        (one["prompt"], one["answers"], one["uncoded"]) for one in json.loads(result.stdout)
    ] == [
        ("a", 2, 1),
        ("", 2, 1),
    ]
    assert "What would you do before you go?" in run(coded).stdout


def test_the_answers_stand_with_ones_own_codes_and_levels(coded: Path) -> None:
    result = run(coded, *ASKED, "--as", "ana", "--format", "csv")
    first, second = csv.DictReader(io.StringIO(result.stdout))
    assert (first["document"], first["codes"], first["PL"]) == ("FSW 01 T2 S1", "PL2", "2")
    assert (second["case"], second["borough"], second["state"]) == ("FSW 02", "Ashmere", "uncoded")
    assert first["text"] == second["text"] == SPEECH


def test_a_script_gets_places_and_values(coded: Path) -> None:
    result = run(coded, *ASKED, "--as", "ana", "--sort", "words", "--format", "json")
    payload = json.loads(result.stdout)
    first, second = payload["answers"]
    assert payload["question"] == "What would you do before you go?"
    assert (first["codes"], first["values"], first["finished"]) == (["PL2"], {"PL": "2"}, False)
    start, stop = second["spans"][0]
    assert stop - start == len(SPEECH)
    assert second["attributes"] == {"borough": "Ashmere"}


def test_only_what_waits_is_shown_where_that_is_wanted(coded: Path) -> None:
    result = run(coded, *ASKED, "--as", "ana", "--uncoded", "--format", "json")
    assert [one["case"] for one in json.loads(result.stdout)["answers"]] == ["FSW 02"]
    where = run(coded, *ASKED, "--where", "borough=Ashmere", "--format", "json")
    assert [one["case"] for one in json.loads(where.stdout)["answers"]] == ["FSW 02"]


@pytest.mark.parametrize("form", ["csv", "json", "table"])
def test_masked_answers_name_nobody(coded: Path, form: str) -> None:
    result = run(coded, *ASKED, "--as", "ana", "--mask", "--format", form)
    assert result.exit_code == 0
    assert "FSW" not in result.stdout
    assert "Ashmere" not in result.stdout
    assert "coded" in result.stdout


def test_a_prompt_that_nobody_was_asked_is_refused_in_a_sentence(coded: Path) -> None:
    result = run(coded, "--scenario", "S1", "--prompt", "x")
    assert result.exit_code == 1
    assert "S1 has no prompt 'x'. There are: a." in result.stderr
